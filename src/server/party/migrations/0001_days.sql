-- What each party did on a legal day, until that day is counted in the party's own stream; then its rows go. A projection of the
-- journal: emptied together with its checkpoint it fills again, and days already counted are recognised by the party.
create table day (
  cell integer not null,
  day date not null,
  party_id text not null,
  declarations integer not null,
  low_value_declarations integer not null,
  findings integer not null,
  primary key (cell, day, party_id)
) with (fillfactor = 80);

-- In how many of the day's declarations a heading (`heading`) or a country of origin (`origin`) stood.
create table day_goods (
  cell integer not null,
  day date not null,
  party_id text not null,
  kind text not null check (kind in ('heading', 'origin')),
  code text not null,
  declarations integer not null,
  primary key (cell, day, party_id, kind, code)
) with (fillfactor = 80);
