-- Declarations while they are written. No legal life of their own, so not in the journal: what is lodged of them is. What a draft holds is the fold of
-- its changes in the order of their revisions; the snapshot is that fold as of one of them.
create table draft (
  id uuid primary key,
  -- Whose it is; colleagues and brokers with its mandate work on it too.
  organisation_id text not null,
  name text,
  -- What it replaces or amends, as JSON.
  purpose jsonb,
  -- Under this it is lodged: two people who lodge it at once make one declaration.
  lodging_key uuid not null,
  -- A pattern for others, with the places whose texts they begin with; empty for all.
  keeps text[],
  -- What lists show of it.
  title text not null default '',
  importer text not null default '',
  line_count integer not null default 0,
  revision integer not null default 0,
  snapshot bytea,
  snapshot_revision integer not null default 0,
  -- Of the snapshot unpacked, and of the changes since.
  bytes integer not null default 0,
  -- Counts what happens to it besides changes, for those who watch.
  turn integer not null default 0,
  created_by text not null,
  created_at timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null,
  deleted_at timestamptz,
  deleted_by text,
  lodged_number text,
  lodged_at timestamptz,
  lodged_by text
);
create index draft_organisation on draft (organisation_id, changed_at desc);
create index draft_age on draft (changed_at);
alter table draft alter column snapshot set storage external;

create table change (
  draft_id uuid not null references draft (id) on delete cascade,
  revision integer not null,
  -- Named by its maker: sent twice, it counts once.
  id text not null,
  device text not null,
  base_revision integer not null,
  -- JSON as it was accepted.
  operations text not null,
  user_id text not null,
  name text not null,
  at timestamptz not null,
  primary key (draft_id, revision),
  unique (draft_id, id)
);

-- Who has a draft before them, and where in it; rows that are not renewed mean nothing after some seconds.
create unlogged table presence (
  draft_id uuid not null references draft (id) on delete cascade,
  device text not null,
  user_id text not null,
  name text not null,
  -- A stable pointer; null for nowhere in particular.
  at text,
  seen_at timestamptz not null,
  primary key (draft_id, device)
);
