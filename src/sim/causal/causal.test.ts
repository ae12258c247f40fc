import { describe, expect, test } from 'vitest';
import { compareCircumstances, comparePolicies } from './compare.ts';
import { DRIFT_PARTS } from './drift-parts.ts';
import { lossSummaryOf } from './loss-summary.ts';
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

describe('a change of which a part is left out', () => {
  const before = Array.from({ length: SMALL.driftWeek }, (_, week) => week);
  const traffic = (driftParts: typeof DRIFT_PARTS | readonly [], weeks: readonly number[]) => {
    const world = createCausalWorld({ ...SMALL, driftParts });
    return weeks.map((week) => world.week(week));
  };

  test('leaves the weeks before it as they are', () => {
    expect(traffic([], before)).toEqual(traffic(DRIFT_PARTS, before));
  });

  test('brings nobody new where no newcomers are part of it', () => {
    const importers = (driftParts: typeof DRIFT_PARTS | readonly []) =>
      Math.max(
        ...traffic(driftParts, [...before, SMALL.driftWeek])
          .flat()
          .map(({ importer }) => importer),
      );
    expect(importers([])).toBeLessThan(SMALL.importers);
    expect(importers(DRIFT_PARTS)).toBeGreaterThanOrEqual(SMALL.importers);
  });
});

describe('policies', { timeout: 120_000 }, () => {
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

  test('learn what they are told: what was looked at when it is concluded, or everything at once', () => {
    const learned = (told: 'findingsAtOnce' | 'everything') => {
      const counts: number[] = [];
      const policy: Policy = { ...policyOf('rules'), learn: (labels) => counts.push(labels.length) };
      const weeks = [...play(policy, { ...SMALL, told })];
      return { counts: counts.slice(SMALL.weeksBefore), weeks };
    };
    const all = learned('everything');
    expect(all.counts).toEqual(all.weeks.map(({ declared }) => declared));
    const own = learned('findingsAtOnce');
    expect(own.counts).toEqual(own.weeks.map(({ looked }) => looked));
  });

  test('a loss is taken apart in the same worlds: what stays as it is stays whole, and no circumstance lets find more than could be looked at', async () => {
    const { seed, ...options } = { ...SMALL, importers: 40, consignmentsPerWeek: 60, weeks: 7, driftWeek: 5 };
    const games = await compareCircumstances({ ...options, seeds: [seed], threads: 2 });
    const summary = lossSummaryOf(games);
    expect(summary.asItIs.timesAsItIs.mean).toBe(1);
    for (const { drift } of Object.values(games).flat()) {
      expect(drift.after.findingRecall).toBeLessThanOrEqual(drift.after.attainable);
      expect(drift.before.findingRecall).toBeLessThanOrEqual(drift.before.attainable);
    }
  });
});
