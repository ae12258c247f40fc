import { err, ok, type Actor, type Result } from '#core/kernel';
import { inTransaction, run } from '#server/platform/database';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { isIP } from 'node:net';
import { ACCOUNT_SQL } from './account-sql.ts';
import type { AccountRefused, OwnAccount } from './own-account.ts';
import { PASSKEY_SQL, type PasskeyRow } from './passkey-sql.ts';
import { nowMs, type AccessServices } from './services.ts';

export const PASSKEYS_MAX = 10;
/** Time to find the key and touch it. */
const CHALLENGE_MINUTES = 5;
const CHALLENGE_BYTES = 32;
const RP_NAME = 'Hải Đăng';

/** For which site a passkey is made: no other can ask for it, which is what makes it proof against imitations of this one. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

export interface PasskeyRefused {
  readonly code: 'ACC-045' | 'ACC-046' | 'ACC-047';
}

/** Keys that a device holds and opens with a finger, a face or a PIN: possession and person in one, so they are both factors. */
export interface Passkeys {
  readonly list: (userId: string) => Promise<readonly PasskeyRow[]>;
  /** What the browser is to make one by; asks for the password. JSON of WebAuthn. */
  readonly beginAdding: (
    by: Actor,
    password: string,
    publicUrl: string,
  ) => Promise<Result<object, AccountRefused | PasskeyRefused>>;
  /** Gives recovery codes with the first second factor. */
  readonly add: (
    by: Actor,
    passkey: { readonly name: string; readonly response: RegistrationResponseJSON },
    publicUrl: string,
  ) => Promise<Result<readonly string[], PasskeyRefused>>;
  readonly rename: (userId: string, id: string, name: string) => Promise<boolean>;
  readonly remove: (by: Actor, id: string, password: string) => Promise<Result<boolean, AccountRefused>>;
  /** What the browser is to sign in by. */
  readonly beginSignIn: (publicUrl: string) => Promise<Result<object, PasskeyRefused>>;
  /** Whose passkey signed it. */
  readonly prove: (response: AuthenticationResponseJSON, publicUrl: string) => Promise<Result<string, PasskeyRefused>>;
}

/**
 * The site as the public address names it. Passkeys are bound to a name, never to an IP address; this machine itself has
 * one that every browser knows.
 */
export function relyingPartyOf(publicUrl: string): RelyingParty | undefined {
  const url = new URL(publicUrl);
  if (LOOPBACK.has(url.hostname)) url.hostname = 'localhost';
  const isAddress = isIP(url.hostname.replaceAll(/[[\]]/g, '')) !== 0;
  return isAddress ? undefined : { id: url.hostname, origin: url.origin };
}
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]']);

export function createPasskeys(services: AccessServices, account: OwnAccount): Passkeys {
  const { pool } = services;
  const now = (): Date => new Date(nowMs(services));

  async function challengeFor(userId: string | null): Promise<string> {
    const challenge = services.random(CHALLENGE_BYTES).toString('base64url');
    const until = new Date(nowMs(services) + CHALLENGE_MINUTES * 60_000);
    await run(pool, PASSKEY_SQL.addChallenge, [challenge, userId, until]);
    return challenge;
  }
  /** Each is taken once, whatever comes of it. */
  const takes = (userId: string | null) => async (challenge: string) =>
    (await run(pool, PASSKEY_SQL.takeChallenge, [challenge, userId, now()])).length > 0;

  return {
    list: (userId) => run(pool, PASSKEY_SQL.list, [userId]),
    beginAdding: async (by, password, publicUrl) => {
      const site = relyingPartyOf(publicUrl);
      if (site === undefined) return err({ code: 'ACC-046' });
      const right = await account.isPasswordOf(by.userId, password);
      if (!right.ok) return right;
      const known = await run(pool, PASSKEY_SQL.list, [by.userId]);
      if (known.length >= PASSKEYS_MAX) return err({ code: 'ACC-047' });
      const { generateRegistrationOptions } = await library();
      return ok(
        await generateRegistrationOptions({
          rpName: RP_NAME,
          rpID: site.id,
          userName: right.value,
          userDisplayName: right.value,
          userID: new Uint8Array(Buffer.from(by.userId)),
          challenge: new Uint8Array(Buffer.from(await challengeFor(by.userId), 'base64url')),
          supportedAlgorithmIDs: ALGORITHMS,
          excludeCredentials: known.map(({ id }) => ({ id })),
          authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        }),
      );
    },
    add: async (by, { name, response }, publicUrl) => {
      const site = relyingPartyOf(publicUrl);
      if (site === undefined) return err({ code: 'ACC-046' });
      const { verifyRegistrationResponse } = await library();
      const made = await verifyRegistrationResponse({
        response,
        supportedAlgorithmIDs: ALGORITHMS,
        expectedChallenge: takes(by.userId),
        expectedOrigin: site.origin,
        expectedRPID: site.id,
      }).catch(() => undefined);
      if (!made?.verified) return err({ code: 'ACC-045' });
      const { id, publicKey, counter } = made.registrationInfo.credential;
      const transports = (response.response.transports ?? []).slice(0, TRANSPORTS_MAX);
      return inTransaction(pool, async (client) => {
        const values = [id, by.userId, name, Buffer.from(publicKey), counter, transports, now(), PASSKEYS_MAX];
        if ((await run(client, PASSKEY_SQL.add, values)).length === 0) return err({ code: 'ACC-047' } as const);
        return ok(await account.added(client, by, 'passkey'));
      });
    },
    rename: async (userId, id, name) => (await run(pool, PASSKEY_SQL.rename, [userId, id, name])).length > 0,
    remove: async (by, id, password) => {
      const right = await account.isPasswordOf(by.userId, password);
      if (!right.ok) return right;
      return ok(
        await inTransaction(pool, async (client) => {
          if ((await run(client, PASSKEY_SQL.remove, [by.userId, id])).length === 0) return false;
          await run(client, ACCOUNT_SQL.dropUselessCodes, [by.userId]);
          await account.log(client, by, 'user.removeSecondFactor', { method: 'passkey' });
          return true;
        }),
      );
    },
    beginSignIn: async (publicUrl) => {
      const site = relyingPartyOf(publicUrl);
      if (site === undefined) return err({ code: 'ACC-046' });
      const { generateAuthenticationOptions } = await library();
      const challenge = new Uint8Array(Buffer.from(await challengeFor(null), 'base64url'));
      return ok(await generateAuthenticationOptions({ rpID: site.id, challenge, userVerification: 'required' }));
    },
    prove: async (response, publicUrl) => {
      const site = relyingPartyOf(publicUrl);
      if (site === undefined) return err({ code: 'ACC-046' });
      const [known] = await run(pool, PASSKEY_SQL.find, [response.id]);
      if (known === undefined) return err({ code: 'ACC-045' });
      const { verifyAuthenticationResponse } = await library();
      const shown = await verifyAuthenticationResponse({
        response,
        expectedChallenge: takes(null),
        expectedOrigin: site.origin,
        expectedRPID: site.id,
        credential: { id: known.id, publicKey: new Uint8Array(known.public_key), counter: Number(known.counter) },
      }).catch(() => undefined);
      if (!shown?.verified) return err({ code: 'ACC-045' });
      const { newCounter } = shown.authenticationInfo;
      const [used] = await run(pool, PASSKEY_SQL.noteUse, [known.id, newCounter, now(), known.counter]);
      return used === undefined ? err({ code: 'ACC-045' }) : ok(used.user_id);
    },
  };
}

/** Ed25519, ECDSA with SHA-256 on P-256, RSA with SHA-256 (COSE): what devices in use sign with, and what this program checks without experiments. */
const ALGORITHMS = [-8, -7, -257];
const TRANSPORTS_MAX = 8;

/** Loaded when the first passkey is used: most programs start more often than that. */
const library = () => import('@simplewebauthn/server');
