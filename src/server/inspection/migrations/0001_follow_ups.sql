-- What discrepancies became, for the offices that have to settle it: a projection that follows the journal, never asked for a
-- decision. What was declared and found is read from the inspection itself, so that nothing of a person stands here.
create schema if not exists inspection;

create table inspection.follow_up (
  id text primary key,
  number text not null,
  office_id text not null,
  kind text not null,
  opened_at timestamptz not null,
  closed_at timestamptz
);

create index follow_up_open on inspection.follow_up (office_id, opened_at, id) where closed_at is null;
