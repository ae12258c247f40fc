import { calibrate, calibrated, compileScorer, DEFAULT_TREE_SETTINGS, explainer } from '#core/learning';
import { inventedPart, trained } from '#tests/support/learning-data';
import { expect, test } from 'vitest';
import { reasonsBy } from './index.ts';

const part = inventedPart(1, 500);
const { ensemble: chance } = trained({ part, settings: { ...DEFAULT_TREE_SETTINGS, trees: 40, depthMax: 4 } });
const margins = new Float64Array(500);
compileScorer(chance)(part.features.values, 500, margins);
const calibration = calibrate(margins, part.targets);
const reasons = reasonsBy({ chance, calibration });
const rowAt = (row: number): Float32Array => part.features.values.slice(row * 4, row * 4 + 4);

test('the chance told with the reasons is the one that scored, and the reasons add up to its score', () => {
  const { expected } = explainer(chance);
  for (let row = 0; row < 100; row += 1) {
    const { chance: told, bars, rest } = reasons(rowAt(row));
    expect(told).toBe(calibrated(calibration, margins[row]!));
    const sum = bars.reduce((all, { contribution }) => all + contribution, rest.contribution);
    expect(expected + sum).toBeCloseTo(margins[row]!, 4);
    expect(bars.length + rest.features).toBe(4);
  }
});

test('the greatest comes first, with its value as it was scored and the chance without it', () => {
  const missing = Float32Array.of(Number.NaN, 20, 5, 0.5);
  const { bars, chance: told } = reasons(missing);
  const sizes = bars.map(({ contribution }) => Math.abs(contribution));
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect(bars.find(({ feature }) => feature === 'price')?.value ?? null).toBeNull();
  for (const { contribution, change } of bars) expect(change * contribution).toBeGreaterThanOrEqual(0);
  expect(told).toBeGreaterThanOrEqual(0);
});
