import { findUnitOn } from '#core/codes';
import { convertQuantity, parseDecimal, type Decimal, type Quantity } from '#core/kernel';
import type { GoodsItem } from '#core/declaration';
import { lineField, named, refuse, type ValuationRules } from './valuation-rules.ts';

/** A measured property of a line; `undefined` where it is not stated. One that is not above zero, or no number, is refused. */
export function measured(
  item: GoodsItem,
  index: number,
  typeCode: string,
  rules: ValuationRules,
): Quantity | undefined {
  const position = (item.productCharacteristics ?? []).findIndex((one) => one.typeCode === typeCode);
  const measure = item.productCharacteristics?.[position]?.measure;
  if (measure === undefined) return undefined;
  const value = parseDecimal(measure.value);
  if (value === undefined || value.units < 0n) {
    refuse(rules, 'VAL-046', lineField(index, `productCharacteristics/${position}/measure/value`), {
      name: named('characteristic', typeCode, rules),
      value: measure.value,
    });
    return undefined;
  }
  return { value, unitCode: measure.unitCode ?? '' };
}

/** Both in one unit, so that one can be a part of the other; `undefined` where they measure different things. */
export function inUnitOf(quantity: Quantity, other: Quantity, { reference, on }: ValuationRules): Decimal | undefined {
  return convertQuantity(quantity, other.unitCode, findUnitOn(reference.codes, on))?.value;
}
