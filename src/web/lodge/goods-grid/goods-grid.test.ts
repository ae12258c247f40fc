import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDecimals, decimalText, equalDecimals, parseDecimal, ZERO, type Refusal } from '#core/kernel';
import type { DraftNode } from '#core/draft';
import { cellOf, cellProblems, pointerOf } from './cell-problems.ts';
import { goodsColumns, type ColumnSources } from './goods-columns.ts';
import { groupedLines } from './group-lines.ts';
import { SUMMED_PLACES } from './line-amounts.ts';
import { lineText, withText } from './line-text.ts';
import { equalQuantities, quantityAndRest, splitLine } from './split-line.ts';
import { sumsOf } from './sums.ts';

const entry = (code: string, vi: string, en: string, attributes: Readonly<Record<string, string>> = {}) => ({
  code,
  name: { vi, en },
  attributes,
});
const LAPTOP = {
  id: '1',
  organisationId: 'O',
  code: 'LAP-14',
  description: 'Máy tính xách tay',
  descriptionEn: '',
  commodityCode: '84713020',
  originCountryCode: 'CN',
  unitCode: 'PCE',
  permits: [],
  price: null,
  cleared: null,
  checked: null,
};
const sources: ColumnSources = {
  t: (key) => key,
  name: ({ name }) => name.en,
  lists: {
    country: [entry('CN', 'Trung Quốc', 'China'), entry('DE', 'Đức', 'Germany')],
    unit: [entry('PCE', 'Chiếc', 'Piece')],
    package: [],
    agreement: [entry('ACFTA', 'ASEAN – Trung Quốc', 'ASEAN–China', { members: 'CN VN', forms: 'E' })],
    relief: [],
  },
  currency: 'USD',
  tariff: () => Promise.resolve([]),
  tariffName: ({ code }) => code,
  products: (query) => Promise.resolve(query === 'lap-14' ? [LAPTOP] : []),
};
const columns = goodsColumns(sources);
const put = (line: DraftNode, id: string, text: string): DraftNode => {
  const column = columns.find((one) => one.id === id);
  if (column === undefined) throw new Error(id);
  return column.write(line, column.accept?.(text) ?? text);
};
const lineOf = (texts: Readonly<Record<string, string>>): DraftNode =>
  Object.entries(texts).reduce<DraftNode>((line, [id, text]) => put(line, id, text), {});

describe('the columns of the goods', () => {
  test('give back what was put into them, and leave nothing behind when it is taken out', () => {
    for (const column of columns) {
      const filled = column.write({ marks: 'x' }, 'A1');
      expect(column.read(filled)).toBe('A1');
      expect(column.write(filled, '')).toEqual({ marks: 'x' });
    }
  });
  test('take codes in any letters, with the dots of the printed tariff, and by the names of the lists', () => {
    const line = lineOf({ commodityCode: '8471.30.20', origin: 'trung quoc', unit: 'pce' });
    expect(line).toEqual({
      commodityCode: '84713020',
      origin: { countryCode: 'CN' },
      tariffQuantity: { unitCode: 'PCE' },
    });
  });
  test('of a special tariff put the certificate that it wants, and take it away with the claim', () => {
    const claimed = lineOf({ origin: 'CN', treatment: 'acfta', certificate: 'E1', certificateDate: '5/11/2026' });
    expect(claimed).toMatchObject({
      dutyTaxFees: [{ typeCode: 'CUD', dutyRegimeCode: 'ACFTA' }],
      additionalDocuments: [{ typeCode: 'CO-E', id: 'E1', issueDate: '2026-11-05' }],
    });
    expect(put(claimed, 'treatment', 'MFN')).toEqual({
      origin: { countryCode: 'CN' },
      dutyTaxFees: [{ typeCode: 'CUD', dutyRegimeCode: 'MFN' }],
    });
  });
});

const amounts = fc.record({
  quantity: fc.integer({ min: 1, max: 100_000 }).map(String),
  amount: fc.integer({ min: 1, max: 10_000_000 }).map((cents) => (cents / 100).toFixed(2)),
  netMass: fc.integer({ min: 0, max: 1_000_000 }).map((grams) => (grams / 1000).toFixed(3)),
  grossMass: fc.integer({ min: 0, max: 1_000_000 }).map((grams) => (grams / 1000).toFixed(3)),
  packages: fc.integer({ min: 0, max: 1000 }).map(String),
});
const total = (lines: readonly DraftNode[], place: string) =>
  lines.reduce((sum, line) => addDecimals(sum, parseDecimal(lineText(line, place)) ?? ZERO), ZERO);
const expectSameSums = (some: readonly DraftNode[], others: readonly DraftNode[]) => {
  for (const place of SUMMED_PLACES) expect(equalDecimals(total(some, place), total(others, place)), place).toBe(true);
};

describe('splitting a line', () => {
  test('into equal parts changes no sum, and no part is less than nought', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 2, max: 50 }), (texts, parts) => {
        const line = lineOf({ commodityCode: '84713020', ...texts });
        const quantities = equalQuantities(texts.quantity, parts);
        fc.pre(quantities !== undefined);
        const split = splitLine(line, quantities ?? []);
        expect(split).toHaveLength(parts);
        expectSameSums(split, [line]);
        for (const part of split)
          for (const place of SUMMED_PLACES) expect(lineText(part, place).startsWith('-')).toBe(false);
      }),
    );
  });
  test('by a quantity leaves the rest to the second line, and is not done where nothing would be left', () => {
    expect(quantityAndRest('10', '3.5')).toEqual(['3.5', '6.5']);
    for (const first of ['10', '11', '0', 'x']) expect(quantityAndRest('10', first)).toBeUndefined();
    expect(equalQuantities('7', 3)).toEqual(['3', '2', '2']);
    expect(equalQuantities('2', 3)).toBeUndefined();
  });
});

describe('grouping lines', () => {
  test('changes no sum, and groups nothing further when done again', () => {
    const codes = fc.constantFrom('84713020', '85167910', '');
    const lines = fc.array(
      fc
        .tuple(amounts, codes, fc.constantFrom('CN', 'DE'))
        .map(([texts, commodityCode, origin]) =>
          lineOf({ ...texts, commodityCode, origin, description: commodityCode }),
        ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(lines, (all) => {
        const grouped = groupedLines(all);
        expectSameSums(grouped, all);
        expect(groupedLines(grouped)).toHaveLength(grouped.length);
      }),
    );
  });
  test('takes together what has one code, origin, unit and price, whatever it is called, and nothing else', () => {
    const base = { commodityCode: '84713020', origin: 'CN', unit: 'PCE', quantity: '2', amount: '10' };
    const lines = [
      lineOf({ ...base, description: 'A' }),
      lineOf({ ...base, origin: 'DE', description: 'B' }),
      lineOf({ ...base, quantity: '3', amount: '15', description: 'C' }),
      lineOf({ ...base, amount: '11', description: 'D' }),
      lineOf({ ...base, treatment: 'MFN', description: 'E' }),
    ];
    const grouped = groupedLines(lines);
    expect(grouped.map((line) => lineText(line, 'description'))).toEqual(['A; C', 'B', 'D', 'E']);
    expect(grouped[0]).toMatchObject({ tariffQuantity: { value: '5' }, itemChargeAmount: { amount: '25' } });
  });
});

describe('sums of the lines', () => {
  test('stand beside what invoice and packing list say', () => {
    const lines = [lineOf({ amount: '10.5', packages: '2' }), lineOf({ amount: '4.5', packages: 'x' })];
    const sums = sumsOf({ invoiceAmount: { amount: '15' }, totalPackageQuantity: '3' }, lines);
    expect(sums).toEqual([
      { name: 'amount', sum: '15', stated: '15', difference: '0' },
      { name: 'gross', sum: '', stated: '', difference: '' },
      { name: 'net', sum: '', stated: '', difference: '' },
      { name: 'packages', sum: '2', stated: '3', difference: '-1' },
    ]);
    expect(decimalText(ZERO)).toBe('0');
  });
});

describe('refusals', () => {
  const refusal = (pointer: string, severity: Refusal['severity'] = 'error'): Refusal => ({
    code: 'X',
    pointer,
    severity,
    label: { vi: pointer, en: pointer },
    message: { vi: severity, en: severity },
    fix: { vi: '', en: '' },
  });
  test('stand in the cell that shows their place, and of the declaration in none', () => {
    expect(cellOf('/goodsItems/3/tariffQuantity/unitCode')).toEqual({ row: 3, column: 'unit' });
    expect(cellOf('/goodsItems/3/tariffQuantity')).toEqual({ row: 3, column: 'quantity' });
    expect(cellOf('/goodsItems/0/productCharacteristics/0')).toEqual({ row: 0, column: 'commodityCode' });
    expect(cellOf('/invoiceAmount')).toBeUndefined();
  });
  test('and cells name their places alike: the place of every cell leads back to it', () => {
    for (const { id } of columns) expect(cellOf(pointerOf(7, id))).toEqual({ row: 7, column: id });
    expect(pointerOf(7, 'quantity')).toBe('/goodsItems/7/tariffQuantity/value');
  });
  const QUIET: DraftNode = { description: 'being filled in' };
  test('of one cell are told by the gravest, and quiet where somebody is still at work', () => {
    const refusals = [
      refusal('/goodsItems/0/origin', 'warning'),
      refusal('/goodsItems/0/origin'),
      refusal('/goodsItems/1/origin'),
    ];
    const problems = cellProblems(
      refusals,
      [{}, QUIET],
      ({ message }) => message.en,
      (line) => line === QUIET,
    );
    expect([...problems.keys()]).toEqual([0]);
    expect(problems.get(0)?.get('origin')).toEqual({ severity: 'error', message: 'error' });
  });
});

test('a line keeps every other text when one changes', () => {
  const line = withText({ origin: { countryCode: 'CN' } }, 'netMass/value', '3');
  expect(line).toEqual({ origin: { countryCode: 'CN' }, netMass: { value: '3' } });
  expect(withText(withText(line, 'netMass/value', ''), 'origin/countryCode', '')).toEqual({});
});

test('the own code of a product, looked up, fills in all that the catalogue knows of it', async () => {
  const column = columns.find(({ id }) => id === 'commodityCode');
  const [option] = (await column?.lookUp?.('lap-14', {}, new AbortController().signal)) ?? [];
  expect(option).toMatchObject({ value: '84713020', note: 'LAP-14' });
  expect(option?.also?.({ tariffQuantity: { value: '3' } })).toEqual({
    commodityCode: '84713020',
    description: 'Máy tính xách tay',
    origin: { countryCode: 'CN' },
    tariffQuantity: { value: '3', unitCode: 'PCE' },
  });
});
