import type { Refusal } from '#core/kernel';
import type { DraftNode } from '#core/draft';
import type { RowProblems } from '#web/grid';

/** Places of a line and the columns that show them; the longest that fits counts. */
const PLACES: readonly (readonly [place: string, column: string])[] = [
  ['tariffQuantity/unitCode', 'unit'],
  ['packagings/0/typeCode', 'packageType'],
  ['additionalDocuments/0/issueDate', 'certificateDate'],
  ['dutyTaxFees/0/exemptionCode', 'relief'],
  ['dutyTaxFees/0/quotaOrderId', 'quota'],
  ['commodityCode', 'commodityCode'],
  ['description', 'description'],
  ['origin', 'origin'],
  ['tariffQuantity', 'quantity'],
  ['unitPriceAmount', 'unitPrice'],
  ['itemChargeAmount', 'amount'],
  ['netMass', 'netMass'],
  ['grossMass', 'grossMass'],
  ['packagings', 'packages'],
  ['dutyTaxFees', 'treatment'],
  ['additionalDocuments', 'certificate'],
];

const LINE = /^\/goodsItems\/(\d+)(?:\/(.*))?$/;

interface CellPlace {
  /** From 0. */
  readonly row: number;
  readonly column: string;
}

/** Which cell a refusal is about; none where it is about the declaration as a whole. What no column shows stands at the code. */
export function cellOf(pointer: string): CellPlace | undefined {
  const [, row, place = ''] = LINE.exec(pointer) ?? [];
  if (row === undefined) return undefined;
  const found = PLACES.find(([known]) => place === known || place.startsWith(`${known}/`));
  return { row: Number(row), column: found?.[1] ?? 'commodityCode' };
}

/** The words of a refusal in the person's language. */
type Words = (refusal: Refusal) => string;

/** What is wrong with each cell, but for lines of which nothing is to be said yet. */
export function cellProblems(
  refusals: readonly Refusal[],
  lines: readonly DraftNode[],
  words: Words,
  isQuiet: (line: DraftNode) => boolean,
): ReadonlyMap<number, RowProblems> {
  const rows = new Map<number, Map<string, { severity: Refusal['severity']; message: string }>>();
  for (const refusal of refusals) {
    if (refusal.causedBy) continue;
    const place = cellOf(refusal.pointer);
    if (place === undefined || isQuiet(lines[place.row])) continue;
    const row = rows.get(place.row) ?? new Map<string, { severity: Refusal['severity']; message: string }>();
    rows.set(place.row, row);
    const known = row.get(place.column);
    if (known === undefined || (known.severity === 'warning' && refusal.severity === 'error'))
      row.set(place.column, { severity: refusal.severity, message: words(refusal) });
  }
  return rows;
}
