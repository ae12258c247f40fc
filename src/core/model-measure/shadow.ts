import { estimateTraffic, type Decided, type Estimated, type TrafficEstimate } from './estimate-traffic.ts';

/** A declaration that both models ranked, and that neither rules nor lists selected. */
export interface RankedByBoth extends Decided {
  readonly office: string;
  readonly champion: number;
  readonly challenger: number;
}

/** What each would have selected of the same declarations, an office looking at as many. */
export interface ShadowComparison {
  readonly declarations: number;
  /** Selected by each. */
  readonly selected: number;
  /** Of these, those that both would have selected. */
  readonly both: TrafficEstimate;
  readonly onlyChampion: TrafficEstimate;
  readonly onlyChallenger: TrafficEstimate;
  /**
   * By how much more often the challenger finds something where the two differ. Null where nothing is known of one side: what the challenger
   * alone would have selected is known only so far as it was drawn.
   */
  readonly difference: Estimated;
}

/** `capacityOf` says how many an office could have looked at in all of the days compared. */
export function compareShadow(all: readonly RankedByBoth[], capacityOf: (office: string) => number): ShadowComparison {
  const byOffice = Map.groupBy(all, ({ office }) => office);
  const [both, onlyChampion, onlyChallenger]: [RankedByBoth[], RankedByBoth[], RankedByBoth[]] = [[], [], []];
  for (const [office, own] of byOffice) {
    const champion = highest(own, capacityOf(office), (one) => one.champion);
    const challenger = highest(own, capacityOf(office), (one) => one.challenger);
    for (const one of champion) (challenger.has(one) ? both : onlyChampion).push(one);
    for (const one of challenger) if (!champion.has(one)) onlyChallenger.push(one);
  }
  const estimates = {
    both: estimateTraffic(both, 'like these'),
    onlyChampion: estimateTraffic(onlyChampion, 'like these'),
    onlyChallenger: estimateTraffic(onlyChallenger, 'like these'),
  };
  return {
    declarations: all.length,
    selected: both.length + onlyChampion.length,
    ...estimates,
    difference: differenceOf(estimates.onlyChallenger.rate, estimates.onlyChampion.rate),
  };
}

function highest(
  all: readonly RankedByBoth[],
  count: number,
  by: (one: RankedByBoth) => number,
): ReadonlySet<RankedByBoth> {
  return new Set(all.toSorted((a, b) => by(b) - by(a)).slice(0, count));
}

/** Of independent shares, by square-and-add (Newcombe 1998). */
export function differenceOf(one: Estimated, other: Estimated): Estimated {
  if (one.value === null || other.value === null)
    return { value: null, low: one.low - other.high, high: one.high - other.low };
  const value = one.value - other.value;
  return {
    value,
    low: value - Math.hypot(one.value - one.low, other.high - other.value),
    high: value + Math.hypot(one.high - one.value, other.value - other.low),
  };
}
