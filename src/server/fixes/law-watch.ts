import { lookAgain, type LookingAgain } from '#server/jobs';
import { run } from '#server/platform/database';
import type { Services } from '#server/platform/services';
import { AFTER_PUBLICATION, lookAgainAt } from './look-again.ts';
import { SQL } from './sql.ts';

/** A publication is told of within so long; a look without one reads one row. */
const LOOK_MS = 60_000;

export interface LawWatchOptions {
  readonly services: Services;
  readonly isWriter: () => boolean;
  readonly byItself: boolean;
  readonly onTrouble: (error: unknown) => void;
}

/**
 * Looks at drafts and pre-registrations once another tariff, rate or list of codes is in force, so that nobody hears of it only when they
 * lodge. Gives how many it looked at. Cut short, it begins anew at the next look.
 */
export const watchLaw = ({ services, ...options }: LawWatchOptions): LookingAgain =>
  lookAgain({
    ...options,
    everyMs: LOOK_MS,
    work: async (signal) => {
      const { version } = services.reference.current().reference;
      const [last] = await run(services.pool, SQL.lookedUnder, []);
      if (last?.version === version) return 0;
      // Where nothing was ever looked at, the night has it.
      const looked = last && (await lookAgainAt(services, null, AFTER_PUBLICATION, signal));
      await run(services.pool, SQL.looked, [version]);
      return looked?.examined ?? 0;
    },
  });
