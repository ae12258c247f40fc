-- Who of customs did what, by person, subject and time: a projection that follows the journal, which itself keeps only what was done to
-- each thing in its order. What traders do all day never enters it.
create table act_log (
  -- Made of the time and the place in the journal, so that it sorts with the ids of the other logs and comes out the same each time.
  id uuid primary key,
  at timestamptz not null,
  user_id text not null,
  organisation_id text not null,
  -- The stream and the type of the event: `declaration.ControlAccepted`.
  action text not null,
  subject_kind text not null,
  subject_id text not null
);
create index on act_log (user_id, id);
create index on act_log (subject_id, id);
