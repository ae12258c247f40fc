import type { Refusal } from '#core/kernel';
import { refusal, type RefusalPlace } from '#core/declaration';
import { TAX_TYPES, type LineContext } from './tax-unit.ts';

const WORKED_OUT: ReadonlySet<string> = new Set(Object.values(TAX_TYPES));

/**
 * Claims that nothing here acts on: amounts taken off by the declarant's own hand, and taxes that are not worked out
 * (anti-discrimination …). Passing over them would tell the trader a figure that is not theirs.
 */
export function unappliedClaims({ item, index }: LineContext): readonly Refusal[] {
  const fees = item.dutyTaxFees;
  if (fees === undefined) return NOTHING;
  const found: Refusal[] = [];
  for (let position = 0; position < fees.length; position += 1) {
    const { typeCode, deductAmount } = fees[position] ?? {};
    if (typeCode !== undefined && !WORKED_OUT.has(typeCode))
      found.push(refusal('TAX-018', placeOf(index, position, 'typeCode'), { value: typeCode }));
    if (deductAmount !== undefined)
      found.push(refusal('TAX-013', placeOf(index, position, 'deductAmount'), { value: deductAmount.amount }));
  }
  return found;
}

const placeOf = (index: number, position: number, field: string): RefusalPlace => ({
  pointer: `/goodsItems/${index}/dutyTaxFees/${position}/${field}`,
  line: index + 1,
});

const NOTHING: readonly Refusal[] = [];
