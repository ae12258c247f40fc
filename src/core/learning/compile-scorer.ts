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
 * tree side by side, or one row four trees. A node is eight bytes: those of a usual model stay where the processor has them at hand, which with
 * sixteen they did not. Measured by `node bench/learning.ts` and `node bench/learned.ts`.
 */
export function compileScorer(ensemble: TreeEnsemble): Scorer {
  const width = ensemble.columns.length;
  const thresholds = thresholdsByColumn(ensemble);
  const trees: CompiledTrees = {
    nodes: compiledNodes(ensemble, thresholds),
    values: ensemble.threshold.map((threshold, node) => (ensemble.feature[node] === -1 ? threshold : 0)),
    ...shapesOf(ensemble),
  };
  const slots = 2 * width + 1;
  const ladders = laddersOf(thresholds);
  const codes = new Int32Array(SIDE_BY_SIDE * slots);
  return (rowValues, rows, into) => {
    assert(rowValues.length >= rows * width && into.length >= rows, 'there is room for the rows');
    for (let row = 0; row < rows; row += 1) into[row] = ensemble.baseMargin;
    for (let first = 0; first < rows; first += SIDE_BY_SIDE) {
      const here = Math.min(SIDE_BY_SIDE, rows - first);
      for (let row = 0; row < here; row += 1) encode(ladders, rowValues, (first + row) * width, codes, row * slots);
      if (here === SIDE_BY_SIDE) walkRows(trees, codes, slots, into, first);
      else for (let row = 0; row < here; row += 1) walkRow(trees, codes, row * slots, into, first + row);
    }
  };
}

interface CompiledTrees {
  readonly nodes: Int32Array;
  /** What a leaf adds, by the number of its node. */
  readonly values: Float32Array;
  readonly depths: Int32Array;
  readonly roots: Int32Array;
}

/** How many rows go down a tree together, or trees under one row. Four keep their places in registers. */
const SIDE_BY_SIDE = 4;
/** A node in the compiled array: the code from which on it goes right, with the slot it asks about above it; its left child. */
const STRIDE = 2;
const CODE_BITS = 20;
const CODE_MASK = (1 << CODE_BITS) - 1;
const SLOTS_MAX = 1 << (31 - CODE_BITS);
/** Above the code of every node. */
const LARGEST_CODE = 0x3fff_ffff;

/** Of each column, every threshold of any tree, ascending. */
function thresholdsByColumn({ columns, feature, threshold }: TreeEnsemble): readonly Float32Array[] {
  const found = columns.map(() => new Set<number>());
  feature.forEach((column, node) => found[column]?.add(threshold[node] ?? 0));
  return found.map((values) => new Float32Array(values).toSorted());
}

/**
 * The thresholds of a column, in a list that is one short of a power of two: behind the last stands what no value reaches. So each search takes
 * the same steps, and each step adds or does not, without a branch: guessing them wrong was half of what scoring took.
 */
interface Ladder {
  readonly column: number;
  readonly rungs: Float32Array;
}

const laddersOf = (thresholds: readonly Float32Array[]): readonly Ladder[] =>
  thresholds.flatMap((own, column) => {
    if (own.length === 0) return [];
    const rungs = new Float32Array(2 ** Math.ceil(Math.log2(own.length + 1)) - 1).fill(Number.NaN);
    rungs.set(own);
    return [{ column, rungs }];
  });

/** A missing value is below everything for nodes that send it left and above everything for the others: these look into its second slot. */
function encode(ladders: readonly Ladder[], values: Float32Array, at: number, codes: Int32Array, slot: number): void {
  for (const { column, rungs } of ladders) {
    const value = values[at + column] ?? Number.NaN;
    const isMissing = Number.isNaN(value);
    const code = codeOf(rungs, value);
    codes[slot + 2 * column] = isMissing ? -1 : code;
    codes[slot + 2 * column + 1] = isMissing ? LARGEST_CODE : code;
  }
}

/** How many thresholds are at or below the value. */
function codeOf(rungs: Float32Array, value: number): number {
  let code = 0;
  for (let step = (rungs.length + 1) >>> 1; step > 0; step >>>= 1)
    code += step & -Number(value >= (rungs[code + step - 1] ?? Number.NaN));
  return code;
}

/** A leaf asks about the last slot, which holds 0, and stays where it is: a tree is as deep for every row. */
function compiledNodes(
  { columns, feature, threshold, left, missingLeft }: TreeEnsemble,
  thresholds: readonly Float32Array[],
): Int32Array {
  assert(2 * columns.length < SLOTS_MAX, 'a model asks about a thousand columns at most');
  assert(
    thresholds.every(({ length }) => length <= CODE_MASK),
    'a column has a million thresholds at most',
  );
  const nodes = new Int32Array(STRIDE * feature.length);
  const places = thresholds.map((own) => new Map([...own].map((value, index) => [value, index])));
  feature.forEach((column, node) => {
    const at = STRIDE * node;
    const isLeaf = column < 0;
    const slot = isLeaf ? 2 * columns.length : 2 * column + (missingLeft[node] === 1 ? 0 : 1);
    const code = isLeaf ? 0 : (places[column]?.get(threshold[node] ?? 0) ?? 0);
    nodes[at] = (slot << CODE_BITS) | code;
    nodes[at + 1] = isLeaf ? at : STRIDE * (left[node] ?? 0);
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
 * the right-hand child. One step is written out wherever it is taken: a call would cost more than the step.
 */
function walkRows(
  { nodes, values, depths, roots }: CompiledTrees,
  codes: Int32Array,
  slots: number,
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
      const atA = nodes[a] ?? 0;
      const atB = nodes[b] ?? 0;
      const atC = nodes[c] ?? 0;
      const atD = nodes[d] ?? 0;
      const stepA = ((atA & CODE_MASK) - (codes[atA >> CODE_BITS] ?? 0)) >>> 31;
      const stepB = ((atB & CODE_MASK) - (codes[second + (atB >> CODE_BITS)] ?? 0)) >>> 31;
      const stepC = ((atC & CODE_MASK) - (codes[third + (atC >> CODE_BITS)] ?? 0)) >>> 31;
      const stepD = ((atD & CODE_MASK) - (codes[fourth + (atD >> CODE_BITS)] ?? 0)) >>> 31;
      a = (nodes[a + 1] ?? 0) + stepA * STRIDE;
      b = (nodes[b + 1] ?? 0) + stepB * STRIDE;
      c = (nodes[c + 1] ?? 0) + stepC * STRIDE;
      d = (nodes[d + 1] ?? 0) + stepD * STRIDE;
    }
    into[first] = (into[first] ?? 0) + (values[a >> 1] ?? 0);
    into[first + 1] = (into[first + 1] ?? 0) + (values[b >> 1] ?? 0);
    into[first + 2] = (into[first + 2] ?? 0) + (values[c >> 1] ?? 0);
    into[first + 3] = (into[first + 3] ?? 0) + (values[d >> 1] ?? 0);
  }
}

/** Where fewer than four rows are left, four trees at a time take one: half of all declarations have a line or two beyond a multiple of four. */
function walkRow(
  { nodes, values, depths, roots }: CompiledTrees,
  codes: Int32Array,
  slot: number,
  into: Float32Array | Float64Array,
  at: number,
): void {
  const count = roots.length;
  for (let tree = 0; tree < count; tree += SIDE_BY_SIDE) {
    // Beyond the last tree, the last again: what it adds is left out.
    const second = Math.min(tree + 1, count - 1);
    const third = Math.min(tree + 2, count - 1);
    const fourth = Math.min(tree + 3, count - 1);
    let a = roots[tree] ?? 0;
    let b = roots[second] ?? 0;
    let c = roots[third] ?? 0;
    let d = roots[fourth] ?? 0;
    const deepest = Math.max(depths[tree] ?? 0, depths[second] ?? 0, depths[third] ?? 0, depths[fourth] ?? 0);
    for (let level = deepest; level > 0; level -= 1) {
      const atA = nodes[a] ?? 0;
      const atB = nodes[b] ?? 0;
      const atC = nodes[c] ?? 0;
      const atD = nodes[d] ?? 0;
      const stepA = ((atA & CODE_MASK) - (codes[slot + (atA >> CODE_BITS)] ?? 0)) >>> 31;
      const stepB = ((atB & CODE_MASK) - (codes[slot + (atB >> CODE_BITS)] ?? 0)) >>> 31;
      const stepC = ((atC & CODE_MASK) - (codes[slot + (atC >> CODE_BITS)] ?? 0)) >>> 31;
      const stepD = ((atD & CODE_MASK) - (codes[slot + (atD >> CODE_BITS)] ?? 0)) >>> 31;
      a = (nodes[a + 1] ?? 0) + stepA * STRIDE;
      b = (nodes[b + 1] ?? 0) + stepB * STRIDE;
      c = (nodes[c + 1] ?? 0) + stepC * STRIDE;
      d = (nodes[d + 1] ?? 0) + stepD * STRIDE;
    }
    into[at] = (into[at] ?? 0) + (values[a >> 1] ?? 0);
    if (second > tree) into[at] = (into[at] ?? 0) + (values[b >> 1] ?? 0);
    if (third > second) into[at] = (into[at] ?? 0) + (values[c >> 1] ?? 0);
    if (fourth > third) into[at] = (into[at] ?? 0) + (values[d >> 1] ?? 0);
  }
}
