-- Files of declarations while they are brought in. No legal life of their own: what is lodged of them is in the journal, what is not yet is a draft.
create table import (
  id uuid primary key,
  -- On whose behalf.
  organisation_id text not null,
  file_id text not null,
  file_name text not null,
  size_bytes integer not null,
  -- Kind, sheets and the guess, as JSON.
  description jsonb not null,
  -- What was asked at the last check.
  options jsonb,
  state text not null check (state in ('uploaded', 'checked', 'running', 'done', 'cancelled')),
  -- What is made of its declarations, and by whom (the actor as JSON).
  mode text check (mode in ('draft', 'preRegister', 'register')),
  actor jsonb,
  created_by text not null,
  created_at timestamptz not null
);
create index import_organisation on import (organisation_id, created_at desc);
create index import_age on import (created_at);
-- A look for work reads nothing else.
create index import_running on import (created_at) where state = 'running';

-- One declaration of the file, and what became of it.
create table entry (
  import_id uuid not null references import (id) on delete cascade,
  place integer not null,
  -- The first of its rows, as the spreadsheet program counts.
  row integer not null,
  reference text not null,
  line_count integer not null,
  content jsonb not null,
  -- Of its content: the same declaration sent again, from whatever file, is the same declaration.
  content_key text not null,
  cell_errors jsonb not null,
  refusals jsonb not null,
  state text not null check (state in ('blocked', 'waiting', 'accepted', 'rejected')),
  number text,
  draft_id uuid,
  primary key (import_id, place)
);

-- What the columns of a layout hold, as somebody of the organisation said it last.
create table layout (
  organisation_id text not null,
  -- SHA-256 of its folded headers, in an order of their own.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  columns jsonb not null,
  saved_at timestamptz not null,
  primary key (organisation_id, hash)
);
