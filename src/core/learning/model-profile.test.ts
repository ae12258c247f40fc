import { inventedPart } from '#tests/support/learning-data';
import { expect, test } from 'vitest';
import { modelProfile } from './index.ts';

const { features, targets } = inventedPart(3, 400);
const profile = modelProfile(features, targets);

test('a profile counts every row once in each column, the missing ones apart', () => {
  for (const [column, { cuts, counts }] of profile.columns.entries()) {
    const values = Array.from({ length: 400 }, (_, row) => features.values[row * 4 + column]!);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(400);
    expect(counts.at(-1)).toBe(values.filter(Number.isNaN).length);
    for (const [bin, count] of counts.slice(0, -1).entries())
      expect(
        values.filter((value) => value >= (cuts[bin - 1] ?? -Infinity) && value < (cuts[bin] ?? Infinity)),
      ).toHaveLength(count);
  }
});

test('a profile knows the least and the greatest chance, and what lies between them in order', () => {
  expect(profile.chances[0]).toBe(0);
  expect(profile.chances.at(-1)).toBe(1);
  expect(profile.chances).toEqual(profile.chances.toSorted((a, b) => a - b));
});
