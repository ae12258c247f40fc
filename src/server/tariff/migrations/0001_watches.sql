-- What people asked to be told of. Not law and not in the journal: who watches what is nobody else's business.
create schema if not exists tariff;

create table tariff.watch (
  user_id text not null,
  -- A code of two to eight digits.
  node text not null,
  created_at timestamptz not null,
  primary key (user_id, node)
);
create index watch_node on tariff.watch (node);

create table tariff.notice (
  id bigint generated always as identity primary key,
  user_id text not null,
  node text not null,
  -- A publication that says otherwise, or a day that comes on which the law changes.
  cause text not null check (cause in ('publication', 'day')),
  -- The version published, or the day: each is told once.
  told text not null,
  at timestamptz not null,
  -- The first day on which something is different.
  day date not null,
  -- The changes as they were when told: a later publication does not rewrite what somebody read.
  changes jsonb not null,
  change_count integer not null,
  read_at timestamptz,
  unique (user_id, node, cause, told)
);
create index notice_newest on tariff.notice (user_id, id desc);
