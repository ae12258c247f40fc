import {
  addDecimals,
  compareDecimals,
  decimalText,
  parseDecimal,
  subtractDecimals,
  ZERO,
  type Decimal,
} from '#core/kernel';
import { textAt, type DraftNode } from '#core/draft';
import { lineText } from './line-text.ts';

/** What lines add up to and what the papers say of the same. */
export interface Sum {
  readonly name: 'amount' | 'net' | 'gross' | 'packages';
  readonly sum: string;
  /** What the invoice or the packing list says; empty where it is not entered yet. */
  readonly stated: string;
  /** By how much the lines are off; empty where there is nothing to compare. */
  readonly difference: string;
}

/** What each sum is of, and the place of the declaration that it must meet. The net mass must only not exceed the gross one. */
const SUMS = [
  { name: 'amount', place: 'itemChargeAmount/amount', stated: '/invoiceAmount/amount' },
  { name: 'gross', place: 'grossMass/value', stated: '/totalGrossMass/value' },
  { name: 'net', place: 'netMass/value', stated: '' },
  { name: 'packages', place: 'packagings/0/quantity/value', stated: '/totalPackageQuantity' },
] as const;

export function sumsOf(content: DraftNode, lines: readonly DraftNode[]): readonly Sum[] {
  return SUMS.map(({ name, place, stated: at }) => {
    let sum = ZERO;
    let any = false;
    for (const line of lines) {
      const value = parseDecimal(lineText(line, place));
      if (value === undefined) continue;
      any = true;
      sum = addDecimals(sum, value);
    }
    const text = at === '' ? '' : textAt(content, at);
    return { name, sum: any ? decimalText(sum) : '', stated: text, difference: any ? differenceOf(sum, text) : '' };
  });
}

function differenceOf(sum: Decimal, text: string): string {
  const stated = parseDecimal(text);
  if (stated === undefined) return '';
  const difference = subtractDecimals(sum, stated);
  return compareDecimals(difference, ZERO) === 0 ? '0' : decimalText(difference);
}
