import { wilsonInterval } from '#core/risk';
import { adjustedZ } from './chance.ts';

/** So many of so many, and between which shares the true one lies. */
export interface Rate {
  readonly hits: number;
  readonly of: number;
  /** Null where nothing was counted. */
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
}

export const rateOf = (hits: number, of: number): Rate => ({
  hits,
  of,
  share: of === 0 ? null : hits / of,
  ...wilsonInterval(hits, of),
});

/** Below this a group is shown and not compared: its interval says little, and one case would move it. */
export const COMPARED_MIN = 30;

export const RATE_STANDINGS = ['higher', 'lower', 'alike', 'tooFew'] as const;
export type RateStanding = (typeof RATE_STANDINGS)[number];

export interface ComparedRate {
  readonly rate: Rate;
  /** All others of the country together, without this one. */
  readonly others: Rate;
  readonly standing: RateStanding;
}

type Counted = Pick<Rate, 'hits' | 'of'>;

/**
 * Each group beside all others together. It lies apart where the two intervals, widened for `comparisons` on one page, have no share
 * in common: that is stricter than a test of the difference, as befits a page that points at people.
 */
export function compareRates(groups: readonly Counted[], comparisons: number): readonly ComparedRate[] {
  const z = adjustedZ(comparisons);
  const hits = groups.reduce((sum, group) => sum + group.hits, 0);
  const of = groups.reduce((sum, group) => sum + group.of, 0);
  return groups.map((group) => {
    const rest = { hits: hits - group.hits, of: of - group.of };
    return {
      rate: rateOf(group.hits, group.of),
      others: rateOf(rest.hits, rest.of),
      standing: standingOf(group, rest, z),
    };
  });
}

/** How many of them are compared at all. */
export function comparisonsAmong(groups: readonly Counted[]): number {
  const of = groups.reduce((sum, group) => sum + group.of, 0);
  return groups.filter((group) => isEnough(group, of - group.of)).length;
}

const isEnough = (group: Counted, rest: number): boolean => group.of >= COMPARED_MIN && rest >= COMPARED_MIN;

function standingOf(group: Counted, rest: Counted, z: number): RateStanding {
  if (!isEnough(group, rest.of)) return 'tooFew';
  const own = wilsonInterval(group.hits, group.of, z);
  const others = wilsonInterval(rest.hits, rest.of, z);
  return own.low > others.high ? 'higher' : own.high < others.low ? 'lower' : 'alike';
}
