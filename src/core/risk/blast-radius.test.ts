import { seededRandom } from '#core/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedRange, LIVE_DECLARATIONS_MIN, liveStanding, wilsonInterval, type Rehearsal } from './index.ts';

const rehearsed = (lowRate: number, highRate: number, factor = 2): Rehearsal => ({
  from: '2026-08-01',
  to: '2026-10-31',
  declarations: 10_000,
  selected: 200,
  lowRate,
  highRate,
  factor,
});

describe('the interval of a share', () => {
  test('holds the share that was counted, lies between 0 and 1, and narrows as more is counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, part) => {
        const hits = Math.round(of * part);
        const { low, high } = wilsonInterval(hits, of);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(hits / of + 1e-12);
        expect(high).toBeGreaterThanOrEqual(hits / of - 1e-12);
        const more = wilsonInterval(hits * 10, of * 10);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });

  test('is as the books have it', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
    const { low, high } = wilsonInterval(10, 100);
    expect(low).toBeCloseTo(0.0552, 4);
    expect(high).toBeCloseTo(0.1744, 4);
  });
});

describe('a rule in force', () => {
  test('is let be while too little was counted, however it looks', () => {
    const few = LIVE_DECLARATIONS_MIN - 1;
    expect(liveStanding(rehearsed(0.01, 0.02), { declarations: few, selected: few })).toBe('early');
  });

  test('is above or below only where it left its range by the factor, and beyond chance', () => {
    const range = rehearsed(0.02, 0.04);
    expect(allowedRange(range)).toEqual({ low: 0.01, high: 0.08 });
    expect(liveStanding(range, { declarations: 1_000, selected: 30 })).toBe('within');
    expect(liveStanding(range, { declarations: 1_000, selected: 79 })).toBe('within');
    expect(liveStanding(range, { declarations: 1_000, selected: 85 })).toBe('within');
    expect(liveStanding(range, { declarations: 1_000, selected: 200 })).toBe('above');
    expect(liveStanding(range, { declarations: 1_000, selected: 0 })).toBe('within');
    expect(liveStanding(range, { declarations: 10_000, selected: 10 })).toBe('below');
    expect(liveStanding(rehearsed(0, 0.001), { declarations: 10_000, selected: 0 })).toBe('within');
  });

  test('that does what was rehearsed is never stopped by chance, looked at after every declaration of a year', () => {
    const random = seededRandom(7);
    for (const rate of [0.002, 0.02, 0.2]) {
      const range = rehearsed(rate * 0.8, rate * 1.2);
      for (let year = 0; year < 20; year += 1) {
        let selected = 0;
        for (let declarations = 1; declarations <= 20_000; declarations += 1) {
          if (random.next() < rate) selected += 1;
          if (declarations % 50 === 0)
            expect(['early', 'within']).toContain(liveStanding(range, { declarations, selected }));
        }
      }
    }
  });

  test('that selects ten times as much is stopped within some hundred declarations', () => {
    const random = seededRandom(11);
    let selected = 0;
    let declarations = 0;
    while (liveStanding(rehearsed(0.016, 0.024), { declarations, selected }) !== 'above') {
      declarations += 1;
      if (random.next() < 0.2) selected += 1;
      expect(declarations).toBeLessThan(400);
    }
  });
});
