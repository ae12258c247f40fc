import { plainDate, instant, addDays, type PlainDate } from '#core/kernel';
import { timelineOf, type CodeRecord } from '#core/codes';
import type { TariffLineRecord } from '#core/tariff';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyLines,
  columnIndex,
  columnLetters,
  guessColumns,
  guessTable,
  HEAD_CELLS_MAX,
  headsOf,
  layoutOf,
  plainRate,
  readLines,
  textOf,
  type Cell,
  type ColumnMapping,
  type ImportedLine,
  type Sheet,
} from './index.ts';

const agreement = (code: string, vi: string): CodeRecord => ({
  code,
  name: { vi, en: code },
  attributes: {},
  place: { file: '', line: 1 },
  validFrom: plainDate('2020-01-01'),
  validTo: null,
  knownFrom: instant('2020-01-01T00:00:00Z'),
});
const AGREEMENTS = [
  agreement('ATIGA', 'Hiệp định Thương mại hàng hóa ASEAN'),
  agreement('ACFTA', 'Hiệp định ASEAN – Trung Quốc'),
];
const guessed = (headers: readonly string[], remembered = {}) =>
  Object.fromEntries(
    [...guessColumns(headers, AGREEMENTS, remembered)].map(([field, index]) => [field, columnLetters(index)]),
  );

describe('columns', () => {
  test('letters and indexes are the same names for a column', () => {
    fc.assert(
      fc.property(fc.nat(16_000), (index) => {
        expect(columnIndex(columnLetters(index))).toBe(index);
      }),
    );
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    for (const text of ['', 'a', 'A1', 'ABCD']) expect(columnIndex(text)).toBeUndefined();
  });

  test('headers of decrees are understood in either language, with or without accents, whatever else they say', () => {
    expect(
      guessed([
        'STT',
        'Mã hàng',
        'MÔ TẢ HÀNG HÓA',
        'Description of goods',
        'Đơn vị tính',
        'Thuế suất NK ưu đãi (%)',
        'NK TT',
        'Thue GTGT',
        'ATIGA 2027',
        'ACFTA',
      ]),
    ).toEqual({
      code: 'B',
      name_vi: 'C',
      name_en: 'D',
      unit: 'E',
      mfn: 'F',
      ordinary: 'G',
      vat: 'H',
      ATIGA: 'I',
      ACFTA: 'J',
    });
    expect(guessed(['HS Code', 'Vietnamese description', 'English description', 'MFN rate', 'Unit'])).toMatchObject({
      code: 'A',
      name_vi: 'B',
      name_en: 'C',
      mfn: 'D',
      unit: 'E',
    });
  });

  test('shuffling the columns of a table moves the guess with them and nothing else', () => {
    const headers = [
      'Mã hàng',
      'Tên hàng',
      'Description',
      'ĐVT',
      'NK thông thường',
      'NK ưu đãi',
      'VAT',
      'ACFTA',
      'Thuế BVMT',
      'Chính sách mặt hàng',
    ];
    const straight = guessColumns(headers, AGREEMENTS, {});
    fc.assert(
      fc.property(fc.shuffledSubarray(headers, { minLength: headers.length }), (shuffled) => {
        const moved = guessColumns(shuffled, AGREEMENTS, {});
        expect(layoutOf(shuffled)).toBe(layoutOf(headers));
        for (const [field, index] of straight) expect(shuffled[moved.get(field) ?? -1]).toBe(headers[index]);
        expect(moved.size).toBe(straight.size);
      }),
    );
  });

  test('what a person said of a layout counts before any guess, and a field is never held by two columns', () => {
    expect(guessed(['Mã hàng', 'Cột X', 'MFN'], { 'cot x': 'mfn' })).toEqual({ code: 'A', mfn: 'B' });
    expect(guessed(['Mã hàng', 'MFN'], { mfn: '__proto__', constructor: 'code' })).toEqual({ code: 'A', mfn: 'B' });
  });

  test('the table is found among sheets, titles and notes', () => {
    const rows: Sheet['rows'] = [['Phụ lục II'], [], ['Mã hàng', 'MFN', 'Tên hàng'], ['01012100', 5, 'Ngựa']];
    const found = guessTable(
      [
        { name: 'Bìa', rows: [['Mã số']] },
        { name: 'Biểu', rows },
      ],
      AGREEMENTS,
      () => ({}),
    );
    expect(found).toMatchObject({ sheet: 'Biểu', headerRow: 2 });
    expect(guessTable([{ name: 'Bìa', rows: [['Trang bìa']] }], AGREEMENTS, () => ({}))).toBeUndefined();
  });
});

describe('cells', () => {
  test.each([
    ['5%', '5'],
    ['7,5', '7.5'],
    ['7.50 %', '7.5'],
    ['0', '0'],
    ['150% thuế MFN', '150% thuế MFN'],
    ['0 (-ID, TH)', '0 (-ID, TH)'],
    ['1,000', '1,000'],
    ['*', '*'],
  ])('%s is the rate %s', (printed, rate) => {
    expect(plainRate(printed)).toBe(rate);
  });

  const columns: ColumnMapping = new Map([
    ['code', 0],
    ['mfn', 1],
    ['name_vi', 2],
  ]);
  const read = (...rows: (readonly (Cell | undefined)[])[]) =>
    readLines({ name: 'S', rows: [['Mã', 'MFN', 'Tên'], ...rows] }, 0, columns);
  const codes = (...rows: (readonly (Cell | undefined)[])[]) =>
    read(...rows).errors.map(({ row, column, code }) => `${column}${row} ${code}`);

  test('a code is eight digits, with points or without, or a number whose first zero was dropped', () => {
    const { lines, errors } = read(['0101.21.00', '5', 'a'], [1012900, 5, 'b'], ['01 01 30 10', 7.5, 'c']);
    expect(errors).toEqual([]);
    expect(lines.map(({ code, texts }) => [code, texts.get('mfn')])).toEqual([
      ['01012100', '5'],
      ['01012900', '5'],
      ['01013010', '7.5'],
    ]);
    expect(codes(['1012100', '5', 'a'], ['010121001', '5', 'a'], ['0101.2x.00', '5', 'a'])).toEqual([
      'A2 TIM-001',
      'A3 TIM-001',
      'A4 TIM-001',
    ]);
  });

  test('headings, titles and notes are no lines; a row with rates and no code is a mistake', () => {
    expect(
      read(['01.01', undefined, 'Ngựa'], ['010121', '', '- Loại'], [undefined, undefined, 'Chương 1'], []),
    ).toMatchObject({
      lines: [],
      errors: [],
      otherRows: 3,
    });
    expect(codes([undefined, '5', 'Ngựa'], ['01.01', '5', 'Ngựa'])).toEqual(['A2 TIM-003', 'A3 TIM-001']);
  });

  test('what a spreadsheet program made of a text is told, with the cell', () => {
    const date: Cell = { fault: 'date', text: '2026-10-08' };
    const { errors } = read(
      ['01012100', date, 'a'],
      ['01012900', { fault: 'error', text: '#N/A' }, 'a'],
      ['01013010', '5', ''],
    );
    expect(errors.map(({ row, column, code, text }) => [row, column, code, text])).toEqual([
      [2, 'B', 'TIM-006', '2026-10-08'],
      [3, 'B', 'TIM-007', '#N/A'],
      [4, 'C', 'TIM-004', ''],
    ]);
  });

  test('a line whose most-favoured-nation rate is left empty, as merged cells leave it, is a mistake', () => {
    expect(codes(['01012100', '5', 'a'], ['01012900', undefined, 'b'])).toEqual(['B3 TIM-009']);
  });

  test('each row is a line, a mistake or neither, whatever its cells hold', () => {
    const cell: fc.Arbitrary<Cell | undefined> = fc.oneof(
      fc.constant(undefined),
      fc.string({ unit: 'grapheme' }),
      fc.double({ noNaN: true }),
      fc.constantFrom('01012100', '01.01', '5', '5%', 'Ngựa'),
      fc.constant<Cell>({ fault: 'error', text: '#REF!' }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 }), (rows) => {
        const found = read(...rows);
        const told = new Set([...found.lines.map(({ row }) => row), ...found.errors.map(({ row }) => row)]);
        const filled = rows.filter((row) => [0, 1, 2].some((index) => textOf(row[index]) !== '')).length;
        expect(told.size + found.otherRows).toBe(filled);
        expect(new Set(found.lines.map(({ code }) => code)).size).toBe(found.lines.length);
      }),
    );
  });
});

const START = plainDate('2026-01-01');
const KNOWN = instant('2025-12-01T00:00:00Z');
const record = (code: string, mfn: string, more: Partial<TariffLineRecord> = {}): TariffLineRecord => ({
  code,
  unit: 'kg',
  ordinary: '5',
  mfn,
  vat: '',
  preferences: {},
  environmentTax: '',
  policyReferences: [],
  name: { vi: `hàng ${code}`, en: `goods ${code}` },
  place: { file: 'lines.csv', line: 1 },
  validFrom: START,
  validTo: null,
  knownFrom: KNOWN,
  ...more,
});
const imported = (code: string, mfn: string): ImportedLine => ({
  code,
  row: 2,
  texts: new Map([
    ['mfn', mfn],
    ['name_vi', `hàng ${code}`],
    ['name_en', `goods ${code}`],
  ]),
});
const apply = (
  records: readonly TariffLineRecord[],
  lines: readonly ImportedLine[],
  from: PlainDate,
  more: { readonly keepMissing?: boolean; readonly untouched?: ReadonlySet<string> } = {},
) =>
  applyLines(records, lines, {
    from,
    knownFrom: instant('2026-11-20T17:00:00Z'),
    keepMissing: false,
    untouched: new Set(),
    placeOf: ({ row }) => ({ file: 'x', line: row }),
    ...more,
  });

/** Which rate counts for a code on a day, worked out from the records alone. */
const rateOn = (records: readonly TariffLineRecord[], code: string, on: PlainDate): string | undefined =>
  timelineOf(
    records.filter((one) => one.code === code),
    undefined,
  ).spans.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo))?.record.mfn;

describe('a new table from a day on', () => {
  const CODES = ['A', 'B', 'C', 'D'];
  const days = fc.integer({ min: -40, max: 400 }).map((count) => addDays(START, count));
  /** Published versions one after another, each from a day of its own. */
  const histories = fc.array(
    fc.record({
      from: days,
      rates: fc.dictionary(fc.constantFrom(...CODES), fc.constantFrom('1', '2', '3'), { maxKeys: 4 }),
      keepMissing: fc.boolean(),
    }),
    { maxLength: 5 },
  );

  test('is the law from that day on, and every day before it keeps the law it had', () => {
    fc.assert(
      fc.property(histories, (history) => {
        let records: readonly TariffLineRecord[] = [record('A', '1'), record('B', '2')];
        for (const { from, rates, keepMissing } of history) {
          const before = records;
          const lines = Object.entries(rates).map(([code, mfn]) => imported(code, mfn));
          const applied = apply(before, lines, from, { keepMissing });
          records = applied.records;
          for (const code of CODES) {
            for (const day of [-50, -20, -1].map((count) => addDays(from, count)))
              expect(rateOn(records, code, day)).toBe(rateOn(before, code, day));
            for (const day of [0, 1, 100, 900].map((count) => addDays(from, count)))
              expect(rateOn(records, code, day)).toBe(
                rates[code] ?? (keepMissing ? rateOn(before, code, day) : undefined),
              );
            expect(
              timelineOf(
                records.filter((one) => one.code === code),
                undefined,
              ).conflicts,
            ).toEqual([]);
          }
          // What is published once changes nothing when it is brought in again.
          expect(apply(records, lines, from, { keepMissing }).changes).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('says what becomes of each line: changed, renamed, ended, added', () => {
    const renamed: ImportedLine = {
      ...imported('C', '3'),
      texts: new Map([
        ['mfn', '3'],
        ['name_vi', 'tên mới'],
        ['name_en', 'goods C'],
      ]),
    };
    const { changes, records } = apply(
      [record('A', '1'), record('B', '2'), record('C', '3'), record('E', '5')],
      [imported('A', '9'), renamed, imported('D', '4'), imported('E', '5')],
      plainDate('2027-01-01'),
    );
    expect(
      changes.map(({ key, change, fields }) => [
        key,
        change,
        fields.map(({ field, before, after }) => `${field} ${before}>${after}`),
      ]),
    ).toEqual([
      ['A', 'changed', ['mfn 1>9']],
      ['B', 'ended', ['valid_to null>2026-12-31']],
      ['C', 'renamed', ['name_vi hàng C>tên mới']],
      ['D', 'added', ['mfn null>4', 'name_vi null>hàng D', 'name_en null>goods D']],
    ]);
    expect(
      records.filter(({ code }) => code === 'A').map(({ mfn, validFrom, validTo }) => [mfn, validFrom, validTo]),
    ).toEqual([
      ['1', '2026-01-01', '2026-12-31'],
      ['9', '2027-01-01', null],
    ]);
    expect(records.filter(({ code }) => code === 'E')).toEqual([record('E', '5')]);
  });

  test('what the table says nothing of stays as it was; a new line needs names and a rate', () => {
    const before = record('A', '1', { vat: '8/10', preferences: { ACFTA: '0' } });
    const { records } = apply([before], [imported('A', '2')], plainDate('2027-01-01'));
    expect(records.at(-1)).toMatchObject({ mfn: '2', vat: '8/10', preferences: { ACFTA: '0' }, unit: 'kg' });
    const bare: ImportedLine = { code: 'Z', row: 7, texts: new Map([['ordinary', '5']]) };
    expect(apply([], [bare], START).incomplete).toEqual([{ line: bare, missing: ['name_vi', 'name_en', 'mfn'] }]);
  });

  test('changes published ahead are replaced and counted; lines with a wrong cell are left alone', () => {
    const ahead = [
      record('A', '1', { validTo: plainDate('2027-06-30') }),
      record('A', '4', { validFrom: plainDate('2027-07-01') }),
    ];
    const { superseded, records, changes } = apply(ahead, [imported('A', '1')], plainDate('2027-01-01'));
    expect([superseded, changes.map(({ change }) => change), rateOn(records, 'A', plainDate('2027-08-01'))]).toEqual([
      1,
      ['changed'],
      '1',
    ]);
    const left = apply([record('A', '1')], [], plainDate('2027-01-01'), { untouched: new Set(['A']) });
    expect(left.changes).toEqual([]);
  });
});

test('what is shown of a file stays within its limit, however many tables it has and however wide they are', () => {
  const rows = Array.from({ length: 40 }, () => Array.from({ length: 200 }, () => 'x'.repeat(300)));
  const shown = headsOf(Array.from({ length: 300 }, (_, at) => ({ name: `S${at}`, rows })));
  expect(shown).toHaveLength(300);
  expect(shown[0]).toEqual(Array.from({ length: 12 }, () => Array.from({ length: 200 }, () => 'x'.repeat(80))));
  expect(shown.flat(2)).toHaveLength(HEAD_CELLS_MAX);
  expect(shown.at(-1)).toEqual([]);
});
