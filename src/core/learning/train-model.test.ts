import { inventedPart } from '#tests/support/learning-data';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  DEFAULT_TREE_SETTINGS,
  importanceOf,
  trainModel,
  writeModel,
  type LearnedModel,
  type LookedRows,
  type ModelCheckpoint,
  type ModelTraining,
} from './index.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const { features, targets } = inventedPart(1, 900);
const looked: LookedRows = {
  features,
  violations: targets,
  recovered: targets.map((target, row) => target * (1_000_000 + (features.values[row * 4] || 0) * 300_000)),
  atStake: targets.map((_, row) => 500_000 + row),
};
const training: ModelTraining = {
  looked,
  learnedRows: 600,
  calibrationRows: 150,
  later: inventedPart(2, 300).features,
  chance: { ...DEFAULT_TREE_SETTINGS, trees: 25, depthMax: 3, rowShare: 0.8, patienceTrees: 8 },
  stake: { ...DEFAULT_TREE_SETTINGS, objective: 'squared', trees: 12, depthMax: 3 },
  card: { name: 'test', provenance: 'synthetic', trainedOn: 'invented rows', version: '0' },
};

/** To the end, or until so many trees of both heads are grown: then what is needed to go on. */
function made(wanted: ModelTraining, stopAfter = Infinity): LearnedModel | ModelCheckpoint {
  const steps = trainModel(wanted);
  for (let grown = 1; ; grown += 1) {
    const step = steps.next();
    if (step.done) return step.value;
    if (grown === stopAfter) return step.value.checkpoint();
  }
}
const finished = (wanted: ModelTraining): LearnedModel => made(wanted) as LearnedModel;
const whole = writeModel(finished(training), digest);

test('a training that was interrupted after any tree, and again, comes to the same bytes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 8 }), (first, second) => {
      let from: ModelCheckpoint | undefined;
      for (const stopAfter of [first, second]) {
        const stopped = made({ ...training, from }, stopAfter);
        if ('card' in stopped) return expect(writeModel(stopped, digest)).toBe(whole);
        from = stopped;
      }
      expect(writeModel(finished({ ...training, from }), digest)).toBe(whole);
    }),
    { numRuns: 25 },
  );
});

test('rows that figures are given for have no part in the model', () => {
  const from = training.learnedRows + training.calibrationRows;
  const other = {
    ...looked,
    violations: looked.violations.map((label, row) => (row < from ? label : 1 - label)),
    recovered: looked.recovered.map((amount, row) => (row < from ? amount : 7)),
  };
  const { card, ...model } = finished({ ...training, looked: other });
  const { card: before, ...unchanged } = finished(training);
  expect(model).toEqual(unchanged);
  expect(card.metrics.auc).toBeCloseTo(1 - (before.metrics.auc ?? 0));
});

test('the card counts what was learned from apart from what was held back', () => {
  const { card, stake } = finished(training);
  const positives = looked.violations.slice(0, 600).reduce((sum, label) => sum + label, 0);
  expect(card).toMatchObject({ rows: 600, positives, heldBack: 300, provenance: 'synthetic' });
  expect(card.metrics).toMatchObject({ rows: 150 });
  expect(card.metrics.auc).toBeGreaterThan(0.8);
  expect(card.metrics.brier).toBeLessThan(card.metrics.brierOfShare ?? 0);
  expect(stake).toBeDefined();
});

test('where hardly anything was recovered, no head learns what a find brings in', () => {
  const recovered = looked.recovered.map((amount, row) => (row % 40 === 0 ? amount : 0));
  expect(finished({ ...training, looked: { ...looked, recovered } }).stake).toBeUndefined();
});

test('importance is shared out among the columns that were asked about', () => {
  const importance = importanceOf(finished(training).chance);
  expect(importance[0]?.column).toBe('price');
  expect(importance.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});
