import { err, multiplyDecimals, ok, percentOf, type Refusals, type Result } from '#core/kernel';
import { refusal } from '#core/declaration';
import { chooseDutyRate, rateText, type ChosenRate } from '../choose-duty-rate.ts';
import { TAX_TYPES, type Levy, type LineContext, type TaxUnit } from '../tax-unit.ts';
import { quantityIn } from '../taxable-quantity.ts';

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
    rate: rateText(rate),
    ...(notApplied.length > 0 && { notApplied }),
  };
  if (rate.kind === 'ad-valorem') return ok({ ...common, base: context.value, amount: percentOf(context.value, rate.percent) });
  const place = { pointer: `/goodsItems/${context.index}/tariffQuantity`, line: context.index + 1 };
  const quantity = quantityIn(context.item, rate.unitCode, context.reference, context.on);
  if (quantity === undefined) return err([refusal('TAX-006', place, { rate: rate.text, unit: rate.unitCode })]);
  const exchange = context.reference.rates.rateOn(rate.currency, context.on);
  if (exchange === undefined) return err([refusal('VAL-001', place, { currency: rate.currency, on: context.on })]);
  const amount = multiplyDecimals(multiplyDecimals(quantity, rate.amount), exchange.rate);
  return ok({ ...common, quantity, unitCode: rate.unitCode, amount });
}
