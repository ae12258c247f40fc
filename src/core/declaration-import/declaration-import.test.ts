import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText } from '#core/codes';
import { Declaration } from '#core/declaration';
import type { Sheet } from '#core/tariff-import';
import { Check } from 'typebox/value';
import { guessDeclarations, numbersIn, readDeclarations, rememberFields, TABLE_FIELDS, writeTable } from './index.ts';

const sheetOf = (rows: Sheet['rows']): Sheet => ({ name: 'Tờ 1', rows });
const HEADERS = ['Số tham chiếu', 'Mã loại hình', 'Mã HS', 'Mô tả hàng hóa', 'Số lượng', 'Trị giá', 'Nguyên tệ'];

function read(rows: Sheet['rows'], numbers: 'comma-decimal' | 'point-decimal' = 'point-decimal') {
  const sheet = sheetOf(rows);
  const guess = guessDeclarations([sheet], () => ({}));
  if (!guess) throw new Error('no header row');
  return readDeclarations({ sheet, headerRow: guess.headerRow, columns: guess.columns, numbers });
}

describe('columns', () => {
  test.each(['vi', 'en'] as const)(
    'every header that we write is understood, in %s, with accents and without',
    (language) => {
      for (const headers of [
        TABLE_FIELDS.map(({ header }) => header[language]),
        TABLE_FIELDS.map(({ header }) => foldText(header[language]).toUpperCase()),
      ]) {
        const guess = guessDeclarations([sheetOf([['CÔNG TY VÍ DỤ'], headers])], () => ({}));
        expect(guess?.headerRow).toBe(1);
        expect([...(guess?.columns ?? [])].toSorted((a, b) => a[1] - b[1]).map(([field]) => field)).toEqual(
          TABLE_FIELDS.map(({ field }) => field),
        );
      }
    },
  );

  test('what somebody said before of a layout goes before every guess', () => {
    const sheet = sheetOf([['Số lượng', 'Cột lạ']]);
    const remembered = rememberFields(
      ['Số lượng', 'Cột lạ'],
      new Map([
        ['/goodsItems/commodityCode', 1],
        ['/goodsItems/netMass/value', 0],
      ]),
    );
    const guess = guessDeclarations([sheet], () => remembered);
    expect(Object.fromEntries(guess?.columns ?? [])).toEqual({
      '/goodsItems/netMass/value': 0,
      '/goodsItems/commodityCode': 1,
    });
  });
});

describe('rows', () => {
  test('rows of one reference are one declaration, also where a merged cell leaves it empty', () => {
    const found = read([
      HEADERS,
      ['R1', 'A11', '33041000', 'Son', '10', '100', 'USD'],
      [undefined, undefined, '33049930', 'Kem', '5', '50', undefined],
      ['R2', 'A11', '22030091', 'Bia', '1', '9', 'EUR'],
    ]);
    expect(found.map(({ reference, rows }) => [reference, rows])).toEqual([
      ['R1', [2, 3]],
      ['R2', [4]],
    ]);
    expect(found[0]?.content).toMatchObject({
      typeCode: 'A11',
      goodsItemQuantity: 2,
      goodsItems: [{ sequence: 1 }, { sequence: 2, itemChargeAmount: { amount: '50', currency: 'USD' } }],
    });
  });

  test('each wrong cell is named with its place, its rule and its cure', () => {
    const [one] = read([
      HEADERS,
      ['R1', 'A11', '33041000', 'Son', 'mười', { fault: 'error', text: '#REF!' }, 'USD'],
      ['R1', 'B11', '33049930', 'x'.repeat(601), '5', '50', undefined],
    ]);
    expect(one?.errors.map(({ code, column, row }) => `${code} ${column}${row}`)).toEqual([
      'TBL-001 E2',
      'TBL-006 F2',
      'TBL-005 B3',
      'TBL-004 D3',
    ]);
    for (const { message, fix } of one?.errors ?? [])
      for (const text of [message, fix]) expect(text.vi && text.en).toBeTruthy();
  });

  test('a declaration without a type is refused at its first row', () =>
    expect(read([HEADERS, ['R1', undefined, '33041000']])[0]?.errors.map(({ code, row }) => [code, row])).toEqual([
      ['TBL-007', 2],
    ]));

  test.each([
    ['25/11/2026', '2026-11-25'],
    ['2026-11-05', '2026-11-05'],
    ['31/02/2026', undefined],
    ['11/25/2026', undefined],
  ])('the day %s is %s', (text, day) => {
    const [one] = read([
      ['Mã loại hình', 'Ngày hóa đơn'],
      ['A11', text],
    ]);
    expect(one?.content['invoice']).toEqual(day === undefined ? undefined : { issueDate: day });
    expect(one?.errors.map(({ code }) => code)).toEqual(day === undefined ? ['TBL-003'] : []);
  });
});

describe('numbers', () => {
  const numbers = (texts: readonly (string | number)[]) => {
    const sheet = sheetOf([['Mã loại hình', 'Trị giá'], ...texts.map((text) => ['A11', text])]);
    return numbersIn({ sheet, headerRow: 0, columns: new Map([['/goodsItems/itemChargeAmount/amount', 1]]) });
  };
  test('people are asked only where nothing tells', () => {
    expect(numbers(['1.250'])).toEqual({ style: undefined, example: '1.250' });
    expect(numbers(['1.250', '3,5']).style).toBe('comma-decimal');
    expect(numbers(['1.250', '3.5']).style).toBe('point-decimal');
    // A cell of numbers is what it is.
    expect(numbers([1.25, 1250]).example).toBeUndefined();
  });
  test('the answer decides what 1.250 is', () => {
    const rows = [
      ['Mã loại hình', 'Trị giá'],
      ['A11', '1.250'],
    ];
    const amountIn = (style: 'comma-decimal' | 'point-decimal') => read(rows, style)[0]?.content['goodsItems'];
    expect(amountIn('comma-decimal')).toMatchObject([{ itemChargeAmount: { amount: '1250' } }]);
    expect(amountIn('point-decimal')).toMatchObject([{ itemChargeAmount: { amount: '1.250' } }]);
  });
});

describe('a table written from declarations reads back the same', () => {
  const example = (name: string): Declaration =>
    JSON.parse(
      readFileSync(new URL(`../../../examples/${name}/declaration.json`, import.meta.url), 'utf8'),
    ) as Declaration;

  test.each(['15-cosmetics', '07-phones-export'])('%s, as far as a table can hold it', (name) => {
    const table = writeTable([example(name)], 'vi');
    const [one] = read(table);
    expect(one?.errors).toEqual([]);
    expect(Check(Declaration, one?.content)).toBe(true);
    // `Check` is what says that it is one.
    expect(writeTable([one?.content as unknown as Declaration], 'vi')).toEqual(table);
  });

  const word = fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,9}$/);
  const amount = fc.stringMatching(/^[1-9]\d{0,8}(\.\d{1,4})?$/);
  const line = fc.record({
    commodityCode: fc.stringMatching(/^\d{8}$/),
    description: fc.stringMatching(/^[A-Za-zàđ]{1,9}( [A-Za-zàđ]{1,9}){0,3}$/),
    origin: fc.record({ countryCode: fc.constantFrom('KR', 'JP') }),
    netMass: fc.record({ value: amount, unitCode: fc.constantFrom('KGM', 'TNE') }),
    itemChargeAmount: fc.record({ amount, currency: fc.constantFrom('USD', 'EUR') }),
  });
  const declarations = fc.uniqueArray(
    fc.record({
      functionalReferenceId: word,
      importer: fc.record({ name: word }),
      goodsItems: fc.array(line, { minLength: 1, maxLength: 4 }),
    }),
    { selector: ({ functionalReferenceId }) => functionalReferenceId, minLength: 1, maxLength: 4 },
  );
  test('whatever stands in it', () =>
    fc.assert(
      fc.property(declarations, fc.constantFrom('vi' as const, 'en' as const), (made, language) => {
        const whole = made.map(({ goodsItems, ...head }) => ({
          functionCode: '9',
          typeCode: 'A11',
          ...head,
          goodsItemQuantity: goodsItems.length,
          goodsItems: goodsItems.map((item, index) => ({ sequence: index + 1, ...item })),
        }));
        expect(read(writeTable(whole, language)).map(({ content, errors }) => ({ content, errors }))).toEqual(
          whole.map((content) => ({ content, errors: [] })),
        );
      }),
      { numRuns: 60, seed: 11 },
    ));
});
