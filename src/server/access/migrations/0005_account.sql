-- What people do about their own account: a second factor, passkeys, a forgotten password, where they are signed in.

alter table users add column last_signed_in_at timestamptz;
-- What its owner tells one session from another by.
alter table sessions add column address text not null default '';
alter table sessions add column agent text not null default '' check (length(agent) <= 300);

-- A code every half minute. The secret is not here: it derives from the installation's own and this enrolment.
create table totp (
  user_id text primary key references users,
  enrolment uuid not null,
  -- Until the person has shown one code of it, it is asked of nobody.
  confirmed_at timestamptz,
  -- The last step whose code was taken: each works once.
  last_step bigint not null default 0
);

-- For the day on which the telephone is lost. 80 random bits each, so a plain hash protects them; one that was used is gone.
create table recovery_codes (
  user_id text not null references users,
  code_sha256 bytea not null check (length(code_sha256) = 32),
  primary key (user_id, code_sha256)
);

-- Who gave the right password and still has to show a second factor. Opens nothing by itself: sessions are elsewhere.
create table pending_sign_ins (
  token_sha256 bytea primary key check (length(token_sha256) = 32),
  user_id text not null references users,
  -- The password as it was checked, and what it is to become once the second factor was shown.
  password_hash text not null,
  next_hash text,
  expires_at timestamptz not null
);
create index on pending_sign_ins (user_id);
create index on pending_sign_ins (expires_at);

-- Links sent to those who forgot their password; one at a time for each person.
create table password_resets (
  user_id text primary key references users,
  token_sha256 bytea not null unique check (length(token_sha256) = 32),
  expires_at timestamptz not null
);

create table passkeys (
  -- The credential's own name, base64url.
  id text primary key check (length(id) <= 1400),
  user_id text not null references users,
  name text not null check (length(name) between 1 and 100),
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index on passkeys (user_id);

-- What a passkey is asked to sign: once, and soon. Null: whoever comes to sign in.
create table passkey_challenges (
  challenge text primary key,
  user_id text references users,
  expires_at timestamptz not null
);
create index on passkey_challenges (expires_at);

-- The audit screen reads both logs newest first, of one organisation or of all.
create index on change_log (organisation_id, id);
create index on view_log (organisation_id, id);
