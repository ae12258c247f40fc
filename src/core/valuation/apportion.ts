import {
  assert,
  divideDecimals,
  isNegativeDecimal,
  isZeroDecimal,
  multiplyDecimals,
  subtractDecimals,
  sumDecimals,
  addDecimals,
  compareDecimals,
  ZERO,
  type Decimal,
} from '#core/kernel';

/**
 * Digits kept where a share does not come out even. One millionth of a đồng can not move a tax that is rounded to whole
 * đồng, and it keeps every later product short.
 */
export const APPORTIONMENT_SCALE = 6;

/**
 * Splits `amount` in proportion to `keys`, each share rounded down to `APPORTIONMENT_SCALE` digits; what remains goes to
 * the line with the largest key (the first of equals), so that the shares add up to the amount exactly.
 */
export const apportion = (amount: Decimal, keys: readonly Decimal[]): readonly Decimal[] =>
  apportionWhole(amount, keys).shares;

/** What was spread over what, so that a part of the lines can be given the same shares without the others. */
export interface Apportioned {
  readonly shares: readonly Decimal[];
  /** The keys of all lines together. */
  readonly total: Decimal;
  /** What the divisions left over, and the line that bears it. */
  readonly remainder?: { readonly index: number; readonly amount: Decimal };
}

export function apportionWhole(amount: Decimal, keys: readonly Decimal[]): Apportioned {
  const total = sumDecimals(keys);
  if (isZeroDecimal(amount) || keys.length === 0) return { shares: keys.map(() => ZERO), total };
  if (keys.length === 1) return { shares: [amount], total };
  const shares = proportional(amount, keys, total);
  let largest = 0;
  let given = ZERO;
  for (const [index, key] of keys.entries()) {
    given = addDecimals(given, shares[index] ?? ZERO);
    if (compareDecimals(key, keys[largest] ?? ZERO) > 0) largest = index;
  }
  const rest = subtractDecimals(amount, given);
  if (isZeroDecimal(rest)) return { shares, total };
  shares[largest] = addDecimals(shares[largest] ?? ZERO, rest);
  return { shares, total, remainder: { index: largest, amount: rest } };
}

/** The shares of some of the lines, as `apportionWhole` gives them; `whole` says what it found. */
export function apportionPart(
  amount: Decimal,
  keys: readonly Decimal[],
  { total, remainder }: Pick<Apportioned, 'total' | 'remainder'>,
): readonly Decimal[] {
  const shares = proportional(amount, keys, total);
  const { index, amount: rest } = remainder ?? NO_REMAINDER;
  const share = shares[index];
  if (share !== undefined) shares[index] = addDecimals(share, rest);
  return shares;
}
const NO_REMAINDER = { index: -1, amount: ZERO };

function proportional(amount: Decimal, keys: readonly Decimal[], total: Decimal): Decimal[] {
  assert(!isNegativeDecimal(total) && !isZeroDecimal(total), 'what is apportioned over adds up to more than zero');
  return keys.map((key) => divideDecimals(multiplyDecimals(amount, key), total, APPORTIONMENT_SCALE, 'down'));
}
