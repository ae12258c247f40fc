import type { Instant } from '#core/kernel';
import type pg from 'pg';

const SQL = `select number from declaration.overview
  where registered_at >= $1 and number > $2 order by number limit $3`;

/** Numbers of declarations that were registered at an instant or later, in order of their numbers, after the last one seen. */
export async function registeredSince(
  pool: Pick<pg.Pool, 'query'>,
  since: Instant,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ number: string }>(SQL, [since, after, limit]);
  return rows.map(({ number }) => number);
}
