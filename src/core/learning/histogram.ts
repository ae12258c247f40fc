import type { BinnedFeatures } from './bin-features.ts';

/**
 * The sums over the rows of a node, for each bin of each column: first and second derivative in turn, and how many rows where somebody
 * asks for that. Implied bins stay at nothing until `fillImplied`.
 */
export interface Histogram {
  readonly sums: Float64Array;
  readonly counts: Uint32Array | undefined;
}

/** What a whole node adds up to. */
export interface NodeSums {
  readonly gradient: number;
  readonly hessian: number;
  readonly rows: number;
}

export function emptyHistogram(bins: number, counting: 'rows' | 'nothing'): Histogram {
  return {
    sums: new Float64Array(2 * bins),
    counts: counting === 'rows' ? new Uint32Array(bins) : undefined,
  };
}

/** Adds up the rows `order[from..to)`, whose derivatives stand in turn in `derivatives`. What was in the histogram is gone. */
export function fillHistogram(
  into: Histogram,
  { codes, codeStarts }: BinnedFeatures,
  derivatives: Float64Array,
  order: Int32Array,
  from: number,
  to: number,
): void {
  into.sums.fill(0);
  addRows(into.sums, codes, codeStarts, derivatives, order, from, to);
  if (into.counts === undefined) return;
  into.counts.fill(0);
  countRows(into.counts, codes, codeStarts, order, from, to);
}

/** What is left of a node when one child is taken away: the other child, at a fraction of the cost of adding it up. */
export function subtractHistogram(from: Histogram, child: Histogram): void {
  subtract(from.sums, child.sums);
  if (from.counts !== undefined && child.counts !== undefined) subtract(from.counts, child.counts);
}

/** Gives each implied bin what the other bins of its column leave of the node. */
export function fillImplied(histogram: Histogram, { impliedBin, offsets }: BinnedFeatures, node: NodeSums): void {
  const { sums, counts } = histogram;
  for (let column = 0; column < impliedBin.length; column += 1) {
    const implied = impliedBin[column] ?? -1;
    if (implied < 0) continue;
    const first = offsets[column] ?? 0;
    const last = offsets[column + 1] ?? 0;
    const at = first + implied;
    let { gradient, hessian, rows } = node;
    for (let bin = first; bin < last; bin += 1) {
      if (bin === at) continue;
      gradient -= sums[2 * bin] ?? 0;
      hessian -= sums[2 * bin + 1] ?? 0;
      if (counts !== undefined) rows -= counts[bin] ?? 0;
    }
    sums[2 * at] = gradient;
    // What rounding leaves of nothing is nothing: it must not look like a row.
    sums[2 * at + 1] = hessian > NOTHING * node.hessian ? hessian : 0;
    if (counts !== undefined) counts[at] = rows;
  }
}

/** A share of a node's weight that is only rounding. */
const NOTHING = 1e-12;

/** The hot loop of training: seven of ten instructions of it are here. A row's derivatives stay in registers for all its columns. */
function addRows(
  sums: Float64Array,
  codes: Uint16Array | Uint32Array,
  starts: Int32Array,
  derivatives: Float64Array,
  order: Int32Array,
  from: number,
  to: number,
): void {
  for (let index = from; index < to; index += 1) {
    const row = order[index] ?? 0;
    const gradient = derivatives[2 * row] ?? 0;
    const hessian = derivatives[2 * row + 1] ?? 0;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const code = codes[at] ?? 0;
      sums[code] = (sums[code] ?? 0) + gradient;
      sums[code + 1] = (sums[code + 1] ?? 0) + hessian;
    }
  }
}

function countRows(
  counts: Uint32Array,
  codes: Uint16Array | Uint32Array,
  starts: Int32Array,
  order: Int32Array,
  from: number,
  to: number,
): void {
  for (let index = from; index < to; index += 1) {
    const row = order[index] ?? 0;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const bin = (codes[at] ?? 0) >>> 1;
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
  }
}

function subtract(from: Float64Array | Uint32Array, child: Float64Array | Uint32Array): void {
  for (let at = 0; at < from.length; at += 1) from[at] = (from[at] ?? 0) - (child[at] ?? 0);
}
