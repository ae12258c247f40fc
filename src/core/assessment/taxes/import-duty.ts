import { decimalText, ok, percentOf, type Refusals, type Result } from '#core/kernel';
import { chargeByQuantity } from '../charge-by-quantity.ts';
import { chooseDutyRate, type ChosenRate } from '../choose-duty-rate.ts';
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
  const common = {
    taxType: TAX_TYPES.importDuty,
    measure: treatment,
    ...(notApplied.length > 0 && { notApplied }),
  };
  if (rate.kind === 'ad-valorem') {
    const { value } = context;
    return ok({
      ...common,
      rate: `${decimalText(rate.percent)}%`,
      base: value,
      amount: percentOf(value, rate.percent),
    });
  }
  const charge = chargeByQuantity(rate, context);
  return charge.ok ? ok({ ...common, ...charge.value }) : charge;
}
