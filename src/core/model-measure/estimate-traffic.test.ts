import { seededRandom } from '#core/kernel';
import { wilsonInterval } from '#core/risk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateMean, estimateTraffic, type Decided } from './index.ts';

interface World {
  readonly decided: readonly Decided[];
  readonly rate: number;
  readonly caught: number;
  readonly amount: number;
}

/** Rules see a part of what makes goods wrong; of the rest some are drawn, more of them on days of exploration. */
function world(seed: number, { declarations = 3_000, explored = 0.1, random = 0.04, unknown = 0 } = {}): World {
  const { next } = seededRandom(seed);
  let [violations, caught, amounts] = [0, 0, 0];
  const decided = Array.from({ length: declarations }, (): Decided => {
    const danger = next();
    const violation = next() < 0.01 + 0.5 * danger ** 4;
    const amount = violation ? Math.exp(2 * next()) : 0;
    const byRule = danger + (next() - 0.5) * 0.4 > 0.9;
    // The chance hangs on the goods, as it does where relief or the office's day make it another.
    const propensity = byRule ? 1 : danger > 0.5 ? 1 - (1 - explored) * (1 - random) : random;
    const selected = byRule || next() < propensity;
    if (violation) violations += 1;
    if (violation && byRule) caught += 1;
    amounts += amount;
    const isKnown = selected && next() >= unknown;
    return { propensity, selected, ...(isKnown && { outcome: { violation, amount } }) };
  });
  return { decided, rate: violations / declarations, caught: caught / violations, amount: amounts / declarations };
}

const WORLDS = 400;
/** In how many of the worlds the truth lies within. */
const covered = (within: (seed: number) => boolean): number =>
  Array.from({ length: WORLDS }, (_, seed) => within(seed + 1)).filter(Boolean).length / WORLDS;
const holds = ({ low, high }: { readonly low: number; readonly high: number }, truth: number): boolean =>
  low <= truth && truth <= high;

describe('what was looked at, weighted by the inverse of its chance', () => {
  test('covers the truth of the whole about nineteen times in twenty, where the plain share hardly ever does', () => {
    const share = covered((seed) => {
      const { decided, rate } = world(seed);
      return holds(estimateTraffic(decided).rate, rate);
    });
    expect(share).toBeGreaterThan(0.92);
    expect(share).toBeLessThan(0.985);
    const naive = covered((seed) => {
      const { decided, rate } = world(seed);
      return holds(estimateTraffic(decided).naive, rate);
    });
    expect(naive).toBeLessThan(0.01);
  });

  test('covers what part of all there was to find was selected without a draw', () => {
    const share = covered((seed) => {
      const { decided, caught } = world(seed);
      return holds(estimateTraffic(decided).caught, caught);
    });
    expect(share).toBeGreaterThan(0.92);
  });

  test('covers it too where a quarter of the outcomes is not known yet', () => {
    const share = covered((seed) => {
      const { decided, rate } = world(seed, { unknown: 0.25 });
      return holds(estimateTraffic(decided).rate, rate);
    });
    expect(share).toBeGreaterThan(0.92);
    expect(share).toBeLessThan(0.99);
  });

  test('covers the mean amount', () => {
    const share = covered((seed) => {
      const { decided, amount } = world(seed, { random: 0.1 });
      return holds(
        estimateMean(decided, (_, outcome) => outcome.amount)!,
        amount,
      );
    });
    // Amounts are skewed, and a normal interval misses a little more often than it says.
    expect(share).toBeGreaterThan(0.9);
  });
});

const decided = fc.array(
  fc.record({
    drawn: fc.boolean(),
    selected: fc.boolean(),
    violation: fc.boolean(),
    propensity: fc.constantFrom(0.01, 0.1, 0.5),
  }),
  { minLength: 1, maxLength: 60 },
);

test('an estimate lies within its interval, and its interval among shares, whatever was selected', () => {
  fc.assert(
    fc.property(decided, (all) => {
      const { rate, caught } = estimateTraffic(
        all.map(({ drawn, selected, violation, propensity }): Decided => {
          const isSelected = !drawn || (selected && propensity > 0);
          const outcome = { violation, amount: 0 };
          return { propensity: drawn ? propensity : 1, selected: isSelected, ...(isSelected && { outcome }) };
        }),
      );
      for (const { value, low, high } of [rate, caught]) {
        expect(low).toBeGreaterThanOrEqual(-1e-12);
        expect(high).toBeLessThanOrEqual(1 + 1e-12);
        expect(value ?? low).toBeGreaterThanOrEqual(low - 1e-12);
        expect(value ?? high).toBeLessThanOrEqual(high + 1e-12);
      }
    }),
  );
});

test('what is alike may be told once, with how many there are', () => {
  fc.assert(
    fc.property(decided, fc.integer({ min: 2, max: 5 }), (all, times) => {
      const each = all.map(({ drawn, selected, violation, propensity }): Decided => {
        const outcome = { violation, amount: violation ? 3 : 0 };
        const isSelected = !drawn || (selected && propensity > 0);
        return { propensity: drawn ? propensity : 1, selected: isSelected, ...(isSelected && { outcome }) };
      });
      const many = each.flatMap((one) => Array.from({ length: times }, () => one));
      const told = each.map((one) => ({ ...one, times }));
      const [a, b] = [estimateTraffic(told), estimateTraffic(many)];
      expect(a).toMatchObject({ declarations: b.declarations, known: b.known, drawnFound: b.drawnFound });
      expect(a.rate.low).toBeCloseTo(b.rate.low, 9);
      expect(a.rate.high).toBeCloseTo(b.rate.high, 9);
      const [one, other] = [told, many].map((list) => estimateMean<Decided>(list, (_, { amount }) => amount));
      expect(one?.high ?? 0).toBeCloseTo(other?.high ?? 0, 9);
    }),
    { numRuns: 50 },
  );
});

test('where everything was looked at, the estimate is what was counted, without doubt', () => {
  const all = Array.from({ length: 40 }, (_, place): Decided => ({
    propensity: 1,
    selected: true,
    outcome: { violation: place < 10, amount: place < 10 ? 8 : 0 },
  }));
  expect(estimateTraffic(all)).toMatchObject({
    rate: { value: 0.25, low: 0.25, high: 0.25 },
    caught: { value: 1, low: 1, high: 1 },
    naive: { value: 0.25, ...wilsonInterval(10, 40) },
  });
  expect(estimateMean(all, (_, { amount }) => amount)).toEqual({ value: 2, low: 2, high: 2 });
});

test('where nothing was drawn, the rest may be anything', () => {
  const all: readonly Decided[] = [
    { propensity: 1, selected: true, outcome: { violation: true, amount: 1 } },
    { propensity: 0.02, selected: false },
  ];
  expect(estimateTraffic(all).rate).toEqual({ value: null, low: 0.5, high: 1 });
  expect(estimateMean(all, () => 1)).toBeNull();
});
