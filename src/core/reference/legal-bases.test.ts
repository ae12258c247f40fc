import { describe, expect, test } from 'vitest';
import { instant, plainDate, type Refusal } from '#core/kernel';
import { compileLegalBases, withLegalBases, type LegalBasisRecord } from './legal-bases.ts';

const row = (subject: string, legalBasis: string, days: Partial<LegalBasisRecord> = {}): LegalBasisRecord => ({
  subject,
  legalBasis,
  illustrative: false,
  validFrom: plainDate('2015-01-01'),
  validTo: null,
  knownFrom: instant('2015-01-01T00:00:00Z'),
  place: { file: 'legal-bases.csv', line: 2 },
  ...days,
});
const refusal = (code: string): Refusal => ({
  code,
  pointer: '',
  severity: 'error',
  label: { vi: 'Nhãn', en: 'Label' },
  message: { vi: 'Lời', en: 'Words' },
  fix: { vi: 'Cách sửa', en: 'What to do' },
});
const TODAY = plainDate('2026-11-21');

describe('legal bases', () => {
  test('a refusal is told with the article of its day, and a later law leaves the days before as they were', () => {
    const { legalBases } = compileLegalBases(
      [
        row('HS-001', 'Old law, art. 1'),
        row('HS-001', 'New law, art. 9', {
          validFrom: plainDate('2026-07-01'),
          knownFrom: instant('2026-05-01T00:00:00Z'),
        }),
      ],
      undefined,
    );
    const basisOn = (day: string) =>
      withLegalBases([refusal('HS-001')], legalBases, plainDate(day)).map(({ legalBasis }) => legalBasis);
    expect([basisOn('2026-06-30'), basisOn('2026-07-01')]).toEqual([['Old law, art. 1'], ['New law, art. 9']]);
  });

  test('where the country names none the refusal is told all the same', () => {
    const { legalBases, problems } = compileLegalBases([row('HS-001', 'A law')], undefined);
    const told = withLegalBases([refusal('HS-001'), refusal('HS-002')], legalBases, TODAY);
    expect(told).toEqual([{ ...refusal('HS-001'), legalBasis: 'A law' }, refusal('HS-002')]);
    expect(problems).toEqual([]);
    expect(withLegalBases([refusal('HS-001')], compileLegalBases([], undefined).legalBases, TODAY)).toEqual([
      refusal('HS-001'),
    ]);
  });

  test('an article that was written from memory is told as such, and no other', () => {
    const rows = [row('HS-001', 'A law, art. 1', { illustrative: true }), row('HS-002', 'A law')];
    const { legalBases } = compileLegalBases(rows, undefined);
    expect(withLegalBases([refusal('HS-001'), refusal('HS-002')], legalBases, TODAY)).toEqual([
      { ...refusal('HS-001'), legalBasis: 'A law, art. 1', legalBasisIllustrative: true },
      { ...refusal('HS-002'), legalBasis: 'A law' },
    ]);
  });

  test('two for one day, known together, are a problem with its place', () => {
    const second = row('HS-001', 'Another law', { place: { file: 'legal-bases.csv', line: 3 } });
    const { problems } = compileLegalBases([row('HS-001', 'A law'), second], undefined);
    expect(problems.map(({ place, field }) => [place.line, field])).toEqual([[3, 'subject']]);
  });
});
