-- Matches of declarations with entries of watch lists: a projection that follows the journal, rebuilt by emptying it and its checkpoint.
-- Who matched is read in the declaration; `subject` names them without telling.
create table match (
  entry_id text not null,
  number text not null,
  place text not null,
  line integer,
  subject text not null,
  score integer not null,
  entry_version integer not null,
  matched_at timestamptz not null,
  primary key (entry_id, number, subject)
);
create index match_at on match (entry_id, matched_at desc);
