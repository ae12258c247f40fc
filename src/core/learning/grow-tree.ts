import { assert } from '#core/kernel';
import { BINS_MAX, type BinnedFeatures } from './bin-features.ts';
import { findSplit, leafWeight, UNBOUND, type Bounds, type Split } from './find-split.ts';
import {
  emptyHistogram,
  fillHistogram,
  fillImplied,
  subtractHistogram,
  type Histogram,
  type NodeSums,
} from './histogram.ts';
import { addLeaf, growingTree, type GrowingTree } from './tree-ensemble.ts';
import type { TreeSettings } from './tree-settings.ts';

/** What growing one tree after another needs besides the rows, kept so that no tree begins by making it anew. */
export interface Nursery {
  readonly features: BinnedFeatures;
  readonly settings: TreeSettings;
  readonly free: Histogram[];
  readonly spare: Int32Array;
  /** By bin of the column that is parted. */
  readonly goesLeft: Uint8Array;
}

export function nursery(features: BinnedFeatures, settings: TreeSettings): Nursery {
  return { features, settings, free: [], spare: new Int32Array(features.rows), goesLeft: new Uint8Array(BINS_MAX) };
}

export interface GrownTree {
  readonly tree: GrowingTree;
  /** The leaves and, in `order`, whose rows came to each. */
  readonly leaves: readonly { readonly node: number; readonly from: number; readonly to: number }[];
}

/** Grows one tree on the rows in `order`, which is put in the order of the leaves. */
export function growTree(
  plants: Nursery,
  derivatives: Float64Array,
  order: Int32Array,
  columns: Int32Array,
): GrownTree {
  const { features, settings, free } = plants;
  const tree = growingTree();
  const leaves: { node: number; from: number; to: number }[] = [];
  const open: Candidate[] = [];
  const leavesMax = settings.growth === 'leaf' ? settings.leavesMax : Infinity;
  const root = { ...sumOf(derivatives, order), rows: order.length };
  const counting = settings.rowsPerLeafMin > 1 ? 'rows' : 'nothing';
  const histogramOf = (): Histogram => free.pop() ?? emptyHistogram(features.offsets.at(-1) ?? 0, counting);

  /** Puts a node in the tree: open where there is something to gain by parting it, else a leaf. */
  const settle = (place: Place, histogram: Histogram | undefined): void => {
    const { node, sums, bounds, from, to } = place;
    tree.threshold[node] = Math.fround(leafWeight(sums, settings.l2, bounds) * settings.learningRate);
    tree.cover[node] = Math.fround(sums.hessian);
    const split = histogram && findSplit(histogram, features, columns, sums, bounds, settings);
    if (histogram && split) open.push({ ...place, split, histogram });
    else {
      if (histogram) free.push(histogram);
      leaves.push({ node, from, to });
    }
  };
  const canPart = ({ depth, sums }: Place): boolean =>
    (settings.depthMax === 0 || depth < settings.depthMax) &&
    sums.rows >= 2 * settings.rowsPerLeafMin &&
    sums.hessian >= 2 * settings.childWeightMin;

  const place = { node: addLeaf(tree, 0, 0), depth: 0, sums: root, bounds: UNBOUND, from: 0, to: order.length };
  if (canPart(place)) {
    const histogram = histogramOf();
    fillHistogram(histogram, features, derivatives, order, 0, order.length);
    fillImplied(histogram, features, root);
    settle(place, histogram);
  } else settle(place, undefined);

  while (open.length > 0 && leaves.length + open.length < leavesMax) {
    const candidate = take(open, settings.growth);
    const { left, right } = part(tree.feature.length, candidate, plants, order);
    if (left.from === left.to || right.from === right.to) {
      leaves.push({ node: candidate.node, from: candidate.from, to: candidate.to });
      free.push(candidate.histogram);
      continue;
    }
    connect(tree, candidate, left, features);
    const [small, large] = left.sums.rows <= right.sums.rows ? [left, right] : [right, left];
    const ofLarge = candidate.histogram;
    if (!canPart(small) && !canPart(large)) {
      free.push(ofLarge);
      settle(left, undefined);
      settle(right, undefined);
      continue;
    }
    const ofSmall = histogramOf();
    fillHistogram(ofSmall, features, derivatives, order, small.from, small.to);
    fillImplied(ofSmall, features, small.sums);
    if (canPart(large)) {
      subtractHistogram(ofLarge, ofSmall);
      settle(large, ofLarge);
    } else {
      free.push(ofLarge);
      settle(large, undefined);
    }
    if (canPart(small)) settle(small, ofSmall);
    else {
      free.push(ofSmall);
      settle(small, undefined);
    }
  }
  for (const { node, from, to, histogram } of open) {
    free.push(histogram);
    leaves.push({ node, from, to });
  }
  return { tree, leaves };
}

/** Where a node stands: its rows are `order[from..to)`. */
interface Place {
  readonly node: number;
  readonly depth: number;
  readonly sums: NodeSums;
  readonly bounds: Bounds;
  readonly from: number;
  readonly to: number;
}

/** A leaf that could be parted. */
interface Candidate extends Place {
  readonly split: Split;
  readonly histogram: Histogram;
}

/** The next to part: the last one found, which keeps few histograms alive; leaf by leaf the one that gains most, of equals the first. */
function take(open: Candidate[], growth: TreeSettings['growth']): Candidate {
  let best = open.length - 1;
  if (growth === 'leaf')
    for (let index = open.length - 1; index >= 0; index -= 1)
      if ((open[index]?.split.gain ?? 0) >= (open[best]?.split.gain ?? 0)) best = index;
  const [taken] = open.splice(best, 1);
  assert(taken !== undefined, 'there is a leaf to part');
  return taken;
}

/** Parts the rows of a node, each side in its former order, and says what the children are. */
function part(
  nextNode: number,
  { split, sums, bounds, depth, from, to }: Candidate,
  { features: { bins, rows, missingBin }, settings: { l2, monotone }, spare, goesLeft }: Nursery,
  order: Int32Array,
): { readonly left: Place; readonly right: Place } {
  const { column, bin, missingLeft } = split;
  goesLeft.fill(1, 0, bin + 1).fill(0, bin + 1);
  const missing = missingBin[column] ?? -1;
  if (missing >= 0) goesLeft[missing] = missingLeft ? 1 : 0;
  const middle = partition(order, spare, from, to, bins, column * rows, goesLeft);
  const leftSums = { ...split.left, rows: middle - from };
  const rightSums = {
    gradient: sums.gradient - leftSums.gradient,
    hessian: sums.hessian - leftSums.hessian,
    rows: to - middle,
  };
  const direction = monotone?.[column] ?? 0;
  const between = (leafWeight(leftSums, l2, bounds) + leafWeight(rightSums, l2, bounds)) / 2;
  const below = direction === 0 ? bounds : { ...bounds, high: between };
  const above = direction === 0 ? bounds : { ...bounds, low: between };
  return {
    left: { node: nextNode, depth: depth + 1, sums: leftSums, bounds: direction < 0 ? above : below, from, to: middle },
    right: {
      node: nextNode + 1,
      depth: depth + 1,
      sums: rightSums,
      bounds: direction < 0 ? below : above,
      from: middle,
      to,
    },
  };
}

/** Makes the node ask its question, with two leaves below it. */
function connect(tree: GrowingTree, { node, split }: Candidate, left: Place, { cuts }: BinnedFeatures): void {
  tree.feature[node] = split.column;
  // Beyond the last cut all values go left and only the missing ones right.
  tree.threshold[node] = cuts[split.column]?.[split.bin] ?? LARGEST;
  tree.left[node] = left.node;
  tree.missingLeft[node] = split.missingLeft ? 1 : 0;
  tree.gain[node] = Math.fround(split.gain);
  addLeaf(tree, 0, 0);
  addLeaf(tree, 0, 0);
}

/** The largest number of single precision. */
const LARGEST = 3.4028234663852886e38;

/** Rows of bins marked in `goesLeft` come first. Without a branch, which would be guessed wrong for every third row. */
function partition(
  order: Int32Array,
  spare: Int32Array,
  from: number,
  to: number,
  bins: Uint8Array,
  start: number,
  goesLeft: Uint8Array,
): number {
  let left = from;
  let right = 0;
  for (let index = from; index < to; index += 1) {
    const row = order[index] ?? 0;
    const goes = goesLeft[bins[start + row] ?? 0] ?? 0;
    order[left] = row;
    spare[right] = row;
    left += goes;
    right += 1 - goes;
  }
  order.set(spare.subarray(0, right), left);
  return left;
}

function sumOf(derivatives: Float64Array, order: Int32Array): { readonly gradient: number; readonly hessian: number } {
  let gradient = 0;
  let hessian = 0;
  for (let index = 0; index < order.length; index += 1) {
    const row = order[index] ?? 0;
    gradient += derivatives[2 * row] ?? 0;
    hessian += derivatives[2 * row + 1] ?? 0;
  }
  return { gradient, hessian };
}
