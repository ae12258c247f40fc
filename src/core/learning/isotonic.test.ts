import { inventedPart, trained } from '#tests/support/learning-data';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brierScore, calibrate, calibrated, chanceOf, compileScorer, DEFAULT_TREE_SETTINGS } from './index.ts';

const rows = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.boolean()), { minLength: 1, maxLength: 40 });

test('a higher score never means a lower chance', () => {
  fc.assert(
    fc.property(
      rows,
      fc.double({ min: -9, max: 9, noNaN: true }),
      fc.double({ min: -9, max: 9, noNaN: true }),
      (known, a, b) => {
        const curve = calibrate(
          Float64Array.from(known, ([score]) => score),
          Float64Array.from(known, ([, label]) => Number(label)),
        );
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(calibrated(curve, low)).toBeLessThanOrEqual(calibrated(curve, high));
      },
    ),
  );
});

test('no other rising curve through the same scores is nearer to the labels', () => {
  fc.assert(
    fc.property(
      rows,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 11, maxLength: 11 }),
      (known, other) => {
        const rising = other.toSorted((a, b) => a - b);
        const curve = calibrate(
          Float64Array.from(known, ([score]) => score),
          Float64Array.from(known, ([, label]) => Number(label)),
        );
        const distance = (chance: (score: number) => number): number =>
          known.reduce((sum, [score, label]) => sum + (chance(score) - Number(label)) ** 2, 0);
        expect(distance((score) => calibrated(curve, score))).toBeLessThanOrEqual(
          distance((score) => rising[score + 5]!) + 1e-9,
        );
      },
    ),
  );
});

test('calibration brings the chances of rows not learned from nearer to the outcomes', () => {
  const settings = { ...DEFAULT_TREE_SETTINGS, trees: 200, learningRate: 0.5, l2: 0 };
  const { ensemble } = trained({ part: inventedPart(1, 400), settings });
  const score = compileScorer(ensemble);
  const marginsOf = (seed: number) => {
    const part = inventedPart(seed, 2_000);
    const margins = new Float64Array(part.features.rows);
    score(part.features.values, part.features.rows, margins);
    return { margins, targets: part.targets };
  };
  const held = marginsOf(2);
  const curve = calibrate(held.margins, held.targets);
  const later = marginsOf(3);
  const raw = brierScore(later.margins.map(chanceOf), later.targets);
  const better = brierScore(
    later.margins.map((margin) => calibrated(curve, margin)),
    later.targets,
  );
  expect(better).toBeLessThan(0.9 * raw);
});
