import { inventedPart, trained } from '#tests/support/learning-data';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  DEFAULT_TREE_SETTINGS,
  lacksCover,
  saidAndFound,
  tryModel,
  type LearnedModel,
  type LookedRows,
} from './index.ts';

const settings = { ...DEFAULT_TREE_SETTINGS, trees: 10, depthMax: 3 };
const { features, targets } = inventedPart(1, 400);
const { ensemble } = trained({ part: { features, targets }, settings });
const model: LearnedModel = {
  card: {
    name: 'Mô hình thử',
    provenance: 'synthetic',
    trainedOn: { vi: 'Dòng bịa', en: 'Invented rows' },
    rows: 0,
    positives: 0,
    heldBack: 0,
    metrics: {},
    settings,
    version: '0',
  },
  chance: ensemble,
};
const looked: LookedRows = {
  features,
  violations: targets,
  recovered: targets.map((found) => found * 1_000),
  atStake: targets.map(() => 500),
};
const nothing = (): Float32Array => new Float32Array(ensemble.feature.length);
const unsaid: LearnedModel = { ...model, chance: { ...ensemble, cover: nothing().fill(1), gain: nothing() } };

test('parts of what was said are all of the rows, each once, the least first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), (parts) => {
      const said = saidAndFound(model, looked, parts);
      expect(said.reduce((sum, { rows }) => sum + rows, 0)).toBe(features.rows);
      expect(said.reduce((sum, { found }) => sum + found, 0)).toBe(targets.reduce((sum, target) => sum + target, 0));
      // Means of equal chances differ in their last digits.
      for (const [part, { said: own }] of said.entries())
        expect(own).toBeGreaterThanOrEqual((said[part - 1]?.said ?? 0) - 1e-12);
    }),
  );
});

test('a model whose file says what came by its nodes keeps that, and its own gains', () => {
  expect(tryModel(model, { goods: features, measured: undefined })).toEqual({
    measured: undefined,
    cover: undefined,
    importance: undefined,
  });
});

test('of one that does not, both are counted on the goods, and what matters to it is what moves its scores', () => {
  const { cover, importance } = tryModel(unsaid, { goods: features, measured: undefined });
  expect(lacksCover(unsaid.chance)).toBe(true);
  expect(lacksCover({ ...ensemble, cover: cover! })).toBe(false);
  expect(importance?.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  // Nothing hangs on noise in how the rows were invented, and most on the price.
  expect(importance?.[0]?.column).toBe('price');
});

test('nothing is measured where rows of one kind only are left, or none were before them', () => {
  const sound: LookedRows = { ...looked, violations: targets.map(() => 0) };
  for (const measured of [
    { looked: sound, from: 200 },
    { looked, from: 0 },
  ])
    expect(tryModel(model, { goods: features, measured }).measured).toBeUndefined();
  expect(tryModel(model, { goods: features, measured: { looked, from: 200 } }).measured).toMatchObject({ rows: 200 });
});
