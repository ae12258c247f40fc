import { plainDate } from '#core/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareRates,
  COMPARED_MIN,
  comparisonInWords,
  falseDiscoveryShares,
  PAIR_CASES_MIN,
  pairInWords,
  poissonTail,
  quartersBy,
  RANDOM_CASES_MIN,
  randomRate,
  unusualPairs,
} from './index.ts';

const counted = fc
  .tuple(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 0, max: 2_000 }))
  .map(([a, b]) => ({ hits: Math.min(a, b), of: Math.max(a, b) }));

describe('comparing groups', () => {
  test('every interval holds its own share, and groups are compared with all others and never with themselves', () => {
    fc.assert(
      fc.property(
        fc.array(counted, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 500 }),
        (groups, many) => {
          const all = groups.reduce((sum, { of }) => sum + of, 0);
          for (const { rate, others } of compareRates(groups, many)) {
            expect(rate.of + others.of).toBe(all);
            expect(rate.low).toBeLessThanOrEqual((rate.share ?? 0) + 1e-12);
            expect(rate.high).toBeGreaterThanOrEqual((rate.share ?? 0) - 1e-12);
          }
        },
      ),
    );
  });

  test('the more is compared, the less is told to differ; what differs points the way the shares do', () => {
    fc.assert(
      fc.property(fc.array(counted, { minLength: 2, maxLength: 6 }), (groups) => {
        const few = compareRates(groups, 1);
        const many = compareRates(groups, 1_000);
        for (const [index, { standing, rate, others }] of many.entries()) {
          if (standing === 'higher') expect(rate.share).toBeGreaterThan(others.share ?? 1);
          if (standing === 'lower') expect(rate.share).toBeLessThan(others.share ?? 0);
          if (standing === 'higher' || standing === 'lower') expect(few[index]?.standing).toBe(standing);
        }
      }),
    );
  });

  test('few cases are shown and not compared, and equal shares are alike', () => {
    const [small, large] = compareRates(
      [
        { hits: COMPARED_MIN - 1, of: COMPARED_MIN - 1 },
        { hits: 0, of: 900 },
      ],
      2,
    );
    expect(small?.standing).toBe('tooFew');
    expect(large?.standing).toBe('tooFew');
    expect(
      compareRates(
        [
          { hits: 10, of: 100 },
          { hits: 90, of: 900 },
        ],
        2,
      ).map(({ standing }) => standing),
    ).toEqual(['alike', 'alike']);
    expect(
      compareRates(
        [
          { hits: 60, of: 100 },
          { hits: 90, of: 900 },
        ],
        2,
      )[0]?.standing,
    ).toBe('higher');
  });

  test('a comparison is told in both languages with both shares', () => {
    const [first] = compareRates(
      [
        { hits: 60, of: 100 },
        { hits: 90, of: 900 },
      ],
      2,
    );
    if (!first) throw new Error('nothing compared');
    const { vi, en } = comparisonInWords('selection', first);
    expect(vi).toContain('60,0 % (60 trên 100');
    expect(en).toContain('60.0 % (60 of 100');
    expect(en).toContain('Higher beyond chance');
  });
});

describe('chance', () => {
  test('a Poisson tail is what is left of the sum of all smaller counts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.double({ min: 0.01, max: 40, noNaN: true }),
        (count, expected) => {
          let below = 0;
          let term = Math.exp(-expected);
          for (let k = 0; k < count; k++) {
            below += term;
            term = (term * expected) / (k + 1);
          }
          expect(poissonTail(count, expected)).toBeCloseTo(1 - below, 9);
        },
      ),
    );
    expect(poissonTail(400, 3)).toBeGreaterThanOrEqual(0);
    expect(poissonTail(5_000, 4_900)).toBeGreaterThan(0.05);
  });

  test('shares of false finds keep the order of probabilities and are never below them', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), fc.nat(100), (all, more) => {
        const shares = falseDiscoveryShares(all, all.length + more);
        for (const [i, share] of shares.entries()) {
          expect(share).toBeGreaterThanOrEqual((all[i] ?? 0) * (1 - 1e-12));
          for (const [j, other] of shares.entries())
            if ((all[i] ?? 0) < (all[j] ?? 0)) expect(share).toBeLessThanOrEqual(other);
        }
      }),
    );
    expect(falseDiscoveryShares([0.01, 0.02, 0.5], 4)).toEqual([0.04, 0.04, 0.5 * (4 / 3)]);
  });
});

describe('pairs of officer and trader', () => {
  const pair = { cases: 20, officerCases: 50, traderCases: 25, officeCases: 500 };

  test('a pair that meets far more often than the work of the officer brings is told of, with why', () => {
    const [found] = unusualPairs([pair], 300);
    expect(found).toMatchObject({ expected: 2.5, times: 8 });
    if (!found) throw new Error('not found');
    expect(pairInWords(found)).toEqual({
      vi: expect.stringContaining('gấp 8,0 lần') as string,
      en: expect.stringContaining('8.0 times as many') as string,
    });
  });

  test('the only officer of an office is never unusual, and neither are few cases', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 5_000 }), (cases, rest) => {
        const alone = { cases, officerCases: cases + rest, traderCases: cases, officeCases: cases + rest };
        expect(unusualPairs([alone], 1)).toEqual([]);
      }),
    );
    expect(unusualPairs([{ ...pair, cases: PAIR_CASES_MIN - 1 }], 1)).toEqual([]);
  });

  test('the more pairs were looked at, the fewer are told of', () => {
    const near = { cases: 9, officerCases: 50, traderCases: 25, officeCases: 500 };
    expect(unusualPairs([near], 1)).toHaveLength(1);
    expect(unusualPairs([near], 100_000)).toHaveLength(0);
  });
});

describe('the random stream', () => {
  test('too few cases tell nothing, not even their number', () => {
    expect(randomRate(3, RANDOM_CASES_MIN - 1)).toBeNull();
    expect(randomRate(3, RANDOM_CASES_MIN)).toMatchObject({ hits: 3, of: RANDOM_CASES_MIN });
  });

  test('whole quarters that are over, whatever the day', () => {
    expect(quartersBy(plainDate('2026-11-21'), 2)).toEqual([
      { from: '2026-07-01', to: '2026-09-30' },
      { from: '2026-04-01', to: '2026-06-30' },
    ]);
    expect(quartersBy(plainDate('2026-12-31'), 1)).toEqual([{ from: '2026-10-01', to: '2026-12-31' }]);
    expect(quartersBy(plainDate('2027-01-01'), 1)).toEqual([{ from: '2026-10-01', to: '2026-12-31' }]);
  });
});
