import { foldText } from '#core/codes';
import type { GoodsItem } from '#core/declaration';
import { compareDecimals, divideDecimals, isZeroDecimal, parseDecimal, decimalText } from '#core/kernel';

/** A document that was accepted with goods. */
export interface AcceptedPermit {
  readonly typeCode: string;
  readonly id: string;
}
/** Of one unit. */
export interface PriceRange {
  readonly min: string;
  readonly max: string;
  readonly currency: string;
}
/** What a cleared goods line says of a product. */
export interface ClearedGoods {
  readonly description: string;
  readonly commodityCode: string;
  readonly originCode: string;
  readonly unitCode: string;
  readonly permits: readonly AcceptedPermit[];
  readonly price: PriceRange | null;
}

/** Prices are kept as finely as invoices write them. */
const PRICE_SCALE = 4;

/** What a line says of a product; `undefined` where it names no goods. */
export function clearedGoods(item: GoodsItem): ClearedGoods | undefined {
  const { commodityCode, description, origin, tariffQuantity, additionalDocuments = [] } = item;
  if (commodityCode === undefined || description === undefined) return undefined;
  const price = priceOf(item);
  return {
    description,
    commodityCode,
    originCode: origin?.countryCode ?? '',
    unitCode: tariffQuantity?.unitCode ?? '',
    permits: additionalDocuments.flatMap(({ typeCode, id }) =>
      typeCode === undefined || id === undefined ? [] : [{ typeCode, id }],
    ),
    price: price && { min: price.amount, max: price.amount, currency: price.currency },
  };
}

/** Goods of two declarations are one product where they are called and classified alike, come from one country and are counted alike. */
export const productKey = (
  goods: Pick<ClearedGoods, 'commodityCode' | 'description' | 'originCode' | 'unitCode'>,
): string => [goods.commodityCode, goods.originCode, goods.unitCode, foldText(goods.description)].join('|');

/** Both ranges in one. Another currency begins anew: what it was in the old one says nothing. */
export function widened(before: PriceRange | null, after: PriceRange | null): PriceRange | null {
  if (after === null || before === null) return after ?? before;
  if (before.currency !== after.currency) return after;
  return {
    min: isLess(after.min, before.min) ? after.min : before.min,
    max: isLess(before.max, after.max) ? after.max : before.max,
    currency: after.currency,
  };
}

function priceOf({ unitPriceAmount, itemChargeAmount, tariffQuantity }: GoodsItem) {
  if (unitPriceAmount?.amount !== undefined && unitPriceAmount.currency !== undefined)
    return { amount: unitPriceAmount.amount, currency: unitPriceAmount.currency };
  const amount = parseDecimal(itemChargeAmount?.amount ?? '');
  const quantity = parseDecimal(tariffQuantity?.value ?? '');
  const currency = itemChargeAmount?.currency;
  if (!amount || !quantity || isZeroDecimal(quantity) || currency === undefined) return null;
  return { amount: decimalText(divideDecimals(amount, quantity, PRICE_SCALE, 'half-up')), currency };
}

function isLess(one: string, other: string): boolean {
  const [a, b] = [parseDecimal(one), parseDecimal(other)];
  return a !== undefined && b !== undefined && compareDecimals(a, b) < 0;
}
