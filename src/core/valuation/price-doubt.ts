import { findUnitOn } from '#core/codes';
import {
  compareDecimals,
  convertMoney,
  convertQuantity,
  decimalText,
  divideDecimals,
  HUNDRED,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
  type Decimal,
  type Explanation,
  type PlainDate,
} from '#core/kernel';
import type { GoodsItem } from '#core/declaration';
import type { ReferencePrice } from '#core/price-control';
import type { Reference } from '#core/reference';

/** Why customs may ask about a price. It moves no figure: the declared value stands until a consultation ends. */
export interface PriceDoubt {
  readonly sequence: number;
  readonly quantity: Decimal;
  readonly unitCode: string;
  /** National currency for one unit, as declared. */
  readonly unitValue: Decimal;
  /** The same of the reference. */
  readonly lowUnitValue: Decimal;
  /** By how many percent of the reference the declared value stays below it. */
  readonly percentBelow: Decimal;
  readonly reference: ReferencePrice;
}

const UNIT_VALUE_SCALE = 2;
const PERCENT_SCALE = 1;

/**
 * Whether the customs value of a line lies below what goods of its code are known to cost, for one unit. Goods that are
 * counted in a unit the list does not speak of, or whose reference is in a currency without a rate, raise no doubt.
 */
export function priceDoubt(
  item: GoodsItem,
  nationalValue: Decimal,
  reference: Reference,
  on: PlainDate,
): PriceDoubt | undefined {
  const declared = item.tariffQuantity && parseDecimal(item.tariffQuantity.value);
  if (declared === undefined || declared.units <= 0n) return undefined;
  for (const price of reference.priceControl.pricesOn(item.commodityCode ?? '', on)) {
    const { unitCode, currency } = price;
    const own = { value: declared, unitCode: item.tariffQuantity?.unitCode ?? '' };
    const quantity = convertQuantity(own, unitCode, findUnitOn(reference.codes, on))?.value;
    const rate = reference.rates.rateOn(currency, on);
    if (quantity === undefined || rate === undefined) continue;
    const lowUnitValue = convertMoney({ amount: price.lowPrice, currency }, rate);
    const low = multiplyDecimals(lowUnitValue, quantity);
    if (compareDecimals(nationalValue, low) >= 0) continue;
    return {
      sequence: item.sequence,
      quantity,
      unitCode,
      unitValue: divideDecimals(nationalValue, quantity, UNIT_VALUE_SCALE, 'half-up'),
      lowUnitValue,
      percentBelow: divideDecimals(
        multiplyDecimals(subtractDecimals(low, nationalValue), HUNDRED),
        low,
        PERCENT_SCALE,
        'half-up',
      ),
      reference: price,
    };
  }
  return undefined;
}

/** For the officer only: a trader that knew the figure could price up to it. */
export function explainPriceDoubt(doubt: PriceDoubt, { country }: Reference): Explanation {
  const { sequence, quantity, unitCode, unitValue, lowUnitValue, percentBelow, reference } = doubt;
  const perUnit = `${country.currency}/${unitCode}`;
  return {
    rule: 'VALUE/DOUBT',
    label: {
      vi: `Dòng ${sequence}: thấp hơn mức tham chiếu`,
      en: `Line ${sequence}: below the reference`,
    },
    audience: 'officer',
    data: [
      {
        label: { vi: 'Trị giá khai, một đơn vị', en: 'Declared value of one unit' },
        value: decimalText(unitValue),
        unit: perUnit,
      },
      {
        label: { vi: 'Mức tham chiếu', en: 'Reference' },
        value: decimalText(reference.lowPrice),
        unit: `${reference.currency}/${unitCode}`,
      },
      {
        label: { vi: 'Mức tham chiếu quy đổi', en: 'Reference, converted' },
        value: decimalText(lowUnitValue),
        unit: perUnit,
      },
      { label: { vi: 'Lượng', en: 'Quantity' }, value: decimalText(quantity), unit: unitCode },
      { label: { vi: 'Mã hàng bắt đầu bằng', en: 'Code beginning with' }, value: reference.codePrefix },
      { label: { vi: 'Nguồn', en: 'Source' }, value: reference.source },
    ],
    value: decimalText(percentBelow),
    unit: '%',
    steps: [],
  };
}
