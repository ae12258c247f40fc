import { statementsOf } from '#server/platform/database';

export const statement = statementsOf('access');

/** Whom a credential speaks for, as of the day `$2`; the caller adds the credential's own columns. */
export interface ActorRow {
  readonly user_id: string;
  readonly email: string;
  readonly user_name: string;
  readonly language: 'vi' | 'en';
  readonly disabled: boolean;
  readonly demo: boolean;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly organisation_kind: string;
  /** Null where the membership is not in force today. */
  readonly roles: readonly string[] | null;
  readonly offices: readonly string[] | null;
  /** JSON: `[scopes, principals joined by commas]` for each set of scopes. A large brokerage has thousands of principals. */
  readonly delegations: string;
  readonly member_of: readonly string[];
}
/** Whatever a person is or was a member of, or has declared an interest in. */
const INTERESTS = `array(select p.organisation_id from access.memberships p where p.user_id = u.id
    union select i.organisation_id from access.interests i where i.user_id = u.id order by 1)`;
const actorColumns = `
  u.id as user_id, u.email, u.name as user_name, u.language, u.disabled_at is not null as disabled, u.demo,
  o.id as organisation_id, o.name as organisation_name, o.kind as organisation_kind, m.roles, m.offices,
  (select coalesce(json_agg(json_build_array(g.scopes, g.principals)), '[]')::text from (
     select d.scopes, string_agg(d.principal_id, ',') as principals from access.delegations d
      where d.broker_id = o.id and d.revoked_at is null and $2::date >= d.valid_from and $2::date <= coalesce(d.valid_to, 'infinity')
      group by d.scopes) g) as delegations,
  ${INTERESTS} as member_of`;
const actorJoins = `
  join access.users u on u.id = c.user_id
  join access.organisations o on o.id = c.organisation_id
  left join access.memberships m on m.user_id = c.user_id and m.organisation_id = c.organisation_id
    and $2::date >= m.valid_from and $2::date <= coalesce(m.valid_to, 'infinity')`;

export interface SessionRow extends ActorRow {
  readonly seen_at: Date;
  readonly expires_at: Date;
  readonly ends_at: Date;
}
export interface ApiKeyAuthRow extends ActorRow {
  readonly key_id: string;
  readonly kind: 'test' | 'live';
  readonly scopes: readonly string[];
  readonly requests_per_second_max: number;
  readonly expires_at: Date;
  readonly revoked: boolean;
}
export interface ApiKeyRow {
  readonly id: string;
  readonly kind: 'test' | 'live';
  readonly label: string;
  readonly scopes: readonly string[];
  readonly hint: string;
  readonly created_by: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
}
export interface MembershipRow {
  readonly organisation_id: string;
  readonly name: string;
  readonly kind: string;
  readonly roles: readonly string[];
  readonly offices: readonly string[];
}
/** A person on record, with what they hold in each of the organisations asked about. */
export interface PersonRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: 'vi' | 'en';
  readonly disabled: boolean;
  readonly one_time_until: Date | null;
  readonly created_at: Date;
  readonly last_signed_in_at: Date | null;
  readonly second_factor: boolean;
  readonly memberships: readonly {
    readonly organisationId: string;
    readonly organisationName: string;
    readonly kind: string;
    readonly roles: readonly string[];
    readonly offices: readonly string[];
    readonly validFrom: string;
    readonly validTo: string | null;
  }[];
}
const personColumns = `
  u.id, u.email, u.name, u.language, u.disabled_at is not null as disabled, u.one_time_until, u.created_at,
  u.last_signed_in_at, (exists (select from access.totp s where s.user_id = u.id and s.confirmed_at is not null)
    or exists (select from access.passkeys k where k.user_id = u.id)) as second_factor`;
const membershipJson = `
  jsonb_build_object('organisationId', m.organisation_id, 'organisationName', o.name, 'kind', o.kind, 'roles', m.roles,
    'offices', m.offices, 'validFrom', m.valid_from, 'validTo', m.valid_to)`;
export interface DelegationRow {
  readonly id: string;
  readonly principal_id: string;
  readonly principal_name: string;
  readonly broker_id: string;
  readonly broker_name: string;
  readonly scopes: readonly string[];
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly granted_at: Date;
  readonly revoked_at: Date | null;
}
const delegationRows = `
  select d.id, d.principal_id, p.name as principal_name, d.broker_id, b.name as broker_name, d.scopes,
         d.valid_from::text, d.valid_to::text, d.granted_at, d.revoked_at
    from access.delegations d
    join access.organisations p on p.id = d.principal_id
    join access.organisations b on b.id = d.broker_id`;
export interface UserRow {
  readonly id: string;
  readonly password_hash: string;
  readonly language: 'vi' | 'en';
  readonly disabled: boolean;
  readonly demo: boolean;
  readonly one_time_until: Date | null;
}

export const SQL = {
  // Sign-in
  countAttempts: statement<{ bucket: Buffer; attempts: number; window_started_at: Date }>(
    'countAttempts',
    `insert into access.sign_in_attempts as a (bucket, window_started_at, attempts)
     select b, $2::timestamptz, 1 from unnest($1::bytea[]) b order by b
     on conflict (bucket) do update set
       attempts = case when a.window_started_at <= $3::timestamptz then 1 else a.attempts + 1 end,
       window_started_at = case when a.window_started_at <= $3::timestamptz then excluded.window_started_at else a.window_started_at end
     returning bucket, attempts, window_started_at`,
  ),
  /** Locks in the order in which `countAttempts` does, or two sign-ins at once could wait for each other for ever. */
  forgiveAttempts: statement(
    'forgiveAttempts',
    `with locked as materialized (select bucket from access.sign_in_attempts where bucket = any ($1::bytea[]) order by bucket for update)
     update access.sign_in_attempts a set attempts = case when a.bucket = $2 then 0 else greatest(a.attempts - 1, 0) end
       from locked where a.bucket = locked.bucket`,
  ),
  dropOldAttempts: statement(
    'dropOldAttempts',
    `delete from access.sign_in_attempts where bucket in
       (select bucket from access.sign_in_attempts where window_started_at <= $1 limit 1000 for update skip locked)`,
  ),
  userByEmail: statement<UserRow>(
    'userByEmail',
    `select id, password_hash, language, disabled_at is not null as disabled, demo, one_time_until from access.users where email = $1`,
  ),
  membershipsOf: statement<MembershipRow>(
    'membershipsOf',
    `select m.organisation_id, o.name, o.kind, m.roles, m.offices
       from access.memberships m join access.organisations o on o.id = m.organisation_id
      where m.user_id = $1 and $2::date >= m.valid_from and $2::date <= coalesce(m.valid_to, 'infinity')
      order by m.organisation_id`,
  ),
  /** No row where the password is another by now: of two who use a one-time password at once, one has it. */
  chooseOwnPassword: statement<{ id: string }>(
    'chooseOwnPassword',
    `update access.users set password_hash = $3, one_time_until = null where id = $1 and password_hash = $2 returning id`,
  ),
  setOneTimePassword: statement(
    'setOneTimePassword',
    `update access.users set password_hash = $2, one_time_until = $3 where id = $1`,
  ),
  /** The same password hashed anew; no row where it is another by now. */
  setPasswordHash: statement<{ id: string }>(
    'setPasswordHash',
    `update access.users set password_hash = $3 where id = $1 and password_hash = $2 returning id`,
  ),

  // Sessions
  /** No row where the password is another by now, or the account disabled: a reset that came between ends this session too. */
  openSession: statement<{ user_id: string }>(
    'openSession',
    `insert into access.sessions (token_sha256, user_id, organisation_id, created_at, seen_at, expires_at, ends_at, address, agent)
     select $1, id, $3, $4, $4, $5, $6, $8, $9 from access.users where id = $2 and password_hash = $7 and disabled_at is null for share
     returning user_id`,
  ),
  /** Keeps the newest `$3` of a person, and none that is over. */
  trimSessions: statement(
    'trimSessions',
    `delete from access.sessions where user_id = $1 and (expires_at <= $2 or ends_at <= $2 or token_sha256 in
       (select token_sha256 from access.sessions where user_id = $1 order by created_at desc offset $3))`,
  ),
  session: statement<SessionRow>(
    'session',
    `select ${actorColumns}, c.seen_at, c.expires_at, c.ends_at from access.sessions c ${actorJoins} where c.token_sha256 = $1`,
  ),
  renewSession: statement(
    'renewSession',
    `update access.sessions set seen_at = $2, expires_at = $3 where token_sha256 = $1`,
  ),
  switchOrganisation: statement(
    'switchOrganisation',
    `update access.sessions set organisation_id = $2 where token_sha256 = $1`,
  ),
  /** Bounded, so that it never holds many rows locked at once; run until it finds none. */
  dropEndedSessions: statement<{ readonly dropped: number }>(
    'dropEndedSessions',
    `with gone as (delete from access.sessions where token_sha256 in
       (select token_sha256 from access.sessions where expires_at <= $1 or ends_at <= $1 limit 1000 for update skip locked) returning 1)
     select count(*)::int as dropped from gone`,
  ),
  closeSession: statement('closeSession', `delete from access.sessions where token_sha256 = $1`),
  closeSessionsOf: statement('closeSessionsOf', `delete from access.sessions where user_id = $1`),
  setLanguage: statement('setLanguage', `update access.users set language = $2 where id = $1`),

  // API keys
  apiKeyAuth: statement<ApiKeyAuthRow>(
    'apiKeyAuth',
    `select ${actorColumns}, c.id as key_id, c.kind, c.scopes, c.requests_per_second_max, c.expires_at, c.revoked_at is not null as revoked
       from access.api_keys c ${actorJoins} where c.secret_sha256 = $1`,
  ),
  /** Refuses (no row) where the organisation already has `$12` keys in force. */
  createApiKey: statement<{ id: string }>(
    'createApiKey',
    `insert into access.api_keys (id, secret_sha256, kind, organisation_id, user_id, label, scopes, hint, requests_per_second_max, created_at, expires_at)
     select $1, $2, $3, $4, $5, $6, $7::text[], $8, $9::int, $10::timestamptz, $11::timestamptz
      where (select count(*) from access.api_keys where organisation_id = $4 and revoked_at is null and expires_at > $10) < $12::int
     on conflict (secret_sha256) do nothing returning id`,
  ),
  apiKeysOf: statement<ApiKeyRow>(
    'apiKeysOf',
    `select k.id, k.kind, k.label, k.scopes, k.hint, u.name as created_by, k.created_at, k.expires_at, k.last_used_at, k.revoked_at
       from access.api_keys k join access.users u on u.id = k.user_id
      where k.organisation_id = $1 order by k.created_at desc, k.id limit $2`,
  ),
  apiKeyOwner: statement<{ organisation_id: string }>(
    'apiKeyOwner',
    `select organisation_id from access.api_keys where id = $1`,
  ),
  revokeApiKey: statement(
    'revokeApiKey',
    `update access.api_keys set revoked_at = coalesce(revoked_at, $2) where id = $1`,
  ),
  revokeApiKeysOf: statement<{ id: string }>(
    'revokeApiKeysOf',
    `update access.api_keys set revoked_at = $2 where user_id = $1 and revoked_at is null and expires_at > $2 returning id`,
  ),
  noteKeyUse: statement(
    'noteKeyUse',
    `update access.api_keys k set last_used_at = greatest(k.last_used_at, used.at)
       from unnest($1::text[], $2::timestamptz[]) used (id, at) where k.id = used.id`,
  ),

  // Organisations, people, delegations
  saveOrganisations: statement(
    'saveOrganisations',
    `insert into access.organisations (id, kind, name, demo, created_at)
     select id, kind, name, $2, $3 from jsonb_to_recordset($1::jsonb) as given (id text, kind text, name text)
     on conflict (id) do nothing`,
  ),
  organisation: statement<{ kind: string; name: string }>(
    'organisation',
    `select kind, name from access.organisations where id = $1`,
  ),
  /** Memberships in force on the day `$4`, of people who are not disabled. */
  members: statement<{
    user_id: string;
    email: string;
    language: 'vi' | 'en';
    demo: boolean;
    organisation_id: string;
    roles: readonly string[];
    offices: readonly string[];
  }>(
    'members',
    `select u.id as user_id, u.email, u.language, u.demo, m.organisation_id, m.roles, m.offices
       from access.memberships m join access.users u on u.id = m.user_id
      where (m.organisation_id = any ($1::text[]) or m.offices && $2::text[] or m.user_id = any ($3::text[]) or m.roles && $5::text[])
        and u.disabled_at is null and $4::date >= m.valid_from and $4::date <= coalesce(m.valid_to, 'infinity')`,
  ),
  officers: statement<{
    user_id: string;
    name: string;
    demo: boolean;
    organisation_id: string;
    roles: readonly string[];
    offices: readonly string[];
    member_of: readonly string[];
    away: boolean;
  }>(
    'officers',
    `select u.id as user_id, u.name, u.demo, m.organisation_id, m.roles, m.offices, ${INTERESTS} as member_of,
       exists (select from access.absences a where a.user_id = u.id and $2::date between a.first_day and a.last_day) as away
       from access.memberships m join access.users u on u.id = m.user_id
      where m.offices && $1::text[] and u.disabled_at is null
        and $2::date >= m.valid_from and $2::date <= coalesce(m.valid_to, 'infinity') order by u.id`,
  ),
  declareInterest: statement(
    'declareInterest',
    `insert into access.interests (user_id, organisation_id, relation, declared_at) values ($1, $2, $3, $4)
     on conflict (user_id, organisation_id) do update set relation = excluded.relation`,
  ),
  recordAbsence: statement(
    'recordAbsence',
    'insert into access.absences (user_id, first_day, last_day, recorded_at) values ($1, $2, $3, $4)',
  ),
  createUser: statement<{ id: string }>(
    'createUser',
    `insert into access.users (id, email, name, password_hash, language, demo, created_at, one_time_until, search)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (email) do nothing returning id`,
  ),
  /** In one order, so that two people who change each other at once do not wait for each other for ever. */
  lockUsers: statement(
    'lockUsers',
    `select from access.users where id = any ($1::text[]) order by id for no key update`,
  ),
  /** A row where `$1` speaks for `$2` with at least the roles `$3` on the day `$4`. */
  stillHolds: statement<{ id: string }>(
    'stillHolds',
    `select u.id from access.users u join access.memberships m on m.user_id = u.id
      where u.id = $1 and m.organisation_id = $2 and u.disabled_at is null and m.roles @> $3::text[]
        and $4::date >= m.valid_from and $4::date <= coalesce(m.valid_to, 'infinity')`,
  ),
  setUserDisabled: statement('setUserDisabled', `update access.users set disabled_at = $2 where id = $1`),
  saveMembership: statement(
    'saveMembership',
    `insert into access.memberships (user_id, organisation_id, roles, offices, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6)
     on conflict (user_id, organisation_id) do update set
       roles = excluded.roles, offices = excluded.offices, valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
  ),
  /** One row per principal; one that stands already under the same id is left as it is. */
  grantDelegations: statement(
    'grantDelegations',
    `insert into access.delegations (id, principal_id, broker_id, scopes, valid_from, valid_to, granted_by, granted_at)
     select id, principal_id, $2, $3::text[], $4::date, $5::date, $6, $7::timestamptz
       from unnest($1::text[], $8::text[]) as given (id, principal_id)
     on conflict (id) do nothing`,
  ),
  /** One that says the very same and was not revoked. */
  sameDelegation: statement<{ id: string }>(
    'sameDelegation',
    `select id from access.delegations
      where principal_id = $1 and broker_id = $2 and revoked_at is null and scopes @> $3::text[] and scopes <@ $3::text[]
        and valid_from = $4::date and valid_to is not distinct from $5::date
      order by granted_at limit 1`,
  ),
  revokeDelegation: statement(
    'revokeDelegation',
    `update access.delegations set revoked_at = coalesce(revoked_at, $2) where id = $1`,
  ),

  /** People who hold or held something in `$1` (null: anywhere), by e-mail from `$3` on; of each, what they hold in `$1`. */
  people: statement<PersonRow>(
    'people',
    `select ${personColumns}, jsonb_agg(${membershipJson} order by m.organisation_id) as memberships
       from access.users u
       join access.memberships m on m.user_id = u.id and ($1::text is null or m.organisation_id = $1)
       join access.organisations o on o.id = m.organisation_id
      where u.search like all ($2::text[]) and u.email > $3
      group by u.id order by u.email limit $4`,
  ),
  person: statement<PersonRow>(
    'person',
    `select ${personColumns}, jsonb_agg(${membershipJson} order by m.organisation_id) as memberships
       from access.users u
       join access.memberships m on m.user_id = u.id
       join access.organisations o on o.id = m.organisation_id
      where u.id = $1 group by u.id`,
  ),
  /** Given or held by `$1`, newest first, from (`$2`, `$3`) on. */
  delegationsOf: statement<DelegationRow>(
    'delegationsOf',
    `${delegationRows} where (d.principal_id = $1 or d.broker_id = $1) and (d.granted_at, d.id) < ($2::timestamptz, $3)
      order by d.granted_at desc, d.id desc limit $4`,
  ),
  delegation: statement<DelegationRow>('delegation', `${delegationRows} where d.id = $1`),

  // Who changed what
  logChange: statement(
    'logChange',
    `insert into access.change_log (at, user_id, organisation_id, action, subject_kind, subject_id, concerns, details)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  ),

  // Who looked
  logViews: statement(
    'logViews',
    `insert into access.view_log (at, user_id, organisation_id, action, subject_kind, subject_id, concerns)
     select at, "userId", "organisationId", action, kind, id, concerns
       from jsonb_to_recordset($1::jsonb)
         as given (at timestamptz, "userId" text, "organisationId" text, action text, kind text, id text, concerns text[])`,
  ),
} as const;
