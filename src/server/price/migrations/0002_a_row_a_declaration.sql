-- A row for each line, its index of three columns and a row for each release cost the server more of a declaration than its event did. What is
-- written with every import is one row; single lines are looked for at night, and when an officer asks.
create table price.declaration (
  number text primary key,
  -- Of the tax point.
  registered_on date not null,
  -- Of the event that said so.
  position bigint not null,
  -- Released for good, and not taken back since.
  is_released boolean not null,
  -- Of each line whose price can be compared, as it is now declared or was corrected.
  sequences integer[] not null,
  units text[] not null,
  codes text[] not null,
  origins text[] not null,
  -- Natural logarithm of the customs value of one unit, in the currency of comparison.
  log_prices double precision[] not null,
  -- Which bin of the sketch.
  bins integer[] not null
);

insert into price.declaration
  select l.number, max(l.registered_on), max(l.position), coalesce(bool_or(not r.revoked), false),
    array_agg(l.sequence order by l.sequence), array_agg(l.unit order by l.sequence), array_agg(l.code order by l.sequence),
    array_agg(l.origin order by l.sequence), array_agg(l.log_price order by l.sequence), array_agg(l.bin order by l.sequence)
  from price.line l left join price.released r using (number)
  group by l.number order by max(l.registered_on), l.number;

-- Rows come in the order of their days: a few pages' worth of bounds is enough to find a month.
create index declaration_of_day on price.declaration using brin (registered_on);
-- New rows wait in its list and are sorted in together.
create index declaration_of_goods on price.declaration using gin (codes);

-- What became of an outlier is told for longer than prices are kept.
alter table price.outlier add column is_released boolean not null default false;
update price.outlier o set is_released = true from price.released r where r.number = o.number and not r.revoked;
alter table price.outlier alter column is_released drop default;

drop table price.line;
drop table price.released;
