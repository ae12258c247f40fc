import { multiplyDecimals, parseDecimal, type Decimal } from '#core/kernel';
import type { GoodsItem, Measure } from '#core/declaration';

/** Units (UN/ECE Recommendation 20) that convert exactly within one dimension: `10^exponent` of its base unit. */
const UNITS: Readonly<Record<string, { readonly dimension: 'mass' | 'volume' | 'length' | 'area'; readonly exponent: number }>> = {
  GRM: { dimension: 'mass', exponent: -3 },
  KGM: { dimension: 'mass', exponent: 0 },
  DTN: { dimension: 'mass', exponent: 2 },
  TNE: { dimension: 'mass', exponent: 3 },
  MLT: { dimension: 'volume', exponent: -3 },
  LTR: { dimension: 'volume', exponent: 0 },
  HLT: { dimension: 'volume', exponent: 2 },
  MTQ: { dimension: 'volume', exponent: 3 },
};

/**
 * The quantity of a line in `unitCode`, from whichever declared quantity converts exactly: the tariff quantity first, then
 * the second quantity, then the net mass for units of mass. Litres never become kilograms: that needs a density.
 */
export function quantityIn(item: GoodsItem, unitCode: string): Decimal | undefined {
  return (
    converted(item.tariffQuantity, unitCode) ??
    converted(item.supplementaryQuantity, unitCode) ??
    (item.netMass === undefined ? undefined : converted({ unitCode: 'KGM', ...item.netMass }, unitCode))
  );
}

function converted(measure: Measure | undefined, unitCode: string): Decimal | undefined {
  if (measure?.unitCode === undefined) return undefined;
  const value = parseDecimal(measure.value);
  if (value === undefined || value.units < 0n) return undefined;
  if (measure.unitCode === unitCode) return value;
  const from = UNITS[measure.unitCode];
  const to = UNITS[unitCode];
  if (from === undefined || to === undefined || from.dimension !== to.dimension) return undefined;
  return multiplyDecimals(value, powerOfTen(from.exponent - to.exponent));
}

const powerOfTen = (exponent: number): Decimal =>
  exponent >= 0 ? { units: 10n ** BigInt(exponent), scale: 0 } : { units: 1n, scale: -exponent };
