import { assert } from '#core/kernel';

/**
 * What a score has meant on rows that were not learned from: between the scores named, in a straight line; outside, as at the
 * nearest. Never falls.
 */
export interface Calibration {
  readonly scores: readonly number[];
  readonly chances: readonly number[];
}

/**
 * Isotonic regression by pooling adjacent violators: of all rising curves the one nearest to the labels. `labels` are 0/1 (or shares);
 * rows of equal score count as one of their weight.
 */
export function calibrate(scores: Float64Array, labels: Float64Array, weights?: Float64Array): Calibration {
  assert(scores.length === labels.length && scores.length > 0, 'every score has a label');
  const order = [...scores.keys()].toSorted((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const blocks: Block[] = [];
  for (const row of order) {
    const score = scores[row] ?? 0;
    const weight = weights?.[row] ?? 1;
    if (weight === 0) continue;
    const last = blocks.at(-1);
    const sum = weight * (labels[row] ?? 0);
    if (last !== undefined && last.first === last.last && last.last === score) {
      last.sum += sum;
      last.weight += weight;
    } else {
      pool(blocks);
      blocks.push({ first: score, last: score, sum, weight });
    }
  }
  pool(blocks);
  const ends = blocks.flatMap(({ first, last, sum, weight }) =>
    (first === last ? [first] : [first, last]).map((score) => ({ score, chance: sum / weight })),
  );
  return { scores: ends.map(({ score }) => score), chances: ends.map(({ chance }) => chance) };
}

/** The chance that a score has stood for. */
export function calibrated({ scores, chances }: Calibration, score: number): number {
  let low = 0;
  let high = scores.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (score >= (scores[middle] ?? Infinity)) low = middle + 1;
    else high = middle;
  }
  const below = chances[low - 1];
  const above = chances[low];
  if (below === undefined || above === undefined) return below ?? above ?? Number.NaN;
  const from = scores[low - 1] ?? 0;
  const to = scores[low] ?? 0;
  // Rounding may not lift it above what the next score stands for.
  return Math.min(above, below + ((above - below) * (score - from)) / (to - from));
}

interface Block {
  readonly first: number;
  last: number;
  sum: number;
  weight: number;
}

/** Joins the last block to those before it until they rise. Equal ones are joined too: they say the same. */
function pool(blocks: Block[]): void {
  for (let last = blocks.at(-1), before = blocks.at(-2); last && before; last = blocks.at(-1), before = blocks.at(-2)) {
    if (before.sum * last.weight < last.sum * before.weight) return;
    before.last = last.last;
    before.sum += last.sum;
    before.weight += last.weight;
    blocks.pop();
  }
}
