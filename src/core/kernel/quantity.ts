import { assert } from './assert.ts';
import { divideDecimals, equalDecimals, multiplyDecimals, type Decimal } from './decimal.ts';

/** So many of a unit; `unitCode` stands in the country's list of units (UN/ECE Recommendation 20). */
export interface Quantity {
  readonly value: Decimal;
  readonly unitCode: string;
}

/** A unit by what it measures (`mass`, `volume`, `count` …) and how many base units of that dimension it holds. */
export interface Unit {
  readonly dimension: string;
  /** Above zero. */
  readonly factor: Decimal;
}
export type FindUnit = (unitCode: string) => Unit | undefined;

/** Digits a converted quantity may have; a conversion that needs more is not exact and is not made. */
const CONVERSION_SCALE_MAX = 12;

/**
 * The same quantity counted in another unit; `undefined` where a unit is unknown, the two measure different things, or
 * the result would not be exact. Litres never become kilograms: that needs a density.
 */
export function convertQuantity(quantity: Quantity, unitCode: string, findUnit: FindUnit): Quantity | undefined {
  if (quantity.unitCode === unitCode) return quantity;
  const [from, to] = [findUnit(quantity.unitCode), findUnit(unitCode)];
  if (from === undefined || to === undefined || from.dimension !== to.dimension) return undefined;
  assert(from.factor.units > 0n && to.factor.units > 0n, 'a unit holds more than nothing');
  const inBaseUnit = multiplyDecimals(quantity.value, from.factor);
  const value = divideDecimals(inBaseUnit, to.factor, CONVERSION_SCALE_MAX, 'down');
  return equalDecimals(multiplyDecimals(value, to.factor), inBaseUnit) ? { value, unitCode } : undefined;
}
