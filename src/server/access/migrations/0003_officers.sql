-- What officers declare of themselves: in which organisations they, or people close to them, have an interest. Only ever added
-- to: what one was once tied to counts for conflicts of interest, as memberships do.
create table interests (
  user_id text not null references users,
  organisation_id text not null check (length(organisation_id) between 2 and 35),
  relation text not null check (relation in ('own', 'relative', 'other')),
  declared_at timestamptz not null,
  primary key (user_id, organisation_id)
);

-- Days on which an officer is not there, first and last included.
create table absences (
  id uuid primary key default uuidv7(),
  user_id text not null references users,
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  recorded_at timestamptz not null
);
create index on absences (user_id, last_day);
