-- What proposals show, by its hash: whoever approves names the hash, so the content can never change under them. Kept in the
-- database so that a backup holds what people agreed to. A row never changes; content of a proposal that was refused may stay.
create table content (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  -- Canonical JSON, compressed with Brotli; the hash is of the uncompressed form.
  body bytea not null,
  stored_at timestamptz not null default now()
);
alter table content alter column body set storage external;

-- The list of proposals: a projection that follows the journal. Whether one has expired depends on the day, and is not in it.
create table proposal (
  id bigint primary key,
  kind text not null,
  decided boolean not null
);
create index proposal_open on proposal (kind, id) where not decided;
