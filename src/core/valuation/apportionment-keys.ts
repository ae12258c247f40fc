import { findUnitOn } from '#core/codes';
import { convertQuantity, parseDecimal, ZERO, type Decimal } from '#core/kernel';
import { lineMassKg, type GoodsItem, type RefusalCode } from '#core/declaration';
import type { Apportionment } from './valuation.ts';
import { lineField, refuse, type ValuationRules } from './valuation-rules.ts';

const CUBIC_METRE = 'MTQ';

/**
 * What each line weighs in the spreading of shared costs. By value it is the price on the invoice, also of goods that
 * came short or damaged: what they cost to carry and insure did not become less.
 */
export function apportionmentKeys(
  by: Apportionment,
  prices: readonly { readonly nationalPrice: Decimal }[],
  rules: ValuationRules,
): readonly Decimal[] {
  switch (by) {
    case 'value':
      return prices.map((price) => price.nationalPrice);
    case 'mass':
      return keysOf(rules, 'VAL-021', 'grossMass', (item) => lineMassKg(item, rules.reference, rules.on));
    case 'volume':
      return keysOf(rules, 'VAL-027', 'volume', (item) => lineVolume(item, rules));
  }
}

function keysOf(
  rules: ValuationRules,
  missing: RefusalCode,
  field: string,
  keyOf: (item: GoodsItem) => Decimal | undefined,
): readonly Decimal[] {
  return rules.declaration.goodsItems.map((item, index) => {
    const key = keyOf(item);
    if (key === undefined) refuse(rules, missing, lineField(index, field));
    return key ?? ZERO;
  });
}

/** In cubic metres; `undefined` where it is not above zero or no unit of volume. No unit means cubic metres. */
function lineVolume({ volume }: GoodsItem, { reference, on }: ValuationRules): Decimal | undefined {
  const value = volume && parseDecimal(volume.value);
  if (value === undefined || value.units <= 0n) return undefined;
  return convertQuantity(
    { value, unitCode: volume?.unitCode ?? CUBIC_METRE },
    CUBIC_METRE,
    findUnitOn(reference.codes, on),
  )?.value;
}
