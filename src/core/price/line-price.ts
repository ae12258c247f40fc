import { quantityIn, type GoodsItem } from '#core/declaration';
import { decimalNumber, type PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';

/** What one unit of a line cost, ready to be compared with like goods of other days. */
export interface LineUnitPrice {
  /** The statistical unit of the code, where what was declared converts to it; else as it was declared. */
  readonly unit: string;
  /** Natural logarithm of the customs value of one unit, in the currency of comparison. */
  readonly logPrice: number;
}

/** What a comparison needs of the country: national currency for one unit of the currency of comparison. */
export function comparisonRate({ rates }: Reference, currency: string, on: PlainDate): number | undefined {
  const rate = rates.rateOn(currency, on)?.rate;
  const value = rate && decimalNumber(rate);
  return value !== undefined && value > 0 ? value : undefined;
}

/**
 * The price of one unit of a line: customs value over quantity, over the rate of the currency of comparison on the day of registration. Nothing of
 * goods without a value or a quantity. A number of floating point is near enough: it compares, and nobody pays by it.
 */
export function lineUnitPrice(
  item: GoodsItem,
  value: string,
  rate: number,
  reference: Reference,
  on: PlainDate,
): LineUnitPrice | undefined {
  const declared = item.tariffQuantity;
  if (declared?.unitCode === undefined) return undefined;
  const statistical = reference.tariff.lineOn(item.commodityCode ?? '', on)?.unitCodes[0];
  const counted =
    statistical === undefined || statistical === declared.unitCode
      ? undefined
      : quantityIn(item, statistical, reference, on);
  const quantity = counted ? decimalNumber(counted.value) : Number(declared.value);
  const price = Number(value) / quantity / rate;
  if (!(price > 0) || !Number.isFinite(price)) return undefined;
  return { unit: counted?.unitCode ?? declared.unitCode, logPrice: Math.log(price) };
}
