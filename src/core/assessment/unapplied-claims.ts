import type { Refusal } from '#core/kernel';
import { refusal } from '#core/declaration';
import { TAX_TYPES, type LineContext } from './tax-unit.ts';

const WORKED_OUT: ReadonlySet<string> = new Set(Object.values(TAX_TYPES));

/**
 * Claims that nothing here acts on: exemptions and reductions by code, which draw on lists kept elsewhere, and taxes that
 * are not worked out (anti-dumping, safeguard …). Passing over them would tell the trader a figure that is not theirs.
 * On VAT an exemption code beside a regime is the ground of that choice, and is read there.
 */
export function unappliedClaims({ item, index }: LineContext): readonly Refusal[] {
  const fees = item.dutyTaxFees;
  if (fees === undefined) return NOTHING;
  const found: Refusal[] = [];
  for (const [position, { typeCode, exemptionCode, dutyRegimeCode, deductAmount }] of fees.entries()) {
    const at = (field: string) => ({
      pointer: `/goodsItems/${index}/dutyTaxFees/${position}/${field}`,
      line: index + 1,
    });
    if (typeCode !== undefined && !WORKED_OUT.has(typeCode))
      found.push(refusal('TAX-018', at('typeCode'), { value: typeCode }));
    const isGround = typeCode === TAX_TYPES.vat && dutyRegimeCode !== undefined;
    if (exemptionCode !== undefined && !isGround)
      found.push(refusal('TAX-013', at('exemptionCode'), { value: exemptionCode }));
    if (deductAmount !== undefined) found.push(refusal('TAX-013', at('deductAmount'), { value: deductAmount.amount }));
  }
  return found;
}

const NOTHING: readonly Refusal[] = [];
