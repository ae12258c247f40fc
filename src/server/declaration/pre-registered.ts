import { declarationNumber, type DeclarationNumber } from '#core/declaration';
import type { Instant } from '#core/kernel';
import type pg from 'pg';

const SQL = `select number, principal_id from declaration.overview
  where status = 'preRegistered' and status_since >= $1::timestamptz and principal_id is not null
    and ($2::text[] is null or principal_id = any ($2))
  order by status_since desc, number limit $3`;

interface PreRegistered {
  readonly number: DeclarationNumber;
  readonly principalId: string;
}

/** Declarations that are not official yet and have not lapsed, the latest first: of these parties, or (`null`) of all. */
export async function preRegistered(
  pool: Pick<pg.Pool, 'query'>,
  since: Instant,
  principalIds: readonly string[] | null,
  limit: number,
): Promise<readonly PreRegistered[]> {
  const { rows } = await pool.query<{ number: string; principal_id: string }>(SQL, [since, principalIds, limit]);
  return rows.map(({ number, principal_id: principalId }) => ({ number: declarationNumber(number), principalId }));
}
