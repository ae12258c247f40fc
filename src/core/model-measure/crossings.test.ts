import { expect, test } from 'vitest';
import { limitsNow, turnedSince, type DriftStanding } from './index.ts';

/** Tells day by day what analysts hear of one feature that stands so. */
function toldOf(standings: readonly DriftStanding[]): readonly (readonly string[])[] {
  const told = new Set<string>();
  return standings.map((standing) => {
    const { fresh, over } = turnedSince(told, limitsNow([{ feature: 'logValue', standing }], undefined));
    for (const name of fresh) told.add(name);
    for (const name of over) told.delete(name);
    return fresh;
  });
}

test('a feature that drifts is told once, also where it wavers about its limit, and again after it was steady', () => {
  expect(toldOf(['steady', 'drifted', 'drifted', 'moved', 'tooFew', 'drifted', 'steady', 'drifted'])).toEqual([
    [],
    ['feature:logValue'],
    [],
    [],
    [],
    [],
    [],
    ['feature:logValue'],
  ]);
});

test('what is found by chance is told where it lies apart, to either side, and not where too few were drawn', () => {
  expect([...limitsNow([], 'higher').passed]).toEqual(['findsHigher']);
  expect([...limitsNow([], 'lower').passed]).toEqual(['findsLower']);
  expect(limitsNow([], 'higher').clear.has('findsLower')).toBe(true);
  expect(limitsNow([], 'tooFew')).toEqual({ passed: new Set(), clear: new Set() });
  expect(limitsNow([], 'alike').clear).toEqual(new Set(['findsHigher', 'findsLower']));
});
