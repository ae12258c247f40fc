-- Prices of accepted goods, to compare new ones with: projections that follow the journal, rebuilt by emptying them and their checkpoint.
-- No trader stands here; a declaration is named so that what is corrected can be found again.
create schema if not exists price;

-- One row for each line of an import whose price can be compared, as it is now declared or was corrected.
create table price.line (
  number text not null,
  sequence integer not null,
  unit text not null,
  code text not null,
  origin text not null,
  -- Of the tax point.
  registered_on date not null,
  -- Natural logarithm of the customs value of one unit, in the currency of comparison.
  log_price double precision not null,
  -- Which bin of the sketch.
  bin integer not null,
  -- Of the event that said so.
  position bigint not null,
  primary key (number, sequence)
);
create index line_of_goods on price.line (code, unit, registered_on desc);
-- Rows come in the order of their days: a few pages' worth of bounds is enough to find a month.
create index line_of_day on price.line using brin (registered_on);

-- Declarations that were released for good.
create table price.released (
  number text primary key,
  released_at timestamptz not null,
  -- Taken back since: the goods were controlled anew, or their declaration cancelled.
  revoked boolean not null
);

-- Declarations about whose values customs asked: what it was not satisfied with counts only as it was set afterwards.
create table price.question (
  number text primary key,
  sequences integer[] not null,
  -- open, accepted, rejected, noAnswer
  standing text not null,
  position bigint not null
);

-- Lines that the decision found out of the usual.
create table price.outlier (
  number text not null,
  sequence integer not null,
  unit text not null,
  code text not null,
  origin text not null,
  office_id text not null,
  score double precision not null,
  samples integer not null,
  log_price double precision not null,
  raised_at timestamptz not null,
  -- By when an officer settles it, where it is so low that it is a doubt; else null.
  settle_by timestamptz,
  set_aside_at timestamptz,
  set_aside_by text,
  primary key (number, sequence)
);
create index outlier_at on price.outlier (raised_at desc);
create index outlier_of_goods on price.outlier (code, raised_at desc);

-- Accepted prices of a month by goods: the sketches that usual prices are made of. Made anew for months in which something moved.
create table price.cell (
  unit text not null,
  code text not null,
  origin text not null,
  month text not null,
  bins integer[] not null,
  counts integer[] not null,
  primary key (unit, code, origin, month)
);

-- How often something of a month moved, and up to which of these its cells were made.
create table price.month (
  month text primary key,
  moved bigint not null,
  made bigint not null default 0
);
