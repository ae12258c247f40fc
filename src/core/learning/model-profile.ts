import { assert } from '#core/kernel';
import { binFeatures, binOf } from './bin-features.ts';
import type { FeatureMatrix } from './feature-matrix.ts';

/**
 * How the rows looked that a model was made with, so that later ones can be compared with them. Of all goods declared in the days held
 * back, looked at or not: those that were looked at were chosen, and beside them the whole of traffic would always seem to have drifted.
 */
export interface ModelProfile {
  readonly rows: number;
  /** In the order of the model's columns. */
  readonly columns: readonly ColumnProfile[];
  /** Calibrated chances of these rows, ascending: the least, the greatest and those that part them evenly, `CHANCE_QUANTILES` in all. */
  readonly chances: readonly number[];
}

export interface ColumnProfile {
  /** A value belongs to the bin whose number is how many cuts are at or below it. */
  readonly cuts: readonly number[];
  /** How many rows lie in each bin; in the last one those whose value is missing. */
  readonly counts: readonly number[];
}

/** Tenths are what the population stability index is read by everywhere; its limits are said for them. */
const PROFILE_BINS = 10;
/** The largest difference of two distributions is then known to half a per cent. */
export const CHANCE_QUANTILES = 201;

export function modelProfile(features: FeatureMatrix, chances: Float64Array): ModelProfile {
  assert(features.rows === chances.length && features.rows > 0, 'every row has a chance');
  const { cuts } = binFeatures(features, PROFILE_BINS);
  const sorted = chances.toSorted();
  const last = sorted.length - 1;
  return {
    rows: features.rows,
    columns: cuts.map((own, column) => ({ cuts: [...own], counts: binCounts(features, column, own) })),
    chances: Array.from(
      { length: CHANCE_QUANTILES },
      (_, place) => sorted[Math.round((place * last) / (CHANCE_QUANTILES - 1))] ?? 0,
    ),
  };
}

/** How many values of a column lie in each bin; the missing ones in the last. */
export function binCounts({ columns, rows, values }: FeatureMatrix, column: number, cuts: ArrayLike<number>): number[] {
  const counts = Array.from({ length: cuts.length + 2 }, () => 0);
  for (let row = 0; row < rows; row += 1) {
    const bin = binOf(cuts, values[row * columns.length + column] ?? Number.NaN);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
