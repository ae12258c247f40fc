import { Decimal as Oracle } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimal, decimalText } from './decimal.ts';
import { convertQuantity, type FindUnit } from './quantity.ts';

const UNITS = {
  KGM: ['mass', '1'],
  GRM: ['mass', '0.001'],
  TNE: ['mass', '1000'],
  LBR: ['mass', '0.45359237'],
  LTR: ['volume', '0.001'],
  MTQ: ['volume', '1'],
  PCE: ['count', '1'],
  DZN: ['count', '12'],
} as const;
const codes = fc.constantFrom(...(Object.keys(UNITS) as (keyof typeof UNITS)[]));
const values = fc
  .tuple(fc.nat(10_000_000), fc.nat(4))
  .map(([units, scale]) => decimalText({ units: BigInt(units), scale }));

const findUnit: FindUnit = (code) => {
  const unit = Object.hasOwn(UNITS, code) ? UNITS[code as keyof typeof UNITS] : undefined;
  return unit && { dimension: unit[0], factor: decimal(unit[1]) };
};
const converted = (value: string, from: string, to: string): string | undefined => {
  const quantity = convertQuantity({ value: decimal(value), unitCode: from }, to, findUnit);
  if (quantity !== undefined) expect(quantity.unitCode).toBe(to);
  return quantity && decimalText(quantity.value);
};

describe('a quantity in another unit', () => {
  test('is exactly the same quantity, or there is none', () => {
    const Exact = Oracle.clone({ precision: 200 });
    fc.assert(
      fc.property(values, codes, codes, (value, from, to) => {
        const exact = new Exact(value).times(UNITS[from][1]).div(UNITS[to][1]);
        const isSameDimension = UNITS[from][0] === UNITS[to][0];
        // Where the division does not end within the digits kept, an answer would be a rounded one.
        const isExact = from === to || exact.decimalPlaces() <= 12;
        expect(converted(value, from, to)).toBe(isSameDimension && isExact ? exact.toFixed() : undefined);
      }),
      { numRuns: 500 },
    );
  });

  test('there and back is where it began', () => {
    fc.assert(
      fc.property(values, codes, codes, (value, from, to) => {
        const there = converted(value, from, to);
        if (there !== undefined) expect(converted(there, to, from)).toBe(value);
      }),
    );
  });

  test('a tonne is a thousand kilograms; four pieces are no exact number of dozens, eighteen are', () => {
    expect(converted('0.0255', 'TNE', 'KGM')).toBe('25.5');
    expect(converted('4', 'PCE', 'DZN')).toBeUndefined();
    expect(converted('18', 'PCE', 'DZN')).toBe('1.5');
  });

  test('litres never become kilograms, and a unit nobody knows becomes nothing', () => {
    expect(converted('1', 'LTR', 'KGM')).toBeUndefined();
    expect(converted('1', 'XXX', 'KGM')).toBeUndefined();
    expect(converted('1', 'KGM', 'XXX')).toBeUndefined();
    expect(converted('1', 'XXX', 'XXX')).toBe('1');
  });

  test('a unit that holds nothing is a bug and throws', () => {
    const broken: FindUnit = () => ({ dimension: 'mass', factor: decimal(0) });
    expect(() => convertQuantity({ value: decimal(1), unitCode: 'A' }, 'B', broken)).toThrow('more than nothing');
  });
});
