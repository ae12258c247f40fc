import { seededRandom } from '#core/kernel';
import { trained } from '#tests/support/learning-data';
import { expect, test } from 'vitest';
import { compileScorer, KCS_CONFIGURATIONS, kcsFigures, readKcsRows, type KcsRows } from './index.ts';

const HEADERS =
  'Declaration ID,Date,Office ID,Process Type,Import Type,Import Use,Payment Type,Mode of Transport,Declarant ID,Importer ID,Seller ID,Courier ID,HS6 Code,Country of Departure,Country of Origin,Tax Rate,Tax Type,Country of Origin Indicator,Net Mass,Item Price,Fraud,Critical Fraud';

/** A declaration with what the test names; the rest is the same for all. */
function line(changed: Readonly<Record<string, string>>): string[] {
  const usual: Readonly<Record<string, string>> = {
    'Net Mass': '10',
    'Item Price': '100',
    'Tax Rate': '8',
    Fraud: '0',
  };
  return HEADERS.split(',').map((header) => changed[header] ?? usual[header] ?? 'X');
}
const table = (...lines: readonly Readonly<Record<string, string>>[]): string[][] => [
  HEADERS.split(','),
  ...lines.map(line),
];
function rowsOf(train: string[][], asked: string[][]): KcsRows {
  const read = readKcsRows(train, asked);
  if (!read.ok) throw new Error(read.error);
  return read.value;
}
const column = ({ features }: KcsRows['train'], name: string): number[] => {
  const at = features.columns.indexOf(name);
  return Array.from({ length: features.rows }, (_, row) => features.values[row * features.columns.length + at]!);
};

test('categories are coded by first appearance in training; what training has not seen is 0', () => {
  const { train, test: asked } = rowsOf(
    table({ 'Office ID': '030' }, { 'Office ID': '30' }, { 'Office ID': '' }, { 'Office ID': '030' }),
    table({ 'Office ID': '30' }, { 'Office ID': '0' }, { 'Office ID': '99' }),
  );
  expect(column(train, 'Office ID')).toEqual([1, 2, 3, 1]);
  // An empty field is "0".
  expect(column(asked, 'Office ID')).toEqual([2, 3, 0]);
});

test('rates are compared as numbers, other categories as they stand', () => {
  const { train } = rowsOf(
    table({ 'Tax Rate': '8.0', 'HS6 Code': '010121' }, { 'Tax Rate': '8', 'HS6 Code': '10121' }),
    table({}),
  );
  expect(column(train, 'Tax Rate')).toEqual([1, 1]);
  expect(column(train, 'HS6 Code')).toEqual([1, 2]);
});

test('a row is novel where neither its code with its mass nor its price occurs in training; the tripwire knows only the former', () => {
  const { novel, tripwire } = rowsOf(
    table(
      { 'HS6 Code': 'A', 'Net Mass': '1', 'Item Price': '5', Fraud: '1' },
      { 'HS6 Code': 'A', 'Net Mass': '1.0', 'Item Price': '6', Fraud: '0' },
      { 'HS6 Code': 'B', 'Net Mass': '2', 'Item Price': '7', Fraud: '0' },
      { 'HS6 Code': 'B', 'Net Mass': '3', 'Item Price': '8', Fraud: '0' },
    ),
    table(
      { 'HS6 Code': 'A', 'Net Mass': '1', 'Item Price': '99' },
      { 'HS6 Code': 'B', 'Net Mass': '1', 'Item Price': '5' },
      { 'HS6 Code': 'B', 'Net Mass': '1', 'Item Price': '99' },
    ),
  );
  expect([...novel]).toEqual([0, 0, 1]);
  expect([...tripwire]).toEqual([0.5, 0.25, 0.25]);
});

test('revenue is price times rate where there was a fraud', () => {
  const { test: asked } = rowsOf(
    table({}),
    table({ 'Item Price': '200', 'Tax Rate': '5', Fraud: '1' }, { 'Item Price': '200' }),
  );
  expect([...asked.duty]).toEqual([10, 16]);
  expect([...asked.revenue]).toEqual([10, 0]);
});

test.each([
  ['without a column', [['Fraud'], ['1']], 'the training file has no column "Office ID"'],
  ['without rows', table(), 'the training file has no rows'],
  ['with words for a mass', table({}, { 'Net Mass': 'heavy' }), 'the training file, row 3: rate, mass and price'],
  ['with another label', table({ Fraud: '2' }), 'row 2: "Fraud" is neither 0 nor 1'],
])('a file %s is refused in words', (_, rows, error) => {
  expect(readKcsRows(rows, table({}))).toMatchObject({ ok: false, error: expect.stringContaining(error) });
});

/** Frauds of three kinds: an importer who cheats, a code that is misused, and a price too low for its mass. */
function inventedQuarter(seed: number, rows: number): string[][] {
  const { next } = seededRandom(seed);
  const pick = (count: number): number => Math.floor(next() * count);
  return table(
    ...Array.from({ length: rows }, () => {
      const importer = pick(60);
      const code = pick(40);
      const mass = Math.round(next() * 1e4) / 10;
      const price = Math.round(mass * (5 + 40 * next()));
      const cheats = importer % 11 === 3 || (code % 9 === 4 && next() < 0.6) || price < 9 * mass;
      return {
        'Importer ID': `I${importer}`,
        'HS6 Code': String(100_000 + code),
        'Net Mass': String(mass),
        'Item Price': String(price),
        'Office ID': String(pick(8)),
        Fraud: cheats && next() < 0.9 ? '1' : '0',
      };
    }),
  );
}

test.each(['a', 'b', 'c'] as const)('configuration (%s) finds on invented rows what is there to find', (name) => {
  const rows = rowsOf(inventedQuarter(1, 3_000), inventedQuarter(2, 1_000));
  const { ensemble } = trained({
    part: { features: rows.train.features, targets: rows.train.labels },
    settings: { ...KCS_CONFIGURATIONS[name], trees: 40 },
  });
  const margins = new Float64Array(rows.test.features.rows);
  compileScorer(ensemble)(rows.test.features.values, margins.length, margins);
  const { auc, shares } = kcsFigures(rows, margins);
  expect(auc).toBeGreaterThan(0.9);
  expect(shares[2]!.precision).toBeGreaterThan(0.8);
  // Nothing repeats here: the tripwire is blind, and says that these rows do not leak.
  expect(kcsFigures(rows, rows.tripwire).auc).toBeLessThan(0.6);
});
