import { readLearned } from './said.ts';
import { learnedFrom, type Learned } from '#core/classify';
import type { Clock } from '#core/kernel';
import type pg from 'pg';

/** What was learned changes slowly; reading all of it more often than this would tell nobody anything new. */
const FRESH_MS = 10 * 60_000;

export interface LearnedMemory {
  /** What was learned when it was last read. Asking sees to it that it is read again, for those who ask later. */
  readonly current: () => Learned;
  readonly refresh: () => Promise<void>;
}

/** A ranking never waits for what was learned and never fails for want of it. */
export function learnedMemory(
  pool: Pick<pg.Pool, 'query'>,
  clock: Clock,
  onTrouble: (error: unknown) => void,
): LearnedMemory {
  let learned = learnedFrom([]);
  let readAtMs = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  const read = async (): Promise<void> => {
    learned = learnedFrom(await readLearned(pool));
  };
  const refresh = (): Promise<void> => {
    readAtMs = Date.parse(clock.now());
    return (reading ??= read().finally(() => (reading = undefined)));
  };
  return {
    current: () => {
      if (Date.parse(clock.now()) - readAtMs > FRESH_MS) refresh().catch(onTrouble);
      return learned;
    },
    refresh,
  };
}
