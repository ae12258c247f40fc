import type { Refusal, Text } from '#core/kernel';
import { refusal, type RefusalPlace } from '#core/declaration';
import { taxName } from './tax-working.ts';
import { claimOf, claimPointer, TAX_TYPES, type Levy, type LineContext, type TaxType } from './tax-unit.ts';

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

/**
 * A measure that is claimed for a tax and that the goods do not bear. Duties and VAT answer for their own claims where they
 * are borne: a treatment may fall back to another one, and says so.
 */
export function unborneClaim(context: LineContext, taxType: TaxType, levy: Levy | undefined): Refusal | undefined {
  const { item, index, line, reference, on } = context;
  const value = claimOf(item, taxType)?.dutyRegimeCode;
  if (value === undefined || value === levy?.measure) return undefined;
  if (levy !== undefined && !ONE_OF_SEVERAL.has(taxType)) return undefined;
  const tax = taxName(taxType, reference, on);
  const place = { pointer: claimPointer(context, taxType, 'dutyRegimeCode'), line: index + 1 };
  return refusal('TAX-025', place, { tax, value, code: line.code, options: levy?.measure ?? NONE });
}

/** Taxes whose claims only pick among the measures that the goods may bear. */
const ONE_OF_SEVERAL: ReadonlySet<TaxType> = new Set([TAX_TYPES.specialConsumption, TAX_TYPES.environment]);
const NONE: Text = { vi: 'không mức nào', en: 'none' };

const placeOf = (index: number, position: number, field: string): RefusalPlace => ({
  pointer: `/goodsItems/${index}/dutyTaxFees/${position}/${field}`,
  line: index + 1,
});

const NOTHING: readonly Refusal[] = [];
