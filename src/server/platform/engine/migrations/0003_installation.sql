-- Which secret a cell was written under, told without telling it: pseudonyms, keys of persons, draws and tracking codes derive from
-- it. A program with another one would read none of them, and write more that nobody else can read.
create table engine.installation (
  cell integer primary key,
  fingerprint bytea not null,
  noted_at timestamptz not null default now()
);
