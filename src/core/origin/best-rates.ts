import { compareDecimals, type Decimal, type PlainDate, type Text } from '#core/kernel';
import type { Agreement, Tariff } from '#core/tariff';
import { lateClaim, type LateClaim } from './late-claim.ts';
import { MFN, openRates, ORDINARY, type OpenRate, type RateBar } from './open-rates.ts';
import type { OriginBook, OriginRule, OriginTerms } from './origin.ts';
import { requirementWords, ruleSymbols } from './rule-words.ts';

/** What rates are found in. A `Reference` is one. */
export interface RateSources {
  readonly tariff: Tariff;
  readonly origin: OriginBook;
}

export interface RuleSummary {
  readonly rule: OriginRule;
  readonly symbols: Text;
  /** Each option as sentences; one option is enough. */
  readonly options: readonly (readonly Text[])[];
}

/** One treatment that goods may ask for, and what it takes. */
export interface RankedRate {
  /** `MFN`, `ORDINARY` or the code of an agreement. */
  readonly treatment: string;
  readonly agreement?: Agreement;
  /** As printed. */
  readonly text: string;
  readonly percent?: Decimal;
  /** Why it is closed, where it is. */
  readonly bar?: RateBar;
  readonly terms?: OriginTerms;
  readonly rule?: RuleSummary;
  readonly lateClaim?: LateClaim;
  /** True where the rate, the rule or the terms are samples, to be checked against the law. */
  readonly illustrative: boolean;
}

/**
 * Every treatment open to an origin, the lowest rate first; of equal rates the one that asks for less (most-favoured-nation
 * needs no proof of origin). Rates that hang on more than the origin follow, closed ones come last. `undefined`: no such line.
 */
export function bestRates(
  { tariff, origin }: RateSources,
  code: string,
  originCountry: string,
  on: PlainDate,
): readonly RankedRate[] | undefined {
  const line = tariff.lineOn(code, on);
  if (line === undefined) return undefined;
  return openRates(tariff, line, originCountry, on)
    .map((rate) => rankedRate(rate, tariff, origin, code, on))
    .toSorted(byMerit);
}

function rankedRate(rate: OpenRate, tariff: Tariff, origin: OriginBook, code: string, on: PlainDate): RankedRate {
  const agreement = tariff.agreement(rate.treatment, on);
  const terms = origin.termsOn(rate.treatment, on);
  const rule = origin.ruleFor(rate.treatment, code, on);
  const late = lateClaim(terms, on);
  return {
    ...rate,
    ...(agreement !== undefined && { agreement }),
    ...(terms !== undefined && { terms }),
    ...(terms !== undefined && rule !== undefined && { rule: summaryOf(rule, terms) }),
    ...(late !== undefined && { lateClaim: late }),
    illustrative: rate.illustrative || rule?.illustrative === true || terms?.illustrative === true,
  };
}

/** A rule in the words of traders and in sentences. */
export const summaryOf = (rule: OriginRule, terms: OriginTerms): RuleSummary => ({
  rule,
  symbols: ruleSymbols(rule),
  options: rule.options.map((option) => option.map((requirement) => requirementWords(requirement, terms))),
});

function byMerit(a: RankedRate, b: RankedRate): number {
  return (
    groupOf(a) - groupOf(b) ||
    (a.percent !== undefined && b.percent !== undefined ? compareDecimals(a.percent, b.percent) : 0) ||
    effortOf(a) - effortOf(b) ||
    (a.treatment < b.treatment ? -1 : a.treatment > b.treatment ? 1 : 0)
  );
}

const groupOf = ({ bar, percent }: RankedRate): number => (bar !== undefined ? 2 : percent === undefined ? 1 : 0);
const effortOf = ({ treatment }: RankedRate): number => (treatment === MFN ? 0 : treatment === ORDINARY ? 1 : 2);
