import { featureMatrix, modelProfile } from '#core/learning';
import { seededRandom } from '#core/kernel';
import { expect, test } from 'vitest';
import { featureStability, scoreDistance, stability } from './index.ts';

const LIMITS = { moved: 0.1, drifted: 0.25 };
const rows = (seed: number, count: number, shift = 0, missing = 0.1) => {
  const { next } = seededRandom(seed);
  return featureMatrix(
    ['price', 'flag'],
    Array.from({ length: count }, () => [
      next() < missing ? Number.NaN : next() + next() + next() + shift,
      next() < 0.2 ? 1 : 0,
    ]),
  );
};
const chances = (seed: number, count: number, power = 2) => {
  const { next } = seededRandom(seed);
  return Float64Array.from({ length: count }, () => next() ** power);
};
const profile = modelProfile(rows(1, 5_000), chances(1, 5_000));

test('rows of the same kind are steady, and what chance alone gives is exceeded by few', () => {
  const found = Array.from({ length: 200 }, (_, seed) => featureStability(profile, rows(seed + 2, 400), LIMITS));
  const exceeding = found.filter((page) => page.some(({ psi, byChance }) => psi > byChance)).length;
  expect(exceeding / 200).toBeLessThan(0.08);
  expect(found.flat().every(({ standing }) => standing === 'steady')).toBe(true);
});

test('a shifted column has drifted, and the one beside it has not', () => {
  expect(featureStability(profile, rows(2, 2_000, 0.6), LIMITS)).toMatchObject([
    { feature: 'price', standing: 'drifted', psi: expect.closeTo(1.5, 0) },
    { feature: 'flag', standing: 'steady' },
  ]);
});

test('values that go missing are drift too', () => {
  const [price] = featureStability(profile, rows(2, 2_000, 0, 0.6), LIMITS);
  expect(price).toMatchObject({
    standing: 'drifted',
    missingThen: expect.closeTo(0.1, 1),
    missingNow: expect.closeTo(0.6, 1),
  });
});

test('of a handful of rows nothing is said', () => {
  expect(featureStability(profile, rows(2, 5, 3), LIMITS)[0]).toMatchObject({ standing: 'tooFew' });
  expect(stability([10, 10], [0, 0], LIMITS)).toMatchObject({ standing: 'tooFew', byChance: 1_000 });
});

test('the index is the one of the books', () => {
  // Shares of .3/.4/.3 and .2/.5/.3 of many rows: .1 ln 1.5 + .1 ln 1.25 = .0629.
  expect(stability([300_000, 400_000, 300_000], [200_000, 500_000, 300_000], LIMITS).psi).toBeCloseTo(0.0629, 4);
});

test('chances of the same kind are as near as chance alone allows nineteen times in twenty', () => {
  const near = Array.from({ length: 200 }, (_, seed) => scoreDistance(profile, chances(seed + 2, 600)));
  const exceeding = near.filter(({ distance, byChance }) => distance > byChance).length;
  expect(exceeding / 200).toBeLessThan(0.08);
  const far = scoreDistance(profile, chances(3, 600, 1));
  expect(far.distance).toBeCloseTo(0.25, 1);
  expect(far.distance).toBeGreaterThan(far.byChance);
});

test('chances that take few values, as isotonic steps do, are compared step by step', () => {
  const steps = Float64Array.from({ length: 400 }, (_, row) => (row % 4) / 4);
  const stepped = modelProfile(rows(1, 400), steps);
  expect(scoreDistance(stepped, steps).distance).toBeLessThan(0.01);
  expect(
    scoreDistance(
      stepped,
      steps.map((step) => (step === 0 ? 0.75 : step)),
    ).distance,
  ).toBeCloseTo(0.25, 2);
});

test('without recent rows there is no distance and no certainty', () => {
  expect(scoreDistance(profile, new Float64Array())).toEqual({ distance: 0, byChance: 1, rows: 0, rowsThen: 5_000 });
});
