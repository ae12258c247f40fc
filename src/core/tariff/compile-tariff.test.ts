import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holds, type CodeBook, type PackProblem } from '#core/codes';
import { addDays, instant, plainDate, type PlainDate } from '#core/kernel';
import { compileTariff } from './compile-tariff.ts';
import { nodeOf, preferenceFor, type Measure } from './measure.ts';
import type { MeasureRecord, PreferenceRecord, TariffLineRecord, TariffRecords } from './tariff-records.ts';

const START = plainDate('2026-01-01');
const noCodes: CodeBook = { find: () => undefined, entries: () => [] };
const dated = {
  validFrom: START,
  validTo: null,
  knownFrom: instant('2025-12-01T00:00:00Z'),
  place: { file: 'test.csv', line: 2 },
};

const line = (code: string, changes: Partial<TariffLineRecord> = {}): TariffLineRecord => ({
  ...dated,
  code,
  unit: 'kg',
  ordinary: '15',
  mfn: '10',
  vat: '',
  preferences: {},
  environmentTax: '',
  policyReferences: [],
  name: { vi: `Hàng ${code}`, en: `Goods ${code}` },
  ...changes,
});

const records = (changes: Partial<TariffRecords>): TariffRecords => ({
  words: {
    shareOfMfn: 'of MFN',
    outOfQuota: 'out',
    notLessThan: 'at least',
    notMoreThan: 'at most',
    elsewhere: [],
    none: ['*'],
  },
  chapters: [],
  headings: [],
  sections: [],
  synonyms: [],
  notes: [],
  lines: [],
  units: [{ ...dated, word: 'kg', unitCode: 'KGM' }],
  vat: [],
  preferences: [],
  measures: [],
  policies: [],
  controlDocuments: [],
  agreements: [],
  ...changes,
});

const compile = (changes: Partial<TariffRecords>) => compileTariff(records(changes), noCodes, () => true, undefined);

const CODES = ['22030011', '22030019', '22041000', '84713020'];
const preference = fc
  .tuple(
    fc.constantFrom('A', 'B'),
    fc.constantFrom('', '22', '2203', '22030011', '2204', '84'),
    fc.nat(40),
    fc.option(fc.nat(25)),
    fc.nat(50),
  )
  .map(([agreement, codePrefix, from, days, percent]) => {
    const validFrom = addDays(START, from);
    return {
      agreement,
      codePrefix,
      validFrom,
      validTo: days === null ? null : addDays(validFrom, days),
      rate: String(percent),
    };
  });

/** Known at moments of their own, so that none conflict. */
const preferences = fc.array(preference, { maxLength: 10 }).map((all) =>
  all.map((shape, index): PreferenceRecord => ({
    ...dated,
    ...shape,
    knownFrom: instant(new Date(Date.parse('2025-01-01') + index * 3_600_000).toISOString()),
    illustrative: false,
    legalBasis: 'test',
  })),
);

/** The oracle: of the longest prefix with a valid record, the record known last. */
function expectedRate(
  all: readonly PreferenceRecord[],
  agreement: string,
  code: string,
  day: PlainDate,
): string | undefined {
  let best: PreferenceRecord | undefined;
  for (const record of all) {
    if (record.agreement !== agreement || !code.startsWith(record.codePrefix) || !holds(record, day)) continue;
    const better =
      best === undefined ||
      record.codePrefix.length > best.codePrefix.length ||
      (record.codePrefix.length === best.codePrefix.length && record.knownFrom > best.knownFrom);
    if (better) best = record;
  }
  return best?.rate;
}

describe('lines on a day', () => {
  test('the preferential rate is that of the longest prefix valid on the day, whatever the stages', () => {
    fc.assert(
      fc.property(preferences, (all) => {
        const { tariff, problems } = compile({ lines: CODES.map((code) => line(code)), preferences: all });
        expect(problems).toEqual([]);
        for (const code of CODES) {
          for (let offset = 0; offset < 70; offset += 1) {
            const day = addDays(START, offset);
            const found = tariff.lineOn(code, day);
            for (const agreement of ['A', 'B'])
              expect(found?.measures.preferences[agreement]?.[0]?.rate.text).toBe(
                expectedRate(all, agreement, code, day),
              );
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a line says truly on which days it stays as it is', () => {
    fc.assert(
      fc.property(preferences, fc.nat(69), (all, offset) => {
        const { tariff } = compile({ lines: [line('22030011')], preferences: all });
        const found = tariff.lineOn('22030011', addDays(START, offset));
        if (found === undefined) throw new Error('the line is there on every day');
        expect(holds(found, addDays(START, offset))).toBe(true);
        expect(tariff.lineOn('22030011', found.validFrom)).toBe(found);
        if (found.validTo !== null) {
          expect(tariff.lineOn('22030011', found.validTo)).toBe(found);
          expect(tariff.lineOn('22030011', addDays(found.validTo, 1))).not.toBe(found);
        }
      }),
    );
  });

  test('an agreement printed in the table goes before one given by prefix, and an empty print is unknown', () => {
    const byPrefix: PreferenceRecord = {
      ...dated,
      agreement: 'A',
      codePrefix: '',
      rate: '3',
      illustrative: true,
      legalBasis: 'test',
    };
    const { tariff } = compile({
      lines: [line('22030011', { preferences: { A: '1' } }), line('22041000', { preferences: { A: '' } })],
      preferences: [byPrefix],
    });
    const preferencesOf = (code: string) => tariff.lineOn(code, START)?.measures.preferences;
    expect(preferencesOf('22030011')).toMatchObject({
      A: [{ rate: { text: '1' }, nodeDigits: 8, illustrative: false }],
    });
    expect(preferencesOf('22041000')).toMatchObject({
      A: [{ rate: { text: '3' }, nodeDigits: 0, illustrative: true }],
    });
  });

  test('an agreement may have rates for some of its partners, and one for the rest', () => {
    const rate = (codePrefix: string, percent: string, origins?: readonly string[]): PreferenceRecord => ({
      ...dated,
      agreement: 'A',
      codePrefix,
      rate: percent,
      illustrative: true,
      legalBasis: 'test',
      ...(origins && { origins }),
    });
    const { tariff } = compile({
      lines: [line('22030011')],
      preferences: [rate('2203', '9'), rate('2203', '2', ['AU', 'NZ']), rate('22030011', '4', ['JP']), rate('', '7')],
    });
    const measures = tariff.lineOn('22030011', START)?.measures;
    const rateFor = (origin: string) => measures && preferenceFor(measures, 'A', origin)?.rate.text;
    expect(['JP', 'NZ', 'KR'].map(rateFor)).toEqual(['4', '2', '9']);
  });

  test('before its first day, and for an unknown code, there is no line', () => {
    const { tariff } = compile({ lines: [line('22030011')] });
    expect(tariff.lineOn('22030011', addDays(START, -1))).toBeUndefined();
    expect(tariff.lineOn('99999999', START)).toBeUndefined();
  });

  test('nothing of a line can be edited', () => {
    const { tariff } = compile({ lines: [line('22030011')] });
    const found = tariff.lineOn('22030011', START);
    const { mfn, ordinary } = found?.measures ?? {};
    if (found === undefined || mfn?.rate.kind !== 'ad-valorem') throw new Error('a plain rate');
    const { percent } = mfn.rate;
    expect(() => Object.assign(found.measures, { mfn: ordinary })).toThrow(TypeError);
    expect(() => Object.assign(mfn, { id: 'X' })).toThrow(TypeError);
    expect(() => Object.assign(percent, { units: 0n })).toThrow(TypeError);
  });
});

describe('what is not understood', () => {
  const fields = (problems: readonly PackProblem[]) => problems.map(({ field }) => field);

  test('every field of a line that is not understood is reported, with its place', () => {
    const wrong = line('22030011', {
      unit: 'kg/xyz',
      ordinary: 'dear',
      mfn: '?',
      vat: '7',
      environmentTax: 'maybe',
      preferences: { A: 'x' },
    });
    const { problems } = compile({ lines: [wrong] });
    expect(new Set(fields(problems))).toEqual(new Set(['A', 'environment_tax', 'mfn', 'ordinary', 'unit', 'vat']));
    expect(problems.every(({ place }) => place.line === 2)).toBe(true);
  });

  test('a rate that excludes an origin or names a unit which does not exist is not understood', () => {
    const lines = [line('22030011', { mfn: '0 (-XX)' }), line('22030019', { mfn: '5 USD/ZZZ' })];
    const { problems } = compileTariff(
      records({ lines }),
      noCodes,
      (list, code) => list === 'unit' && code === 'KGM',
      undefined,
    );
    expect(fields(problems)).toEqual(['mfn', 'mfn']);
  });

  test('the same code twice for one day is reported, not chosen from', () => {
    expect(fields(compile({ lines: [line('22030011'), line('22030011')] }).problems)).toEqual(['code']);
  });
});

describe('measures', () => {
  const measure = (id: string, changes: Partial<MeasureRecord>): MeasureRecord => ({
    ...dated,
    id,
    type: 'environment',
    codePrefixes: ['22'],
    exceptPrefixes: [],
    name: { vi: id, en: id },
    rate: '100 VND/LTR',
    legalBasis: 'test',
    illustrative: true,
    ...changes,
  });
  const ratesOn = (changes: Partial<TariffRecords>, code: string, day: PlainDate) =>
    compile({ lines: CODES.map((one) => line(one)), ...changes })
      .tariff.lineOn(code, day)
      ?.measures.environment.map(({ rate }) => rate.text);

  test('a measure touches the codes under its prefixes, but for those it leaves out, on its days', () => {
    const { tariff } = compile({
      lines: CODES.map((code) => line(code)),
      measures: [
        measure('M', { codePrefixes: ['2203', '84'], exceptPrefixes: ['22030019'], validTo: addDays(START, 9) }),
      ],
    });
    const touched = (day: PlainDate) =>
      CODES.filter((code) => (tariff.lineOn(code, day)?.measures.environment.length ?? 0) > 0);
    expect(touched(START)).toEqual(['22030011', '84713020']);
    expect(touched(addDays(START, 10))).toEqual([]);
    expect(tariff.historyOf('22030011').map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      [START, addDays(START, 9)],
      [addDays(START, 10), null],
    ]);
  });

  test('a later-known measure of the same name takes over on its days', () => {
    const later = measure('M', {
      rate: '200 VND/LTR',
      validFrom: addDays(START, 5),
      knownFrom: instant('2025-12-20T00:00:00Z'),
    });
    const measures = [measure('M', {}), later];
    expect(ratesOn({ measures }, '22030011', addDays(START, 4))).toEqual(['100 VND/LTR']);
    expect(ratesOn({ measures }, '22030011', addDays(START, 5))).toEqual(['200 VND/LTR']);
  });

  test('a measure that names a line twice, by its heading and by itself, is on it once, at the narrower node', () => {
    const { tariff } = compile({
      lines: CODES.map((code) => line(code)),
      measures: [measure('M', { codePrefixes: ['2203', '22030011'] })],
    });
    const nodesOf = (code: string) =>
      tariff.lineOn(code, START)?.measures.environment.map((carried) => nodeOf(carried, code));
    expect(nodesOf('22030011')).toEqual(['22030011']);
    expect(nodesOf('22030019')).toEqual(['2203']);
  });

  test('lines that print the same share their measures, whatever stands between them', () => {
    const alike = { mfn: '5', preferences: { A: '0' }, policyReferences: ['1/BY'] };
    const { tariff } = compile({
      lines: [line('22030011', alike), line('22030019', { ...alike, mfn: '6' }), line('22041000', alike)],
    });
    const [first, second, third] = ['22030011', '22030019', '22041000'].map(
      (code) => tariff.lineOn(code, START)?.measures,
    );
    expect(third).toBe(first);
    expect(second).not.toBe(first);
    expect(second?.controls).toBe(first?.controls);
  });

  test('a rate that is not understood is reported for every line that prints it', () => {
    const { problems } = compile({
      lines: ['22030011', '22030019'].map((code) => line(code, { mfn: 'five' })),
    });
    expect(problems.filter(({ field }) => field === 'mfn')).toHaveLength(2);
  });

  test('a printed document becomes a control that names its agency, by the longest piece that it contains', () => {
    const policy = (contains: string, type: 'waste' | 'quality') => ({
      ...dated,
      contains,
      type,
      agency: { vi: 'Bộ X', en: 'Ministry X' },
      name: { vi: 'Kiểm tra', en: 'Inspection' },
      illustrative: true,
    });
    const { tariff } = compile({
      lines: [line('22030011', { policyReferences: ['13/2023/BX', '9/BX', '1/BY'] })],
      policies: [policy('BX', 'quality'), policy('13/2023/BX', 'waste')],
    });
    expect(
      tariff.lineOn('22030011', START)?.measures.controls.map(({ id, type, agency }) => [id, type, agency?.en]),
    ).toEqual([
      ['9/BX', 'quality', 'Ministry X'],
      ['13/2023/BX', 'waste', 'Ministry X'],
      ['1/BY', 'specialised', undefined],
    ]);
  });

  test('a control names the documents that satisfy it, those of its agency before those of any, and a charge names none', () => {
    const document = (type: 'quality' | 'licence', agency: string, documentType: string) => ({
      ...dated,
      type,
      agency,
      documentType,
      illustrative: true,
    });
    const anyMeasure: Omit<Measure, 'type'> = {
      id: 'C',
      nodeDigits: 4,
      origins: { excluded: [] },
      rate: { kind: 'none', text: '' },
      conditions: [],
      legalBasis: '',
      illustrative: true,
      validFrom: START,
      validTo: null,
    };
    const names: CodeBook = {
      ...noCodes,
      find: (list, code, on) =>
        list === 'document-type' && code !== 'NIL'
          ? { code, name: { vi: `Giấy ${code}`, en: `Paper ${code}` }, validFrom: on, validTo: null, attributes: {} }
          : undefined,
    };
    const controlDocuments = [
      document('quality', '', 'QLC'),
      document('quality', 'Bộ X', 'QLC'),
      document('quality', 'Bộ X', 'VRC'),
      document('licence', '', 'NIL'),
    ];
    const { tariff, problems } = compileTariff(records({ controlDocuments }), names, () => true, undefined);
    const of = (type: Measure['type'], agency?: string) =>
      tariff
        .documentsFor({ ...anyMeasure, type, ...(agency && { agency: { vi: agency, en: agency } }) }, START)
        .map(({ typeCode, name }) => `${typeCode} ${name.en}`);
    expect([of('quality'), of('quality', 'Bộ X'), of('quality', 'Bộ Y'), of('vat'), of('prohibited')]).toEqual([
      ['QLC Paper QLC'],
      ['QLC Paper QLC', 'VRC Paper VRC'],
      ['QLC Paper QLC'],
      [],
      [],
    ]);
    expect(problems.map(({ field, message }) => [field, message])).toEqual([
      ['document_type', '"NIL" stands in no list of documents'],
    ]);
  });

  test('a rate that is not understood is reported', () => {
    expect(compile({ measures: [measure('M', { rate: '-1' })] }).problems.map(({ field }) => field)).toEqual(['rate']);
  });
});
