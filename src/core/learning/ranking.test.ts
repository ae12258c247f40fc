import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountShareInterval, areaUnderCurve, inspectionOrder, topFigures } from './index.ts';

const floats = (...values: number[]): Float64Array => Float64Array.from(values);

test('the area under the curve is the share of pairs in the right order, equals counting half', () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.boolean()), { minLength: 2, maxLength: 60 });
  fc.assert(
    fc.property(rows, (known) => {
      const positives = known.filter(([, label]) => label);
      const negatives = known.filter(([, label]) => !label);
      fc.pre(positives.length > 0 && negatives.length > 0);
      let won = 0;
      for (const [high] of positives) for (const [low] of negatives) won += high > low ? 1 : high === low ? 0.5 : 0;
      const scores = Float64Array.from(known, ([score]) => score);
      const labels = Float64Array.from(known, ([, label]) => Number(label));
      expect(areaUnderCurve(scores, labels)).toBeCloseTo(won / positives.length / negatives.length, 12);
    }),
  );
});

test('of equal scores the earlier row is inspected first', () => {
  expect([...inspectionOrder(floats(1, 2, 1, 2))]).toEqual([1, 3, 0, 2]);
});

test('the figures of the top count finds among the inspected, among all, and what they bring in', () => {
  const order = inspectionOrder(floats(5, 4, 3, 2, 1));
  expect(topFigures(order, floats(1, 0, 1, 1, 0), floats(10, 0, 20, 70, 0), 0.7)).toEqual({
    inspected: 3,
    precision: 2 / 3,
    recall: 2 / 3,
    amountShare: 0.3,
  });
});

test('the interval holds the share, is as wide as few rows make it, and repeats with its seed', () => {
  const amounts = Float64Array.from({ length: 400 }, (_, row) => (row === 0 ? 1_000 : 1));
  const order = inspectionOrder(Float64Array.from({ length: 400 }, (_, row) => -row));
  const { amountShare } = topFigures(order, amounts, amounts, 0.1);
  const draw = { rounds: 400, seed: 3 };
  const { low, high } = amountShareInterval(order, amounts, 0.1, draw);
  expect(low).toBeLessThan(amountShare);
  expect(high).toBeGreaterThan(amountShare);
  // Whether the one row that holds most of it is among those drawn decides.
  expect(high - low).toBeGreaterThan(0.5);
  expect(amountShareInterval(order, amounts, 0.1, draw)).toEqual({ low, high });
});
