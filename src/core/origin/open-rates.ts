import { percentOf, type Decimal, type PlainDate } from '#core/kernel';
import { preferenceFor, type Measure, type RateExpression, type Tariff, type TariffLine } from '#core/tariff';

/**
 * The one place of this room that knows how the tariff holds its rates. What it gives: every treatment that the tariff
 * prints for a line and an origin, and whether goods of that origin may have it.
 */

/** The two treatments that need no agreement, as declarations name them. */
export const MFN = 'MFN';
export const ORDINARY = 'ORDINARY';

/** Why a treatment is closed to an origin, or its rate not known. */
export type RateBar = 'origin-excluded' | 'origin-has-no-mfn' | 'rate-unknown';

export interface OpenRate {
  readonly treatment: string;
  /** As printed; empty where the tariff held here has no rate. */
  readonly text: string;
  /** Where the rate is a percentage that depends on nothing else. */
  readonly percent?: Decimal;
  readonly bar?: RateBar;
  readonly illustrative: boolean;
}

/** All treatments that goods of this origin may ask for on a day: agreements, most-favoured-nation, ordinary. */
export function openRates(tariff: Tariff, line: TariffLine, origin: string, on: PlainDate): readonly OpenRate[] {
  const { measures } = line;
  const mfn = openRate(MFN, measures.mfn, line, origin);
  return [
    ...tariff
      .agreementsFor(origin, on)
      .map(({ code }) => openRate(code, preferenceFor(measures, code, origin), line, origin)),
    tariff.hasMfn(origin, on) ? mfn : { ...mfn, bar: 'origin-has-no-mfn' },
    openRate(ORDINARY, measures.ordinary, line, origin),
  ];
}

function openRate(treatment: string, measure: Measure | undefined, line: TariffLine, origin: string): OpenRate {
  if (measure === undefined) return { treatment, text: '', bar: 'rate-unknown', illustrative: false };
  const { rate, illustrative, origins } = measure;
  const shown = { treatment, text: rate.text, illustrative };
  const percent = percentFor(rate, line, origin);
  const barred = origins.excluded.includes(origin) || origins.countries?.includes(origin) === false;
  if (barred || percent === 'excluded') return { ...shown, bar: 'origin-excluded' };
  if (rate.kind === 'none') return { ...shown, bar: 'rate-unknown' };
  return percent === undefined ? shown : { ...shown, percent };
}

/** The percentage for goods of this origin; `undefined` where it hangs on more than the origin. */
function percentFor(rate: RateExpression, { measures }: TariffLine, origin: string): Decimal | 'excluded' | undefined {
  if (rate.kind === 'ad-valorem') return rate.excludedOrigins.includes(origin) ? 'excluded' : rate.percent;
  const mfn = measures.mfn?.rate;
  return rate.kind === 'share-of-mfn' && mfn?.kind === 'ad-valorem' ? percentOf(mfn.percent, rate.percent) : undefined;
}
