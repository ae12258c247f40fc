import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, plainDate } from '#core/kernel';
import { addMonths, lateCertificateDifference, lateClaim } from './late-claim.ts';
import type { OriginTerms } from './origin.ts';

const terms = (lateClaimTerms: OriginTerms['lateClaim']): OriginTerms => ({
  agreement: 'TEST',
  forms: [],
  cumulation: { kind: 'parties', partialFrom: null, extended: [] },
  transport: { vi: 'Vận chuyển thẳng', en: 'Direct' },
  valueBasis: 'fob',
  methods: ['build-down'],
  tolerances: [],
  lateClaim: lateClaimTerms,
  legalBasis: 'An act',
  illustrative: true,
  validFrom: plainDate('2026-01-01'),
  validTo: null,
});

describe('how long a certificate may follow', () => {
  test('the deadline is the same day so many months after registration, or the last day of a shorter month', () => {
    const after = (day: string, months: number) => addMonths(plainDate(day), months);
    expect(after('2026-11-21', 12)).toBe('2027-11-21');
    expect(after('2026-11-21', 24)).toBe('2028-11-21');
    expect(after('2026-08-31', 1)).toBe('2026-09-30');
    expect(after('2027-12-31', 2)).toBe('2028-02-29');
    expect(after('2028-02-29', 12)).toBe('2029-02-28');
    expect(after('2026-12-15', 1)).toBe('2027-01-15');
    expect(() => after('9999-12-01', 1)).toThrow('calendar');
  });

  test('a later registration never has an earlier deadline', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(40), fc.integer({ min: 1, max: 36 }), (offset, more, months) => {
        const day = addDays(plainDate('2024-01-01'), offset);
        expect(addMonths(addDays(day, more), months) >= addMonths(day, months)).toBe(true);
      }),
    );
  });

  test('an agreement without late claim, and one that is not known, have no deadline', () => {
    const day = plainDate('2026-11-21');
    const late = { months: 24, guarantee: true, legalBasis: 'art. 12' };
    expect(lateClaim(terms(late), day)).toEqual({ ...late, deadline: '2028-11-21' });
    expect(lateClaim(terms(null), day)).toBeUndefined();
    expect(lateClaim(undefined, day)).toBeUndefined();
  });
});

describe('what the certificate is worth', () => {
  const totals = (payable: Readonly<Record<string, string>>) => ({
    totals: Object.entries(payable).map(([taxType, amount]) => ({ taxType, payable: amount })),
  });

  test('the duty, and the taxes whose base holds it', () => {
    // Value 1,000,000. MFN 20 %: duty 200,000, VAT 10 % of 1,200,000 = 120,000.  Preference 5 %: 50,000 and 105,000.
    const without = totals({ CUD: '200000', VAT: '120000' });
    const withCertificate = totals({ CUD: '50000', VAT: '105000' });
    expect(lateCertificateDifference(without, withCertificate)).toEqual({
      taxes: [
        { taxType: 'CUD', without: '200000', withCertificate: '50000', difference: '150000' },
        { taxType: 'VAT', without: '120000', withCertificate: '105000', difference: '15000' },
      ],
      total: '165000',
    });
  });

  test('a tax that does not change is left out, one that falls away counts whole, and a worse rate is below zero', () => {
    expect(lateCertificateDifference(totals({ CUD: '10', ENV: '7' }), totals({ ENV: '7' }))).toEqual({
      taxes: [{ taxType: 'CUD', without: '10', withCertificate: '0', difference: '10' }],
      total: '10',
    });
    expect(lateCertificateDifference(totals({ CUD: '10' }), totals({ CUD: '12' })).total).toBe('-2');
  });
});
