-- The yardstick of `haidang bench`: what one declaration must at least leave behind in any system, in the plainest schema
-- that holds it. Fixed: it does not follow the product's schema, so that a slow product schema cannot lower the floor.
-- Changing anything here makes all earlier ratios incomparable.
create table header (
  id uuid primary key,
  office text not null,
  registered_at timestamptz not null,
  document jsonb not null
);
create index header_office on header (office, registered_at);

create table event (
  position bigint not null,
  body jsonb not null,
  hash bytea not null
);

create table posting (
  position bigint not null,
  account text not null,
  amount bigint not null,
  subject text not null
);

create table outbox (
  position bigint not null,
  topic text not null,
  payload text not null
);
