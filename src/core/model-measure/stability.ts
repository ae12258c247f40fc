import { adjustedZ } from '#core/fairness';
import { binCounts, type FeatureMatrix, type ModelProfile } from '#core/learning';
import { assert } from '#core/kernel';

export const DRIFT_STANDINGS = ['steady', 'moved', 'drifted', 'tooFew'] as const;
/** `tooFew`: it seems to have drifted, and chance alone could make it seem so. */
export type DriftStanding = (typeof DRIFT_STANDINGS)[number];

/** From which index on a feature has moved, and from which it has drifted. */
export interface StabilityLimits {
  readonly moved: number;
  readonly drifted: number;
}

export interface Stability {
  readonly psi: number;
  /** An index that chance alone exceeds once in twenty pages of so many features, nothing having changed. */
  readonly byChance: number;
  readonly standing: DriftStanding;
}

export interface FeatureStability extends Stability {
  readonly feature: string;
  /** In which share of the rows the value is missing, then and now. */
  readonly missingThen: number;
  readonly missingNow: number;
}

/** How far each column of these rows has moved from those that the model was made with. */
export function featureStability(
  profile: ModelProfile,
  recent: FeatureMatrix,
  limits: StabilityLimits,
): readonly FeatureStability[] {
  assert(profile.columns.length === recent.columns.length, 'the profile is of the columns of the rows');
  const missingShare = (counts: readonly number[]): number => (counts.at(-1) ?? 0) / Math.max(1, total(counts));
  return recent.columns.map((feature, column) => {
    const { cuts = [], counts = [] } = profile.columns[column] ?? {};
    const now = binCounts(recent, column, cuts);
    return {
      feature,
      ...stability(counts, now, limits, recent.columns.length),
      missingThen: missingShare(counts),
      missingNow: missingShare(now),
    };
  });
}

/**
 * Population stability index: Σ (now − then) · ln(now / then) over shares of bins. Each bin is counted half a row more, so that an empty one
 * says much and not everything. With nothing changed it is about (1/n + 1/m) · χ² with one degree of freedom fewer than bins (Yurdakul 2018,
 * "Statistical properties of population stability index"); rows of one trader resemble each other, so that the true noise is rather larger.
 */
export function stability(
  then: readonly number[],
  now: readonly number[],
  { moved, drifted }: StabilityLimits,
  comparisons = 1,
): Stability {
  assert(then.length === now.length, 'both are counted by the same bins');
  // A bin that nothing ever fell into is none.
  const bins = then.flatMap((count, bin) => (count + (now[bin] ?? 0) > 0 ? [bin] : []));
  const share = (counts: readonly number[], bin: number): number =>
    ((counts[bin] ?? 0) + EVERY_BIN) / (total(counts) + EVERY_BIN * bins.length);
  const psi = bins.reduce((sum, bin) => {
    const [before, after] = [share(then, bin), share(now, bin)];
    return sum + (after - before) * Math.log(after / before);
  }, 0);
  const [n, m] = [total(then), total(now)];
  const byChance =
    n === 0 || m === 0
      ? Infinity
      : bins.length < 2
        ? 0
        : (1 / n + 1 / m) * chiSquareAt(adjustedZ(comparisons), bins.length - 1);
  return { psi, byChance: Math.min(byChance, CHANCE_MAX), standing: standingOf(psi, byChance, moved, drifted) };
}

function standingOf(psi: number, byChance: number, moved: number, drifted: number): DriftStanding {
  if (!Number.isFinite(byChance)) return 'tooFew';
  if (psi <= moved) return 'steady';
  if (psi <= byChance) return 'tooFew';
  return psi > drifted ? 'drifted' : 'moved';
}

const EVERY_BIN = 0.5;
/** As good as infinite, and a number in JSON. */
const CHANCE_MAX = 1_000;

/** Which χ² lies so many standard deviations of a normal one above the middle (Wilson and Hilferty 1931). */
const chiSquareAt = (z: number, freedom: number): number => {
  const spread = 2 / (9 * freedom);
  return freedom * (1 - spread + z * Math.sqrt(spread)) ** 3;
};

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

export interface ScoreDistance {
  /** Kolmogorov and Smirnov: the largest difference between the shares below any chance, then and now. */
  readonly distance: number;
  /** What chance alone exceeds once in twenty times, nothing having changed. */
  readonly byChance: number;
  readonly rows: number;
  readonly rowsThen: number;
}

/** How far the chances that a model gives have moved from those of the rows it was made with; known to half a per cent. */
export function scoreDistance(profile: Pick<ModelProfile, 'rows' | 'chances'>, chances: Float64Array): ScoreDistance {
  const now = chances.toSorted();
  const then = Float64Array.from(profile.chances);
  let distance = 0;
  for (const chance of new Set([...then, ...now]))
    for (const place of [firstAtLeast, firstAbove])
      distance = Math.max(distance, Math.abs(place(then, chance) / then.length - place(now, chance) / now.length));
  const [n, m] = [profile.rows, now.length];
  return {
    distance: m === 0 ? 0 : distance,
    byChance: m === 0 ? 1 : Math.min(1, KOLMOGOROV_95 * Math.sqrt((n + m) / (n * m))),
    rows: m,
    rowsThen: n,
  };
}

/** √(−½ ln(0.05 / 2)). */
const KOLMOGOROV_95 = 1.358;

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function firstAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Infinity) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
