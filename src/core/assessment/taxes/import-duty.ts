import { ok, percentOf, type Refusals, type Result } from '#core/kernel';
import { chargeByQuantity } from '../charge-by-quantity.ts';
import { chooseDutyRate, type ChosenRate } from '../choose-duty-rate.ts';
import { percentText } from '../percent-text.ts';
import { TAX_TYPES, type Levy, type LineContext, type TaxUnit } from '../tax-unit.ts';

/** Import duty: customs value × rate, or quantity × amount (Law 107/2016 art. 5–6; Circular 38/2015 art. 37–38). */
export const importDuty: TaxUnit = {
  taxType: TAX_TYPES.importDuty,
  levy: (context) => {
    const chosen = chooseDutyRate(context);
    return chosen.ok ? dutyAt(chosen.value, context) : chosen;
  },
};

function dutyAt({ treatment, rate, notApplied }: ChosenRate, context: LineContext): Result<Levy, Refusals> {
  const taxType = TAX_TYPES.importDuty;
  const unapplied = notApplied.length > 0 && { notApplied };
  if (rate.kind === 'ad-valorem') {
    const base = context.value;
    const amount = percentOf(base, rate.percent);
    const duty = { taxType, measure: treatment, rate: percentText(rate.percent), base, amount };
    return ok(unapplied ? { ...duty, ...unapplied } : duty);
  }
  const charge = chargeByQuantity(rate, context);
  return charge.ok ? ok({ taxType, measure: treatment, ...charge.value, ...unapplied }) : charge;
}
