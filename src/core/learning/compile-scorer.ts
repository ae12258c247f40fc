import { assert } from '#core/kernel';
import { treeCount, type TreeEnsemble } from './tree-ensemble.ts';

/**
 * Scores rows, `columns.length` values each, one after another, into `into`: the margin before it becomes a chance. Into single
 * precision the leaves are added up in single precision, as XGBoost does, to the same bits. Nothing is allocated.
 */
export type Scorer = (values: Float32Array, rows: number, into: Float32Array | Float64Array) => void;

/**
 * Compiles trees for scoring. Each value becomes the number of thresholds of its column at or below it, once for all trees; then a
 * node asks about small whole numbers, and the answer is a sign bit: no branch for the processor to guess wrong, and four rows go down a
 * tree side by side. Measured by `node bench/learning.ts`.
 */
export function compileScorer(ensemble: TreeEnsemble): Scorer {
  const width = ensemble.columns.length;
  const thresholds = thresholdsByColumn(ensemble);
  const nodes = compiledNodes(ensemble, thresholds);
  const { depths, roots } = shapesOf(ensemble);
  const values = ensemble.threshold.map((threshold, node) => (ensemble.feature[node] === -1 ? threshold : 0));
  const slots = 2 * width + 1;
  const asked = new Int32Array(thresholds.flatMap((own, column) => (own.length > 0 ? [column] : [])));
  const codes = new Int32Array(SIDE_BY_SIDE * slots);
  const used = asked.length;
  return (rowValues, rows, into) => {
    assert(rowValues.length >= rows * width && into.length >= rows, 'there is room for the rows');
    for (let first = 0; first < rows; first += SIDE_BY_SIDE) {
      const here = Math.min(SIDE_BY_SIDE, rows - first);
      for (let row = 0; row < here; row += 1)
        for (let index = 0; index < used; index += 1) {
          const column = asked[index] ?? 0;
          const value = rowValues[(first + row) * width + column] ?? Number.NaN;
          encode(codes, row * slots + 2 * column, thresholds[column], value);
        }
      for (let row = 0; row < here; row += 1) into[first + row] = ensemble.baseMargin;
      walk(nodes, values, depths, roots, codes, slots, here, into, first);
    }
  };
}

/** How many rows go down a tree together. Four keep their places in registers. */
const SIDE_BY_SIDE = 4;
/** A node in the compiled array: the slot it asks about, the code from which on it goes right, its left child. */
const STRIDE = 4;
const LARGEST_CODE = 0x3fff_ffff;

/** Of each column, every threshold of any tree, ascending. */
function thresholdsByColumn({ columns, feature, threshold }: TreeEnsemble): readonly Float32Array[] {
  const found = columns.map(() => new Set<number>());
  feature.forEach((column, node) => found[column]?.add(threshold[node] ?? 0));
  return found.map((values) => new Float32Array(values).toSorted());
}

/** A missing value is below everything for nodes that send it left and above everything for the others: these look into its second slot. */
function encode(codes: Int32Array, slot: number, thresholds: Float32Array | undefined, value: number): void {
  if (Number.isNaN(value)) {
    codes[slot] = -1;
    codes[slot + 1] = LARGEST_CODE;
    return;
  }
  let low = 0;
  let high = thresholds?.length ?? 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value >= (thresholds?.[middle] ?? Infinity)) low = middle + 1;
    else high = middle;
  }
  codes[slot] = low;
  codes[slot + 1] = low;
}

/** A leaf asks about the last slot, which holds 0, and stays where it is: a tree is as deep for every row. */
function compiledNodes(
  { columns, feature, threshold, left, missingLeft }: TreeEnsemble,
  thresholds: readonly Float32Array[],
): Int32Array {
  const nodes = new Int32Array(STRIDE * feature.length);
  const places = thresholds.map((own) => new Map([...own].map((value, index) => [value, index])));
  feature.forEach((column, node) => {
    const at = STRIDE * node;
    if (column < 0) {
      nodes[at] = 2 * columns.length;
      nodes[at + 1] = LARGEST_CODE;
      nodes[at + 2] = at;
      return;
    }
    nodes[at] = 2 * column + (missingLeft[node] === 1 ? 0 : 1);
    nodes[at + 1] = places[column]?.get(threshold[node] ?? 0) ?? 0;
    nodes[at + 2] = STRIDE * (left[node] ?? 0);
  });
  return nodes;
}

function shapesOf(ensemble: TreeEnsemble): { readonly depths: Int32Array; readonly roots: Int32Array } {
  const { feature, left } = ensemble;
  const depthFrom = (node: number): number => {
    if ((feature[node] ?? -1) < 0) return 0;
    const child = left[node] ?? 0;
    return 1 + Math.max(depthFrom(child), depthFrom(child + 1));
  };
  const roots = ensemble.roots.slice(0, treeCount(ensemble));
  return { depths: roots.map(depthFrom), roots: roots.map((root) => STRIDE * root) };
}

/**
 * Right is where the value's code is above the place of the node's threshold: the difference is negative, and its sign bit is the step to
 * the right-hand child.
 */
function walk(
  nodes: Int32Array,
  values: Float32Array,
  depths: Int32Array,
  roots: Int32Array,
  codes: Int32Array,
  slots: number,
  here: number,
  into: Float32Array | Float64Array,
  first: number,
): void {
  const second = slots;
  const third = 2 * slots;
  const fourth = 3 * slots;
  for (let tree = 0; tree < roots.length; tree += 1) {
    const root = roots[tree] ?? 0;
    let a = root;
    let b = root;
    let c = root;
    let d = root;
    for (let level = depths[tree] ?? 0; level > 0; level -= 1) {
      const stepA = ((nodes[a + 1] ?? 0) - (codes[nodes[a] ?? 0] ?? 0)) >>> 31;
      const stepB = ((nodes[b + 1] ?? 0) - (codes[second + (nodes[b] ?? 0)] ?? 0)) >>> 31;
      const stepC = ((nodes[c + 1] ?? 0) - (codes[third + (nodes[c] ?? 0)] ?? 0)) >>> 31;
      const stepD = ((nodes[d + 1] ?? 0) - (codes[fourth + (nodes[d] ?? 0)] ?? 0)) >>> 31;
      a = (nodes[a + 2] ?? 0) + stepA * STRIDE;
      b = (nodes[b + 2] ?? 0) + stepB * STRIDE;
      c = (nodes[c + 2] ?? 0) + stepC * STRIDE;
      d = (nodes[d + 2] ?? 0) + stepD * STRIDE;
    }
    into[first] = (into[first] ?? 0) + (values[a >> 2] ?? 0);
    if (here > 1) into[first + 1] = (into[first + 1] ?? 0) + (values[b >> 2] ?? 0);
    if (here > 2) into[first + 2] = (into[first + 2] ?? 0) + (values[c >> 2] ?? 0);
    if (here > 3) into[first + 3] = (into[first + 3] ?? 0) + (values[d >> 2] ?? 0);
  }
}
