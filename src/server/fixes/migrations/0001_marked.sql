-- Drafts that nobody tried to lodge, and pre-registrations, in which a look under the law of that day found something that is no longer
-- right. Only a hint where to look: what is wrong is read anew whenever it is shown.
create table marked (
  source text not null check (source in ('draft', 'preRegistration')),
  id text not null,
  organisation_id text not null,
  found_at timestamptz not null,
  primary key (source, id)
);
create index marked_organisation on marked (organisation_id, source, found_at desc);
