import { addDecimals, err, ok, percentOf, ZERO, type PlainDate, type Refusals, type Result } from '#core/kernel';
import { refusal } from '#core/declaration';
import type { VatChoice } from '#core/tariff';
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
    const { regime, rate } = chosen.value;
    let base = context.value;
    for (const levy of earlier) base = addDecimals(base, levy.amount);
    return ok({
      taxType: TAX_TYPES.vat,
      measure: regime,
      rate: rate === null ? NOT_SUBJECT : percentText(rate),
      base,
      amount: rate === null ? ZERO : percentOf(base, rate),
    });
  },
};

function treatmentOf(context: LineContext): Result<VatChoice, Refusals> {
  const { line, on, item, index } = context;
  const standard = standardVat(line.vat, on);
  const claim = claimOf(item, TAX_TYPES.vat);
  const regime = claim?.dutyRegimeCode;
  if (claim === undefined || regime === undefined) {
    if (standard !== undefined) return ok(standard);
    const place = { pointer: `/goodsItems/${index}/dutyTaxFees`, line: index + 1 };
    return err([refusal('TAX-015', place, { code: line.code, options: optionsText(line.vat, on) })]);
  }
  const place = { pointer: claimPointer(context, TAX_TYPES.vat, 'dutyRegimeCode'), line: index + 1 };
  const chosen = line.vat.find((choice) => choice.regime === regime && inForce(choice, on));
  if (chosen === undefined)
    return err([refusal('TAX-011', place, { value: regime, code: line.code, options: optionsText(line.vat, on) })]);
  if (chosen.standard || claim.exemptionCode !== undefined) return ok(chosen);
  return err([refusal('TAX-012', place, { value: regime, standard: standard?.regime ?? '–' })]);
}

const optionsText = (choices: readonly VatChoice[], on: PlainDate): string =>
  choices
    .filter((choice) => inForce(choice, on))
    .map((choice) => choice.regime)
    .join(', ') || '–';

export function standardVat(choices: readonly VatChoice[], on: PlainDate): VatChoice | undefined {
  for (const choice of choices) if (choice.standard && inForce(choice, on)) return choice;
  return undefined;
}

export const inForce = (
  dated: { readonly validFrom: PlainDate; readonly validTo: PlainDate | null },
  on: PlainDate,
): boolean => dated.validFrom <= on && (dated.validTo === null || on <= dated.validTo);
