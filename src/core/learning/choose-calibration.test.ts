import { seededRandom } from '#core/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brierScore, calibrate, calibrated, chanceOf, chooseCalibration } from './index.ts';

/** Scores of a world in which the true chance of a score is known. */
function rowsOf(seed: number, rows: number, truth: (score: number) => number) {
  const { next } = seededRandom(seed);
  const scores = Float64Array.from({ length: rows }, () => 8 * next() - 4);
  return { scores, labels: scores.map((score) => (next() < truth(score) ? 1 : 0)) };
}
const overconfident = (score: number): number => chanceOf(0.4 * score - 1);
const stepped = (score: number): number => (score < -1 ? 0.05 : score < 2 ? 0.4 : 0.9);

/** How far what is said lies from the truth, on average over many worlds. */
const distance = (rows: number, truth: (score: number) => number, way: typeof calibrate): number => {
  let sum = 0;
  for (let seed = 1; seed <= 30; seed += 1) {
    const { scores, labels } = rowsOf(seed, rows, truth);
    const curve = way(scores, labels);
    for (let score = -4; score <= 4; score += 0.5) sum += (calibrated(curve, score) - truth(score)) ** 2;
  }
  return sum;
};

test('of few rows it says more than the rising curve nearest to them', () => {
  expect(distance(60, overconfident, chooseCalibration)).toBeLessThan(0.6 * distance(60, overconfident, calibrate));
});

test('of many rows it follows a curve that no sigmoid has', () => {
  expect(distance(5_000, stepped, chooseCalibration)).toBeLessThan(1.05 * distance(5_000, stepped, calibrate));
});

test('scores that mean what they say are left about as they are', () => {
  const { scores, labels } = rowsOf(1, 2_000, chanceOf);
  const later = rowsOf(2, 2_000, chanceOf);
  const curve = chooseCalibration(scores, labels);
  const said = brierScore(
    later.scores.map((score) => calibrated(curve, score)),
    later.labels,
  );
  expect(said).toBeLessThan(1.01 * brierScore(later.scores.map(chanceOf), later.labels));
});

test('whatever the rows, a higher score never means a lower chance, and chances are chances', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: -30, max: 30, noNaN: true }), fc.boolean()), { minLength: 1, maxLength: 60 }),
      fc.tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: -50, max: 50, noNaN: true })),
      (known, [a, b]) => {
        const curve = chooseCalibration(
          Float64Array.from(known, ([score]) => score),
          Float64Array.from(known, ([, found]) => Number(found)),
        );
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((score) => calibrated(curve, score));
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(high!);
      },
    ),
  );
});
