import type pg from 'pg';

/** By the index of registration: as many entries as there were since. */
const SQL = `select count(*)::int as count from declaration.overview
  where registered_at >= $1 and ($2::text[] is null or office_id = any($2))`;

/** How many declarations were registered since an instant, everywhere or at these offices. */
export async function registeredCount(
  pool: Pick<pg.Pool, 'query'>,
  since: string,
  officeIds?: readonly string[],
): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(SQL, [since, officeIds ?? null]);
  return rows[0]?.count ?? 0;
}
