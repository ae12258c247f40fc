import { err, ok } from '#core/kernel';
import type { Actor, Result } from '#core/kernel';
import { isIPv6 } from 'node:net';
import type { AccessProblem } from './access-problem.ts';
import { actorOf } from './actor-of-row.ts';
import { normaliseEmail } from './email.ts';
import { PASSWORD_LENGTH_MAX } from './password.ts';
import type { Passwords } from './password.ts';
import { run } from './run.ts';
import { csrfTokenOf, newSessionToken, sessionTokenHash, sha256 } from './secrets.ts';
import type { AccessServices } from './services.ts';
import { nowMs, today } from './services.ts';
import type { MembershipRow, SessionRow, UserRow } from './sql.ts';
import { SQL } from './sql.ts';

export type Language = 'vi' | 'en';

/** An open session, with all a screen needs to know about who is there. */
export interface Session {
  readonly actor: Actor;
  readonly user: { readonly id: string; readonly email: string; readonly name: string; readonly language: Language };
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: string };
  readonly csrfToken: string;
  /** When it ends if nothing more is done, and when it ends at the latest. */
  readonly expiresAtMs: number;
  readonly endsAtMs: number;
}

export interface SignIn {
  readonly email: string;
  readonly password: string;
  /** Takes the place of the password from now on. A one-time password opens nothing without it. */
  readonly newPassword?: string | undefined;
  /** The address of the caller, as far as proxies are trusted. */
  readonly address: string;
  /** A session the browser already had: it ends here, so that one planted by somebody else is never promoted. */
  readonly replaces?: string | undefined;
}
export interface SignInRefused {
  readonly code: Extract<AccessProblem, 'ACC-010' | 'ACC-011' | 'ACC-012' | 'ACC-016' | 'ACC-017' | 'ACC-018'>;
  readonly retryAfterSeconds?: number;
}

/** A form left open over a meeting survives; a machine left open over night does not. */
export const SESSION_IDLE_MINUTES_MAX = 120;
export const SESSION_HOURS_MAX = 12;
/** Renewed in place at most this often: a page that asks ten times writes once. */
const RENEW_SECONDS_MIN = 60;
const SESSIONS_PER_USER_MAX = 20;

/** Failed attempts in a window. Per account and address against guessing; per address against spraying; per account against many addresses. */
export const ATTEMPT_WINDOW_MINUTES = 15;
export const ATTEMPTS_PER_ACCOUNT_AND_ADDRESS_MAX = 10;
export const ATTEMPTS_PER_ADDRESS_MAX = 100;
export const ATTEMPTS_PER_ACCOUNT_MAX = 100;

export interface Sessions {
  /** Checks the password and opens a session: gives its token, once. */
  readonly signIn: (
    attempt: SignIn,
  ) => Promise<Result<{ readonly token: string; readonly session: Session }, SignInRefused>>;
  readonly signOut: (token: string) => Promise<void>;
  /** The session behind a token, renewed in place; `undefined` where there is none in force. */
  readonly session: (token: string) => Promise<Session | undefined>;
  readonly memberships: (userId: string) => Promise<readonly MembershipRow[]>;
  readonly setLanguage: (userId: string, language: Language) => Promise<void>;
  /** Speaks for another of one's organisations from now on. False where one is not a member today. */
  readonly switchOrganisation: (token: string, userId: string, organisationId: string) => Promise<boolean>;
}

export function createSessions(services: AccessServices, passwords: Passwords): Sessions {
  const { pool } = services;
  const at = (ms: number): Date => new Date(ms);
  const memberships = (userId: string) => run(pool, SQL.membershipsOf, [userId, today(services)]);

  async function session(token: string): Promise<Session | undefined> {
    const hash = sessionTokenHash(token);
    if (hash === undefined) return undefined;
    const [row] = await run(pool, SQL.session, [hash, today(services)]);
    const now = nowMs(services);
    if (!row || row.expires_at.getTime() <= now || row.ends_at.getTime() <= now) return undefined;
    const actor = actorOf(row, services);
    if (actor === undefined) return undefined;
    let expiresAtMs = row.expires_at.getTime();
    if (now - row.seen_at.getTime() >= RENEW_SECONDS_MIN * 1_000) {
      expiresAtMs = Math.min(now + SESSION_IDLE_MINUTES_MAX * 60_000, row.ends_at.getTime());
      await run(pool, SQL.renewSession, [hash, at(now), at(expiresAtMs)]);
    }
    return sessionOf(row, actor, token, expiresAtMs);
  }

  /** Gives nothing where the password that was checked is another by now. */
  async function open(userId: string, passwordHash: string, organisationId: string): Promise<string | undefined> {
    const token = newSessionToken(services.random);
    const now = nowMs(services);
    const endsAt = at(now + SESSION_HOURS_MAX * 3_600_000);
    const expiresAt = at(now + SESSION_IDLE_MINUTES_MAX * 60_000);
    const [opened] = await run(pool, SQL.openSession, [
      sessionTokenHash(token),
      userId,
      organisationId,
      at(now),
      expiresAt,
      endsAt,
      passwordHash,
    ]);
    if (opened === undefined) return undefined;
    await run(pool, SQL.trimSessions, [userId, at(now), SESSIONS_PER_USER_MAX]);
    return token;
  }

  /** Counted before the password is looked at, so that a hundred attempts at once are a hundred attempts. */
  async function tooMany(buckets: readonly Bucket[]): Promise<number | undefined> {
    const now = nowMs(services);
    const windowMs = ATTEMPT_WINDOW_MINUTES * 60_000;
    const rows = await run(pool, SQL.countAttempts, [buckets.map(({ key }) => key), at(now), at(now - windowMs)]);
    const over = rows.filter((row) => row.attempts > (buckets.find(({ key }) => key.equals(row.bucket))?.max ?? 0));
    if (over.length === 0) return undefined;
    const until = Math.max(...over.map((row) => row.window_started_at.getTime())) + windowMs;
    return Math.max(1, Math.ceil((until - now) / 1_000));
  }

  async function signIn({ email, password, newPassword, address, replaces }: SignIn) {
    const account = normaliseEmail(email);
    const buckets = bucketsOf(account ?? '', address);
    const retryAfterSeconds = await tooMany(buckets);
    if (retryAfterSeconds !== undefined) return err({ code: 'ACC-011', retryAfterSeconds } as const);
    if (password.length > PASSWORD_LENGTH_MAX) return err({ code: 'ACC-010' } as const);

    const [user] = account === undefined ? [] : await run(pool, SQL.userByEmail, [account]);
    const matched = await passwords.matches(password, user?.password_hash);
    if (matched === 'busy') return err({ code: 'ACC-012', retryAfterSeconds: 2 } as const);
    const [first] = user && matched ? await memberships(user.id) : [];
    if (!user || !first || user.disabled || (user.demo && services.kind !== 'test'))
      return err({ code: 'ACC-010' } as const);

    await run(pool, SQL.forgiveAttempts, [buckets.map(({ key }) => key), buckets[0]?.key]);
    await run(pool, SQL.dropOldAttempts, [at(nowMs(services) - ATTEMPT_WINDOW_MINUTES * 60_000)]);
    const settled = await settlePassword(user, password, newPassword);
    if (!settled.ok) return err({ code: settled.error } as const);
    if (replaces !== undefined) await signOut(replaces);
    const token = await open(user.id, settled.value, first.organisation_id);
    const opened = token === undefined ? undefined : await session(token);
    return token === undefined || opened === undefined
      ? err({ code: 'ACC-010' } as const)
      : ok({ token, session: opened });
  }

  /** The password was right. Gives its hash from now on, or why it opens nothing all the same. */
  async function settlePassword(
    user: UserRow,
    password: string,
    newPassword: string | undefined,
  ): Promise<Result<string, SignInRefused['code']>> {
    if (user.one_time_until !== null) {
      if (user.one_time_until.getTime() <= nowMs(services)) return err('ACC-017');
      if (newPassword === undefined) return err('ACC-016');
    }
    if (newPassword !== undefined) {
      if (newPassword === password) return err('ACC-018');
      const hash = await passwords.hashOf(newPassword);
      const [chosen] = await run(pool, SQL.chooseOwnPassword, [user.id, user.password_hash, hash]);
      if (chosen === undefined) return err('ACC-010');
      // Whoever came in with the old one leaves.
      await run(pool, SQL.closeSessionsOf, [user.id]);
      return ok(hash);
    }
    if (!passwords.isOutdated(user.password_hash)) return ok(user.password_hash);
    const hash = await passwords.hashOf(password);
    const [renewed] = await run(pool, SQL.setPasswordHash, [user.id, user.password_hash, hash]);
    return ok(renewed === undefined ? user.password_hash : hash);
  }

  async function signOut(token: string): Promise<void> {
    const hash = sessionTokenHash(token);
    if (hash !== undefined) await run(pool, SQL.closeSession, [hash]);
  }

  return {
    signIn,
    signOut,
    session,
    memberships,
    setLanguage: async (userId, language) => void (await run(pool, SQL.setLanguage, [userId, language])),
    switchOrganisation: async (token, userId, organisationId) => {
      const isMember = (await memberships(userId)).some((membership) => membership.organisation_id === organisationId);
      if (isMember) await run(pool, SQL.switchOrganisation, [sessionTokenHash(token), organisationId]);
      return isMember;
    },
  };
}

function sessionOf(row: SessionRow, actor: Actor, token: string, expiresAtMs: number): Session {
  return {
    actor,
    user: { id: row.user_id, email: row.email, name: row.user_name, language: row.language },
    organisation: { id: row.organisation_id, name: row.organisation_name, kind: row.organisation_kind },
    csrfToken: csrfTokenOf(token),
    expiresAtMs,
    endsAtMs: row.ends_at.getTime(),
  };
}

interface Bucket {
  readonly key: Buffer;
  readonly max: number;
}

/** The first is the one that a success clears; the others only lose the success itself. */
function bucketsOf(account: string, address: string): readonly Bucket[] {
  const network = networkOf(address);
  return [
    { key: sha256(`both|${account}|${network}`), max: ATTEMPTS_PER_ACCOUNT_AND_ADDRESS_MAX },
    { key: sha256(`address|${network}`), max: ATTEMPTS_PER_ADDRESS_MAX },
    { key: sha256(`account|${account}`), max: ATTEMPTS_PER_ACCOUNT_MAX },
  ];
}

/** One household of IPv6 has 2^64 addresses: the network counts. An IPv4 address written as IPv6 is itself. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail] = (address.split('%')[0] ?? '').toLowerCase().split('::');
  const groups = (part: string): string[] => part.split(':').filter((group) => group !== '');
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
