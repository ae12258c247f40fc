import type { Instant } from '#core/kernel';
import type pg from 'pg';

/** Goes on behind the last number seen, wherever it was registered; the first page has none, and begins with the instant itself. */
const SQL = `select number from declaration.overview
  where (registered_at, number) >
    (coalesce((select seen.registered_at from declaration.overview seen where seen.number = $2), $1::timestamptz), $2::text)
  order by registered_at, number limit $3`;

/** Numbers of declarations that were registered at an instant or later, in the order of their registration, after the last one seen. */
export async function registeredSince(
  pool: Pick<pg.Pool, 'query'>,
  since: Instant,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ number: string }>(SQL, [since, after, limit]);
  return rows.map(({ number }) => number);
}
