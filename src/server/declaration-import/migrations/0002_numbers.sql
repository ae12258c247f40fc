-- How the files of an organisation write numbers, as somebody said it last: asked once.
create table numbers (
  organisation_id text primary key,
  style text not null check (style in ('comma-decimal', 'point-decimal')),
  saved_at timestamptz not null
);
