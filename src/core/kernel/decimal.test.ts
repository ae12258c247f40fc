import { Decimal as Oracle } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  absoluteDecimal,
  addDecimals,
  compareDecimals,
  decimal,
  DECIMAL_TEXT_LENGTH_MAX,
  decimalNumber,
  decimalText,
  divideDecimals,
  equalDecimals,
  isNegativeDecimal,
  isZeroDecimal,
  multiplyDecimals,
  negateDecimal,
  parseDecimal,
  percentOf,
  roundDecimal,
  subtractDecimals,
  sumDecimals,
  type Decimal,
  type Rounding,
} from './decimal.ts';

/** Precise enough that no sum, product or quotient below is rounded by the oracle before it is asked to. */
const Exact = Oracle.clone({ precision: 400, toExpNeg: -400, toExpPos: 400 });

const ORACLE_MODES: Readonly<Record<Rounding, Oracle.Rounding>> = {
  up: Oracle.ROUND_UP,
  down: Oracle.ROUND_DOWN,
  ceiling: Oracle.ROUND_CEIL,
  floor: Oracle.ROUND_FLOOR,
  'half-up': Oracle.ROUND_HALF_UP,
  'half-even': Oracle.ROUND_HALF_EVEN,
};
const modes = fc.constantFrom(...(Object.keys(ORACLE_MODES) as Rounding[]));

/** Any decimal, and often one that ends in 5 or in zeros, where rounding and shortening decide. */
const decimals: fc.Arbitrary<Decimal> = fc.record({
  units: fc.oneof(
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    fc.integer({ min: -200, max: 200 }).map((value) => BigInt(value) * 5n),
    fc.integer({ min: -9, max: 9 }).map((value) => BigInt(value) * 10n ** 12n),
  ),
  scale: fc.nat(20),
});
const oracle = (value: Decimal): Oracle => new Exact(value.units.toString()).div(new Exact(10).pow(value.scale));
const text = (value: Oracle): string => (value.isZero() ? '0' : value.toFixed());

test('the nearest double is the one that its text is read as', () => {
  const ofAnySize = fc.record({
    units: fc.oneof(
      fc.bigInt({ min: -(2n ** 56n), max: 2n ** 56n }),
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    ),
    scale: fc.nat(30),
  });
  fc.assert(
    fc.property(fc.oneof(decimals, ofAnySize), (value) => {
      expect(decimalNumber(value)).toBe(Number(decimalText(value)));
    }),
    { numRuns: 2_000 },
  );
});

describe('exact arithmetic agrees with the oracle', () => {
  test('sum, difference and product have no digit too few or wrong', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(decimalText(addDecimals(a, b))).toBe(text(oracle(a).plus(oracle(b))));
        expect(decimalText(subtractDecimals(a, b))).toBe(text(oracle(a).minus(oracle(b))));
        expect(decimalText(multiplyDecimals(a, b))).toBe(text(oracle(a).times(oracle(b))));
        expect(decimalText(percentOf(a, b))).toBe(text(oracle(a).times(oracle(b)).div(100)));
      }),
    );
  });

  test('a sum of many does not depend on their order', () => {
    fc.assert(
      fc.property(fc.array(decimals, { maxLength: 12 }), (values) => {
        const total = values.reduce((sum, value) => sum.plus(oracle(value)), new Exact(0));
        expect(decimalText(sumDecimals(values))).toBe(text(total));
        expect(equalDecimals(sumDecimals(values), sumDecimals(values.toReversed()))).toBe(true);
      }),
    );
  });

  test('rounding is right in every mode, at every scale, on either side of zero', () => {
    fc.assert(
      fc.property(decimals, fc.nat(20), modes, (value, scale, mode) => {
        const expected = oracle(value).toDecimalPlaces(scale, ORACLE_MODES[mode]);
        expect(decimalText(roundDecimal(value, scale, mode))).toBe(text(expected));
      }),
      { numRuns: 500 },
    );
  });

  test('a quotient is rounded once, from its exact value', () => {
    fc.assert(
      fc.property(decimals, decimals, fc.nat(20), modes, (a, b, scale, mode) => {
        fc.pre(b.units !== 0n);
        const expected = oracle(a).div(oracle(b)).toDecimalPlaces(scale, ORACLE_MODES[mode]);
        expect(decimalText(divideDecimals(a, b, scale, mode))).toBe(text(expected));
      }),
      { numRuns: 500 },
    );
  });

  test('halves go where the mode says', () => {
    const rounded = (value: string, mode: Rounding) => decimalText(roundDecimal(decimal(value), 0, mode));
    const row = (value: string) => Object.keys(ORACLE_MODES).map((mode) => rounded(value, mode as Rounding));
    expect(Object.keys(ORACLE_MODES)).toEqual(['up', 'down', 'ceiling', 'floor', 'half-up', 'half-even']);
    expect(row('2.5')).toEqual(['3', '2', '3', '2', '3', '2']);
    expect(row('-2.5')).toEqual(['-3', '-2', '-2', '-3', '-3', '-2']);
    expect(row('3.5')).toEqual(['4', '3', '4', '3', '4', '4']);
    expect(row('-0.4')).toEqual(['-1', '0', '0', '-1', '0', '0']);
  });

  test('comparison looks at the value, not at how many digits it is written with', () => {
    fc.assert(
      fc.property(decimals, decimals, fc.nat(10), (a, b, zeros) => {
        expect(compareDecimals(a, b)).toBe(oracle(a).comparedTo(oracle(b)));
        const longer: Decimal = { units: a.units * 10n ** BigInt(zeros), scale: a.scale + zeros };
        expect(equalDecimals(a, longer)).toBe(true);
        expect(isNegativeDecimal(a)).toBe(oracle(a).lt(0));
        expect(isZeroDecimal(subtractDecimals(a, longer))).toBe(true);
        expect(decimalText(negateDecimal(a))).toBe(text(oracle(a).negated()));
        expect(decimalText(absoluteDecimal(a))).toBe(text(oracle(a).abs()));
      }),
    );
  });

  test('dividing by zero and rounding to a negative number of digits are bugs and throw', () => {
    expect(() => divideDecimals(decimal('1'), decimal('0.00'), 2, 'down')).toThrow('divisor');
    expect(() => roundDecimal(decimal('1250'), -2, 'half-up')).toThrow('digits after the point');
    expect(() => divideDecimals(decimal('1'), decimal('3'), 1_000_000, 'down')).toThrow('digits after the point');
  });
});

describe('text', () => {
  test('what is written is read back as the same value, in its shortest form', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        const written = decimalText(value);
        expect(written).toBe(text(oracle(value)));
        const read = parseDecimal(written);
        expect(read && equalDecimals(read, value)).toBe(true);
        expect(read && decimalText(read)).toBe(written);
      }),
    );
  });

  test('leading and trailing zeros change nothing', () => {
    expect(
      ['007', '7.00', '-0', '-0.000', '0.50', '00.5', '-012.3400'].map((one) => decimalText(decimal(one))),
    ).toEqual(['7', '7', '0', '0', '0.5', '0.5', '-12.34']);
  });

  test('whatever is accepted means what the oracle reads', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?[0-9]{1,12}(\.[0-9]{1,12})?$/), (written) => {
        const read = parseDecimal(written);
        expect(read && decimalText(read)).toBe(text(new Exact(written)));
      }),
    );
  });

  test('anything but plain digits is refused: signs, exponents, groups, bases, spaces, other scripts, words', () => {
    const hostile = [
      '',
      ' ',
      '+1',
      '--1',
      '1e5',
      '1E5',
      '1,000',
      '1 000',
      '1_000',
      '0x10',
      '0b1',
      '0o7',
      '10n',
      ' 1',
      '1 ',
      '1\n',
    ];
    const points = ['.', '.5', '5.', '1.2.3', '1.-2', '-.5', '-'];
    const others = ['NaN', 'Infinity', '-Infinity', 'null', '١٢', '１２', '²', '1\u0000', '\u202E1', '1\u2212', '−1'];
    for (const one of [...hostile, ...points, ...others])
      expect(parseDecimal(one), JSON.stringify(one)).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), (one) => {
        expect(parseDecimal(one) !== undefined).toBe(/^-?[0-9]+(\.[0-9]+)?$/.test(one));
      }),
    );
  });

  test('a text too long to be a figure of a declaration is refused without being read', () => {
    expect(parseDecimal('9'.repeat(DECIMAL_TEXT_LENGTH_MAX))?.scale).toBe(0);
    expect(parseDecimal('9'.repeat(DECIMAL_TEXT_LENGTH_MAX + 1))).toBeUndefined();
    expect(parseDecimal('0'.repeat(10_000_000))).toBeUndefined();
  });

  test('literals are trusted only as far as they are decimals', () => {
    expect([decimal(12.5), decimal(10n ** 20n), decimal('-3')].map(decimalText)).toEqual([
      '12.5',
      '100000000000000000000',
      '-3',
    ]);
    for (const one of [Number.NaN, Number.POSITIVE_INFINITY, 1e21, 1e-7, 'abc'])
      expect(() => decimal(one)).toThrow('decimal number');
  });
});
