import { err, ok } from '#core/kernel';
import type { Actor, Result } from '#core/kernel';
import { isIPv6 } from 'node:net';
import type { AccessProblem } from './access-problem.ts';
import { ACCOUNT_SQL, type PendingRow } from './account-sql.ts';
import { actorOf } from './actor-of-row.ts';
import { ATTEMPT_WINDOW_MINUTES, bucketOf, countAttempt, forgiveAttempt, type Bucket } from './attempts.ts';
import { normaliseEmail } from './email.ts';
import { PASSWORD_LENGTH_MAX } from './password.ts';
import type { Passwords } from './password.ts';
import { run } from '#server/platform/database';
import { csrfTokenOf, newSessionToken, sessionTokenHash } from './secrets.ts';
import type { CodeRefused, SecondFactorMethod, SecondFactors } from './second-factor.ts';
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

/** Where somebody signs in. */
export interface Device {
  /** The address of the caller, as far as proxies are trusted. */
  readonly address: string;
  /** What the browser calls itself. */
  readonly agent?: string | undefined;
  /** A session the browser already had: it ends here, so that one planted by somebody else is never promoted. */
  readonly replaces?: string | undefined;
}
export interface SignIn extends Device {
  readonly email: string;
  readonly password: string;
  /** Takes the place of the password from now on. A one-time password opens nothing without it. */
  readonly newPassword?: string | undefined;
}
export interface Opened {
  readonly token: string;
  readonly session: Session;
}
/** The password was right; what is still to be shown, and the token that says whose password it was. It opens nothing else. */
export interface HalfWay {
  readonly code: 'half-way';
  readonly pending: string;
  readonly methods: readonly SecondFactorMethod[];
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
/** Time to find the telephone. */
export const PENDING_MINUTES_MAX = 10;
const AGENT_LENGTH_MAX = 300;

/** Failed attempts in a window. Per account and address against guessing; per address against spraying; per account against many addresses. */
export const ATTEMPTS_PER_ACCOUNT_AND_ADDRESS_MAX = 10;
export const ATTEMPTS_PER_ADDRESS_MAX = 100;
export const ATTEMPTS_PER_ACCOUNT_MAX = 100;

export interface Sessions {
  /** Checks the password. Opens a session and gives its token, once; or says what has to be shown besides. */
  readonly signIn: (attempt: SignIn) => Promise<Result<Opened, SignInRefused | HalfWay>>;
  /** The second step: a code, once for each right password. */
  readonly showCode: (
    pending: string,
    code: string,
    device: Device,
  ) => Promise<Result<Opened, CodeRefused | { readonly code: 'ACC-040' }>>;
  /** Opens a session for whoever proved who they are without a password. */
  readonly openFor: (userId: string, device: Device) => Promise<Opened | undefined>;
  readonly signOut: (token: string) => Promise<void>;
  /** The session behind a token, renewed in place; `undefined` where there is none in force. */
  readonly session: (token: string) => Promise<Session | undefined>;
  readonly memberships: (userId: string) => Promise<readonly MembershipRow[]>;
  readonly setLanguage: (userId: string, language: Language) => Promise<void>;
  /** Speaks for another of one's organisations from now on. False where one is not a member today. */
  readonly switchOrganisation: (token: string, userId: string, organisationId: string) => Promise<boolean>;
}

export function createSessions(services: AccessServices, passwords: Passwords, secondFactors: SecondFactors): Sessions {
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
  async function open(userId: string, passwordHash: string, device: Device): Promise<Opened | undefined> {
    const [first] = await memberships(userId);
    if (first === undefined) return undefined;
    if (device.replaces !== undefined) await signOut(device.replaces);
    const token = newSessionToken(services.random);
    const now = nowMs(services);
    const [opened] = await run(pool, SQL.openSession, [
      sessionTokenHash(token),
      userId,
      first.organisation_id,
      at(now),
      at(now + SESSION_IDLE_MINUTES_MAX * 60_000),
      at(now + SESSION_HOURS_MAX * 3_600_000),
      passwordHash,
      networkOf(device.address),
      (device.agent ?? '').slice(0, AGENT_LENGTH_MAX),
    ]);
    if (opened === undefined) return undefined;
    await run(pool, SQL.trimSessions, [userId, at(now), SESSIONS_PER_USER_MAX]);
    await run(pool, ACCOUNT_SQL.noteSignIn, [userId, at(now)]);
    const found = await session(token);
    return found && { token, session: found };
  }

  async function signIn({
    email,
    password,
    newPassword,
    ...device
  }: SignIn): Promise<Result<Opened, SignInRefused | HalfWay>> {
    const account = normaliseEmail(email);
    const buckets = bucketsOf(account ?? '', device.address);
    const retryAfterSeconds = await countAttempt(services, buckets);
    if (retryAfterSeconds !== undefined) return err({ code: 'ACC-011', retryAfterSeconds });
    if (password.length > PASSWORD_LENGTH_MAX) return err({ code: 'ACC-010' });

    const [user] = account === undefined ? [] : await run(pool, SQL.userByEmail, [account]);
    const matched = await passwords.matches(password, user?.password_hash);
    if (matched === 'busy') return err({ code: 'ACC-012', retryAfterSeconds: 2 });
    const [first] = user && matched ? await memberships(user.id) : [];
    if (!user || !first || user.disabled || (user.demo && !services.opensDemo)) return err({ code: 'ACC-010' });

    await forgiveAttempt(services, buckets);
    await run(pool, SQL.dropOldAttempts, [at(nowMs(services) - ATTEMPT_WINDOW_MINUTES * 60_000)]);
    const settled = await settlePassword(user, password, newPassword);
    if (!settled.ok) return err({ code: settled.error });
    const methods = await secondFactors.methodsOf(user.id);
    if (methods.length > 0) return err({ code: 'half-way', pending: await halfWay(settled.value), methods });
    const opened = await finish(settled.value, device);
    return opened ? ok(opened) : err({ code: 'ACC-010' });
  }

  /** The password was right. Gives its hash and that of the one to come, where there is one, or why it opens nothing all the same. */
  async function settlePassword(
    user: UserRow,
    password: string,
    newPassword: string | undefined,
  ): Promise<Result<PendingRow, SignInRefused['code']>> {
    const checked = { user_id: user.id, password_hash: user.password_hash, next_hash: null };
    if (user.one_time_until !== null) {
      if (user.one_time_until.getTime() <= nowMs(services)) return err('ACC-017');
      if (newPassword === undefined) return err('ACC-016');
    }
    if (newPassword !== undefined) {
      if (newPassword === password) return err('ACC-018');
      return ok({ ...checked, next_hash: await passwords.hashOf(newPassword) });
    }
    if (!passwords.isOutdated(user.password_hash)) return ok(checked);
    const hash = await passwords.hashOf(password);
    const [renewed] = await run(pool, SQL.setPasswordHash, [user.id, user.password_hash, hash]);
    return ok(renewed === undefined ? checked : { ...checked, password_hash: hash });
  }

  /** Nothing changes before the second factor was shown: whoever has only the password can not even replace it. */
  async function halfWay({ user_id, password_hash, next_hash }: PendingRow): Promise<string> {
    const pending = newSessionToken(services.random);
    const until = at(nowMs(services) + PENDING_MINUTES_MAX * 60_000);
    await run(pool, ACCOUNT_SQL.addPending, [sessionTokenHash(pending), user_id, password_hash, next_hash, until]);
    return pending;
  }

  async function finish(
    { user_id, password_hash, next_hash }: PendingRow,
    device: Device,
  ): Promise<Opened | undefined> {
    if (next_hash === null) return open(user_id, password_hash, device);
    const [chosen] = await run(pool, SQL.chooseOwnPassword, [user_id, password_hash, next_hash]);
    if (chosen === undefined) return undefined;
    // Whoever came in with the old one leaves.
    await run(pool, SQL.closeSessionsOf, [user_id]);
    return open(user_id, next_hash, device);
  }

  async function signOut(token: string): Promise<void> {
    const hash = sessionTokenHash(token);
    if (hash !== undefined) await run(pool, SQL.closeSession, [hash]);
  }

  return {
    signIn,
    showCode: async (pending, code, device) => {
      const hash = sessionTokenHash(pending);
      const now = at(nowMs(services));
      const [waiting] = hash ? await run(pool, ACCOUNT_SQL.pending, [hash, now]) : [];
      if (waiting === undefined) return err({ code: 'ACC-040' });
      const shown = await secondFactors.check(waiting.user_id, code);
      if (!shown.ok) return shown;
      const [taken] = await run(pool, ACCOUNT_SQL.takePending, [hash, now]);
      const opened = taken && (await finish(taken, device));
      return opened ? ok(opened) : err({ code: 'ACC-040' });
    },
    openFor: async (userId, device) => {
      const [own] = await run(pool, ACCOUNT_SQL.own, [userId]);
      return own && open(userId, own.password_hash, device);
    },
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

/** The first is the one that a success clears; the others only lose the success itself. */
function bucketsOf(account: string, address: string): readonly Bucket[] {
  const network = networkOf(address);
  return [
    bucketOf(`both|${account}|${network}`, ATTEMPTS_PER_ACCOUNT_AND_ADDRESS_MAX),
    bucketOf(`address|${network}`, ATTEMPTS_PER_ADDRESS_MAX),
    bucketOf(`account|${account}`, ATTEMPTS_PER_ACCOUNT_MAX),
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
