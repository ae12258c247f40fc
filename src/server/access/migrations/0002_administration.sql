-- People are added, changed and let go over the API: by administrators everywhere, by an organisation's own for itself.
alter table memberships drop constraint memberships_roles_check;
alter table memberships add constraint memberships_roles_check check (cardinality(roles) > 0
  and roles <@ array['trader', 'broker', 'documentOfficer', 'inspectionOfficer', 'officeLeader', 'bank', 'organisationAdministrator', 'administrator']);

-- A password that somebody else has seen opens nothing but the choice of one's own, and that only until then.
alter table users add column one_time_until timestamptz;
-- E-mail and name, accents folded: what the search box looks through.
alter table users add column search text not null default '';
update users set search = lower(email || ' ' || name);
create index on memberships (organisation_id);

-- Who changed what about people and delegations. Only ever added to.
create table change_log (
  -- Ordered by time, without a sequence that all cells would have to share.
  id uuid primary key default uuidv7(),
  at timestamptz not null,
  user_id text not null,
  organisation_id text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  -- The organisations that it concerned.
  concerns text[] not null,
  -- What was set. Never a password.
  details jsonb not null
);
create index on change_log (subject_kind, subject_id);
create index on change_log using gin (concerns);
