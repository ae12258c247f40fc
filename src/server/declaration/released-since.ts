import type { Instant } from '#core/kernel';
import type pg from 'pg';

const SQL = `select number, released_at from declaration.overview
  where principal_id = $1 and released_at is not null and (released_at, number) > ($2::timestamptz, $3::text)
  order by released_at, number limit $4`;

interface ReleasedNumber {
  readonly number: string;
  readonly released_at: Date;
}

/** Declarations on behalf of one party that were released after one that is known, in the order of their release. */
export async function releasedSince(
  pool: Pick<pg.Pool, 'query'>,
  principalId: string,
  after: { readonly at: Instant; readonly number: string },
  limit: number,
): Promise<readonly ReleasedNumber[]> {
  return (await pool.query<ReleasedNumber>(SQL, [principalId, after.at, after.number, limit])).rows;
}
