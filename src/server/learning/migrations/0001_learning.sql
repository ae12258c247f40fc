-- What models learn from: projections that follow the journal, rebuilt by emptying them and their checkpoint. No name stands here that the
-- journal would seal: natural persons are under their pseudonyms.
create schema if not exists learning;

-- One row for each import as it was registered: all that a prediction may rest on.
create table learning.goods (
  number text primary key,
  -- Of the event that registered it: the order in which customs came to know.
  position bigint not null,
  at timestamptz not null,
  office_id text not null,
  -- What all its lines share: importer, importer since (ms), declarant, partner, dispatch, mode.
  shared json not null,
  -- Its lines: [[sequence, code, origin, value, duty, duty rate, preference 0/1, mass, quantity, packages], …].
  lines json not null
);
create index goods_position on learning.goods (position);
create index goods_at on learning.goods using brin (at);

-- What came out where somebody looked; only ever added to.
create table learning.outcome (
  -- Of the event that said so.
  position bigint primary key,
  number text not null,
  known_at timestamptz not null,
  -- finding: goods were inspected. documentCheck: papers were looked through and accepted. instruction: the declarant was told to put it right.
  -- correction: the figures were changed. penalty: a fine.
  kind text not null check (kind in ('finding', 'documentCheck', 'instruction', 'correction', 'penalty')),
  violation boolean not null,
  -- Duties and taxes that were declared too low, in national currency; 0 where nothing of them was set anew.
  recovered bigint not null,
  -- Which lines were concerned; none: the declaration as a whole.
  lines integer[] not null,
  -- Whether customs knew more of the declaration than before: its first outcome, or its first violation.
  news boolean not null,
  -- The event that took it back, where one did: from then on it is no label.
  reversed_at bigint
);
create index outcome_of on learning.outcome (number, position);

-- How each was decided on: what desks and figures ask, instead of the journal.
create table learning.decision (
  number text primary key,
  position bigint not null,
  at timestamptz not null,
  office_id text not null,
  channel text not null,
  -- Rules or lists selected it, whatever a model or chance would have said.
  by_rules boolean not null,
  -- Drawn by the hidden random stream.
  random boolean not null,
  -- The chance with which it was looked at, by all that is known of how decisions are made: 1 where rules or the rank selected it.
  propensity double precision not null,
  -- From here on only where a champion scored it. SHA-256 of its file.
  model text,
  -- Sequence of the line of the highest rank, its calibrated chance, its rank.
  line integer,
  chance double precision,
  rank double precision,
  threshold double precision,
  exploration double precision,
  -- rank, exploration; null where the model had no part in selecting.
  selected text check (selected in ('rank', 'exploration')),
  beyond_capacity boolean not null default false,
  relieved boolean not null default false,
  -- The rows of features as they were scored: half-precision numbers, little endian.
  rows bytea
);
create index decision_at on learning.decision (at);
create index decision_position on learning.decision (position);
create index decision_office on learning.decision (office_id, at);

-- What a challenger would have said, worked out off the path.
create table learning.shadow (
  model text not null,
  number text not null,
  -- Of the decision.
  position bigint not null,
  line integer not null,
  chance double precision not null,
  rank double precision not null,
  primary key (model, number)
);
create index shadow_position on learning.shadow (model, position);

-- Model files by the SHA-256 of their bytes. A file that the journal names is never deleted.
create table learning.model (
  hash text primary key,
  file text not null,
  -- As it stands in the file, for lists.
  card json not null,
  stored_at timestamptz not null,
  -- How its ranks spread lately, by office: {"": {"perDay": n, "ranks": [101 quantiles]}, "03CC": …}. Where thresholds begin.
  spread json
);

-- Trainings: asked by an analyst or begun at night; worked out beside the program. No legal life of its own.
create table learning.training (
  id uuid primary key,
  user_id text not null,
  started_at timestamptz not null,
  -- What is trained on what: name, seed, up to which position of the journal, settings. The same plan gives the same bytes.
  plan json not null,
  status text not null check (status in ('running', 'done', 'cancelled', 'failed', 'tooLittle')),
  -- The backend that works on it: where it lives no more, the training waits to be taken up again.
  backend_pid integer,
  backend_start timestamptz,
  progress json not null,
  -- The trees so far, to go on from.
  checkpoint bytea,
  -- Of the model it made.
  hash text,
  ended_at timestamptz
);
create index training_started on learning.training (started_at desc);
create index training_running on learning.training (started_at) where status = 'running';
