import { assert } from '#core/kernel';
import { treeCount, type TreeEnsemble } from './tree-ensemble.ts';

/** Tells how much each column moved a row's score away from what is expected of a row of which nothing is known. */
export interface Explainer {
  /** The score where nothing is known: each tree's leaves by the share of training weight that came to them. */
  readonly expected: number;
  /** Adds to `into`, one place a column: together with `expected` they are the score. */
  readonly explain: (values: Float32Array, at: number, into: Float64Array) => void;
}

/**
 * Exact Shapley values of trees, path-dependent: a column that is not known goes both ways by the shares of training weight (Lundberg
 * and others, "Consistent individualized feature attribution for tree ensembles", 2018, algorithm 2). The time grows with leaves × depth²,
 * not with the number of sets of columns.
 */
export function explainer(ensemble: TreeEnsemble): Explainer {
  const deepest = Math.max(0, ...treeRoots(ensemble).map((root) => depthFrom(ensemble, root)));
  const cells = ((deepest + 2) * (deepest + 3)) / 2;
  const path: Path = {
    column: new Int32Array(cells),
    zero: new Float64Array(cells),
    one: new Float64Array(cells),
    weight: new Float64Array(cells),
  };
  const expected = treeRoots(ensemble).reduce((sum, root) => sum + expectedFrom(ensemble, root), ensemble.baseMargin);
  return {
    expected,
    explain: (values, at, into) => {
      assert(into.length >= ensemble.columns.length, 'there is a place for each column');
      for (const root of treeRoots(ensemble)) descend({ ensemble, path, values, at, into }, root, 0, 0, 1, 1, -1);
    },
  };
}

/**
 * The columns asked on the way to a node, each once. Position 0 stands for none. `zero` is the share of weight that goes this way when the
 * column is unknown, `one` whether the row itself does, `weight` the share of subsets of each size. Each level works on a copy of
 * its parent's, right behind it.
 */
interface Path {
  readonly column: Int32Array;
  readonly zero: Float64Array;
  readonly one: Float64Array;
  readonly weight: Float64Array;
}

interface Descent {
  readonly ensemble: TreeEnsemble;
  readonly path: Path;
  readonly values: Float32Array;
  readonly at: number;
  readonly into: Float64Array;
}

const treeRoots = (ensemble: TreeEnsemble): Int32Array => ensemble.roots.subarray(0, treeCount(ensemble));

/** `start` is where the parent's path begins, `length` how many columns it has. */
function descend(
  descent: Descent,
  node: number,
  parentStart: number,
  parentLength: number,
  zero: number,
  one: number,
  column: number,
): void {
  const { ensemble, path } = descent;
  let length = parentLength;
  const start = parentStart + length;
  copyPath(path, parentStart, start, length);
  extend(path, start, length, zero, one, column);
  const asked = ensemble.feature[node] ?? -1;
  if (asked < 0) return tell(descent, start, length, ensemble.threshold[node] ?? 0);
  const [hot, cold] = waysFrom(descent, node, asked);
  const cover = ensemble.cover[node] ?? 0;
  let zeroBefore = 1;
  let oneBefore = 1;
  const known = indexOfColumn(path, start, length, asked);
  if (known > 0) {
    zeroBefore = path.zero[start + known] ?? 0;
    oneBefore = path.one[start + known] ?? 0;
    unwind(path, start, length, known);
    length -= 1;
  }
  descend(descent, hot, start, length + 1, zeroBefore * shareOf(ensemble, hot, cover), oneBefore, asked);
  descend(descent, cold, start, length + 1, zeroBefore * shareOf(ensemble, cold, cover), 0, asked);
}

const shareOf = ({ cover }: TreeEnsemble, child: number, whole: number): number =>
  whole > 0 ? (cover[child] ?? 0) / whole : 0;

/** Where the row goes, and where it does not. */
function waysFrom(
  { ensemble, values, at }: Descent,
  node: number,
  asked: number,
): readonly [hot: number, cold: number] {
  const value = values[at + asked] ?? Number.NaN;
  const left = ensemble.left[node] ?? 0;
  const goesLeft = Number.isNaN(value) ? ensemble.missingLeft[node] === 1 : value < (ensemble.threshold[node] ?? 0);
  return goesLeft ? [left, left + 1] : [left + 1, left];
}

function copyPath({ column, zero, one, weight }: Path, from: number, to: number, length: number): void {
  for (const cells of [column, zero, one, weight]) cells.copyWithin(to, from, from + length);
}

function indexOfColumn({ column }: Path, start: number, length: number, asked: number): number {
  for (let index = 1; index <= length; index += 1) if (column[start + index] === asked) return index;
  return 0;
}

/** One column more: every subset either holds it or not. */
function extend(path: Path, start: number, length: number, zero: number, one: number, column: number): void {
  path.column[start + length] = column;
  path.zero[start + length] = zero;
  path.one[start + length] = one;
  path.weight[start + length] = length === 0 ? 1 : 0;
  for (let index = length - 1; index >= 0; index -= 1) {
    const own = path.weight[start + index] ?? 0;
    path.weight[start + index + 1] = (path.weight[start + index + 1] ?? 0) + (one * own * (index + 1)) / (length + 1);
    path.weight[start + index] = (zero * own * (length - index)) / (length + 1);
  }
}

/** Takes back what `extend` did for one column, wherever on the path it came. */
function unwind(path: Path, start: number, length: number, known: number): void {
  const one = path.one[start + known] ?? 0;
  const zero = path.zero[start + known] ?? 0;
  let next = path.weight[start + length] ?? 0;
  for (let index = length - 1; index >= 0; index -= 1) {
    const own = path.weight[start + index] ?? 0;
    if (one !== 0) {
      const taken = (next * (length + 1)) / ((index + 1) * one);
      path.weight[start + index] = taken;
      next = own - (taken * zero * (length - index)) / (length + 1);
    } else path.weight[start + index] = zero === 0 ? 0 : (own * (length + 1)) / (zero * (length - index));
  }
  for (let index = known; index < length; index += 1) {
    path.column[start + index] = path.column[start + index + 1] ?? -1;
    path.zero[start + index] = path.zero[start + index + 1] ?? 0;
    path.one[start + index] = path.one[start + index + 1] ?? 0;
  }
}

/** The weight of all subsets without one column: what `unwind` would leave, added up. */
function weightWithout({ one, zero, weight }: Path, start: number, length: number, known: number): number {
  const ones = one[start + known] ?? 0;
  const zeros = zero[start + known] ?? 0;
  let next = weight[start + length] ?? 0;
  let sum = 0;
  for (let index = length - 1; index >= 0; index -= 1) {
    const own = weight[start + index] ?? 0;
    if (ones !== 0) {
      const taken = (next * (length + 1)) / ((index + 1) * ones);
      sum += taken;
      next = own - (taken * zeros * (length - index)) / (length + 1);
    } else if (zeros !== 0) sum += (own * (length + 1)) / (zeros * (length - index));
  }
  return sum;
}

/** A leaf gives each column on its path its part of what the leaf says. */
function tell({ path, into }: Descent, start: number, length: number, value: number): void {
  for (let index = 1; index <= length; index += 1) {
    const column = path.column[start + index] ?? 0;
    const difference = (path.one[start + index] ?? 0) - (path.zero[start + index] ?? 0);
    into[column] = (into[column] ?? 0) + weightWithout(path, start, length, index) * difference * value;
  }
}

function expectedFrom(ensemble: TreeEnsemble, node: number): number {
  if ((ensemble.feature[node] ?? -1) < 0) return ensemble.threshold[node] ?? 0;
  const left = ensemble.left[node] ?? 0;
  const cover = ensemble.cover[node] ?? 0;
  return [left, left + 1].reduce(
    (sum, child) => sum + shareOf(ensemble, child, cover) * expectedFrom(ensemble, child),
    0,
  );
}

function depthFrom(ensemble: TreeEnsemble, node: number): number {
  if ((ensemble.feature[node] ?? -1) < 0) return 0;
  const left = ensemble.left[node] ?? 0;
  return 1 + Math.max(depthFrom(ensemble, left), depthFrom(ensemble, left + 1));
}
