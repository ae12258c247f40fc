-- The files of every country version that was published or is about to be, by content hash. A row never changes; the
-- journal says which version was in force when. Kept in the database so that a backup holds the law its decisions used.
create table version (
  country text not null check (country ~ '^[A-Z]{2}$'),
  version text not null check (version ~ '^[a-z]{2}-[0-9a-f]{32}$'),
  -- Canonical JSON of path to text, compressed with Brotli; the version is the hash of the uncompressed form.
  content bytea not null,
  stored_at timestamptz not null default now(),
  primary key (country, version)
);
alter table version alter column content set storage external;
