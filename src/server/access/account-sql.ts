import { statement } from './sql.ts';

export interface PendingRow {
  readonly user_id: string;
  readonly password_hash: string;
  readonly next_hash: string | null;
}
export interface TotpRow {
  readonly enrolment: string;
  readonly confirmed_at: Date | null;
}
export interface OwnRow {
  readonly id: string;
  readonly email: string;
  readonly password_hash: string;
}
export interface OpenSessionRow {
  readonly token_sha256: Buffer;
  readonly created_at: Date;
  readonly seen_at: Date;
  readonly address: string;
  readonly agent: string;
}

/** What people do about their own account. */
export const ACCOUNT_SQL = {
  own: statement<OwnRow>(
    'own',
    `select id, email, password_hash from access.users where id = $1 and disabled_at is null`,
  ),
  noteSignIn: statement('noteSignIn', `update access.users set last_signed_in_at = $2 where id = $1`),
  setOwnPassword: statement(
    'setOwnPassword',
    `update access.users set password_hash = $2, one_time_until = null where id = $1 and disabled_at is null`,
  ),
  /** With who did it, in the same transaction; concerns the organisations that the person is recorded with. */
  logOwnChange: statement(
    'logOwnChange',
    `insert into access.change_log (at, user_id, organisation_id, action, subject_kind, subject_id, concerns, details)
     select $1, $2, coalesce($3, held[1], ''), $4, 'user', $2, held, $5
       from (select array(select organisation_id from access.memberships where user_id = $2 order by 1) as held) h`,
  ),

  // Second factor
  totp: statement<TotpRow>('totp', `select enrolment, confirmed_at from access.totp where user_id = $1`),
  /** No row where one is in use already: that has to be removed first. */
  beginTotp: statement<{ user_id: string }>(
    'beginTotp',
    `insert into access.totp as t (user_id, enrolment) values ($1, $2)
     on conflict (user_id) do update set enrolment = excluded.enrolment, last_step = 0 where t.confirmed_at is null
     returning user_id`,
  ),
  /** No row where another enrolment came between, or a code of this step or a later one was taken already. */
  takeStep: statement<{ user_id: string }>(
    'takeStep',
    `update access.totp set last_step = $3, confirmed_at = coalesce(confirmed_at, $4)
      where user_id = $1 and enrolment = $2 and last_step < $3 and (confirmed_at is not null or $5) returning user_id`,
  ),
  dropTotp: statement<{ user_id: string }>('dropTotp', `delete from access.totp where user_id = $1 returning user_id`),
  addRecoveryCodes: statement(
    'addRecoveryCodes',
    `insert into access.recovery_codes (user_id, code_sha256) select $1, unnest($2::bytea[])`,
  ),
  useRecoveryCode: statement<{ user_id: string }>(
    'useRecoveryCode',
    `delete from access.recovery_codes where user_id = $1 and code_sha256 = $2 returning user_id`,
  ),
  dropRecoveryCodes: statement('dropRecoveryCodes', `delete from access.recovery_codes where user_id = $1`),
  /** Once there is nothing left that they stand in for. */
  dropUselessCodes: statement(
    'dropUselessCodes',
    `delete from access.recovery_codes c where c.user_id = $1
        and not exists (select from access.totp t where t.user_id = $1 and t.confirmed_at is not null)
        and not exists (select from access.passkeys p where p.user_id = $1)`,
  ),
  secondFactor: statement<{ totp_since: Date | null; recovery_codes: number; passkeys: number }>(
    'secondFactor',
    `select (select confirmed_at from access.totp where user_id = $1) as totp_since,
       (select count(*)::int from access.recovery_codes where user_id = $1) as recovery_codes,
       (select count(*)::int from access.passkeys where user_id = $1) as passkeys`,
  ),
  dropPasskeys: statement('dropPasskeys', `delete from access.passkeys where user_id = $1`),

  // Half signed in
  addPending: statement(
    'addPending',
    `insert into access.pending_sign_ins (token_sha256, user_id, password_hash, next_hash, expires_at) values ($1, $2, $3, $4, $5)`,
  ),
  pending: statement<PendingRow>(
    'pending',
    `select user_id, password_hash, next_hash from access.pending_sign_ins where token_sha256 = $1 and expires_at > $2`,
  ),
  /** One of two who come at once. */
  takePending: statement<PendingRow>(
    'takePending',
    `delete from access.pending_sign_ins where token_sha256 = $1 and expires_at > $2 returning user_id, password_hash, next_hash`,
  ),
  dropPendingOf: statement('dropPendingOf', `delete from access.pending_sign_ins where user_id = $1`),
  dropOldPending: statement('dropOldPending', `delete from access.pending_sign_ins where expires_at <= $1`),

  dropOldChallenges: statement('dropOldChallenges', `delete from access.passkey_challenges where expires_at <= $1`),

  // Sessions of one's own
  sessionsOf: statement<OpenSessionRow>(
    'sessionsOf',
    `select token_sha256, created_at, seen_at, address, agent from access.sessions
      where user_id = $1 and expires_at > $2 and ends_at > $2 order by seen_at desc, token_sha256`,
  ),
  endSession: statement<{ user_id: string }>(
    'endSession',
    `delete from access.sessions where user_id = $1 and token_sha256 = $2 returning user_id`,
  ),
  closeOtherSessions: statement(
    'closeOtherSessions',
    `delete from access.sessions where user_id = $1 and token_sha256 <> $2`,
  ),

  // A forgotten password
  resettable: statement<{ id: string; email: string; language: 'vi' | 'en'; demo: boolean }>(
    'resettable',
    `select id, email, language, demo from access.users where email = $1 and disabled_at is null`,
  ),
  saveReset: statement(
    'saveReset',
    `insert into access.password_resets (user_id, token_sha256, expires_at) values ($1, $2, $3)
     on conflict (user_id) do update set token_sha256 = excluded.token_sha256, expires_at = excluded.expires_at`,
  ),
  reset: statement<{ user_id: string; password_hash: string }>(
    'reset',
    `select r.user_id, u.password_hash from access.password_resets r join access.users u on u.id = r.user_id
      where r.token_sha256 = $1 and r.expires_at > $2 and u.disabled_at is null`,
  ),
  takeReset: statement<{ user_id: string }>(
    'takeReset',
    `delete from access.password_resets where token_sha256 = $1 and expires_at > $2 returning user_id`,
  ),
  dropResetOf: statement('dropResetOf', `delete from access.password_resets where user_id = $1`),
  dropOldResets: statement('dropOldResets', `delete from access.password_resets where expires_at <= $1`),
} as const;
