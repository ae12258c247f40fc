-- How parties behaved, counted with the day; compliance is measured from it.
alter table day add column penalties integer not null default 0;
alter table day add column penalty_total bigint not null default 0;
alter table day add column late_payments integer not null default 0;
alter table day add column late_answers integer not null default 0;
alter table day add column corrections integer not null default 0;

-- How each party stands, in step with its stream, and whose contest waits. Natural persons are here by
-- the pseudonym that their stream has in the journal, and nobody by name.
create table standing (
  cell integer not null,
  party text not null,
  registered_on date not null,
  status text not null,
  aeo boolean not null,
  compliance_level smallint not null,
  risk_class smallint not null,
  declarations integer not null,
  measured_on date,
  contested_at timestamptz,
  primary key (cell, party)
) with (fillfactor = 80);
create index standing_contested on standing (cell, contested_at) where contested_at is not null;
