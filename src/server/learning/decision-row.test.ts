import type { LearnedDecision } from '#core/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propensityOf } from './decision-row.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const learnedOf = (exploration: number, selected?: 'rank' | 'exploration'): { readonly learned: LearnedDecision } => ({
  learned: {
    model: 'a'.repeat(64),
    rows: '',
    line: 1,
    chance: 0.2,
    rank: 3,
    threshold: 5,
    exploration,
    ...(selected && { selected }),
  },
});

test('what no rule selects is looked at as often as one of two independent draws falls on it', () => {
  fc.assert(
    fc.property(share, share, (exploration, random) => {
      const propensity = propensityOf(learnedOf(exploration), random);
      expect(1 - propensity).toBeCloseTo((1 - exploration) * (1 - random), 12);
      // That it was drawn changes nothing of the chance with which it was.
      expect(propensityOf(learnedOf(exploration, 'exploration'), random)).toBe(propensity);
    }),
  );
});

test('what is selected by its rank is looked at for certain, and without a model the random stream alone decides', () => {
  expect(propensityOf(learnedOf(0, 'rank'), 0.01)).toBe(1);
  expect(propensityOf({}, 0.01)).toBe(0.01);
});
