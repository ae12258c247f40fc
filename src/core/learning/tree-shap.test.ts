import { inventedPart, randomRows, randomTrees, trained } from '#tests/support/learning-data';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileScorer, DEFAULT_TREE_SETTINGS, explainer, type TreeEnsemble } from './index.ts';

function scoreOf(ensemble: TreeEnsemble, values: Float32Array): number {
  const margins = new Float64Array(1);
  compileScorer(ensemble)(values, 1, margins);
  return margins[0]!;
}

function reasonsOf(ensemble: TreeEnsemble, values: Float32Array): readonly [number, readonly number[]] {
  const into = new Float64Array(ensemble.columns.length);
  const { expected, explain } = explainer(ensemble);
  explain(values, 0, into);
  return [expected, [...into]];
}

/** What trees say where only the columns of `known` (as bits) are known: the others go both ways by cover. */
function valueOf(ensemble: TreeEnsemble, values: Float32Array, known: number): number {
  const from = (node: number): number => {
    const column = ensemble.feature[node]!;
    if (column < 0) return ensemble.threshold[node]!;
    const left = ensemble.left[node]!;
    if (((known >> column) & 1) === 0) {
      const cover = ensemble.cover[node]!;
      if (cover === 0) return 0;
      return (ensemble.cover[left]! * from(left) + ensemble.cover[left + 1]! * from(left + 1)) / cover;
    }
    const value = values[column]!;
    const goesLeft = Number.isNaN(value) ? ensemble.missingLeft[node] === 1 : value < ensemble.threshold[node]!;
    return from(goesLeft ? left : left + 1);
  };
  return [...ensemble.roots].slice(0, -1).reduce((sum, root) => sum + from(root), ensemble.baseMargin);
}

/** The definition: what a column adds to each set of others, weighted by how many orders bring that set before it. */
function shapleyBySets(ensemble: TreeEnsemble, values: Float32Array): number[] {
  const columns = ensemble.columns.length;
  const factorial = (of: number): number => (of <= 1 ? 1 : of * factorial(of - 1));
  const bits = (set: number): number => (set === 0 ? 0 : (set & 1) + bits(set >> 1));
  return ensemble.columns.map((_, column) => {
    let sum = 0;
    for (let set = 0; set < 1 << columns; set += 1) {
      if (((set >> column) & 1) === 1) continue;
      const weight = (factorial(bits(set)) * factorial(columns - bits(set) - 1)) / factorial(columns);
      sum += weight * (valueOf(ensemble, values, set | (1 << column)) - valueOf(ensemble, values, set));
    }
    return sum;
  });
}

test('the reasons and what is expected add up to the score, for any trees and rows, missing values too', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 9 }), (seed, depthMax) => {
      const ensemble = randomTrees(seed, { trees: 4, columns: 6, depthMax });
      const values = randomRows(seed + 1, 1, 6);
      const [expected, reasons] = reasonsOf(ensemble, values);
      expect(reasons.reduce((sum, reason) => sum + reason, expected)).toBeCloseTo(scoreOf(ensemble, values), 9);
    }),
  );
});

test('the reasons are the Shapley values that follow from the definition', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 6 }), (seed, depthMax) => {
      const ensemble = randomTrees(seed, { trees: 2, columns: 5, depthMax });
      const values = randomRows(seed + 1, 1, 5);
      const [expected, reasons] = reasonsOf(ensemble, values);
      expect(expected).toBeCloseTo(valueOf(ensemble, values, 0), 9);
      shapleyBySets(ensemble, values).forEach((value, column) => expect(reasons[column]).toBeCloseTo(value, 9));
    }),
    { numRuns: 60 },
  );
});

test('of what was learned, a column that says nothing is no reason, and one that says much is', () => {
  const part = inventedPart(1, 800);
  const { ensemble } = trained({ part, settings: { ...DEFAULT_TREE_SETTINGS, trees: 30 } });
  const sums = new Float64Array(4);
  const { explain } = explainer(ensemble);
  for (let row = 0; row < 100; row += 1) {
    const own = new Float64Array(4);
    explain(part.features.values, 4 * row, own);
    own.forEach((reason, column) => (sums[column] = sums[column]! + Math.abs(reason)));
  }
  const [price = 0, , , noise = 0] = sums;
  expect(price).toBeGreaterThan(5 * noise);
});
