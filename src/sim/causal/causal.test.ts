import { describe, expect, test } from 'vitest';
import { comparePolicies } from './compare.ts';
import { gameOf, policyOf } from './measure.ts';
import type { Policy } from './policies/policy.ts';
import { play, type GameOptions } from './play.ts';
import { MECHANISMS } from './sealed.ts';
import { summaryOf } from './summary.ts';
import { createCausalWorld } from './world.ts';

const SMALL: GameOptions = {
  seed: 7,
  importers: 80,
  consignmentsPerWeek: 150,
  weeks: 10,
  weeksBefore: 4,
  capacityShare: 0.1,
  driftWeek: 6,
};

describe('a world of which the truth is known', () => {
  const weeks = Array.from({ length: 10 }, (_, week) => week);

  test('is the same for the same seed, and another for another', () => {
    const traffic = (seed: number) => {
      const world = createCausalWorld({ ...SMALL, seed });
      return JSON.stringify(weeks.map((week) => world.week(week)));
    };
    expect(traffic(1)).toBe(traffic(1));
    expect(traffic(1)).not.toBe(traffic(2));
  });

  test('loses no revenue by those who declare what is true, and never gains by those who do not', () => {
    const world = createCausalWorld(SMALL);
    for (const week of weeks) {
      for (const { sealed } of world.week(week)) {
        if (sealed.mechanism === undefined) expect(sealed.revenueLost).toBe(0);
        else expect(sealed.revenueLost).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('declares in the order of instants, with amounts above nothing', () => {
    const world = createCausalWorld(SMALL);
    for (const week of weeks) {
      const declared = world.week(week).map(({ goods }) => goods);
      expect(declared.map(({ atMs }) => atMs)).toEqual(declared.map(({ atMs }) => atMs).toSorted((a, b) => a - b));
      expect(
        declared.every(({ value, massKg, quantity, packages }) => Math.min(value, massKg, quantity, packages) > 0),
      ).toBe(true);
    }
  });

  test('knows each way of cheating', () => {
    const world = createCausalWorld({ ...SMALL, importers: 600, consignmentsPerWeek: 1500 });
    const seen = new Set(weeks.flatMap((week) => world.week(week).map(({ sealed }) => sealed.mechanism)));
    expect(MECHANISMS.filter((mechanism) => !seen.has(mechanism))).toEqual([]);
  });
});

describe('policies', { timeout: 60_000 }, () => {
  const game = (policy: Policy) => [...play(policy, SMALL)];

  test('look at as many as can be looked at, each once', () => {
    const chosen: (readonly number[])[] = [];
    const spied: Policy = {
      ...policyOf('modelAndExploration'),
      choose: (week, capacity, random) => {
        const all = policyOf('rules').choose(week, capacity, random);
        expect(all).toHaveLength(capacity);
        chosen.push(all);
        return all;
      },
    };
    game(spied);
    expect(chosen).toHaveLength(SMALL.weeks);
    expect(chosen.every((all) => new Set(all).size === all.length)).toBe(true);
  });

  test('find the same again with the same seed, however many threads play', async () => {
    const { seed, ...options } = SMALL;
    const comparison = { ...options, seeds: [seed, seed + 1] };
    const [one, two] = await Promise.all([
      comparePolicies({ ...comparison, threads: 1 }),
      comparePolicies({ ...comparison, threads: 2 }),
    ]);
    expect(two).toEqual(one);
  });

  test('who looks at everything finds as much as inspectors can, and no more', () => {
    const everything: Policy = { ...policyOf('random'), choose: ({ goods }) => goods.map((_, index) => index) };
    const { findingRecall } = gameOf('random', SMALL, game(everything));
    expect(findingRecall).toBeGreaterThan(0.5);
    expect(findingRecall).toBeLessThan(0.85);
  });

  test('a summary says how sure it is: the mean lies within its interval, and rules are once themselves', async () => {
    const { seed, ...options } = SMALL;
    const summary = summaryOf(await comparePolicies({ ...options, seeds: [seed, seed + 1, seed + 2], threads: 2 }));
    for (const policy of Object.values(summary)) {
      expect(policy.findingRecall.low).toBeLessThanOrEqual(policy.findingRecall.mean);
      expect(policy.findingRecall.high).toBeGreaterThanOrEqual(policy.findingRecall.mean);
    }
    expect(summary.rules.timesRules.mean).toBe(1);
  });
});
