import { assert, seededRandom } from '#core/kernel';

/** Rows in the order in which they would be inspected: by score, falling; of equal scores the earlier row first. */
export function inspectionOrder(scores: Float64Array): Int32Array {
  const order = new Int32Array(scores.length);
  for (let row = 0; row < order.length; row += 1) order[row] = row;
  return order.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}

/** What inspecting the first of the rows finds. */
export interface TopFigures {
  readonly inspected: number;
  /** Of the inspected, those that were right to inspect. */
  readonly precision: number;
  /** Of all that were to be found, those found. */
  readonly recall: number;
  /** Of the amount that was to be found, the part found. */
  readonly amountShare: number;
}

/** The figures of the first ⌊n × share⌋ rows. `amounts` are what a find brings in, 0 where there is nothing to find. */
export function topFigures(order: Int32Array, labels: Float64Array, amounts: Float64Array, share: number): TopFigures {
  const inspected = Math.floor(order.length * share);
  let found = 0;
  let amount = 0;
  for (let place = 0; place < inspected; place += 1) {
    const row = order[place] ?? 0;
    found += labels[row] ?? 0;
    amount += amounts[row] ?? 0;
  }
  return {
    inspected,
    precision: found / inspected,
    recall: found / sumOf(labels),
    amountShare: amount / sumOf(amounts),
  };
}

/**
 * The chance that a row with something to find stands before one without; among equals it is even. `NaN` where all rows are of one
 * kind.
 */
export function areaUnderCurve(scores: Float64Array, labels: Float64Array): number {
  const order = inspectionOrder(scores).toReversed();
  const positives = sumOf(labels);
  let ranks = 0;
  for (let first = 0; first < order.length;) {
    let end = first;
    let found = 0;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[first] ?? 0]) {
      found += labels[order[end] ?? 0] ?? 0;
      end += 1;
    }
    // Ranks count from 1; equals share the middle one.
    ranks += (found * (first + end + 1)) / 2;
    first = end;
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (order.length - positives));
}

/** The mean square between chance and outcome. */
export function brierScore(chances: Float64Array, labels: Float64Array): number {
  assert(chances.length === labels.length && labels.length > 0, 'every chance has an outcome');
  return chances.reduce((sum, chance, row) => sum + (chance - (labels[row] ?? 0)) ** 2, 0) / labels.length;
}

/**
 * Between which shares of the amount nineteen of twenty samples of such rows lie, the top inspected in each: rows are drawn again with
 * putting back, `rounds` times.
 */
export function amountShareInterval(
  order: Int32Array,
  amounts: Float64Array,
  share: number,
  { rounds, seed }: { readonly rounds: number; readonly seed: number },
): { readonly low: number; readonly high: number } {
  const random = seededRandom(seed);
  const times = new Int32Array(order.length);
  const inspected = Math.floor(order.length * share);
  const shares: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.fill(0);
    for (let drawn = 0; drawn < order.length; drawn += 1) {
      const row = Math.floor(random.next() * order.length);
      times[row] = (times[row] ?? 0) + 1;
    }
    let places = inspected;
    let found = 0;
    let whole = 0;
    for (const row of order) {
      const drawn = times[row] ?? 0;
      const amount = amounts[row] ?? 0;
      found += Math.min(drawn, places) * amount;
      places -= Math.min(drawn, places);
      whole += drawn * amount;
    }
    if (whole > 0) shares.push(found / whole);
  }
  const sorted = shares.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.round(part * (sorted.length - 1))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
