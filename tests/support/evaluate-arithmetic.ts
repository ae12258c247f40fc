import { Decimal } from 'decimal.js';
import type { TaxRow } from '#core/assessment';

/** Exact, and far beyond the digits of any figure here; what is divided comes out even, or the caller says how it is cut. */
const Exact = Decimal.clone({ precision: 200, rounding: Decimal.ROUND_HALF_UP, toExpPos: 300, toExpNeg: -300 });

const TOKEN = /\s*(?:(\d+(?:,\d{3})*(?:\.\d+)?)|(ROUND\(|[()+−×÷%]))/gy;

/**
 * What a line of arithmetic comes to, as people write it: `(1,234.5 + 10) × 8 %`, `ROUND(0.4 + 0.1)`. Anything else
 * throws. It reads what is shown and knows nothing of how it was made.
 */
export function evaluateArithmetic(text: string): Decimal {
  const tokens = tokensOf(text);
  let at = 0;
  const take = (token: string): boolean => tokens[at] === token && (at += 1) > 0;
  const demand = (token: string): void => {
    if (!take(token)) throw new Error(`"${token}" is missing in "${text}" before "${tokens.slice(at).join(' ')}"`);
  };
  const number = (): Decimal => {
    const token = tokens[at] ?? '';
    if (!/^\d/.test(token)) throw new Error(`a number is missing in "${text}" before "${token}"`);
    at += 1;
    return new Exact(token.replaceAll(',', ''));
  };
  const factor = (): Decimal => {
    let value: Decimal;
    if (take('(')) {
      value = sum();
      demand(')');
    } else if (take('ROUND(')) {
      value = sum().toDecimalPlaces(0);
      demand(')');
    } else value = number();
    return take('%') ? value.div(100) : value;
  };
  const product = (): Decimal => {
    let value = factor();
    for (;;) {
      if (take('×')) value = value.times(factor());
      else if (take('÷')) value = value.div(factor());
      else return value;
    }
  };
  const sum = (): Decimal => {
    let value = product();
    for (;;) {
      if (take('+')) value = value.plus(product());
      else if (take('−')) value = value.minus(product());
      else return value;
    }
  };
  const value = sum();
  if (at < tokens.length) throw new Error(`"${text}" goes on with "${tokens.slice(at).join(' ')}"`);
  return value;
}

/** The calculation of a row of a tax table, `Σ 12` replaced by the amounts of the twelve lines, which have rows of their own. */
export function withLineAmounts({ calculation, line, taxType }: TaxRow, rows: readonly TaxRow[]): string {
  if (line !== null) return calculation;
  const amounts = rows.flatMap((row) => (row.line !== null && row.taxType === taxType ? [row.value] : []));
  return calculation.replace(`Σ ${amounts.length}`, () => amounts.join(' + '));
}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`"${text.slice(from)}" is no arithmetic`);
    tokens.push(match[1] ?? match[2] ?? '');
  }
  return tokens;
}
