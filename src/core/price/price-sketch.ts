import { assert } from '#core/kernel';

/**
 * How the prices of a cell lie, as counts of bins on the logarithm: the sketch of quantiles of Masson, Rim and Lee (DDSketch, VLDB 2019) with
 * bins of one width. Two sketches are merged by adding their counts, so in whatever order and parts prices come, the sketch is the
 * same; and a price is taken out again by counting it away.
 */
export type PriceSketch = ReadonlyMap<number, number>;

/** On the natural logarithm: a quantile is known within two per cent, and a price of a million times another lies 691 bins away. */
export const BIN_WIDTH = 0.02;

/** The median deviation of a normal distribution, times this, is its standard deviation. */
const NORMAL_CONSISTENCY = 1.4826;

export const binOf = (logPrice: number): number => Math.round(logPrice / BIN_WIDTH);

/** The counts of all, each times its weight. */
export function mergedSketch(
  parts: readonly { readonly sketch: PriceSketch; readonly weight: number }[],
): Map<number, number> {
  const merged = new Map<number, number>();
  for (const { sketch, weight } of parts)
    for (const [bin, count] of sketch) merged.set(bin, (merged.get(bin) ?? 0) + count * weight);
  return merged;
}

/** What is known of the prices of one cell alone. */
export interface OwnPrices {
  /** The median of the logarithms. */
  readonly centre: number;
  /** The median deviation from it, made comparable with a standard deviation. */
  readonly scale: number;
  /** How many prices; an older one counts for less than one. */
  readonly count: number;
}

/**
 * Centre and spread by medians: half of all prices would have to be absurd to carry them away. One more price moves the
 * centre no further than to its neighbour, and `BIN_WIDTH`.
 */
export function ownPrices(sketch: PriceSketch): OwnPrices | undefined {
  const bins = [...sketch].filter(([, weight]) => weight > 0).toSorted(([a], [b]) => a - b);
  const count = bins.reduce((sum, [, weight]) => sum + weight, 0);
  if (bins.length === 0) return undefined;
  const centre = weightedMedian(
    bins.map(([bin, weight]) => [bin * BIN_WIDTH, weight] as const),
    count,
  );
  const deviations = bins
    .map(([bin, weight]) => [Math.abs(bin * BIN_WIDTH - centre), weight] as const)
    .toSorted(([a], [b]) => a - b);
  return { centre, scale: weightedMedian(deviations, count) * NORMAL_CONSISTENCY, count };
}

/** The middle of what lies on both sides of half the weight, where half falls between two. */
function weightedMedian(sorted: readonly (readonly [value: number, weight: number])[], total: number): number {
  assert(total > 0, 'a median is of something');
  const half = total / 2;
  // Weights of months are fractions: a half that falls between two values falls there within rounding.
  const rounding = total * 1e-9;
  let before = 0;
  for (const [index, [value, weight]] of sorted.entries()) {
    before += weight;
    if (before > half + rounding) return value;
    if (before >= half - rounding) return (value + (sorted[index + 1]?.[0] ?? value)) / 2;
  }
  return sorted.at(-1)?.[0] ?? 0;
}
