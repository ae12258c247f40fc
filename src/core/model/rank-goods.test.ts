import { calibrate, chanceOf, compileScorer, DEFAULT_TREE_SETTINGS, type LearnedModel } from '#core/learning';
import { inventedPart, trained } from '#tests/support/learning-data';
import { expect, test } from 'vitest';
import { rankGoods } from './index.ts';

const part = inventedPart(4, 300);
const { ensemble: chance } = trained({ part, settings: { ...DEFAULT_TREE_SETTINGS, trees: 20, depthMax: 3 } });
const margins = new Float64Array(300);
compileScorer(chance)(part.features.values, 300, margins);
const card = {
  name: 'test',
  provenance: 'synthetic',
  trainedOn: 'invented rows',
  rows: 300,
  positives: 1,
  heldBack: 0,
  metrics: {},
  settings: DEFAULT_TREE_SETTINGS,
  version: '0',
} as const;
const model: LearnedModel = { card, chance };
const goodsOf = (...duties: readonly number[]) => duties.map((duty) => ({ duty }));

test('of the lines of a declaration the one of the highest rank is told, the first of equals', () => {
  const rows = part.features.values.subarray(0, 4 * 100);
  const duties = Array.from({ length: 100 }, (_, line) => 1_000 * (1 + (line % 7)));
  const best = rankGoods(model)(rows, goodsOf(...duties));
  const ranks = duties.map((duty, line) => chanceOf(margins[line]!) * Math.log1p(duty));
  expect(best?.rank).toBe(Math.max(...ranks));
  expect(best?.place).toBe(ranks.indexOf(Math.max(...ranks)));
});

test('more lines than are usual are ranked alike, and none not at all', () => {
  const rank = rankGoods(model);
  const alone = rank(part.features.values.subarray(0, 4), goodsOf(5_000));
  rank(part.features.values, goodsOf(...Array.from({ length: 300 }, () => 5_000)));
  expect(rank(part.features.values.subarray(0, 4), goodsOf(5_000))).toEqual(alone);
  expect(rank(new Float32Array(0), [])).toBeUndefined();
});

test('the chance is what scores have meant, and a duty that nobody knows is none', () => {
  const calibration = calibrate(margins, part.targets);
  const best = rankGoods({ ...model, calibration })(part.features.values.subarray(0, 4), goodsOf(Number.NaN));
  expect(best).toMatchObject({ place: 0, rank: 0 });
  expect(best?.chance).toBeGreaterThanOrEqual(0);
  expect(best?.chance).toBeLessThanOrEqual(1);
});

test('where a second head says what a find brings in, it stands for the stake', () => {
  const { ensemble: stake } = trained({
    part: { ...part, targets: part.targets.map((target) => 10 + target) },
    settings: { ...DEFAULT_TREE_SETTINGS, objective: 'squared', trees: 10, depthMax: 2 },
  });
  const expected = new Float64Array(1);
  compileScorer(stake)(part.features.values, 1, expected);
  const best = rankGoods({ ...model, stake })(part.features.values.subarray(0, 4), goodsOf(1e9));
  expect(best?.rank).toBe(chanceOf(margins[0]!) * expected[0]!);
});
