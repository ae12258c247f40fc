import type { FeatureMatrix } from './feature-matrix.ts';
import type { Objective } from './tree-settings.ts';

/**
 * Trees in flat arrays: a node is a number, and its children stand side by side. `value < threshold` goes to `left`, anything else to
 * `left + 1`, a missing value where `missingLeft` says.
 */
export interface TreeEnsemble {
  readonly columns: readonly string[];
  readonly objective: Objective;
  /** What the score is before any tree. */
  readonly baseMargin: number;
  /** The first node of each tree; one more at the end for where the next would begin. */
  readonly roots: Int32Array;
  /** The column a node asks about; -1 for a leaf. */
  readonly feature: Int32Array;
  /** Of a leaf: what it adds to the score. */
  readonly threshold: Float32Array;
  readonly left: Int32Array;
  readonly missingLeft: Uint8Array;
  /** The second-order weight of the training rows that came by. */
  readonly cover: Float32Array;
  /** What the split gained; 0 for a leaf. */
  readonly gain: Float32Array;
}

/** A tree while it grows, its nodes numbered from 0. */
export interface GrowingTree {
  readonly feature: number[];
  readonly threshold: number[];
  readonly left: number[];
  readonly missingLeft: number[];
  readonly cover: number[];
  readonly gain: number[];
}

export function growingTree(): GrowingTree {
  return { feature: [], threshold: [], left: [], missingLeft: [], cover: [], gain: [] };
}

export function addLeaf(tree: GrowingTree, value: number, cover: number): number {
  tree.feature.push(-1);
  tree.threshold.push(Math.fround(value));
  tree.left.push(0);
  tree.missingLeft.push(0);
  tree.cover.push(Math.fround(cover));
  tree.gain.push(0);
  return tree.feature.length - 1;
}

/** How many trees. */
export const treeCount = ({ roots }: Pick<TreeEnsemble, 'roots'>): number => roots.length - 1;

/** Puts further trees behind those of `start`. */
export function withTrees(start: TreeEnsemble, trees: readonly GrowingTree[]): TreeEnsemble {
  const before = start.feature.length;
  const nodes = before + trees.reduce((sum, { feature }) => sum + feature.length, 0);
  const roots = new Int32Array(start.roots.length + trees.length);
  roots.set(start.roots);
  const feature = extended(new Int32Array(nodes), start.feature);
  const threshold = extended(new Float32Array(nodes), start.threshold);
  const left = extended(new Int32Array(nodes), start.left);
  const missingLeft = extended(new Uint8Array(nodes), start.missingLeft);
  const cover = extended(new Float32Array(nodes), start.cover);
  const gain = extended(new Float32Array(nodes), start.gain);
  let at = before;
  trees.forEach((tree, index) => {
    feature.set(tree.feature, at);
    threshold.set(tree.threshold, at);
    tree.left.forEach((child, node) => {
      left[at + node] = child === 0 ? 0 : at + child;
    });
    missingLeft.set(tree.missingLeft, at);
    cover.set(tree.cover, at);
    gain.set(tree.gain, at);
    at += tree.feature.length;
    roots[start.roots.length + index] = at;
  });
  return { ...start, roots, feature, threshold, left, missingLeft, cover, gain };
}

/** No trees yet: the score is the base. */
export function emptyEnsemble(columns: readonly string[], objective: Objective, baseMargin: number): TreeEnsemble {
  return {
    columns,
    objective,
    baseMargin,
    roots: new Int32Array(1),
    feature: new Int32Array(0),
    threshold: new Float32Array(0),
    left: new Int32Array(0),
    missingLeft: new Uint8Array(0),
    cover: new Float32Array(0),
    gain: new Float32Array(0),
  };
}

/** The first so many trees. */
export function firstTrees(ensemble: TreeEnsemble, trees: number): TreeEnsemble {
  const nodes = ensemble.roots[trees] ?? ensemble.feature.length;
  return {
    ...ensemble,
    roots: ensemble.roots.slice(0, trees + 1),
    feature: ensemble.feature.slice(0, nodes),
    threshold: ensemble.threshold.slice(0, nodes),
    left: ensemble.left.slice(0, nodes),
    missingLeft: ensemble.missingLeft.slice(0, nodes),
    cover: ensemble.cover.slice(0, nodes),
    gain: ensemble.gain.slice(0, nodes),
  };
}

/** The leaf that a row, beginning at `at` of `values`, comes to from the node `from`. */
export function leafFrom(ensemble: TreeEnsemble, from: number, values: Float32Array, at: number): number {
  const { feature, threshold, left, missingLeft } = ensemble;
  let node = from;
  for (let column = feature[node] ?? -1; column >= 0; column = feature[node] ?? -1) {
    const value = values[at + column] ?? Number.NaN;
    const goesLeft = Number.isNaN(value) ? missingLeft[node] === 1 : value < (threshold[node] ?? 0);
    node = (left[node] ?? 0) + (goesLeft ? 0 : 1);
  }
  return node;
}

function extended<A extends Int32Array | Float32Array | Uint8Array>(into: A, from: A): A {
  into.set(from);
  return into;
}

/** Whether trees say nothing of the rows that came by their nodes: every leaf then counts as one, as where they are read out of ONNX. */
export const lacksCover = ({ feature, cover }: Pick<TreeEnsemble, 'feature' | 'cover'>): boolean =>
  feature.every((column, node) => column >= 0 || cover[node] === 1);

/**
 * The same trees with the `cover` that the rows give: how many of them come by each node, and one more for each leaf below it, so that none
 * counts for nothing. For trees from elsewhere that do not say what they were trained on.
 */
export function withCover(ensemble: TreeEnsemble, { values, rows }: FeatureMatrix): TreeEnsemble {
  const cover = new Float32Array(ensemble.feature.length);
  const width = ensemble.columns.length;
  for (let tree = 0; tree < treeCount(ensemble); tree += 1) {
    const root = ensemble.roots[tree] ?? 0;
    for (let row = 0; row < rows; row += 1) {
      const leaf = leafFrom(ensemble, root, values, row * width);
      cover[leaf] = (cover[leaf] ?? 0) + 1;
    }
  }
  // Children stand behind their parents: from the end, every node is told what lies below it.
  for (let node = cover.length - 1; node >= 0; node -= 1) {
    const left = ensemble.left[node] ?? 0;
    const isLeaf = (ensemble.feature[node] ?? -1) < 0;
    cover[node] = isLeaf ? (cover[node] ?? 0) + 1 : (cover[left] ?? 0) + (cover[left + 1] ?? 0);
  }
  return { ...ensemble, cover };
}
