-- What there is to tell, told once to each audience. It follows the journal, and holds only what somebody wants told.
-- No personal data: numbers, codes and instants. Of an organisation that is a natural person, the audience is its pseudonym.
create table notice (
  -- Position in the journal times 1024, plus a place within the event: in the order in which they were committed, so that who
  -- has read up to one has missed none.
  id bigint primary key,
  audience text not null,
  code text not null,
  subject text not null,
  facts jsonb,
  at timestamptz not null
);
create index notice_audience on notice (audience, id);

-- Up to where somebody has read, and what they read beyond.
create table reading (
  user_id text not null,
  organisation_id text not null,
  up_to bigint not null,
  primary key (user_id, organisation_id)
);
create table read_one (
  user_id text not null,
  notice_id bigint not null,
  primary key (user_id, notice_id)
);

-- What a person chose for a topic; who chose nothing has no row.
create table preference (
  user_id text not null,
  organisation_id text not null,
  topic text not null,
  in_app boolean not null,
  email boolean not null,
  primary key (user_id, organisation_id, topic)
);

-- Counts the changes of preferences and endpoints, so that a follower knows in one look whether what it remembers still holds.
create table wishes_version (
  single boolean primary key default true check (single),
  version bigint not null
);
insert into wishes_version (version) values (1);

-- Where an organisation wants to be called. The secret is nowhere: it is derived from the installation's own, this id and the version.
create table endpoint (
  id text primary key,
  organisation_id text not null,
  url text not null,
  description text not null,
  topics text[] not null check (cardinality(topics) > 0),
  secret_version integer not null default 1,
  -- Until then calls are signed with the secret before as well.
  previous_until timestamptz,
  created_by text not null,
  created_at timestamptz not null,
  -- Since when every call has failed; null while it answers.
  failing_since timestamptz,
  disabled_at timestamptz,
  disabled_because text check (disabled_because in ('owner', 'failing', 'gone'))
);
create index endpoint_organisation on endpoint (organisation_id, id);

-- A notice on its way to one endpoint or one person. It ends delivered or dead, and stays for some weeks.
create table delivery (
  id bigint generated always as identity primary key,
  channel text not null check (channel in ('webhook', 'email')),
  -- The endpoint, or the person.
  target text not null,
  notice_id bigint not null,
  state text not null default 'due' check (state in ('due', 'delivered', 'dead')),
  attempts integer not null default 0,
  -- Those of the lives before this one: a replay begins anew, and the log goes on.
  attempts_before integer not null default 0,
  -- When it is tried next; while somebody tries it, when it is given up for lost.
  due_at timestamptz not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  unique (target, notice_id)
);
create index delivery_due on delivery (due_at, id) where state = 'due';
create index delivery_age on delivery (created_at);

-- What came of each try.
create table attempt (
  delivery_id bigint not null,
  number integer not null,
  at timestamptz not null,
  duration_ms integer not null,
  -- What the other side answered; null where it did not.
  status integer,
  error text,
  primary key (delivery_id, number)
);
