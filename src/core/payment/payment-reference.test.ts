import { declarationNumber } from '#core/declaration';
import { declarationNumberIn, paymentReferenceOf } from './index.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const numbers = fc
  .bigInt({ min: 0n, max: 999_999_999_999n })
  .map((number) => declarationNumber(number.toString().padStart(12, '0')));

describe('a payment reference', () => {
  test('carries its declaration number, spaces and small letters forgiven', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const reference = paymentReferenceOf(number);
        expect(reference).toMatch(/^HD\d{14}$/);
        expect(declarationNumberIn(reference)).toBe(number);
        expect(declarationNumberIn(` ${reference.toLowerCase().replaceAll(/(.{4})/g, '$1 ')}`)).toBe(number);
      }),
    );
  });

  test('has check digits by ISO 7064 MOD 97-10: letters as numbers, prefix behind, remainder 1', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const [digits, check] = [number, paymentReferenceOf(number).slice(-2)];
        // H is 17 and D is 13, as in IBAN. Long division by hand, as an oracle without bigint.
        const rest = Array.from(`${digits}1713${check}`).reduce(
          (remainder, digit) => (remainder * 10 + Number(digit)) % 97,
          0,
        );
        expect(rest).toBe(1);
      }),
    );
  });

  test('with any one digit mistyped, or two neighbours swapped, leads to no declaration', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 2, max: 15 }), fc.integer({ min: 1, max: 9 }), (number, place, by) => {
        const reference = paymentReferenceOf(number);
        const digit = ((Number(reference[place]) + by) % 10).toString();
        expect(declarationNumberIn(reference.slice(0, place) + digit + reference.slice(place + 1))).toBeUndefined();
        const next = reference[place + 1];
        fc.pre(next !== undefined && next !== reference[place]);
        const swapped = reference.slice(0, place) + next + (reference[place] ?? '') + reference.slice(place + 2);
        expect(declarationNumberIn(swapped)).toBeUndefined();
      }),
      { numRuns: 2_000 },
    );
  });

  test('of any other form leads to no declaration', () => {
    for (const text of [
      '',
      'HD',
      'HD10000000001',
      'XX10000000001000',
      'HD１０００００００００１０００',
      'HD1000000000100000',
      '\u0000',
      '-1',
    ]) {
      expect(declarationNumberIn(text)).toBeUndefined();
    }
    fc.assert(fc.property(fc.string(), (text) => declarationNumberIn(text) === undefined));
  });
});
