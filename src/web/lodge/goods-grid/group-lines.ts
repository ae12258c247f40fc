import { addDecimals, decimalText, divideDecimals, isZeroDecimal, parseDecimal, ZERO } from '#core/kernel';
import { DESCRIPTION_LENGTH_MAX } from '#core/declaration';
import type { DraftNode } from '#core/draft';
import { QUANTITY, SUMMED_PLACES } from './line-amounts.ts';
import { lineText, withText } from './line-text.ts';

/** Prices that agree to this many digits are one price: a line's amount is a rounded product. */
const PRICE_SCALE = 4;
/** What may differ between lines that become one, beside what is added up. */
const DESCRIPTION = 'description';
const UNIT_PRICE = 'unitPriceAmount/amount';

/**
 * One line of all that have the same code, origin, unit and price, and claim the same: where the first of them stood, with
 * quantities, amounts and masses added up. A line without code or price is left as it is.
 */
export function groupedLines(lines: readonly DraftNode[]): readonly DraftNode[] {
  const groups = new Map<string, DraftNode[]>();
  lines.forEach((line, index) => {
    const key = keyOf(line) ?? `alone ${index}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  });
  return [...groups.values()].map((group) => (group.length === 1 ? group[0] : merged(group)));
}

function keyOf(line: DraftNode): string | undefined {
  const price = priceOf(line);
  if (price === undefined || lineText(line, 'commodityCode') === '') return undefined;
  const rest = [...SUMMED_PLACES, DESCRIPTION, UNIT_PRICE].reduce((left, place) => withText(left, place, ''), line);
  return JSON.stringify([price, sorted(rest)]);
}

/** The price of a unit: as it stands, or the amount divided by the quantity. */
function priceOf(line: DraftNode): string | undefined {
  const amount = parseDecimal(lineText(line, 'itemChargeAmount/amount'));
  const quantity = parseDecimal(lineText(line, QUANTITY));
  if (amount === undefined || quantity === undefined || isZeroDecimal(quantity)) return undefined;
  return decimalText(divideDecimals(amount, quantity, PRICE_SCALE, 'half-up'));
}

/** By name, so that two lines are equal in whatever order they were filled in. */
function sorted(node: DraftNode): unknown {
  if (node === undefined || typeof node === 'string') return node ?? null;
  if (Array.isArray(node)) return node.map(sorted);
  return Object.entries(node)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, child]) => [name, sorted(child)]);
}

function merged(lines: readonly DraftNode[]): DraftNode {
  const [first] = lines;
  const summed = SUMMED_PLACES.reduce((line, place) => withText(line, place, sumOf(lines, place)), first);
  return withText(summed, DESCRIPTION, descriptionOf(lines));
}

function sumOf(lines: readonly DraftNode[], place: string): string {
  const values = lines.flatMap((line) => parseDecimal(lineText(line, place)) ?? []);
  return values.length === 0 ? '' : decimalText(values.reduce(addDecimals, ZERO));
}

/** All of them, as long as the law lets a description be; then those that fit. */
function descriptionOf(lines: readonly DraftNode[]): string {
  let text = '';
  for (const description of new Set(lines.map((line) => lineText(line, DESCRIPTION)))) {
    const longer = text === '' ? description : `${text}; ${description}`;
    if (description !== '' && longer.length <= DESCRIPTION_LENGTH_MAX) text = longer;
  }
  return text;
}
