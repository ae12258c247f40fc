import {
  divideDecimals,
  equalDecimals,
  multiplyDecimals,
  parseDecimal,
  type Decimal,
  type PlainDate,
} from '#core/kernel';
import type { GoodsItem, Measure } from '#core/declaration';
import type { Reference } from '#core/reference';

/** Digits a converted quantity may have; a conversion that needs more is not exact and is not made. */
const CONVERSION_SCALE_MAX = 12;

/**
 * The quantity of a line in `unitCode`, from whichever declared quantity converts exactly: the tariff quantity first, then
 * the second quantity, then the net mass for units of mass. Litres never become kilograms: that needs a density.
 */
export function quantityIn(item: GoodsItem, unitCode: string, reference: Reference, on: PlainDate): Decimal | undefined {
  return (
    converted(item.tariffQuantity, unitCode, reference, on) ??
    converted(item.supplementaryQuantity, unitCode, reference, on) ??
    (item.netMass && converted({ unitCode: 'KGM', ...item.netMass }, unitCode, reference, on)) ??
    (item.volume && converted({ unitCode: 'MTQ', ...item.volume }, unitCode, reference, on))
  );
}

function converted(measure: Measure | undefined, unitCode: string, reference: Reference, on: PlainDate): Decimal | undefined {
  if (measure?.unitCode === undefined) return undefined;
  const value = parseDecimal(measure.value);
  if (value === undefined || value.units < 0n) return undefined;
  if (measure.unitCode === unitCode) return value;
  const from = reference.codes.find('unit', measure.unitCode, on)?.attributes;
  const to = reference.codes.find('unit', unitCode, on)?.attributes;
  if (from === undefined || to === undefined || from['dimension'] !== to['dimension']) return undefined;
  const fromFactor = parseDecimal(from['factor'] ?? '');
  const toFactor = parseDecimal(to['factor'] ?? '');
  if (fromFactor === undefined || toFactor === undefined || toFactor.units <= 0n) return undefined;
  const inBaseUnit = multiplyDecimals(value, fromFactor);
  const quantity = divideDecimals(inBaseUnit, toFactor, CONVERSION_SCALE_MAX, 'down');
  return equalDecimals(multiplyDecimals(quantity, toFactor), inBaseUnit) ? quantity : undefined;
}
