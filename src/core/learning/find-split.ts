import type { BinnedFeatures } from './bin-features.ts';
import type { Histogram, NodeSums } from './histogram.ts';
import type { TreeSettings } from './tree-settings.ts';

/** The best way to part a node. Bins up to `bin` go left. */
export interface Split {
  readonly column: number;
  readonly bin: number;
  readonly missingLeft: boolean;
  readonly gain: number;
  readonly left: Pick<NodeSums, 'gradient' | 'hessian'>;
}

/** Between which scores a leaf below a node must stay, so that a constraint higher up holds for all that is below. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

export const UNBOUND: Bounds = { low: -Infinity, high: Infinity };

/** What a leaf says before shrinking: −G / (H + λ), held within its bounds. */
export function leafWeight(
  { gradient, hessian }: Pick<NodeSums, 'gradient' | 'hessian'>,
  l2: number,
  { low, high }: Bounds,
): number {
  if (hessian + l2 <= 0) return Math.min(high, Math.max(low, 0));
  return Math.min(high, Math.max(low, -gradient / (hessian + l2)));
}

/**
 * Looks at every cut of every column named, with the missing values on either side where the node has any. The histogram has its
 * implied bins filled. Of equal gains the first column and the lowest cut win.
 */
export function findSplit(
  histogram: Histogram,
  features: BinnedFeatures,
  columns: Int32Array,
  node: NodeSums,
  bounds: Bounds,
  settings: TreeSettings,
): Split | undefined {
  const parentGain = gainOf(node.gradient, node.hessian, leafWeight(node, settings.l2, bounds), settings.l2);
  const search: Search = {
    histogram,
    node,
    bounds,
    settings,
    hessianMin: Math.max(settings.childWeightMin, NOTHING * node.hessian),
    gain: parentGain + Math.max(settings.gainMin, GAIN_NOISE),
    column: -1,
    bin: 0,
    missingLeft: false,
    gradient: 0,
    hessian: 0,
  };
  for (const column of columns) {
    const first = features.offsets[column] ?? 0;
    const cuts = features.cuts[column]?.length ?? 0;
    const missing = features.missingBin[column] ?? -1;
    const isMissingHere = missing >= 0 && (histogram.sums[2 * (first + missing) + 1] ?? 0) > 0;
    if (settings.monotone !== undefined) lookWithin(search, column, first, cuts, isMissingHere ? missing : -1);
    else if (isMissingHere) lookBothWays(search, column, first, cuts, missing);
    else look(search, column, first, cuts);
  }
  if (search.column < 0) return undefined;
  const { column, bin, missingLeft, gradient, hessian } = search;
  return { column, bin, missingLeft, gain: search.gain - parentGain, left: { gradient, hessian } };
}

/** A gain of less is rounding (the value XGBoost uses). */
const GAIN_NOISE = 1e-6;
/** A child with less of its parent's weight is rounding. */
const NOTHING = 1e-9;

/** What is looked for, and the best so far. Changed in place: there are a hundred million cuts in a training. */
interface Search {
  readonly histogram: Histogram;
  readonly node: NodeSums;
  readonly bounds: Bounds;
  readonly settings: TreeSettings;
  readonly hessianMin: number;
  /** Both children's gain together. */
  gain: number;
  column: number;
  bin: number;
  missingLeft: boolean;
  gradient: number;
  hessian: number;
}

/** What a leaf of this weight takes off the loss, twice over: −(2 G w + (H + λ) w²). */
function gainOf(gradient: number, hessian: number, weight: number, l2: number): number {
  return -(2 * gradient * weight + (hessian + l2) * weight * weight);
}

/** The plain case, which nearly all are: nothing missing, nothing constrained. */
function look(search: Search, column: number, first: number, cuts: number): void {
  const { sums, counts } = search.histogram;
  const { gradient: whole, hessian: wholeHessian, rows } = search.node;
  const { l2, rowsPerLeafMin } = search.settings;
  const { hessianMin } = search;
  let best = search.gain;
  let gradient = 0;
  let hessian = 0;
  let count = 0;
  for (let bin = 0; bin < cuts; bin += 1) {
    const at = 2 * (first + bin);
    const own = sums[at + 1] ?? 0;
    if (own === 0) continue;
    gradient += sums[at] ?? 0;
    hessian += own;
    if (counts !== undefined) {
      count += counts[first + bin] ?? 0;
      if (count < rowsPerLeafMin) continue;
      if (rows - count < rowsPerLeafMin) break;
    }
    if (hessian < hessianMin) continue;
    const otherHessian = wholeHessian - hessian;
    if (otherHessian < hessianMin) break;
    const other = whole - gradient;
    const gain = (gradient * gradient) / (hessian + l2) + (other * other) / (otherHessian + l2);
    if (gain <= best) continue;
    best = gain;
    search.gain = gain;
    search.column = column;
    search.bin = bin;
    search.gradient = gradient;
    search.hessian = hessian;
    search.missingLeft = hessian >= otherHessian;
  }
}

/** With missing values, which go to either side in turn; also parts them from all others. */
function lookBothWays(search: Search, column: number, first: number, cuts: number, missing: number): void {
  const { sums, counts } = search.histogram;
  const missingGradient = sums[2 * (first + missing)] ?? 0;
  const missingHessian = sums[2 * (first + missing) + 1] ?? 0;
  const missingRows = counts?.[first + missing] ?? 0;
  let gradient = 0;
  let hessian = 0;
  let count = 0;
  for (let bin = 0; bin <= cuts; bin += 1) {
    const at = 2 * (first + bin);
    gradient += sums[at] ?? 0;
    hessian += sums[at + 1] ?? 0;
    count += counts?.[first + bin] ?? 0;
    weigh(search, column, bin, gradient, hessian, count, false);
    weigh(search, column, bin, gradient + missingGradient, hessian + missingHessian, count + missingRows, true);
  }
}

/** Within the bounds of the node, and only where the children are in the order that the column's constraint asks for. */
function lookWithin(search: Search, column: number, first: number, cuts: number, missing: number): void {
  if (missing >= 0) return lookBothWays(search, column, first, cuts, missing);
  const { sums, counts } = search.histogram;
  let gradient = 0;
  let hessian = 0;
  let count = 0;
  for (let bin = 0; bin < cuts; bin += 1) {
    const at = 2 * (first + bin);
    gradient += sums[at] ?? 0;
    hessian += sums[at + 1] ?? 0;
    count += counts?.[first + bin] ?? 0;
    weigh(search, column, bin, gradient, hessian, count, 2 * hessian >= search.node.hessian);
  }
}

function weigh(
  search: Search,
  column: number,
  bin: number,
  gradient: number,
  hessian: number,
  count: number,
  missingLeft: boolean,
): void {
  const { node, settings, bounds, hessianMin } = search;
  const other = node.gradient - gradient;
  const otherHessian = node.hessian - hessian;
  if (hessian < hessianMin || otherHessian < hessianMin) return;
  const { l2, rowsPerLeafMin } = settings;
  if (search.histogram.counts !== undefined && (count < rowsPerLeafMin || node.rows - count < rowsPerLeafMin)) return;
  const left = Math.min(bounds.high, Math.max(bounds.low, -gradient / (hessian + l2)));
  const right = Math.min(bounds.high, Math.max(bounds.low, -other / (otherHessian + l2)));
  const direction = settings.monotone?.[column] ?? 0;
  if (direction * (right - left) < 0) return;
  const gain = gainOf(gradient, hessian, left, l2) + gainOf(other, otherHessian, right, l2);
  if (gain <= search.gain) return;
  search.gain = gain;
  search.column = column;
  search.bin = bin;
  search.gradient = gradient;
  search.hessian = hessian;
  search.missingLeft = missingLeft;
}
