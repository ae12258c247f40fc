import { assert } from '#core/kernel';
import { wilsonInterval, type Interval } from '#core/risk';

/** What a measure has to know of a declaration that a model had scored. */
export interface Decided {
  /** With which chance it was going to be looked at, by what was known when it was decided on: 1 where anything but a draw selected it. 0 where nothing could: then of such ones nothing is ever known. */
  readonly propensity: number;
  /** Whether it was. */
  readonly selected: boolean;
  /** What came out, once that is known; nothing of what nobody looked at. */
  readonly outcome?: Outcome;
  /** How many are alike in all of this; one where it is not said. */
  readonly times?: number;
}

export interface Outcome {
  readonly violation: boolean;
  /** What was recovered, in national currency; 0 without a violation. */
  readonly amount: number;
}

/** A figure, between which the true one lies, and of how many it was seen. */
export interface Estimated extends Interval {
  /** Null where nothing was seen. */
  readonly value: number | null;
}

/** What all of the traffic is like, told from the part that was looked at. */
export interface TrafficEstimate {
  readonly declarations: number;
  readonly selected: number;
  /** Of the selected, those of which the outcome is known. */
  readonly known: number;
  readonly found: number;
  /** Of `known` and `found`, those that chance alone had drawn. */
  readonly drawnKnown: number;
  readonly drawnFound: number;
  /** Which share of all declarations has something to find. */
  readonly rate: Estimated;
  /** Found of what was looked at: no estimate of the whole, since what was looked at was chosen. */
  readonly naive: Estimated;
  /** Of all that there was to find, the share that lay in what was selected without a draw. */
  readonly caught: Estimated;
}

/**
 * Estimates the whole from what was selected. What was selected for certain is counted; of the rest, those drawn stand for all, each with the
 * inverse of its chance to be drawn as weight, divided by the sum of weights (Hájek 1971). Outcomes that are not known yet are taken
 * to be like the known ones of the same part. Intervals are Wilson's with the effective number of draws (Dean and Pagano 2015, "Evaluating
 * confidence interval methods for binomial proportions in clustered surveys"), parts joined by square-and-add (Zou and Donner 2008).
 */
export function estimateTraffic(all: Iterable<Decided>, about: About = 'these'): TrafficEstimate {
  const [certain, drawn, unseen] = [part(), part(), part()];
  for (const one of all) {
    assert(one.propensity >= 0 && one.propensity <= 1, 'a propensity is a chance');
    take(one.propensity === 1 ? certain : one.propensity > 0 ? drawn : unseen, one, about);
  }
  const weighted = (own: Part): WeightedRate => ({ weight: own.declarations, rate: rateIn(own, about) });
  const inside = weighted(certain);
  const outside = [weighted(drawn), weighted(unseen)];
  const known = certain.known + drawn.known;
  const found = certain.found + drawn.found;
  return {
    declarations: certain.declarations + drawn.declarations + unseen.declarations,
    selected: certain.selected + drawn.selected,
    known,
    found,
    drawnKnown: drawn.known,
    drawnFound: drawn.found,
    rate: joined([inside, ...outside]),
    naive: { value: known === 0 ? null : found / known, ...wilsonInterval(found, known) },
    caught: caughtOf(inside, joined(outside), drawn.declarations + unseen.declarations),
  };
}

/**
 * `these`: of the very declarations, of which those looked at leave no doubt. `like these`: of what goods like them are like, which is what a
 * chance was said of; there, counting all leaves the doubt of the count.
 */
export type About = 'these' | 'like these';

interface Part {
  declarations: number;
  selected: number;
  known: number;
  found: number;
  /** Sums over the known ones, w being the inverse of the propensity: of w, of w where found, and of what each adds to the variance, of both kinds. */
  weight: number;
  weightFound: number;
  squares: number;
  squaresFound: number;
}

const part = (): Part => ({
  declarations: 0,
  selected: 0,
  known: 0,
  found: 0,
  weight: 0,
  weightFound: 0,
  squares: 0,
  squaresFound: 0,
});

function take(into: Part, { propensity, selected, outcome, times = 1 }: Decided, about: About): void {
  into.declarations += times;
  if (!selected) return;
  into.selected += times;
  if (outcome === undefined) return;
  const weight = times / propensity;
  const square = (weight / propensity) * (about === 'these' ? 1 - propensity : 1);
  into.known += times;
  into.weight += weight;
  into.squares += square;
  if (!outcome.violation) return;
  into.found += times;
  into.weightFound += weight;
  into.squaresFound += square;
}

/** The share of one part; where a part is empty or nothing of it known, anything may be true. */
function rateIn({ selected, known, weight, weightFound, squares, squaresFound }: Part, about: About): Estimated {
  if (known === 0) return { value: null, low: 0, high: 1 };
  const value = weightFound / weight;
  // What is not known yet is missing as if it had not been drawn.
  const missing = about === 'these' ? selected / known - 1 : 0;
  const spreadMissing = missing * known * (weight / known) ** 2;
  const spread = squares + spreadMissing;
  if (spread === 0) return { value, low: value, high: value };
  const even = (weight * weight) / spread;
  // Where what was found has other weights than the rest, fewer draws would have told as much.
  const deviations =
    squaresFound * (1 - value) ** 2 + (squares - squaresFound) * value ** 2 + spreadMissing * value * (1 - value);
  const effective = deviations > 0 ? Math.min(even, (weight * weight * value * (1 - value)) / deviations) : even;
  return { value, ...wilsonInterval(value * effective, effective) };
}

interface WeightedRate {
  readonly weight: number;
  readonly rate: Estimated;
}

/** The mean of independent shares, each with its weight. A part of which nothing is known leaves the whole unknown. */
function joined(parts: readonly WeightedRate[]): Estimated {
  const present = parts.filter(({ weight }) => weight > 0);
  const whole = present.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) return { value: null, low: 0, high: 1 };
  let value: number | null = 0;
  let [below, above, low, high] = [0, 0, 0, 0];
  for (const { weight, rate } of present) {
    const share = weight / whole;
    low += share * rate.low;
    high += share * rate.high;
    if (rate.value === null || value === null) {
      value = null;
      continue;
    }
    value += share * rate.value;
    below += (share * (rate.value - rate.low)) ** 2;
    above += (share * (rate.high - rate.value)) ** 2;
  }
  return value === null
    ? { value, low, high }
    : { value, low: value - Math.sqrt(below), high: value + Math.sqrt(above) };
}

/** It falls with every find outside, so that the ends of that share's interval are its ends. */
function caughtOf(inside: WeightedRate, outside: Estimated, outsideCount: number): Estimated {
  const shareAt = (within: number, without: number): number => {
    const caught = inside.weight * within;
    const missed = outsideCount * without;
    return caught + missed > 0 ? caught / (caught + missed) : Number.NaN;
  };
  const within = inside.weight === 0 ? 0 : inside.rate.value;
  const without = outsideCount === 0 ? 0 : outside.value;
  const value = within === null || without === null ? Number.NaN : shareAt(within, without);
  return {
    value: Number.isNaN(value) ? null : value,
    low: orElse(shareAt(inside.rate.low, outside.high), 0),
    high: orElse(shareAt(inside.rate.high, outside.low), 1),
  };
}

const orElse = (value: number, otherwise: number): number => (Number.isNaN(value) ? otherwise : value);
