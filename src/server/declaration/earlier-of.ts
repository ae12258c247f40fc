import type { Visibility } from '#core/access';
import { declarationNumber, type DeclarationNumber } from '#core/declaration';
import type { Instant } from '#core/kernel';
import type pg from 'pg';
import { visibilitySql } from './visible-rows.ts';

/** The declarations of the same trader that were sent last and registered before then, of those this actor may see: along the index, from then on back. */
export async function earlierOf(
  pool: Pick<pg.Pool, 'query'>,
  visibility: Visibility,
  { principalId, before, limit }: { readonly principalId: string; readonly before: Instant; readonly limit: number },
): Promise<readonly DeclarationNumber[]> {
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const { rows } = await pool.query<{ number: string }>(
    `select number from declaration.overview
      where principal_id = ${value(principalId)} and registered_at < ${value(before)}::timestamptz
        and submitted_at < ${value(before)}::timestamptz and status not in ('cancelled', 'withdrawn') and ${visibilitySql(visibility, value)}
      order by submitted_at desc, number desc limit ${value(limit)}`,
    values,
  );
  return rows.map(({ number }) => declarationNumber(number));
}
