-- The engine's own tables. One writer per cell appends here, one transaction per batch; nothing else writes the hot tables.
-- `cell` is the first column of every key, so that a cluster can distribute all of them by it. No foreign keys: the writer
-- has already decided, and checks planned on empty tables cost tenfold later.
-- Wide bytes stay inline and uncompressed (`storage external` forbids compression, `toast_tuple_target` keeps rows up to a page
-- in the heap): compressing and moving every 3 KB document out of line cost more than the insert itself.

-- What is committed, and who may add to it. Updated first in every transaction, with everything the writer believes as its condition.
create table engine.cell_head (
  cell integer primary key,
  epoch bigint not null,
  position bigint not null,
  hash bytea not null,
  stamped_at text not null
) with (fillfactor = 10);

-- Who tries to write. Only politeness: safety is the head row. The holder's backend is named so that the lease of a program that
-- was killed is free at once, and that of one that merely hangs is free when it expires.
create table engine.lease (
  cell integer primary key,
  holder text not null,
  address text not null,
  expires_at timestamptz not null,
  backend_pid integer not null,
  backend_start timestamptz not null
) with (fillfactor = 10);

-- The journal. `body` is the canonical JSON that was hashed; `hash` = SHA-256(hash before ‖ body); `previous` is the position of the
-- same stream's event before (0: none), which makes reading one stream a walk instead of a second index.
create table engine.event (
  cell integer not null,
  position bigint not null,
  previous bigint not null,
  body bytea not null,
  hash bytea not null,
  primary key (cell, position)
) with (toast_tuple_target = 8160);
alter table engine.event alter column body set storage external;

create table engine.state (
  cell integer not null,
  stream_type text not null,
  stream_id text not null,
  version integer not null,
  fold_version integer not null,
  position bigint not null,
  body bytea not null,
  primary key (cell, stream_type, stream_id)
) with (toast_tuple_target = 8160, fillfactor = 90);
alter table engine.state alter column body set storage external;

create table engine.key (
  cell integer not null,
  key text not null,
  value text not null,
  holder text not null,
  primary key (cell, key, value)
);

create table engine.number (
  cell integer not null,
  range text not null,
  last bigint not null,
  primary key (cell, range)
);

-- Legs of double entries, also part of the hashed event at `position`. Read in order of position, which follows the heap, so a
-- block-range index does; statements by account or subject are a projection's business.
create table engine.posting (
  cell integer not null,
  position bigint not null,
  leg smallint not null,
  account text not null,
  amount bigint not null,
  subject text not null
);
create index posting_position on engine.posting using brin (position) with (autosummarize = on);

-- What must leave the house. A row goes when it is delivered; (position, ordinal) names it for ever to the receiver.
create table engine.outbox (
  cell integer not null,
  topic text not null,
  position bigint not null,
  ordinal integer not null,
  payload bytea not null,
  attempts integer not null default 0,
  due_at timestamptz not null default '-infinity',
  primary key (cell, topic, position, ordinal)
) with (fillfactor = 90);

create table engine.outbox_dead (
  cell integer not null,
  topic text not null,
  position bigint not null,
  ordinal integer not null,
  payload bytea not null,
  attempts integer not null,
  error text not null,
  died_at timestamptz not null default now(),
  primary key (cell, topic, position, ordinal)
);

-- Acceptances by (sender, key): the same bytes for a repeat, for ever.
create table engine.acceptance (
  cell integer not null,
  sender text not null,
  key text not null,
  content_hash bytea not null,
  position bigint not null,
  answer bytea not null,
  primary key (cell, sender, key)
) with (toast_tuple_target = 8160);
alter table engine.acceptance alter column answer set storage external;

-- Refused submissions, for the sender's list of things to fix. Changes no stream, binds no key, and is pruned.
create table engine.submission (
  cell integer not null,
  id uuid not null,
  sender text not null,
  key text,
  command_type text not null,
  refused_at timestamptz not null,
  refusals jsonb not null,
  content bytea,
  primary key (cell, id)
);
create index submission_sender on engine.submission (cell, sender, refused_at desc);

-- Commands that broke a handler or the database: for people to look at.
create table engine.quarantine (
  cell integer not null,
  id uuid not null,
  sender text not null,
  command_type text not null,
  quarantined_at timestamptz not null,
  error text not null,
  content bytea,
  primary key (cell, id)
);

-- How far each follower has read; moves in the same transaction as what it wrote.
create table engine.checkpoint (
  cell integer not null,
  follower text not null,
  position bigint not null,
  primary key (cell, follower)
) with (fillfactor = 50);

-- The journal for people: decoded, one event a row.
create view engine.journal as
  select cell, position, previous, body ->> 'type' as type, body #>> '{stream,type}' as stream_type, body #>> '{stream,id}' as stream_id,
         body ->> 'at' as at, body -> 'data' as data, body, hash
    from (select cell, position, previous, convert_from(body, 'UTF8')::jsonb as body, hash from engine.event) as decoded;
