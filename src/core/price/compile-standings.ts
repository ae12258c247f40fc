import { assert } from '#core/kernel';
import { mergedSketch, ownPrices, type OwnPrices, type PriceSketch } from './price-sketch.ts';
import type { PriceMeasure } from './price-measure.ts';

/** Accepted prices of like goods of one month: what is kept. */
export interface PriceCell {
  /** In which they were counted. */
  readonly unit: string;
  /** As the tariff has it, with all its digits. */
  readonly code: string;
  readonly origin: string;
  /** `2026-11`. */
  readonly month: string;
  readonly sketch: PriceSketch;
}

/** The usual price of like goods, with what is known of wider groups mixed in as far as they themselves are few. */
export interface Standing {
  /** Of the logarithm of the price of one unit. */
  readonly centre: number;
  readonly scale: number;
  /** On how many prices it rests; an older one counts for less than one. */
  readonly samples: number;
}

/** Which goods a usual price is of. */
export type StandingLevel = 'origin' | 'code' | 'hs6' | 'hs4';

export interface CompiledGroup {
  readonly at: Standing;
  /** Of the codes that have all digits: by origin. */
  readonly origins: ReadonlyMap<string, Standing>;
}

/** Deviations are judged of groups that have as many prices. */
const ESTIMATED_FROM = 5;
/** So many groups tell how much groups differ. */
const GROUPS_MIN = 3;
/** What a wider group counts for where too few groups tell, and between which bounds where they do: in prices. */
const PRIOR_PRICES = { usual: 10, min: 1, max: 50 };

/**
 * Usual prices of all goods of one heading in one unit, by code: the heading, its subheadings (six digits), its codes and, within a
 * code, each origin, as of a month.
 *
 * A thin group borrows from the wider one it belongs to, by credibility (Bühlmann, "Experience rating and credibility", 1967;
 * the same as the posterior mean of a normal model, Gelman et al., Bayesian Data Analysis, chapter 5):
 *
 *   Z = n / (n + K),  centre = Z · own + (1 − Z) · wider,  scale² = Z · own² + (1 − Z) · wider²
 *
 * where K = σ² / τ²: how much prices differ within groups over how much groups differ, estimated of the groups side by side
 * (empirical Bayes) and kept between bounds. With no price of its own a group is the wider one; with many it is itself.
 */
export function compileHeading(
  cells: readonly PriceCell[],
  measure: PriceMeasure,
  month: string,
): ReadonlyMap<string, CompiledGroup> {
  const groups = new Map<string, CompiledGroup>();
  const weighed = cells.flatMap((cell) => {
    const weight = weightOf(cell.month, measure, month);
    return weight > 0 ? [{ ...cell, weight }] : [];
  });
  // A sum of fractions hangs on its order; the order they were kept in must not matter.
  weighed.sort(
    (a, b) => compareText(a.month, b.month) || compareText(a.code, b.code) || compareText(a.origin, b.origin),
  );
  const [first] = weighed;
  if (first === undefined) return groups;
  const hs4 = first.code.slice(0, HEADING);
  assert(
    weighed.every(({ code, unit }) => code.startsWith(hs4) && unit === first.unit),
    'a heading is compiled alone, in one unit',
  );
  const whole = ownOf(weighed);
  if (whole === undefined) return groups;
  const top: Standing = { ...floored(whole, measure), samples: whole.count };
  groups.set(hs4, { at: top, origins: NO_ORIGINS });
  const bySubheading = Map.groupBy(weighed, ({ code }) => code.slice(0, SUBHEADING));
  for (const [hs6, at] of within(top, bySubheading, measure)) {
    if (hs6.length > HEADING) groups.set(hs6, { at, origins: NO_ORIGINS });
    const byCode = Map.groupBy(bySubheading.get(hs6) ?? [], ({ code }) => code);
    for (const [code, standing] of within(at, byCode, measure)) {
      const byOrigin = Map.groupBy(byCode.get(code) ?? [], ({ origin }) => origin);
      groups.set(code, { at: standing, origins: within(standing, byOrigin, measure) });
    }
  }
  return groups;
}

const HEADING = 4;
const SUBHEADING = 6;
const NO_ORIGINS: ReadonlyMap<string, Standing> = new Map();

type Weighed = PriceCell & { readonly weight: number };

/** 1 for the current month, half of it after the half-life, nothing before the window and of months to come. */
function weightOf(month: string, { months, halfLifeMonths }: PriceMeasure, current: string): number {
  const age = monthNumber(current) - monthNumber(month);
  return age < 0 || age >= months ? 0 : 2 ** (-age / halfLifeMonths);
}

/** Months counted through. */
export const monthNumber = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

const ownOf = (cells: readonly Weighed[]): OwnPrices | undefined => ownPrices(mergedSketch(cells));

/** The groups within a wider one, each with as much of that as it is thin. */
function within(
  wider: Standing,
  parts: ReadonlyMap<string, readonly Weighed[]>,
  measure: PriceMeasure,
): ReadonlyMap<string, Standing> {
  const own = new Map<string, OwnPrices>();
  for (const [key, cells] of parts) {
    const found = ownOf(cells);
    if (found !== undefined) own.set(key, found);
  }
  const prior = priorPrices([...own.values()], measure);
  return new Map([...own].map(([key, prices]) => [key, shrunk(floored(prices, measure), wider, prior)]));
}

/** A group with what the wider one, counting for `prior` prices, adds to it. */
export function shrunk(own: OwnPrices, wider: Standing, prior: number): Standing {
  const credibility = own.count / (own.count + prior);
  const mixed = (a: number, b: number): number => credibility * a + (1 - credibility) * b;
  return {
    centre: mixed(own.centre, wider.centre),
    scale: Math.sqrt(mixed(own.scale ** 2, wider.scale ** 2)),
    samples: own.count + (1 - credibility) * Math.max(0, wider.samples - own.count),
  };
}

/** K of groups side by side: σ² within them over τ² between them, after what chance alone makes their medians differ. */
function priorPrices(groups: readonly OwnPrices[], measure: PriceMeasure): number {
  const telling = groups.filter(({ count }) => count >= ESTIMATED_FROM);
  if (telling.length < GROUPS_MIN) return PRIOR_PRICES.usual;
  const all = telling.reduce((sum, { count }) => sum + count, 0);
  const mean = telling.reduce((sum, { count, centre }) => sum + count * centre, 0) / all;
  const inside = telling.reduce((sum, group) => sum + group.count * floored(group, measure).scale ** 2, 0) / all;
  const spread = telling.reduce((sum, { count, centre }) => sum + count * (centre - mean) ** 2, 0) / all;
  // The variance of a median of n normal values is π/2 · σ²/n.
  const between = spread - (Math.PI / 2) * inside * (telling.length / all);
  if (between <= 0) return PRIOR_PRICES.max;
  return Math.min(PRIOR_PRICES.max, Math.max(PRIOR_PRICES.min, inside / between));
}

const floored = (prices: OwnPrices, { scaleMin }: PriceMeasure): OwnPrices => ({
  ...prices,
  scale: Math.max(prices.scale, scaleMin),
});

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
