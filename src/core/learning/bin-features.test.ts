import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binFeatures, binOf, featureMatrix } from './index.ts';

const column = (values: readonly number[]) =>
  featureMatrix(
    ['value'],
    values.map((value) => [value]),
  );
const binsOf = (values: readonly number[], binsMax?: number): number[] => [
  ...binFeatures(column(values), binsMax).bins,
];

test('a column of few values has a bin for each, in their order', () => {
  expect(binsOf([30, 10, 20, 10, 30])).toEqual([2, 0, 1, 0, 2]);
});

test('a column of one value has one bin and no cut', () => {
  const { cuts, bins } = binFeatures(column([7, 7, 7]));
  expect(cuts[0]).toHaveLength(0);
  expect([...bins]).toEqual([0, 0, 0]);
});

test('one row can be binned', () => {
  expect(binsOf([5])).toEqual([0]);
});

test('a column where all is missing has nothing but the bin of missing values', () => {
  const { cuts, bins, missingBin } = binFeatures(column([Number.NaN, Number.NaN]));
  expect(cuts[0]).toHaveLength(0);
  expect([...bins]).toEqual([1, 1]);
  expect([...missingBin]).toEqual([1]);
});

test('missing values have a bin of their own behind the others, and their number stays within a byte', () => {
  const values = [Number.NaN, ...Array.from({ length: 1_000 }, (_, index) => index)];
  const { bins, missingBin, cuts } = binFeatures(column(values));
  expect(missingBin[0]).toBe((cuts[0]?.length ?? 0) + 1);
  expect(bins[0]).toBe(missingBin[0]);
  expect(missingBin[0]).toBeLessThanOrEqual(255);
});

test('many values are parted into bins of about as many rows', () => {
  const bins = binsOf(
    Array.from({ length: 10_000 }, (_, index) => (index * 7_919) % 10_000),
    100,
  );
  const sizes = Array.from({ length: 100 }, (_, bin) => bins.filter((own) => own === bin).length);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(90);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(110);
});

test('a value that half of the rows share takes no bins from the others', () => {
  const bins = binsOf(
    Array.from({ length: 1_000 }, (_, index) => (index < 500 ? 0 : index)),
    50,
  );
  expect(new Set(bins).size).toBe(50);
});

test('neighbours in single precision are told apart by a cut between them', () => {
  const next = Math.fround(1 + 2 ** -23);
  expect(binsOf([1, next])).toEqual([0, 1]);
});

test('a value lies left of a cut exactly where its bin says so', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.float({ noDefaultInfinity: true }), fc.integer({ min: -3, max: 3 })), { minLength: 1 }),
      fc.integer({ min: 2, max: 12 }),
      (values, binsMax) => {
        const { cuts, bins } = binFeatures(column(values), binsMax);
        const [own = new Float32Array()] = cuts;
        expect(own.length).toBeLessThan(binsMax);
        values.forEach((value, row) => {
          if (Number.isNaN(value)) return;
          own.forEach((cut, index) => {
            expect(Math.fround(value) < cut).toBe((bins[row] ?? 0) <= index);
          });
          expect(binOf(own, Math.fround(value))).toBe(bins[row]);
        });
      },
    ),
  );
});
