-- Official tariffs while they are brought in: the file (kept in the store of files by its hash), what it looked like, and what its last check found. No legal
-- life of its own: what becomes law is proposed, approved and journalled. Rows are forgotten after some weeks.
create table import (
  id uuid primary key,
  file_id text not null,
  file_name text not null,
  size_bytes integer not null,
  -- Sheets, the guess and the fields there are, as JSON.
  description jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  -- The last check: what was asked, over which version, and all that was found (JSON, compressed with Brotli).
  options jsonb,
  based_on text,
  found bytea,
  checked_at timestamptz,
  -- The proposal that was made of it last.
  proposal_id bigint
);
create index import_age on import (created_at);
alter table import alter column found set storage external;

-- What the columns of a layout hold, as people said it last: the same table of next year needs no mapping.
create table layout (
  -- SHA-256 of its folded headers, in an order of their own.
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  -- Those headers, for people.
  name text not null,
  -- Folded header to field.
  columns jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null
);
