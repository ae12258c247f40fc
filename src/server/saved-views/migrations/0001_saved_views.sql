-- How somebody looks at a list, under a name: filters as the address of the page has them, and columns that they leave out.
create table view (
  id uuid primary key,
  organisation_id text not null,
  user_id text not null,
  user_name text not null,
  name text not null,
  -- Filters by name, as JSON.
  filters jsonb not null,
  hidden_columns text[] not null,
  -- Colleagues see it too; only its maker changes it.
  shared boolean not null,
  -- What its maker begins with.
  first boolean not null,
  changed_at timestamptz not null
);
create index view_seen on view (organisation_id, user_id);
