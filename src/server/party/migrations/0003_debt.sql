-- Payment deadlines that passed, as the journal told of them. Whether one is still open is asked of its declaration; what is settled goes.
create table debt (
  cell integer not null,
  -- The first number of the declaration.
  number text not null,
  kind text not null,
  key text not null,
  -- Who owes it: of a natural person the pseudonym.
  party text not null,
  due_at timestamptz not null,
  primary key (cell, number, kind, key)
);
create index debt_of_party on debt (cell, party);
