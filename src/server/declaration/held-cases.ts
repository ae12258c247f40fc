import { declarationNumber, type DeclarationNumber } from '#core/declaration';
import type pg from 'pg';

/** Word for word as in the index `overview_assignee`. */
const UNDER_CONTROL = `assignee_id is not null
  and status in ('underDocumentCheck', 'awaitingDocuments', 'underInspection', 'discrepancyFound', 'amendmentInstructed')`;

export interface HeldCase {
  readonly number: DeclarationNumber;
  readonly officeId: string;
  readonly officerId: string;
}

/** Cases that are not ended and that somebody holds. */
export async function heldCases(pool: pg.Pool): Promise<readonly HeldCase[]> {
  const { rows } = await pool.query<{ number: string; office_id: string; assignee_id: string }>({
    name: 'overview-held',
    text: `select number, office_id, assignee_id from declaration.overview where ${UNDER_CONTROL} order by number`,
  });
  return rows.map((row) => ({
    number: declarationNumber(row.number),
    officeId: row.office_id,
    officerId: row.assignee_id,
  }));
}
