-- The deadlines that stand, one row each: a projection that follows the journal, and what the clock looks through. Nothing
-- rests on a row: what a timer does is decided anew from the stream it names.
create schema if not exists deadlines;

create table deadlines.timer (
  stream_type text not null,
  stream_id text not null,
  kind text not null,
  -- Tells deadlines of one kind apart where a stream has several.
  key text not null,
  due_at timestamptz not null,
  -- When something is to be done next: a warning, or the end. Null once the time is over and that was told.
  next_at timestamptz,
  -- Of the stream whose state the row was made from; an older state never overwrites a newer one.
  stream_version integer not null,
  -- Of the country whose law and calendar counted it.
  law text not null,
  primary key (stream_type, stream_id, kind, key)
) with (fillfactor = 80);

create index timer_next on deadlines.timer (next_at) where next_at is not null;
create index timer_law on deadlines.timer (law, stream_type, stream_id);
