import { declarationNumber, type DeclarationNumber, type DeclarationStatus } from '#core/declaration';
import type { Instant } from '#core/kernel';
import type pg from 'pg';

/** By the index of registration, so that a day of it costs a day's rows. */
const SQL = `select number from declaration.overview
  where registered_at >= $1 and registered_at < $2 and status = any($3::text[]) order by registered_at, number`;

/** Numbers of declarations registered from one instant to before another that stand in one of these statuses. */
export async function registeredBetween(
  pool: Pick<pg.Pool, 'query'>,
  from: Instant,
  to: Instant,
  statuses: readonly DeclarationStatus[],
): Promise<readonly DeclarationNumber[]> {
  const { rows } = await pool.query<{ number: string }>(SQL, [from, to, statuses]);
  return rows.map(({ number }) => declarationNumber(number));
}
