-- Declarations that were not simply let through: one row for each that selection chose, by rule or by chance, or that a rule
-- watched. What was green leaves no row and costs nothing. How many there were in all is told by the list of declarations.
create table selected (
  number text primary key,
  selected_at timestamptz not null,
  office_id text not null,
  channel text not null check (channel in ('green', 'yellow', 'red')),
  -- Chance alone chose. Never told of a single case.
  random boolean not null,
  -- What control found; null while it has not.
  conforms boolean,
  found_at timestamptz,
  -- What customs assessed beyond what was declared, in whole units of the currency; null where it assessed nothing.
  difference bigint
);
create index selected_at on selected (selected_at);

-- Which rules hit it, in which version: those that counted, and those that only watch.
create table hit (
  rule_id text not null,
  rule_version integer not null,
  number text not null,
  hit_at timestamptz not null,
  primary key (rule_id, number)
);
create index hit_at on hit (rule_id, hit_at);
create index hit_number on hit (number);
