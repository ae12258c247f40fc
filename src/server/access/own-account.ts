import { err, ok, type Actor, type Result } from '#core/kernel';
import { inTransaction, run } from '#server/platform/database';
import type { PoolClient } from 'pg';
import type { AccessProblem } from './access-problem.ts';
import { ACCOUNT_SQL, type OpenSessionRow } from './account-sql.ts';
import { bucketOf, countAttempt, forgiveAttempt } from './attempts.ts';
import type { Passwords } from './password.ts';
import { sessionTokenHash } from './secrets.ts';
import type { CodeRefused, Enrolment, SecondFactors, SecondFactorState } from './second-factor.ts';
import { nowMs, type AccessServices } from './services.ts';

/** A session left open is not the person: what changes how one signs in asks for the password again, and not for ever. */
export const OWN_PASSWORD_ATTEMPTS_MAX = 10;

/** What was asked again did not hold, or came too often. */
export interface AccountRefused {
  readonly code: Extract<AccessProblem, 'ACC-011' | 'ACC-012' | 'ACC-018' | 'ACC-039' | 'ACC-041' | 'ACC-042'>;
  readonly retryAfterSeconds?: number;
}
type Outcome<T> = Promise<Result<T, AccountRefused>>;

/** What a person may do about their own account, and nobody for them. */
export interface OwnAccount {
  readonly secondFactor: (userId: string) => Promise<SecondFactorState>;
  readonly sessions: (userId: string) => Promise<readonly OpenSessionRow[]>;
  readonly endSession: (by: Actor, tokenHash: Buffer) => Promise<boolean>;
  /** Ends every other session. API keys stay: whoever suspects one revokes it, and a routine change stops no machine. */
  readonly changePassword: (
    by: Actor,
    change: { readonly password: string; readonly newPassword: string; readonly token: string },
  ) => Outcome<true>;
  readonly beginTotp: (by: Actor, password: string) => Outcome<Enrolment>;
  /** Gives recovery codes with the first second factor; none where the person has some. */
  readonly confirmTotp: (by: Actor, code: string) => Outcome<readonly string[]>;
  readonly removeTotp: (by: Actor, password: string, code: string) => Outcome<true>;
  /** `code` where an app is enrolled. */
  readonly renewRecoveryCodes: (by: Actor, password: string, code: string | undefined) => Outcome<readonly string[]>;
  /** Whether it is the person's password; counted. */
  readonly isPasswordOf: (userId: string, password: string) => Outcome<string>;
  /** Recovery codes for a person who has none yet, and the trace of what was added. */
  readonly added: (client: PoolClient, by: Actor, method: 'totp' | 'passkey') => Promise<readonly string[]>;
  readonly log: (client: PoolClient, by: Actor, action: OwnAction, details?: object) => Promise<void>;
}

export type OwnAction =
  | 'user.changeOwnPassword'
  | 'user.addSecondFactor'
  | 'user.removeSecondFactor'
  | 'user.renewRecoveryCodes'
  | 'user.endOwnSession';

interface Parts {
  readonly passwords: Passwords;
  readonly secondFactors: SecondFactors;
}

export function createOwnAccount(services: AccessServices, { passwords, secondFactors }: Parts): OwnAccount {
  const { pool } = services;
  const now = (): Date => new Date(nowMs(services));

  async function log(client: PoolClient, by: Actor, action: OwnAction, details: object = {}): Promise<void> {
    await run(client, ACCOUNT_SQL.logOwnChange, [now(), by.userId, by.organisationId, action, details]);
  }

  const isPasswordOf: OwnAccount['isPasswordOf'] = async (userId, password) => {
    const buckets = [bucketOf(`own|${userId}`, OWN_PASSWORD_ATTEMPTS_MAX)];
    const retryAfterSeconds = await countAttempt(services, buckets);
    if (retryAfterSeconds !== undefined) return err({ code: 'ACC-011', retryAfterSeconds });
    const [own] = await run(pool, ACCOUNT_SQL.own, [userId]);
    const matched = await passwords.matches(password, own?.password_hash);
    if (matched === 'busy') return err({ code: 'ACC-012', retryAfterSeconds: 2 });
    if (!own || !matched) return err({ code: 'ACC-041' });
    await forgiveAttempt(services, buckets);
    return ok(own.email);
  };

  const added: OwnAccount['added'] = async (client, by, method) => {
    await log(client, by, 'user.addSecondFactor', { method });
    const { recoveryCodesLeft } = await secondFactors.stateOf(by.userId);
    return recoveryCodesLeft > 0 ? [] : secondFactors.renewRecoveryCodes(client, by.userId);
  };

  async function proven(by: Actor, password: string, code: string | undefined): Outcome<true> {
    const right = await isPasswordOf(by.userId, password);
    if (!right.ok) return right;
    const { totpSince } = await secondFactors.stateOf(by.userId);
    if (totpSince === null) return ok(true);
    const shown: Result<unknown, CodeRefused> = await secondFactors.check(by.userId, code ?? '');
    return shown.ok ? ok(true) : shown;
  }

  return {
    secondFactor: secondFactors.stateOf,
    sessions: (userId) => run(pool, ACCOUNT_SQL.sessionsOf, [userId, now()]),
    endSession: (by, tokenHash) =>
      inTransaction(pool, async (client) => {
        const [ended] = await run(client, ACCOUNT_SQL.endSession, [by.userId, tokenHash]);
        if (ended) await log(client, by, 'user.endOwnSession');
        return ended !== undefined;
      }),
    changePassword: async (by, { password, newPassword, token }) => {
      const right = await isPasswordOf(by.userId, password);
      if (!right.ok) return right;
      if (newPassword === password) return err({ code: 'ACC-018' });
      const hash = await passwords.hashOf(newPassword);
      await inTransaction(pool, async (client) => {
        await run(client, ACCOUNT_SQL.setOwnPassword, [by.userId, hash]);
        await run(client, ACCOUNT_SQL.closeOtherSessions, [by.userId, sessionTokenHash(token)]);
        await run(client, ACCOUNT_SQL.dropPendingOf, [by.userId]);
        await run(client, ACCOUNT_SQL.dropResetOf, [by.userId]);
        await log(client, by, 'user.changeOwnPassword');
      });
      return ok(true);
    },
    beginTotp: async (by, password) => {
      const right = await isPasswordOf(by.userId, password);
      if (!right.ok) return right;
      const enrolment = await secondFactors.begin(by.userId, right.value);
      return enrolment === undefined ? err({ code: 'ACC-042' }) : ok(enrolment);
    },
    confirmTotp: async (by, code) => {
      const { totpSince } = await secondFactors.stateOf(by.userId);
      if (totpSince !== null) return err({ code: 'ACC-042' });
      const confirmed = await secondFactors.confirm(by.userId, code);
      if (!confirmed.ok) return confirmed;
      return ok(await inTransaction(pool, (client) => added(client, by, 'totp')));
    },
    removeTotp: async (by, password, code) => {
      const shown = await proven(by, password, code);
      if (!shown.ok) return shown;
      await inTransaction(pool, async (client) => {
        await run(client, ACCOUNT_SQL.dropTotp, [by.userId]);
        await run(client, ACCOUNT_SQL.dropUselessCodes, [by.userId]);
        await log(client, by, 'user.removeSecondFactor', { method: 'totp' });
      });
      return ok(true);
    },
    renewRecoveryCodes: async (by, password, code) => {
      const shown = await proven(by, password, code);
      if (!shown.ok) return shown;
      return ok(
        await inTransaction(pool, async (client) => {
          await log(client, by, 'user.renewRecoveryCodes');
          return secondFactors.renewRecoveryCodes(client, by.userId);
        }),
      );
    },
    isPasswordOf,
    added,
    log,
  };
}
