import { err, ok, type Result } from '#core/kernel';
import { qrCode } from '#server/platform/print';
import { randomUUID } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import type { AccessProblem } from './access-problem.ts';
import { ACCOUNT_SQL } from './account-sql.ts';
import { bucketOf, countAttempt, forgiveAttempt } from './attempts.ts';
import { run } from '#server/platform/database';
import { sha256 } from './secrets.ts';
import { nowMs, type AccessServices } from './services.ts';
import { base32, stepOf, totpUri } from './totp.ts';

/** What the app shows beside the code. */
const ISSUER = 'Hải Đăng';
/** 160 bits, as RFC 4226 recommends. */
const TOTP_SECRET_HEX_DIGITS = 40;
/** Of three codes that count at any moment, out of a million: five tries in a window leave a guesser nothing. */
export const CODE_ATTEMPTS_MAX = 5;
export const RECOVERY_CODES = 10;
/** 16 of 32 letters and digits that nobody mistakes for another: 80 bits. */
const RECOVERY_ALPHABET = '23456789abcdefghijkmnpqrstuvwxyz';
const RECOVERY_LENGTH = 16;
const RECOVERY_GROUP = 4;

export type SecondFactorMethod = 'totp' | 'recoveryCode' | 'passkey';

export interface SecondFactorState {
  readonly totpSince: Date | null;
  readonly recoveryCodesLeft: number;
  readonly passkeys: number;
}
/** What a telephone is given, once: as a picture, as a link and as text. */
export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
  readonly qrCode: string;
}
export interface CodeRefused {
  readonly code: Extract<AccessProblem, 'ACC-011' | 'ACC-039'>;
  readonly retryAfterSeconds?: number;
}

/** What a person shows besides the password. */
export interface SecondFactors {
  readonly stateOf: (userId: string) => Promise<SecondFactorState>;
  /** With what a sign-in goes on after the password; empty where the password is enough. */
  readonly methodsOf: (userId: string) => Promise<readonly SecondFactorMethod[]>;
  /** A secret for an app, in force once a code of it was shown. `undefined` where one is in force already. */
  readonly begin: (userId: string, email: string) => Promise<Enrolment | undefined>;
  /** The first code: from now on sign-in asks for one. */
  readonly confirm: (userId: string, code: string) => Promise<Result<true, CodeRefused>>;
  /** A code of the app or a recovery code, each taken once. Counted before it is looked at. */
  readonly check: (userId: string, code: string) => Promise<Result<SecondFactorMethod, CodeRefused>>;
  /** Ten new ones in place of what was left; the only time they are seen. */
  readonly renewRecoveryCodes: (client: PoolClient, userId: string) => Promise<readonly string[]>;
}

type Services = Pick<AccessServices, 'pool' | 'clock' | 'random' | 'token'>;

export function createSecondFactors(services: Services): SecondFactors {
  const { pool } = services;
  /** Derived, so that no table and no backup of the database holds it; a new enrolment has a new one. */
  const secretOf = (userId: string, enrolment: string): Buffer =>
    Buffer.from(services.token(`totp|${userId}|${enrolment}`).slice(0, TOTP_SECRET_HEX_DIGITS), 'hex');
  const stateOf = async (userId: string): Promise<SecondFactorState> => {
    const [row] = await run(pool, ACCOUNT_SQL.secondFactor, [userId]);
    return {
      totpSince: row?.totp_since ?? null,
      recoveryCodesLeft: row?.recovery_codes ?? 0,
      passkeys: row?.passkeys ?? 0,
    };
  };

  /** One code of the app, whether the enrolment is in force or is to be by it. */
  async function takeCode(userId: string, code: string, confirms: boolean): Promise<boolean> {
    const [row] = await run(pool, ACCOUNT_SQL.totp, [userId]);
    if (row === undefined) return false;
    const now = nowMs(services);
    const step = stepOf(code, secretOf(userId, row.enrolment), now);
    if (step === undefined) return false;
    const values = [userId, row.enrolment, step, new Date(now), confirms];
    return (await run(pool, ACCOUNT_SQL.takeStep, values)).length > 0;
  }

  async function counted<T>(userId: string, look: () => Promise<T | undefined>): Promise<Result<T, CodeRefused>> {
    const buckets = [bucketOf(`code|${userId}`, CODE_ATTEMPTS_MAX)];
    const retryAfterSeconds = await countAttempt(services, buckets);
    if (retryAfterSeconds !== undefined) return err({ code: 'ACC-011', retryAfterSeconds });
    const found = await look();
    if (found === undefined) return err({ code: 'ACC-039' });
    await forgiveAttempt(services, buckets);
    return ok(found);
  }

  return {
    stateOf,
    methodsOf: async (userId) => {
      const { totpSince, recoveryCodesLeft, passkeys } = await stateOf(userId);
      if (totpSince === null && passkeys === 0) return [];
      return [
        ...(totpSince === null ? [] : (['totp'] as const)),
        ...(passkeys === 0 ? [] : (['passkey'] as const)),
        ...(recoveryCodesLeft === 0 ? [] : (['recoveryCode'] as const)),
      ];
    },
    begin: async (userId, email) => {
      const enrolment = randomUUID();
      if ((await run(pool, ACCOUNT_SQL.beginTotp, [userId, enrolment])).length === 0) return undefined;
      const secret = secretOf(userId, enrolment);
      const uri = totpUri(secret, { issuer: ISSUER, account: email });
      return { secret: base32(secret), uri, qrCode: qrCode(uri) };
    },
    confirm: (userId, code) =>
      counted(userId, async () => ((await takeCode(userId, typed(code), true)) ? true : undefined)),
    check: (userId, code) =>
      counted<SecondFactorMethod>(userId, async () => {
        const given = typed(code);
        if (await takeCode(userId, given, false)) return 'totp';
        return (await run(pool, ACCOUNT_SQL.useRecoveryCode, [userId, sha256(given)])).length > 0
          ? 'recoveryCode'
          : undefined;
      }),
    renewRecoveryCodes: async (client, userId) => {
      const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(services));
      await run(client, ACCOUNT_SQL.dropRecoveryCodes, [userId]);
      await run(client, ACCOUNT_SQL.addRecoveryCodes, [userId, codes.map((code) => sha256(typed(code)))]);
      return codes;
    },
  };
}

/** Takes every way of proving oneself besides the password from a person. */
export async function forgetSecondFactor(on: Pool | PoolClient, userId: string): Promise<void> {
  await run(on, ACCOUNT_SQL.dropTotp, [userId]);
  await run(on, ACCOUNT_SQL.dropPasskeys, [userId]);
  await run(on, ACCOUNT_SQL.dropRecoveryCodes, [userId]);
  await run(on, ACCOUNT_SQL.dropPendingOf, [userId]);
}

/** People type codes in groups, and in capitals. */
const typed = (code: string): string => code.replaceAll(/[\s-]/g, '').toLowerCase();

/** Uniform: of the 256 values of a byte, each of the 32 signs has eight. */
function recoveryCode({ random }: Pick<AccessServices, 'random'>): string {
  const signs = [...random(RECOVERY_LENGTH)].map((byte) => RECOVERY_ALPHABET[byte % RECOVERY_ALPHABET.length] ?? '');
  return Array.from({ length: RECOVERY_LENGTH / RECOVERY_GROUP }, (_, index) =>
    signs.slice(index * RECOVERY_GROUP, (index + 1) * RECOVERY_GROUP).join(''),
  ).join('-');
}
