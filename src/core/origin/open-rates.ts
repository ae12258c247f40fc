import { percentOf, unreachable, type Decimal, type PlainDate } from '#core/kernel';
import type { RateExpression, Tariff, TariffLine } from '#core/tariff';

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
  const mfn = openRate(MFN, line.mfn, line, origin, false);
  return [
    ...tariff.agreementsFor(origin, on).map(({ code }) => {
      const rate = line.preferences[code];
      const illustrative = line.illustrativePreferences.includes(code);
      if (rate === undefined) return { treatment: code, text: '', bar: 'rate-unknown', illustrative } as const;
      return openRate(code, rate, line, origin, illustrative);
    }),
    tariff.hasMfn(origin, on) ? mfn : { ...mfn, bar: 'origin-has-no-mfn' },
    openRate(ORDINARY, line.ordinary, line, origin, false),
  ];
}

function openRate(
  treatment: string,
  rate: RateExpression,
  line: TariffLine,
  origin: string,
  illustrative: boolean,
): OpenRate {
  const percent = percentFor(rate, line, origin);
  const shown = { treatment, text: rate.text, illustrative };
  if (percent === 'excluded') return { ...shown, bar: 'origin-excluded' };
  if (rate.kind === 'none') return { ...shown, bar: 'rate-unknown' };
  return percent === undefined ? shown : { ...shown, percent };
}

/** The percentage for goods of this origin; `undefined` where it hangs on more than the origin. */
function percentFor(rate: RateExpression, line: TariffLine, origin: string): Decimal | 'excluded' | undefined {
  switch (rate.kind) {
    case 'ad-valorem':
      return rate.excludedOrigins.includes(origin) ? 'excluded' : rate.percent;
    case 'share-of-mfn':
      return line.mfn.kind === 'ad-valorem' ? percentOf(line.mfn.percent, rate.percent) : undefined;
    case 'specific':
    case 'mixed':
    case 'quota':
    case 'alternatives':
    case 'elsewhere':
    case 'none':
      return undefined;
    default:
      return unreachable(rate);
  }
}
