import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BIN_WIDTH,
  binOf,
  compileHeading,
  mergedSketch,
  ownPrices,
  shrunk,
  type PriceCell,
  type PriceMeasure,
  type PriceSketch,
} from './index.ts';

const MEASURE: PriceMeasure = {
  validFrom: '2020-01-01',
  validTo: null,
  legalBasis: 'test',
  illustrative: true,
  currency: 'USD',
  months: 12,
  halfLifeMonths: 6,
  scaleMin: 0.15,
  samplesMin: 5,
  doubtDeviations: 3,
  doubtWorkingDays: 2,
};
const MONTH = '2026-11';

const sketchOf = (logPrices: readonly number[]): PriceSketch => {
  const sketch = new Map<number, number>();
  for (const price of logPrices) sketch.set(binOf(price), (sketch.get(binOf(price)) ?? 0) + 1);
  return sketch;
};
const sorted = (sketch: PriceSketch) => [...sketch].toSorted(([a], [b]) => a - b);
const whole = (parts: readonly PriceSketch[]) => mergedSketch(parts.map((sketch) => ({ sketch, weight: 1 })));

const logPrice = fc.double({ min: -12, max: 18, noNaN: true });
const logPrices = fc.array(logPrice, { minLength: 1, maxLength: 200 });

/** The oracle: sorts all and takes the middle. */
function exactMedian(values: readonly number[]): number {
  const inOrder = values.toSorted((a, b) => a - b);
  const middle = inOrder.length / 2;
  return ((inOrder[Math.ceil(middle) - 1] ?? 0) + (inOrder[Math.floor(middle)] ?? 0)) / 2;
}

describe('a sketch of prices', () => {
  test('is the same however prices are parted and in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(logPrices, { maxLength: 6 }), (parts) => {
        const all = sorted(sketchOf(parts.flat()));
        expect(sorted(whole(parts.map(sketchOf)))).toEqual(all);
        expect(sorted(whole(parts.toReversed().map((part) => sketchOf(part.toReversed()))))).toEqual(all);
      }),
    );
  });

  test('has the median within half a bin and the deviation within one of what sorting all prices gives', () => {
    fc.assert(
      fc.property(logPrices, (prices) => {
        const found = ownPrices(sketchOf(prices));
        const median = exactMedian(prices);
        const deviation = exactMedian(prices.map((price) => Math.abs(price - median)));
        expect(found?.count).toBe(prices.length);
        expect(Math.abs((found?.centre ?? 0) - median)).toBeLessThanOrEqual(BIN_WIDTH / 2 + 1e-9);
        expect(Math.abs((found?.scale ?? 0) / 1.4826 - deviation)).toBeLessThanOrEqual(BIN_WIDTH + 1e-9);
      }),
    );
  });

  test('one absurd price moves the centre no further than to its neighbour and half a bin', () => {
    fc.assert(
      fc.property(fc.array(logPrice, { minLength: 3, maxLength: 100 }), logPrice, (prices, absurd) => {
        const inOrder = prices.toSorted((a, b) => a - b);
        const middle = inOrder.length / 2;
        const low = inOrder[Math.ceil(middle) - 2] ?? -Infinity;
        const high = inOrder[Math.floor(middle) + 1] ?? Infinity;
        const moved = ownPrices(sketchOf([...prices, absurd * 10]))?.centre ?? NaN;
        expect(moved).toBeGreaterThanOrEqual(low - BIN_WIDTH / 2 - 1e-9);
        expect(moved).toBeLessThanOrEqual(high + BIN_WIDTH / 2 + 1e-9);
      }),
    );
  });

  test('a price counted away leaves what was there before it', () => {
    fc.assert(
      fc.property(logPrices, logPrice, (prices, wrong) => {
        const after = mergedSketch([
          { sketch: sketchOf([...prices, wrong]), weight: 1 },
          { sketch: sketchOf([wrong]), weight: -1 },
        ]);
        expect(ownPrices(after)).toEqual(ownPrices(sketchOf(prices)));
      }),
    );
  });

  test('of nothing nothing is known', () => {
    expect(ownPrices(new Map())).toBeUndefined();
  });
});

describe('shrinkage', () => {
  const own = fc.record({ centre: logPrice, scale: fc.double({ min: 0.15, max: 3, noNaN: true }) });
  const prior = fc.double({ min: 1, max: 50, noNaN: true });

  test('goes to the wider group with no price of its own and to itself with very many', () => {
    fc.assert(
      fc.property(own, own, fc.integer({ min: 1, max: 100_000 }), prior, (group, wider, samples, weight) => {
        const parent = { ...wider, samples };
        const none = shrunk({ ...group, count: 0 }, parent, weight);
        expect(none.centre).toBeCloseTo(wider.centre, 9);
        expect(none.scale).toBeCloseTo(wider.scale, 9);
        expect(none.samples).toBe(samples);
        const many = shrunk({ ...group, count: 1e12 }, parent, weight);
        expect(many.centre).toBeCloseTo(group.centre, 6);
        expect(many.scale).toBeCloseTo(group.scale, 6);
      }),
    );
  });

  test('lies between the two, and nearer to itself the more prices it has', () => {
    fc.assert(
      fc.property(own, own, prior, fc.integer({ min: 1, max: 1_000 }), (group, wider, weight, count) => {
        const parent = { ...wider, samples: 500 };
        const far = (n: number) => Math.abs(shrunk({ ...group, count: n }, parent, weight).centre - group.centre);
        expect(far(count + 1)).toBeLessThanOrEqual(far(count) + 1e-9);
        const { centre } = shrunk({ ...group, count }, parent, weight);
        expect(centre).toBeGreaterThanOrEqual(Math.min(group.centre, wider.centre) - 1e-9);
        expect(centre).toBeLessThanOrEqual(Math.max(group.centre, wider.centre) + 1e-9);
      }),
    );
  });
});

const cellOf = (origin: string, prices: readonly number[], more: Partial<PriceCell> = {}): PriceCell => ({
  unit: 'KGM',
  code: '10059090',
  origin,
  month: MONTH,
  sketch: sketchOf(prices),
  ...more,
});

describe('the usual prices of a heading', () => {
  const cells = fc.array(
    fc
      .record({
        code: fc.constantFrom('10059090', '10059010', '10051000'),
        origin: fc.constantFrom('CN', 'TH', 'US'),
        month: fc.constantFrom('2026-11', '2026-08', '2026-01'),
        prices: fc.array(fc.double({ min: -2, max: 4, noNaN: true }), { minLength: 1, maxLength: 30 }),
      })
      .map(({ origin, prices, ...more }) => cellOf(origin, prices, more)),
    { minLength: 1, maxLength: 12 },
  );

  test('do not hang on the order in which cells come, to the last bit', () => {
    fc.assert(
      fc.property(cells, (all) => {
        const unique = [...new Map(all.map((cell) => [`${cell.code}${cell.origin}${cell.month}`, cell])).values()];
        expect(compileHeading(unique.toReversed(), MEASURE, MONTH)).toEqual(compileHeading(unique, MEASURE, MONTH));
      }),
    );
  });

  test('no spread is taken for smaller than the country says', () => {
    fc.assert(
      fc.property(cells, (all) => {
        for (const { at, origins } of compileHeading(all, MEASURE, MONTH).values())
          for (const standing of [at, ...origins.values()])
            expect(standing.scale).toBeGreaterThanOrEqual(MEASURE.scaleMin - 1e-12);
      }),
    );
  });

  test('older months count less, and those before the window and after the month count nothing', () => {
    const of = (month: string, count: number, price: number) =>
      cellOf(
        'CN',
        Array.from({ length: count }, () => price),
        { month },
      );
    const centre = (...all: readonly PriceCell[]) => compileHeading(all, MEASURE, MONTH).get('1005')?.at;
    // Half as many prices of today outweigh those of eleven months ago.
    expect(centre(of('2026-11', 50, 2), of('2025-12', 100, 1))?.centre).toBeCloseTo(2, 6);
    expect(centre(of('2026-11', 50, 2))?.samples).toBe(50);
    expect(centre(of('2026-05', 50, 2))?.samples).toBeCloseTo(25, 9);
    expect(centre(of('2025-11', 50, 2))).toBeUndefined();
    expect(centre(of('2026-12', 50, 2))).toBeUndefined();
  });

  test('a thin origin borrows from its code, one with many prices is itself', () => {
    const many = Array.from({ length: 400 }, (_none, at) => 1 + ((at % 21) - 10) / 50);
    const groups = compileHeading([cellOf('CN', many), cellOf('JP', [3]), cellOf('TH', many)], MEASURE, MONTH);
    const origins = groups.get('10059090')?.origins;
    expect(origins?.get('CN')?.centre).toBeCloseTo(1, 2);
    expect(origins?.get('JP')?.centre).toBeLessThan(1.25);
    expect(origins?.get('JP')?.samples).toBeGreaterThan(600);
  });

  test('where origins are known to differ, a few prices already tell one from the others', () => {
    const around = (price: number, count: number) =>
      Array.from({ length: count }, (_none, at) => price + ((at % 11) - 5) / 50);
    const differing = ['CN', 'TH', 'US', 'DE'].map((origin, at) => cellOf(origin, around(at * 2, 40)));
    const alike = ['CN', 'TH', 'US', 'DE'].map((origin) => cellOf(origin, around(0, 40)));
    const japan = (others: readonly PriceCell[]) =>
      compileHeading([...others, cellOf('JP', around(8, 6))], MEASURE, MONTH)
        .get('10059090')
        ?.origins.get('JP')?.centre;
    expect(japan(differing)).toBeGreaterThan(6);
    expect(japan(alike)).toBeLessThan(japan(differing) ?? 0);
  });
});
