import { run } from '#server/platform/database';
import { sha256 } from './secrets.ts';
import { nowMs, type AccessServices } from './services.ts';
import { SQL } from './sql.ts';

/** Attempts are counted in a window of this length. */
export const ATTEMPT_WINDOW_MINUTES = 15;

/** What is counted, under a hash: no list of who tried from where is kept. */
export interface Bucket {
  readonly key: Buffer;
  readonly max: number;
}
export const bucketOf = (name: string, max: number): Bucket => ({ key: sha256(name), max });

/**
 * Counts an attempt in each bucket, before it is looked at, so that a hundred at once are a hundred. Gives in how many
 * seconds to come again where one of them is full.
 */
export async function countAttempt(
  services: Pick<AccessServices, 'pool' | 'clock'>,
  buckets: readonly Bucket[],
): Promise<number | undefined> {
  const now = nowMs(services);
  const windowMs = ATTEMPT_WINDOW_MINUTES * 60_000;
  const rows = await run(services.pool, SQL.countAttempts, [
    buckets.map(({ key }) => key),
    new Date(now),
    new Date(now - windowMs),
  ]);
  const over = rows.filter((row) => row.attempts > (buckets.find(({ key }) => key.equals(row.bucket))?.max ?? 0));
  if (over.length === 0) return undefined;
  const until = Math.max(...over.map((row) => row.window_started_at.getTime())) + windowMs;
  return Math.max(1, Math.ceil((until - now) / 1_000));
}

/** A success: the first bucket is cleared, the others only lose the success itself. */
export async function forgiveAttempt(
  { pool }: Pick<AccessServices, 'pool'>,
  buckets: readonly Bucket[],
): Promise<void> {
  await run(pool, SQL.forgiveAttempts, [buckets.map(({ key }) => key), buckets[0]?.key]);
}
