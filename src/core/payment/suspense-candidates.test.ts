import { declarationNumber, type DeclarationNumber } from '#core/declaration';
import { nearNumbers, paymentReferenceOf, slipsBetween, suspenseCandidates, taxCodesIn } from './index.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const numbers = fc
  .bigInt({ min: 100_000_000_000n, max: 399_999_999_999n })
  .map((number) => declarationNumber(number.toString()));

/** One slip of the pen in a reference, at a digit of its number. */
const slips = fc.record({
  kind: fc.constantFrom('digit', 'swap', 'missing', 'double'),
  at: fc.integer({ min: 2, max: 12 }),
  digit: fc.integer({ min: 0, max: 9 }),
});
function slipped(reference: string, { kind, at, digit }: { kind: string; at: number; digit: number }): string {
  const [before, one, other, after] = [
    reference.slice(0, at),
    reference[at] ?? '',
    reference[at + 1] ?? '',
    reference.slice(at + 1),
  ];
  if (kind === 'digit') return `${before}${digit}${after}`;
  if (kind === 'swap') return `${before}${other}${one}${after.slice(1)}`;
  return kind === 'missing' ? before + after : before + one + one + after;
}

describe('a reference with a slip of the pen', () => {
  test('is near the number that was meant, with or without its letters and spaces', () => {
    fc.assert(
      fc.property(numbers, slips, fc.boolean(), (number, slip, spaced) => {
        const written = slipped(paymentReferenceOf(number), slip);
        const text = spaced ? written.replaceAll(/(.{4})/g, '$1 ') : written;
        expect(nearNumbers(text).has(number)).toBe(true);
        expect(slipsBetween(text, number)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  test('of words, or of something of another length, is near nothing', () => {
    for (const text of ['', 'nộp thuế nhập khẩu', '12345', '0399000014', '12345678901234567890'])
      expect([...nearNumbers(text)]).toEqual([]);
    fc.assert(fc.property(fc.string(), (text) => nearNumbers(text).size < 2_000));
  });
});

describe('what a credit may be for', () => {
  const owing = (number: string, facts: object = {}) => ({
    number: number as DeclarationNumber,
    ownReference: null,
    principalId: '0100000001',
    principalName: 'Công ty TNHH Ví Dụ Một',
    due: 1_000n,
    ...facts,
  });
  const credit = { paymentReference: 'nộp thuế', payerName: 'Người khác' };

  test('says why, and what has more for it comes first', () => {
    const [mistyped, same, none] = [owing('100000000010'), owing('123456789010', { due: 5n }), owing('134567890120')];
    const found = suspenseCandidates(
      { ...credit, paymentReference: paymentReferenceOf(mistyped.number).replace(/.$/, 'X') },
      5n,
      [none, same, mistyped].map((each) => ({ ...each, principalId: each === none ? null : each.principalId })),
    );
    expect(found.map(({ declaration, grounds }) => [declaration.number, grounds])).toEqual([
      ['100000000010', ['nearReference']],
      ['123456789010', ['sameAmount']],
    ]);
  });

  test('is told by tax code, own reference and the payer’s name without accents', () => {
    const declaration = owing('100000000010', { ownReference: 'LH-2026/77' });
    const named = { ...credit, payerName: 'CONG TY TNHH VI DU MOT - CN', text: 'MST 0100000001 thanh toan LH 2026 77' };
    expect(taxCodesIn(named)).toEqual(['0100000001']);
    expect(suspenseCandidates(named, 1n, [declaration])[0]?.grounds).toEqual(['taxCode', 'ownReference', 'payerName']);
    expect(suspenseCandidates(credit, 1n, [declaration])).toEqual([]);
  });
});
