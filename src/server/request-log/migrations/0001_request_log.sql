-- The latest requests of software, for the people who run it. Of no legal standing: journal and view log say what was done and seen.
create table request (
  id uuid primary key default uuidv7(),
  organisation_id text not null,
  key_id text not null,
  at timestamptz not null,
  method text not null,
  path text not null,
  status smallint not null,
  duration_ms integer not null,
  idempotency_key text,
  -- The code of the first refusal, or the kind of problem; null for what went well.
  code text,
  -- How many more of the same moment were left out, because an organisation sent more than is kept.
  left_out integer not null default 0,
  -- In a sandbox only, and cut off.
  request_body text,
  answer_body text
);
create index on request (organisation_id, id desc);
create index on request (organisation_id, id desc) where status >= 400;
create index on request (at);
