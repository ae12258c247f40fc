import { ok } from '#core/kernel';
import { applyRate, isApplicable } from '../apply-rate.ts';
import { NO_LEVY, TAX_TYPES, type TaxUnit } from '../tax-unit.ts';

/** Export duty: value at the gate of exit × rate (Law 107/2016 art. 5). Goods without a rate bear none. */
export const exportDuty: TaxUnit = {
  taxType: TAX_TYPES.exportDuty,
  levy: (context) => {
    const measure = context.line.measures.exportDuty;
    if (measure === undefined || !isApplicable(measure.rate)) return NO_LEVY;
    const charge = applyRate(measure.rate, context.value, context);
    return charge.ok ? ok({ taxType: TAX_TYPES.exportDuty, measure: measure.id, ...charge.value }) : charge;
  },
};
