import { compareDecimals, decimal, percentOf, subtractDecimals, type Decimal, type PlainDate } from '#core/kernel';
import type { GoodsItem } from '#core/declaration';
import type { Reference } from '#core/reference';
import { preferenceFor, type Agreement, type RateExpression } from '#core/tariff';
import { TAX_TYPES } from './tax-unit.ts';
import type { AssessedLine } from './assessment.ts';

/** A lower rate that the origin is open to and the declarant did not claim. */
export interface PossibleSaving {
  readonly agreement: Agreement;
  readonly percent: Decimal;
  /** The rate that applies instead. */
  readonly applied: Decimal;
  /** Import duty that would not fall due, exact, in national currency. VAT on it would fall away as well. */
  readonly amount: Decimal;
}

/** What the line could save under each agreement of its origin with a certificate, the largest saving first. */
export function possibleSavings(
  line: AssessedLine,
  item: GoodsItem | undefined,
  reference: Reference,
  on: PlainDate,
): readonly PossibleSaving[] {
  const origin = item?.origin?.countryCode;
  const duty = line.taxes.find(({ taxType }) => taxType === TAX_TYPES.importDuty);
  // Under a rate of nothing there is nothing to save.
  if (origin === undefined || duty === undefined || duty.rate === '0%' || !duty.rate.endsWith('%')) return NOTHING;
  const measures = reference.tariff.lineOn(item?.commodityCode ?? '', on)?.measures;
  if (measures === undefined) return NOTHING;
  const applied = decimal(duty.rate.slice(0, -1));
  const savings: PossibleSaving[] = [];
  for (const agreement of reference.tariff.agreementsFor(origin, on)) {
    const percent = openPercent(preferenceFor(measures, agreement.code, origin)?.rate, origin);
    if (agreement.code === duty.measure || percent === undefined || compareDecimals(percent, applied) >= 0) continue;
    const amount = percentOf(decimal(line.value), subtractDecimals(applied, percent));
    savings.push({ agreement, percent, applied, amount });
  }
  return savings.toSorted((a, b) => compareDecimals(b.amount, a.amount));
}

const NOTHING: readonly PossibleSaving[] = [];

function openPercent(rate: RateExpression | undefined, origin: string): Decimal | undefined {
  return rate?.kind === 'ad-valorem' && !rate.excludedOrigins.includes(origin) ? rate.percent : undefined;
}
