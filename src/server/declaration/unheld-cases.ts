import { declarationNumber, type DeclarationNumber } from '#core/declaration';
import type pg from 'pg';

/** Word for word as in the index `overview_unheld`. */
const NOBODYS = `assignee_id is null
  and status in ('underDocumentCheck', 'awaitingDocuments', 'underInspection', 'discrepancyFound')`;

export interface UnheldCase {
  readonly number: DeclarationNumber;
  readonly officeId: string;
}

/** Cases under control that nobody holds, from a number on: a page of them. */
export async function unheldCases(pool: pg.Pool, after: string, limit: number): Promise<readonly UnheldCase[]> {
  const { rows } = await pool.query<{ number: string; office_id: string }>({
    name: 'overview-unheld',
    text: `select number, office_id from declaration.overview where ${NOBODYS} and number > $1 order by number limit $2`,
    values: [after, limit],
  });
  return rows.map((row) => ({ number: declarationNumber(row.number), officeId: row.office_id }));
}
