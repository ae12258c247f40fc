import { err, ok } from '#core/kernel';
import { refusal } from '#core/declaration';
import { applyRate, isApplicable } from '../apply-rate.ts';
import { claimOf, claimPointer, NO_LEVY, TAX_TYPES, type TaxUnit } from '../tax-unit.ts';

/** Environment protection tax: quantity × a fixed amount of national currency (Law 57/2010). */
export const environment: TaxUnit = {
  taxType: TAX_TYPES.environment,
  levy: (context) => {
    const { line, item, index } = context;
    const measures = line.measures.environment;
    if (measures.length === 0) {
      if (!line.subjectToEnvironmentTax) return NO_LEVY;
      return err([
        refusal('TAX-009', { pointer: `/goodsItems/${index}/commodityCode`, line: index + 1 }, { code: line.code }),
      ]);
    }
    const claimed = claimOf(item, TAX_TYPES.environment)?.dutyRegimeCode;
    const measure = measures.length === 1 ? measures[0] : measures.find(({ id }) => id === claimed);
    if (measure === undefined) {
      const pointer = claimPointer(context, TAX_TYPES.environment, 'dutyRegimeCode');
      return err([
        refusal('TAX-010', { pointer, line: index + 1 }, { measures: measures.map(({ id }) => id).join(', ') }),
      ]);
    }
    if (!isApplicable(measure.rate)) return NO_LEVY;
    const charge = applyRate(measure.rate, context.value, context);
    return charge.ok ? ok({ taxType: TAX_TYPES.environment, measure: measure.id, ...charge.value }) : charge;
  },
};
