import { findUnitOn } from '#core/codes';
import { convertQuantity, parseDecimal, type Decimal, type PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { GoodsItem } from './goods-item.ts';
import type { Measure } from './values.ts';

const KILOGRAM = 'KGM';

/** A mass in kilograms; `undefined` where it is not above zero or no unit of mass. No unit means kilograms. */
export function massKg(measure: Measure, reference: Pick<Reference, 'codes'>, on: PlainDate): Decimal | undefined {
  const value = parseDecimal(measure.value);
  if (value === undefined || value.units <= 0n) return undefined;
  const { unitCode = KILOGRAM } = measure;
  if (unitCode === KILOGRAM) return value;
  return convertQuantity({ value, unitCode }, KILOGRAM, findUnitOn(reference.codes, on))?.value;
}

/** Gross mass of a line, else its net mass. */
export function lineMassKg(item: GoodsItem, reference: Pick<Reference, 'codes'>, on: PlainDate): Decimal | undefined {
  const declared = item.grossMass ?? item.netMass;
  return declared && massKg(declared, reference, on);
}
