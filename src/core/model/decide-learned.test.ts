import fc from 'fast-check';
import { plainDate, seededRandom } from '#core/kernel';
import { expect, test } from 'vitest';
import { capacityUsed, drawCapacity, NOTHING_DRAWN, type CapacityUsed } from './capacity.ts';
import { decideLearned, type RulesStanding } from './decide-learned.ts';
import type { LearnedDecision, LearnedEffect } from './learned-decision.ts';
import type { Bar } from './learned-standings.ts';
import { capacityOf, type SelectionSettings } from './selection-settings.ts';

const TODAY = plainDate('2026-11-21');
const EFFECT: LearnedEffect = { channel: 'red', inspection: 'partial' };
const FREE: RulesStanding = { isSelected: false, isRelieved: false };
const share = fc.double({ min: 0, max: 1, noNaN: true });
const bars = fc.record({
  threshold: fc.double({ min: 0, max: 20, noNaN: true }),
  chanceMin: fc.constantFrom(0, 0.3),
  exploration: share,
  capacity: fc.record({ byRank: fc.integer({ min: 0, max: 5 }), byExploration: fc.integer({ min: 0, max: 5 }) }),
});
const lodged = fc.record({
  rank: fc.double({ min: 0, max: 25, noNaN: true }),
  chance: share,
  draw: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  isSelected: fc.boolean(),
  isRelieved: fc.boolean(),
});
type Lodged = typeof lodged extends fc.Arbitrary<infer T> ? T : never;

function decide(bar: Bar, used: CapacityUsed, one: Omit<Lodged, keyof RulesStanding>, standing = FREE) {
  const { rank, chance, draw } = one;
  const scored = { model: 'a'.repeat(64), rows: '', line: 1, chance, rank };
  return decideLearned({ scored, bar, effect: EFFECT, used, draw: () => draw }, standing);
}

/** As the writer does: what one decision took is counted before the next one. */
function day(bar: Bar, all: readonly Lodged[]) {
  const ranges = new Map<string, bigint>();
  const lastNumber = (range: string): bigint => ranges.get(range) ?? 0n;
  const nextNumber = (range: string): bigint => {
    ranges.set(range, lastNumber(range) + 1n);
    return lastNumber(range);
  };
  const decided = all.map((one): LearnedDecision => {
    const decision = decide(bar, capacityUsed('02CI', TODAY, { lastNumber }), one, one);
    if (decision.selected !== undefined) drawCapacity('02CI', TODAY, decision.selected, { nextNumber });
    return decision;
  });
  return { decided, used: capacityUsed('02CI', TODAY, { lastNumber }) };
}

test('the capacity of an office and day is never exceeded, whatever is lodged in whatever order', () => {
  fc.assert(
    fc.property(bars, fc.array(lodged, { maxLength: 40 }), (bar, all) => {
      const { decided, used } = day(bar, all);
      const count = (by: string) => decided.filter(({ selected }) => selected === by).length;
      expect(used).toEqual({ byRank: count('rank'), byExploration: count('exploration') });
      expect(used.byRank).toBeLessThanOrEqual(bar.capacity.byRank);
      expect(used.byExploration).toBeLessThanOrEqual(bar.capacity.byExploration);
    }),
  );
});

test('whoever ranks at the threshold or above is selected while there is room, and it is recorded why not', () => {
  fc.assert(
    fc.property(bars, fc.array(lodged, { maxLength: 40 }), (bar, all) => {
      for (const [index, decision] of day(bar, all).decided.entries()) {
        const { rank, chance, isSelected, isRelieved } = all[index] as Lodged;
        const isHigh = !isSelected && rank >= bar.threshold && chance >= bar.chanceMin;
        const reached = decision.selected === 'rank' || decision.relieved === true || decision.beyondCapacity === true;
        expect(reached).toBe(isHigh);
        if (decision.selected === 'rank') expect(isRelieved).toBe(false);
        expect(decision.relieved ?? false).toBe(isHigh && isRelieved);
        expect(decision.effect).toEqual(decision.selected && EFFECT);
      }
    }),
  );
});

test('what rules or lists select is recorded with what the model says, and takes nothing of the capacity', () => {
  fc.assert(
    fc.property(bars, lodged, fc.boolean(), (bar, one, isRelieved) => {
      const decision = decide(bar, NOTHING_DRAWN, one, { isSelected: true, isRelieved });
      expect(decision.selected).toBeUndefined();
      expect(decision.exploration).toBe(0);
      expect(decision.rank).toBe(one.rank);
    }),
  );
});

test('the chance of exploring that is recorded is how often goods are drawn', () => {
  const random = seededRandom(8);
  for (const exploration of [0.02, 0.2, 0.5]) {
    const bar: Bar = { threshold: 10, exploration, capacity: { byRank: 0, byExploration: 1_000_000 } };
    const rounds = 20_000;
    let drawn = 0;
    let said = 0;
    for (let round = 0; round < rounds; round += 1) {
      const decision = decide(bar, NOTHING_DRAWN, { rank: 5, chance: 0.1, draw: random.next() });
      said += decision.exploration;
      if (decision.selected === 'exploration') drawn += 1;
    }
    const deviation = Math.sqrt(rounds * exploration * (1 - exploration));
    expect(said / rounds).toBeCloseTo(exploration, 10);
    expect(Math.abs(drawn - rounds * exploration)).toBeLessThan(4 * deviation);
  }
});

test('where nothing can be explored any more, the chance recorded is none', () => {
  const bar: Bar = { threshold: 10, exploration: 0.5, capacity: { byRank: 1, byExploration: 2 } };
  const decision = decide(bar, { byRank: 0, byExploration: 2 }, { rank: 5, chance: 0.1, draw: 0 });
  expect(decision).toMatchObject({ exploration: 0 });
  expect(decision.selected).toBeUndefined();
});

test('a threshold that nobody reaches is written down as a number', () => {
  const bar: Bar = { threshold: Infinity, exploration: 0, capacity: { byRank: 1, byExploration: 0 } };
  const decision = decide(bar, NOTHING_DRAWN, { rank: 5, chance: 0.1, draw: 0 });
  expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
});

test('exploring is a part of what an office can look at, not beside it', () => {
  const settings: SelectionSettings = {
    capacityPerDay: 20,
    capacityByOffice: { '02CI': 5 },
    explorationShare: 0.3,
    chanceMin: 0,
    windowDays: 7,
    channel: 'red',
  };
  expect(capacityOf(settings, '03CC')).toEqual({ byRank: 14, byExploration: 6 });
  expect(capacityOf(settings, '02CI')).toEqual({ byRank: 4, byExploration: 1 });
});
