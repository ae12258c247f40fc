import { ok } from '#core/kernel';
import { applyRate } from '../apply-rate.ts';
import { chooseDutyRate } from '../choose-duty-rate.ts';
import { TAX_TYPES, type TaxUnit } from '../tax-unit.ts';

/**
 * Import duty: customs value × rate, quantity × amount, or both (Law 107/2016 art. 5–6; Circular 38/2015 art. 37–38), by
 * whichever treatment the origin and the claim open.
 */
export const importDuty: TaxUnit = {
  taxType: TAX_TYPES.importDuty,
  levy: (context) => {
    const chosen = chooseDutyRate(context);
    if (!chosen.ok) return chosen;
    const { treatment, rate, notApplied } = chosen.value;
    const charge = applyRate(rate, context.value, context);
    if (!charge.ok) return charge;
    const levy = { taxType: TAX_TYPES.importDuty, measure: treatment, ...charge.value };
    return ok(notApplied.length === 0 ? levy : { ...levy, notApplied });
  },
};
