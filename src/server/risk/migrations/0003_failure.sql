-- Rules that could not be evaluated on a declaration, and so did not select it: one row for each, of the first line they failed on.
create table failure (
  rule_id text not null,
  rule_version integer not null,
  number text not null,
  line integer,
  code text not null,
  -- The fact that was not there.
  subject text not null,
  failed_at timestamptz not null,
  primary key (rule_id, rule_version, number)
);
