import { randomRows, randomTrees } from '#tests/support/learning-data';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileScorer, emptyEnsemble, leafFrom, treeCount, type TreeEnsemble } from './index.ts';

function marginBySteps(ensemble: TreeEnsemble, values: Float32Array, at: number): number {
  let sum = ensemble.baseMargin;
  for (let tree = 0; tree < treeCount(ensemble); tree += 1)
    sum += ensemble.threshold[leafFrom(ensemble, ensemble.roots[tree]!, values, at)]!;
  return sum;
}

test('the compiled scorer says for any trees and rows what going from node to node says, bit for bit', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 8 }), (seed, rows, depthMax) => {
      const ensemble = randomTrees(seed, { trees: 5, columns: 4, depthMax });
      const values = randomRows(seed + 1, rows, 4);
      const margins = new Float64Array(rows);
      compileScorer(ensemble)(values, rows, margins);
      expect([...margins]).toEqual([...margins.keys()].map((row) => marginBySteps(ensemble, values, 4 * row)));
    }),
  );
});

test('a row is scored the same alone and among others', () => {
  const ensemble = randomTrees(3, { trees: 20, columns: 4, depthMax: 5 });
  const values = randomRows(4, 11, 4);
  const scorer = compileScorer(ensemble);
  const together = new Float64Array(11);
  scorer(values, 11, together);
  const alone = [...together.keys()].map((row) => {
    const one = new Float64Array(1);
    scorer(values.subarray(4 * row, 4 * row + 4), 1, one);
    return one[0];
  });
  expect(alone).toEqual([...together]);
});

test('without trees the score is the base', () => {
  const margins = new Float64Array(2);
  compileScorer(emptyEnsemble(['a'], 'logistic', 0.75))(Float32Array.of(1, Number.NaN), 2, margins);
  expect([...margins]).toEqual([0.75, 0.75]);
});
