import { multiplyDecimals, parseDecimal, type Decimal } from '#core/kernel';
import type { GoodsItem } from './goods-item.ts';
import type { Measure } from './values.ts';

const KILOGRAMS_PER_TONNE: Decimal = { units: 1000n, scale: 0 };

/** A mass in kilograms; `undefined` where it is not above zero or counted in something else. No unit means kilograms. */
export function massKg(measure: Measure): Decimal | undefined {
  const value = parseDecimal(measure.value);
  if (value === undefined || value.units <= 0n) return undefined;
  switch (measure.unitCode ?? 'KGM') {
    case 'KGM':
      return value;
    case 'TNE':
      return multiplyDecimals(value, KILOGRAMS_PER_TONNE);
    default:
      return undefined;
  }
}

/** Gross mass of a line, else its net mass. */
export function lineMassKg(item: GoodsItem): Decimal | undefined {
  const declared = item.grossMass ?? item.netMass;
  return declared && massKg(declared);
}
