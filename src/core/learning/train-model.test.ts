import { inventedPart, trained } from '#tests/support/learning-data';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  areaUnderCurve,
  compileScorer,
  DEFAULT_TREE_SETTINGS,
  importanceOf,
  rowsOf,
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
    if (step.done) return step.value.model;
    if (grown === stopAfter) return step.value.checkpoint();
  }
}
const finished = (wanted: ModelTraining): LearnedModel => made(wanted) as LearnedModel;
const whole = writeModel(finished(training), digest);

test('a training that was interrupted after any tree, and again, comes to the same bytes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 25 }), (first, second) => {
      let from: ModelCheckpoint | undefined;
      for (const stopAfter of [first, second]) {
        const stopped = made({ ...training, from }, stopAfter);
        if ('card' in stopped) {
          expect(writeModel(stopped, digest)).toBe(whole);
          return;
        }
        from = stopped;
      }
      expect(writeModel(finished({ ...training, from }), digest)).toBe(whole);
    }),
    { numRuns: 25 },
  );
});

test('rows that figures are given for have no part in what they measure', () => {
  const from = training.learnedRows + training.calibrationRows;
  const other = {
    ...looked,
    violations: looked.violations.map((label, row) => (row < from ? label : 1 - label)),
    recovered: looked.recovered.map((amount, row) => (row < from ? amount : 7)),
  };
  const { card, calibration } = finished({ ...training, looked: other });
  const before = finished(training);
  expect(calibration).toEqual(before.calibration);
  expect(card.metrics.auc).toBeCloseTo(1 - (before.card.metrics.auc ?? 0));
});

test('the rehearsal, by whose ranks offices begin to select, has not seen the latest rows', () => {
  const from = training.learnedRows + training.calibrationRows;
  const other = { ...looked, violations: looked.violations.map((label, row) => (row < from ? label : 1 - label)) };
  const rehearsed = (wanted: ModelTraining) => {
    const steps = trainModel(wanted);
    for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value.rehearsal;
  };
  const { chance, stake, profile } = rehearsed(training);
  expect(rehearsed({ ...training, looked: other })).toMatchObject({ chance, stake, profile });
});

test('a model has as many trees as its rehearsal, of all rows', () => {
  const { chance, card } = finished(training);
  const part = { features, targets: looked.violations };
  const trees = card.metrics.trees ?? 0;
  const alone = trained({ part, settings: { ...training.chance, trees, patienceTrees: 0 } });
  expect(chance).toEqual(alone.ensemble);
});

test('a model knows ways that only the newest rows show', () => {
  // From the last part on, what was a sign of nothing to find is a sign of something.
  const from = training.learnedRows + training.calibrationRows;
  const { targets: truth, features: fresh } = inventedPart(3, 600);
  const turned = { ...looked, violations: looked.violations.map((label, row) => (row < from ? label : 1 - label)) };
  const areaOf = ({ chance }: LearnedModel) => {
    const margins = new Float64Array(fresh.rows);
    compileScorer(chance)(fresh.values, fresh.rows, margins);
    return areaUnderCurve(
      margins,
      truth.map((label) => 1 - label),
    );
  };
  const late = { ...training, learnedRows: 100, calibrationRows: 20 };
  const rows = (first: number, last: number): LookedRows => ({
    features: rowsOf(
      features,
      Array.from({ length: last - first }, (_, row) => first + row),
    ),
    violations: turned.violations.slice(first, last),
    recovered: turned.recovered.slice(first, last),
    atStake: turned.atStake.slice(first, last),
  });
  // The rehearsal sees only the old ways; more than half of all rows are of the new ones.
  const model = finished({ ...late, looked: rows(from - 130, 900) });
  expect(model.card.metrics.auc).toBeLessThan(0.5);
  expect(areaOf(model)).toBeGreaterThan(0.5);
});

test('the card counts what was learned from, and what was held back from the rehearsal', () => {
  const { card, stake } = finished(training);
  const positives = looked.violations.reduce((sum, label) => sum + label, 0);
  expect(card).toMatchObject({ rows: 900, positives, heldBack: 300, provenance: 'synthetic' });
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
