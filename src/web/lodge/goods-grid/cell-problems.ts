import type { Refusal } from '#core/kernel';
import type { DraftNode } from '#core/draft';
import type { RowProblems } from '#web/grid';

/** Places of a line and the columns that show them; the first that fits counts. `leaf` leads from the place to the column's own text. */
const PLACES: readonly (readonly [place: string, column: string, leaf?: string])[] = [
  ['tariffQuantity/unitCode', 'unit'],
  ['packagings/0/typeCode', 'packageType'],
  ['additionalDocuments/0/issueDate', 'certificateDate'],
  ['dutyTaxFees/0/exemptionCode', 'relief'],
  ['dutyTaxFees/0/quotaOrderId', 'quota'],
  ['commodityCode', 'commodityCode'],
  ['description', 'description'],
  ['origin', 'origin', 'countryCode'],
  ['tariffQuantity', 'quantity', 'value'],
  ['unitPriceAmount', 'unitPrice', 'amount'],
  ['itemChargeAmount', 'amount', 'amount'],
  ['netMass', 'netMass', 'value'],
  ['grossMass', 'grossMass', 'value'],
  ['packagings', 'packages', '0/quantity/value'],
  ['dutyTaxFees', 'treatment', '0/dutyRegimeCode'],
  ['additionalDocuments', 'certificate', '0/id'],
];

const LINE = /^\/goodsItems\/(\d+)(?:\/(.*))?$/;

/** Where the text of a cell stands in the draft, as positions say it. */
export function pointerOf(row: number, columnId: string): string {
  const [place, , leaf] = PLACES.find(([, column]) => column === columnId) ?? [];
  return ['/goodsItems', row, place, leaf].filter((part) => part !== undefined).join('/');
}

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
