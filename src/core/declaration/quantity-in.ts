import { findUnitOn } from '#core/codes';
import { convertQuantity, parseDecimal, type PlainDate, type Quantity } from '#core/kernel';
import type { Reference } from '#core/reference';
import type { GoodsItem } from './goods-item.ts';
import type { Measure } from './values.ts';

/**
 * The quantity of a line in `unitCode`, from whichever declared quantity converts exactly: the tariff quantity first, then
 * the second quantity, then the net mass for units of mass and the volume for units of volume. What is not above nought
 * measures no goods.
 */
export function quantityIn(
  item: GoodsItem,
  unitCode: string,
  reference: Reference,
  on: PlainDate,
): Quantity | undefined {
  const findUnit = findUnitOn(reference.codes, on);
  const converted = (measure: Measure | undefined, unitWhereNone?: string): Quantity | undefined => {
    const declared = measure && quantityOf(measure, unitWhereNone);
    return declared && convertQuantity(declared, unitCode, findUnit);
  };
  return (
    converted(item.tariffQuantity) ??
    converted(item.supplementaryQuantity) ??
    converted(item.netMass, 'KGM') ??
    converted(item.volume, 'MTQ')
  );
}

function quantityOf(measure: Measure, unitWhereNone: string | undefined): Quantity | undefined {
  const unitCode = measure.unitCode ?? unitWhereNone;
  const value = parseDecimal(measure.value);
  return unitCode === undefined || value === undefined || value.units <= 0n ? undefined : { value, unitCode };
}
