import { falseDiscoveryShares, poissonTail } from './chance.ts';

/** How often one officer of an office had cases of one trader, and how many cases each of them, and the office, had. */
export interface PairCount {
  readonly cases: number;
  readonly officerCases: number;
  readonly traderCases: number;
  readonly officeCases: number;
}

/** Fewer meetings tell nothing of two people. */
export const PAIR_CASES_MIN = 5;
/** A pair that meets hardly more often than it should is of no interest, however sure that is. */
const PAIR_TIMES_MIN = 2;
/** Of the pairs shown, at most one in a hundred is there by chance. */
export const PAIR_CHANCE_MAX = 0.01;

export interface UnusualPair<P> {
  readonly pair: P;
  readonly expected: number;
  readonly times: number;
  /** Which share of pairs as unusual as this one would be chance. */
  readonly chance: number;
}

/**
 * Which pairs meet more often than they would if the office's cases were given out without looking at the trader: as many as
 * the officer's share of the office's cases would bring. `tested` is how many pairs met at all, for many were looked at. Where one
 * officer has all cases of an office every pair is as expected, and none is unusual.
 */
export function unusualPairs<P extends PairCount>(pairs: readonly P[], tested: number): readonly UnusualPair<P>[] {
  const measured = pairs
    .filter(({ cases }) => cases >= PAIR_CASES_MIN)
    .map((pair) => {
      const expected = (pair.officerCases * pair.traderCases) / pair.officeCases;
      return { pair, expected, probability: poissonTail(pair.cases, expected) };
    });
  const shares = falseDiscoveryShares(
    measured.map(({ probability }) => probability),
    tested,
  );
  return measured
    .map(({ pair, expected }, index) => ({
      pair,
      expected,
      times: pair.cases / expected,
      chance: shares[index] ?? 1,
    }))
    .filter(({ times, chance }) => times >= PAIR_TIMES_MIN && chance <= PAIR_CHANCE_MAX)
    .toSorted((a, b) => a.chance - b.chance || b.times - a.times);
}
