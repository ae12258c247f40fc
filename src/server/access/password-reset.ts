import { err, ok, type Result } from '#core/kernel';
import { inTransaction, run } from '#server/platform/database';
import type { AccessProblem } from './access-problem.ts';
import { ACCOUNT_SQL } from './account-sql.ts';
import { bucketOf, countAttempt } from './attempts.ts';
import { normaliseEmail } from './email.ts';
import type { Passwords } from './password.ts';
import { resetLetter, type Letter } from './reset-letter.ts';
import { newSessionToken, sessionTokenHash } from './secrets.ts';
import { nowMs, type AccessServices } from './services.ts';
import { networkOf } from './sessions.ts';
import { SQL } from './sql.ts';

/** Long enough for slow mail, short enough that a mailbox found open later is worth little. */
export const RESET_MINUTES = 30;
export const RESETS_PER_ADDRESS_MAX = 3;
export const RESETS_PER_NETWORK_MAX = 20;

export interface ResetRequest {
  readonly email: string;
  readonly network: string;
  /** Where the page is that takes the link's token. */
  readonly page: string;
  readonly send: (letter: Letter) => Promise<void>;
  readonly onTrouble: (error: unknown) => void;
}

/** For whoever forgot their password. */
export interface PasswordResets {
  /**
   * Sends a link to the address, where it has an account. The answer is there before anybody looks whether it has: neither words
   * nor time tell. Gives in how many seconds to come again where there were too many from there or for that address.
   */
  readonly ask: (request: ResetRequest) => Promise<number | undefined>;
  /** Sets the password by a link, once. Ends every session and revokes every API key of the person; a second factor stays. */
  readonly redeem: (
    token: string,
    newPassword: string,
  ) => Promise<Result<{ readonly userId: string }, Extract<AccessProblem, 'ACC-018' | 'ACC-043' | 'ACC-012'>>>;
  /** Whatever is still being sent. */
  readonly settled: () => Promise<void>;
}

export function createPasswordResets(
  services: AccessServices,
  passwords: Passwords,
  changed: () => void,
): PasswordResets {
  const { pool } = services;
  const sending = new Set<Promise<void>>();

  async function sendTo({ email, page, send }: ResetRequest): Promise<void> {
    const [person] = await run(pool, ACCOUNT_SQL.resettable, [normaliseEmail(email) ?? '']);
    if (!person || (person.demo && !services.opensDemo)) return;
    const token = newSessionToken(services.random);
    const until = new Date(nowMs(services) + RESET_MINUTES * 60_000);
    await run(pool, ACCOUNT_SQL.saveReset, [person.id, sessionTokenHash(token), until]);
    // After the `#`, a browser keeps it to itself: no log on the way and no other site reads it.
    await send(
      resetLetter({ to: person.email, language: person.language, link: `${page}#${token}`, minutes: RESET_MINUTES }),
    );
  }

  return {
    ask: async (request) => {
      const wait = await countAttempt(services, [
        bucketOf(`reset|${normaliseEmail(request.email) ?? ''}`, RESETS_PER_ADDRESS_MAX),
        bucketOf(`reset-from|${networkOf(request.network)}`, RESETS_PER_NETWORK_MAX),
      ]);
      if (wait !== undefined) return wait;
      const sent: Promise<void> = sendTo(request)
        .catch(request.onTrouble)
        .finally(() => sending.delete(sent));
      sending.add(sent);
      return undefined;
    },
    redeem: async (token, newPassword) => {
      const hash = sessionTokenHash(token);
      const now = new Date(nowMs(services));
      const [reset] = hash ? await run(pool, ACCOUNT_SQL.reset, [hash, now]) : [];
      if (reset === undefined) return err('ACC-043');
      const same = await passwords.matches(newPassword, reset.password_hash);
      if (same === 'busy') return err('ACC-012');
      if (same) return err('ACC-018');
      const nextHash = await passwords.hashOf(newPassword);
      const done = await inTransaction(pool, async (client) => {
        const [taken] = await run(client, ACCOUNT_SQL.takeReset, [hash, now]);
        if (taken === undefined) return undefined;
        const userId = taken.user_id;
        await run(client, ACCOUNT_SQL.setOwnPassword, [userId, nextHash]);
        await run(client, SQL.closeSessionsOf, [userId]);
        await run(client, ACCOUNT_SQL.dropPendingOf, [userId]);
        // As when an administrator does it: whoever else knew the password may have made some.
        const revoked = await run(client, SQL.revokeApiKeysOf, [userId, now]);
        const details = { revokedApiKeys: revoked.map(({ id }) => id) };
        await run(client, ACCOUNT_SQL.logOwnChange, [now, userId, null, 'user.resetOwnPassword', details]);
        return { userId };
      });
      if (done === undefined) return err('ACC-043');
      changed();
      return ok(done);
    },
    settled: async () => void (await Promise.allSettled(sending)),
  };
}
