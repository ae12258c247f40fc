import { hash, parseOptions, verify } from '@node-rs/argon2';
import { turns } from '#server/platform/turns';
import type { RandomBytes } from './secrets.ts';

/** Long enough for any passphrase; a longer text would only buy an attacker our time. Checked before hashing. */
export const PASSWORD_LENGTH_MAX = 128;
export const PASSWORD_LENGTH_MIN = 12;

/** argon2id, 19 MiB, two passes: OWASP's first recommendation; some 15 ms. The library's default algorithm is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** How many are worked at once: each holds 19 MiB and a core. */
const WORKING_MAX = 2;
/** How many may wait behind them: at 15 ms each, the last waits about a second. */
const WAITING_MAX = 100;

export interface Passwords {
  /** For storing. The caller has checked the length. */
  readonly hashOf: (password: string) => Promise<string>;
  /**
   * Whether it is the password of the stored hash. Without a hash (no such account) the same work is done against one
   * that nothing matches, so that the time tells nobody which accounts exist. `busy`: too many are waiting already.
   */
  readonly matches: (password: string, stored: string | undefined) => Promise<boolean | 'busy'>;
  /** True where a stored hash was made at another cost than today's. */
  readonly isOutdated: (stored: string) => boolean;
}

export function createPasswords(random: RandomBytes): Passwords {
  const gate = turns(WORKING_MAX);
  const hashOf = (password: string) => hash(normalised(password), COST);
  let nobody: Promise<string> | undefined;
  return {
    hashOf,
    matches: async (password, stored) => {
      if (password.length > PASSWORD_LENGTH_MAX) return false;
      if (gate.waiting() >= WAITING_MAX) return 'busy';
      return gate.run(async () => {
        nobody ??= hashOf(random(32).toString('base64url'));
        const matched = await verify(stored ?? (await nobody), normalised(password));
        return matched && stored !== undefined;
      });
    },
    isOutdated: (stored) => {
      const { memoryCost, timeCost, parallelism } = parseOptions(stored);
      return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism;
    },
  };
}

/** The same Vietnamese letter typed composed on one keyboard and decomposed on another is the same password. */
const normalised = (password: string): string => password.normalize('NFKC');
