import { inventedPart, trained } from '#tests/support/learning-data';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areaUnderCurve,
  compileScorer,
  DEFAULT_TREE_SETTINGS,
  featureMatrix,
  rowsOf,
  trainTrees,
  treeCount,
  type LearningPart,
  type Training,
  type TreeEnsemble,
  type TreeSettings,
} from './index.ts';

const settings = (changed: Partial<TreeSettings>): TreeSettings => ({
  ...DEFAULT_TREE_SETTINGS,
  trees: 20,
  depthMax: 4,
  ...changed,
});
const marginsOf = (ensemble: TreeEnsemble, { features }: Pick<LearningPart, 'features'>): Float64Array => {
  const margins = new Float64Array(features.rows);
  compileScorer(ensemble)(features.values, features.rows, margins);
  return margins;
};
/** Every array of the trees, so that not even the sign of a nothing may differ. */
const bytesOf = ({ roots, feature, threshold, left, missingLeft, cover, gain }: TreeEnsemble) =>
  [roots, feature, threshold, left, missingLeft, cover, gain].map(({ buffer, byteOffset, byteLength }) =>
    [...new Uint8Array(buffer, byteOffset, byteLength)].join(' '),
  );
const part = inventedPart(1, 800);
const others = inventedPart(2, 800);
const VARIANTS: readonly [string, Partial<TreeSettings>][] = [
  ['depth-wise', {}],
  ['leaf-wise', { growth: 'leaf', depthMax: 0, leavesMax: 12, rowsPerLeafMin: 10, l2: 0 }],
  ['on samples', { rowShare: 0.6, columnShare: 0.5, seed: 5 }],
];

describe.each(VARIANTS)('%s', (_, changed) => {
  test('what was learned on some rows tells others apart', () => {
    const { ensemble } = trained({ part, settings: settings({ ...changed, trees: 60 }) });
    expect(areaUnderCurve(marginsOf(ensemble, others), others.targets)).toBeGreaterThan(0.85);
  });

  test('the same seed gives the same bytes, however often the training was interrupted', () => {
    const training: Training = { part, validation: others, settings: settings(changed) };
    const once = trained(training);
    let from: TreeEnsemble | undefined;
    for (const pause of [1, 7, 13]) {
      const steps = trainTrees(from ? { ...training, from } : training);
      for (let done = from ? treeCount(from) : 0; done < pause; done += 1) {
        const step = steps.next();
        if (step.done !== true) from = step.value.checkpoint();
      }
    }
    const resumed = trained({ ...training, from: from! });
    expect(bytesOf(resumed.ensemble)).toEqual(bytesOf(once.ensemble));
    expect(resumed.validationLosses).toEqual(once.validationLosses);
    expect(bytesOf(trained(training).ensemble)).toEqual(bytesOf(once.ensemble));
  });

  test('the training loss falls with every few trees', () => {
    const { validationLosses } = trained({ part, validation: part, settings: settings({ ...changed, trees: 40 }) });
    const [first = 0, , , , , , , , , tenth = 0] = validationLosses;
    expect(tenth).toBeLessThan(first);
    expect(validationLosses.at(-1)).toBeLessThan(tenth);
  });

  test('a constrained score never moves against its constraint, whatever the other values are', () => {
    const { ensemble } = trained({ part, settings: settings({ ...changed, monotone: [1, -1, 0, 0] }) });
    const any = fc.oneof(fc.double({ min: -3, max: 25, noNaN: true }), fc.constant(Number.NaN));
    const number = fc.double({ min: -3, max: 25, noNaN: true });
    const scoreOf = (row: readonly number[]): number =>
      marginsOf(ensemble, { features: featureMatrix(ensemble.columns, [row]) })[0] ?? Number.NaN;
    fc.assert(
      fc.property(number, number, any, any, any, (a, b, other, office, noise) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(scoreOf([low, other, office, noise])).toBeLessThanOrEqual(scoreOf([high, other, office, noise]));
        expect(scoreOf([other, low, office, noise])).toBeGreaterThanOrEqual(scoreOf([other, high, office, noise]));
      }),
      { numRuns: 500 },
    );
  });
});

test('a constraint that the data support costs little, one that they contradict leaves the column out', () => {
  const whole = inventedPart(3, 800, { missing: 0 });
  const auc = (monotone: TreeSettings['monotone']): number => {
    const { ensemble } = trained({ part: whole, settings: settings({ trees: 40, ...(monotone && { monotone }) }) });
    return areaUnderCurve(marginsOf(ensemble, others), others.targets);
  };
  expect(auc([1, 0, 0, 0])).toBeGreaterThan(auc(undefined) - 0.02);
  const { ensemble } = trained({ part: whole, settings: settings({ trees: 1, monotone: [-1, 0, 0, 0] }) });
  expect(ensemble.feature[0]).not.toBe(0);
});

test('missing values go where they lose least', () => {
  const rows = Array.from({ length: 200 }, (_, row) => [row % 4 === 0 ? Number.NaN : row % 4]);
  const like = (wanted: (value: number) => boolean): TreeEnsemble => {
    const targets = Float64Array.from(rows, ([value = 0]) => (wanted(value) ? 1 : 0));
    const features = featureMatrix(['value'], rows);
    return trained({ part: { features, targets }, settings: settings({ trees: 1, depthMax: 1 }) }).ensemble;
  };
  const low = like((value) => Number.isNaN(value) || value === 1);
  expect([low.threshold[0], low.missingLeft[0]]).toEqual([1.5, 1]);
  const high = like((value) => Number.isNaN(value) || value === 3);
  expect([high.threshold[0], high.missingLeft[0]]).toEqual([2.5, 0]);
  const alone = like(Number.isNaN);
  const scores = marginsOf(alone, { features: featureMatrix(['value'], [[Number.NaN], [-1e30], [1], [1e30]]) });
  expect(scores[0]).toBeGreaterThan(scores[1]!);
  expect(new Set(scores.slice(1)).size).toBe(1);
});

test('a row of weight 3 counts like three rows', () => {
  const weights = Float64Array.from({ length: part.features.rows }, (_, row) =>
    row % 5 === 0 ? 3 : row % 7 === 0 ? 0 : 1,
  );
  const repeated = [...weights].flatMap((weight, row) => Array.from({ length: weight }, () => row));
  const copies: LearningPart = {
    features: rowsOf(part.features, repeated),
    targets: Float64Array.from(repeated, (row) => part.targets[row]!),
  };
  // Few enough values for a bin each: where the cuts fall, hangs on rows, not on weights.
  const coarse = ({ features, targets }: LearningPart): LearningPart => ({
    features: { ...features, values: features.values.map((value) => Math.round(value * 4) / 4) },
    targets,
  });
  const weighted = trained({ part: { ...coarse(part), weights }, settings: settings({ trees: 5 }) }).ensemble;
  const copied = trained({ part: coarse(copies), settings: settings({ trees: 5 }) }).ensemble;
  const [ofWeighted, ofCopied] = [weighted, copied].map((ensemble) => marginsOf(ensemble, coarse(others)));
  ofWeighted!.forEach((margin, row) => expect(margin).toBeCloseTo(ofCopied![row]!, 5));
});

test('training stops when other rows gain no more, and keeps the trees up to the best', () => {
  const { ensemble, validationLosses, stoppedEarly } = trained({
    part: inventedPart(4, 150),
    validation: others,
    settings: settings({ trees: 500, learningRate: 0.3, patienceTrees: 8 }),
  });
  expect(stoppedEarly).toBe(true);
  expect(treeCount(ensemble)).toBe(validationLosses.indexOf(Math.min(...validationLosses)) + 1);
  expect(validationLosses).toHaveLength(treeCount(ensemble) + 8 + 1);
});

test('a training that was interrupted after it should have stopped stops where it would have', () => {
  const training: Training = {
    part: inventedPart(4, 150),
    validation: others,
    settings: settings({ trees: 500, learningRate: 0.3, patienceTrees: 8 }),
  };
  const once = trained(training);
  const { ensemble: beyond } = trained({
    ...training,
    settings: { ...training.settings, trees: 90, patienceTrees: 0 },
  });
  expect(bytesOf(trained({ ...training, from: beyond }).ensemble)).toEqual(bytesOf(once.ensemble));
});

test('where all rows have one label there is nothing to part, and the score says so', () => {
  const targets = new Float64Array(800).fill(1);
  const { ensemble } = trained({ part: { ...part, targets }, settings: settings({ trees: 3 }) });
  expect(Math.min(...marginsOf(ensemble, others))).toBeGreaterThan(4);
});

test('one row can be learned from', () => {
  const single: LearningPart = { features: featureMatrix(['a'], [[1]]), targets: Float64Array.of(0) };
  const { ensemble } = trained({ part: single, settings: settings({ trees: 2 }) });
  expect([...ensemble.feature]).toEqual([-1, -1]);
});

test('no leaf holds fewer rows than asked for, and no node lies deeper', () => {
  const { ensemble } = trained({
    part,
    settings: settings({ objective: 'squared', trees: 5, depthMax: 3, rowsPerLeafMin: 60, base: 0 }),
  });
  // The weight of a row is 1 with the squared objective.
  ensemble.feature.forEach((column, node) => {
    if (column < 0) expect(ensemble.cover[node]).toBeGreaterThanOrEqual(60);
  });
  expect(Math.max(...[...ensemble.roots].slice(1).map((end, tree) => end - ensemble.roots[tree]!))).toBeLessThan(16);
});

test('a split that gains less than γ is not made', () => {
  const without = trained({ part, settings: settings({}) }).ensemble;
  const with5 = trained({ part, settings: settings({ gainMin: 5 }) }).ensemble;
  expect(with5.feature.length).toBeLessThan(without.feature.length);
  with5.feature.forEach((column, node) => {
    if (column >= 0) expect(with5.gain[node]).toBeGreaterThan(5);
  });
});

test('the squared objective comes near to a number', () => {
  const amounts = (own: LearningPart): LearningPart => ({
    ...own,
    targets: Float64Array.from(own.targets, (label, row) => {
      const price = own.features.values[4 * row]!;
      return 10 * label + (Number.isNaN(price) ? 0 : 3 * price);
    }),
  });
  const learned = amounts(part);
  const asked = amounts(others);
  const { validationLosses } = trained({
    part: learned,
    validation: asked,
    settings: settings({ objective: 'squared', trees: 80 }),
  });
  const mean = asked.targets.reduce((sum, target) => sum + target, 0) / asked.targets.length;
  const variance = asked.targets.reduce((sum, target) => sum + (target - mean) ** 2, 0) / asked.targets.length;
  expect(validationLosses.at(-1)).toBeLessThan(variance / 4);
});
