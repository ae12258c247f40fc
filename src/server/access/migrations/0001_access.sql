-- Who may come in: organisations, people, what they hold where, for whom they act, and the credentials they come with.
-- Secrets are kept as hashes only: argon2id for passwords, which people choose; SHA-256 for tokens, which are 256 random bits.

create table organisations (
  -- The identifier that parties carry in declarations (in Vietnam the tax code); for customs and banks their own code.
  id text primary key check (id ~ '^[A-Za-z0-9][A-Za-z0-9.-]{1,34}$'),
  kind text not null check (kind in ('trader', 'brokerage', 'customs', 'bank')),
  name text not null check (length(name) between 1 and 300),
  demo boolean not null default false,
  created_at timestamptz not null
);

create table users (
  id text primary key,
  -- In the form of `normaliseEmail`: two spellings of one address are one account.
  email text not null unique check (length(email) <= 254),
  name text not null check (length(name) between 1 and 300),
  password_hash text not null,
  language text not null default 'vi' check (language in ('vi', 'en')),
  disabled_at timestamptz,
  -- Demo accounts open nothing on a program started without --demo, whatever the database holds.
  demo boolean not null default false,
  created_at timestamptz not null
);

create table memberships (
  user_id text not null references users,
  organisation_id text not null references organisations,
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array['trader', 'broker', 'documentOfficer', 'inspectionOfficer', 'officeLeader', 'bank', 'administrator']),
  offices text[] not null default '{}',
  valid_from date not null,
  -- The last day, included. A membership that ended stays on record: it counts for conflicts of interest.
  valid_to date check (valid_to >= valid_from),
  primary key (user_id, organisation_id)
);

create table delegations (
  id text primary key,
  principal_id text not null references organisations,
  broker_id text not null references organisations check (broker_id <> principal_id),
  scopes text[] not null check (cardinality(scopes) > 0),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  granted_by text not null,
  granted_at timestamptz not null,
  revoked_at timestamptz
);
create index on delegations (broker_id);
create index on delegations (principal_id);

create table sessions (
  token_sha256 bytea primary key check (length(token_sha256) = 32),
  user_id text not null references users,
  organisation_id text not null references organisations,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  -- Slides with use, up to `ends_at`, which nothing moves.
  expires_at timestamptz not null,
  ends_at timestamptz not null
);
create index on sessions (user_id);

create table api_keys (
  id text primary key,
  secret_sha256 bytea not null unique check (length(secret_sha256) = 32),
  kind text not null check (kind in ('test', 'live')),
  organisation_id text not null references organisations,
  -- The key can do what this person can do in the organisation, narrowed by the scopes; it ends when they leave.
  user_id text not null references users,
  label text not null check (length(label) between 1 and 100),
  scopes text[] not null,
  -- The last characters of the secret, so that its owner can tell keys apart.
  hint text not null,
  requests_per_second_max int not null check (requests_per_second_max > 0),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index on api_keys (organisation_id);

-- Counts of recent sign-in attempts. The bucket is a hash: no list of who tried from where is kept here.
create table sign_in_attempts (
  bucket bytea primary key,
  window_started_at timestamptz not null,
  attempts int not null
);
create index on sign_in_attempts (window_started_at);

-- Who looked at whose data. Only ever added to.
create table view_log (
  -- Ordered by time, without a sequence that all cells would have to share.
  id uuid primary key default uuidv7(),
  at timestamptz not null,
  user_id text not null,
  organisation_id text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  -- The organisations whose data it was.
  concerns text[] not null
);
create index on view_log (subject_kind, subject_id);
create index on view_log using gin (concerns);
