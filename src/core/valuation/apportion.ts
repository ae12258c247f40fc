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
export function apportion(amount: Decimal, keys: readonly Decimal[]): readonly Decimal[] {
  if (isZeroDecimal(amount) || keys.length === 0) return keys.map(() => ZERO);
  if (keys.length === 1) return [amount];
  const total = sumDecimals(keys);
  assert(!isNegativeDecimal(total) && !isZeroDecimal(total), 'what is apportioned over adds up to more than zero');
  const shares: Decimal[] = [];
  let largest = 0;
  let given = ZERO;
  for (const [index, key] of keys.entries()) {
    const share = divideDecimals(multiplyDecimals(amount, key), total, APPORTIONMENT_SCALE, 'down');
    shares.push(share);
    given = addDecimals(given, share);
    if (compareDecimals(key, keys[largest] ?? ZERO) > 0) largest = index;
  }
  const rest = subtractDecimals(amount, given);
  if (!isZeroDecimal(rest)) shares[largest] = addDecimals(shares[largest] ?? ZERO, rest);
  return shares;
}
