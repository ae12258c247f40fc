import { addDecimals, err, ok, percentOf, ZERO, type Refusals, type Result } from '#core/kernel';
import { refusal } from '#core/declaration';
import { standardVat, type Measure } from '#core/tariff';
import { percentText } from '../percent-text.ts';
import { claimOf, claimPointer, TAX_TYPES, type LineContext, type TaxUnit } from '../tax-unit.ts';

/** How a rate is written where the goods are not subject to value added tax. */
export const NOT_SUBJECT = '*';

/**
 * Value added tax on imports: (customs value + all taxes before it) × rate (Law 48/2024). The standard treatment of the
 * line applies unless another one is declared together with its ground.
 */
export const vat: TaxUnit = {
  taxType: TAX_TYPES.vat,
  levy: (context, earlier) => {
    const chosen = treatmentOf(context);
    if (!chosen.ok) return chosen;
    const { id, rate } = chosen.value;
    let base = context.value;
    for (const levy of earlier) base = addDecimals(base, levy.amount);
    const percent = rate.kind === 'ad-valorem' ? rate.percent : undefined;
    return ok({
      taxType: TAX_TYPES.vat,
      measure: id,
      rate: percent === undefined ? NOT_SUBJECT : percentText(percent),
      base,
      amount: percent === undefined ? ZERO : percentOf(base, percent),
    });
  },
};

function treatmentOf(context: LineContext): Result<Measure, Refusals> {
  const { item, index, line } = context;
  const choices = line.measures.vat;
  const standard = standardVat(line.measures);
  const claim = claimOf(item, TAX_TYPES.vat);
  const regime = claim?.dutyRegimeCode;
  if (claim === undefined || regime === undefined) {
    if (standard !== undefined) return ok(standard);
    const place = { pointer: `/goodsItems/${index}/dutyTaxFees`, line: index + 1 };
    return err([refusal('TAX-015', place, { code: line.code, options: optionsText(choices) })]);
  }
  const place = { pointer: claimPointer(context, TAX_TYPES.vat, 'dutyRegimeCode'), line: index + 1 };
  const chosen = choices.find(({ id }) => id === regime);
  if (chosen === undefined)
    return err([refusal('TAX-011', place, { value: regime, code: line.code, options: optionsText(choices) })]);
  if (chosen.conditions.length === 0 || claim.exemptionCode !== undefined) return ok(chosen);
  return err([refusal('TAX-012', place, { value: regime, standard: standard?.id ?? '–' })]);
}

const optionsText = (choices: readonly Measure[]): string => choices.map(({ id }) => id).join(', ') || '–';
