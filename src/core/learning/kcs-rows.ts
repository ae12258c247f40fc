import { err, ok, type Result } from '#core/kernel';
import { featureMatrix, type FeatureMatrix } from './feature-matrix.ts';

/** Compared as they stand, but for the tax rate, which is compared as a number. */
const CATEGORIES = [
  'Office ID',
  'Process Type',
  'Import Type',
  'Import Use',
  'Payment Type',
  'Mode of Transport',
  'Declarant ID',
  'Importer ID',
  'Seller ID',
  'Courier ID',
  'HS6 Code',
  'Country of Departure',
  'Country of Origin',
  'Tax Rate',
  'Tax Type',
  'Country of Origin Indicator',
] as const;
const NUMBERS = ['Net Mass', 'Item Price'] as const;
const RATE = 'Tax Rate';
const LABEL = 'Fraud';

/** A quarter of declarations as the benchmark's protocol KCS-v1 sees it. */
export interface KcsPart {
  readonly features: FeatureMatrix;
  readonly labels: Float64Array;
  /** What the declared price and rate bring in. */
  readonly duty: Float64Array;
  /** The same where there was a fraud to find, else 0. */
  readonly revenue: Float64Array;
}

export interface KcsRows {
  readonly train: KcsPart;
  readonly test: KcsPart;
  /** Of each test row, whether neither its code with its mass nor its price occurs in training. */
  readonly novel: Uint8Array;
  /** The mean label of the training rows of the same code and mass; the mean of all where there is none. */
  readonly tripwire: Float64Array;
}

/**
 * Reads two tables, each with a row of headers, by the protocol KCS-v1: categories are coded by order of first appearance in training,
 * what training has not seen is 0, and codes are treated as ordered numbers.
 */
export function readKcsRows(
  train: readonly (readonly string[])[],
  test: readonly (readonly string[])[],
): Result<KcsRows, string> {
  const trainTable = readTable(train, 'the training file');
  if (!trainTable.ok) return trainTable;
  const testTable = readTable(test, 'the test file');
  if (!testTable.ok) return testTable;
  const codes = CATEGORIES.map(() => new Map<string, number>());
  for (const { categories } of trainTable.value)
    categories.forEach((category, column) => {
      const known = codes[column];
      if (known && !known.has(category)) known.set(category, known.size + 1);
    });
  return ok({
    train: partOf(trainTable.value, codes),
    test: partOf(testTable.value, codes),
    ...comparison(trainTable.value, testTable.value),
  });
}

interface Row {
  readonly categories: readonly string[];
  readonly code: string;
  readonly mass: number;
  readonly price: number;
  readonly rate: number;
  readonly label: number;
}

function readTable(table: readonly (readonly string[])[], name: string): Result<readonly Row[], string> {
  const [headers = [], ...lines] = table;
  const missing = [...CATEGORIES, ...NUMBERS, LABEL].filter((column) => !headers.includes(column));
  if (missing.length > 0) return err(`${name} has no column ${missing.map((column) => `"${column}"`).join(', ')}`);
  const places = new Map(headers.map((header, place) => [header, place]));
  const rows: Row[] = [];
  for (const [index, line] of lines.entries()) {
    const field = (column: string): string => line[places.get(column) ?? -1] || '0';
    const [rate = 0, mass = 0, price = 0, label = 0] = [RATE, ...NUMBERS, LABEL].map((column) => Number(field(column)));
    // The row of headers is the first.
    const where = `${name}, row ${index + 2}`;
    if (![rate, mass, price].every(Number.isFinite)) return err(`${where}: rate, mass and price are not all numbers`);
    if (label !== 0 && label !== 1) return err(`${where}: "${LABEL}" is neither 0 nor 1`);
    const categories = CATEGORIES.map((column) => (column === RATE ? String(rate) : field(column)));
    rows.push({ categories, code: field('HS6 Code'), mass, price, rate, label });
  }
  if (rows.length === 0) return err(`${name} has no rows`);
  return ok(rows);
}

function partOf(rows: readonly Row[], codes: readonly ReadonlyMap<string, number>[]): KcsPart {
  const values = rows.map(({ categories, mass, price }) => [
    ...categories.map((category, column) => codes[column]?.get(category) ?? 0),
    mass,
    price,
  ]);
  const duty = Float64Array.from(rows, ({ price, rate }) => (price * rate) / 100);
  const labels = Float64Array.from(rows, ({ label }) => label);
  return {
    features: featureMatrix([...CATEGORIES, ...NUMBERS], values),
    labels,
    duty,
    revenue: duty.map((own, row) => own * (labels[row] ?? 0)),
  };
}

function comparison(train: readonly Row[], test: readonly Row[]): Pick<KcsRows, 'novel' | 'tripwire'> {
  const pairs = new Map<string, { rows: number; labels: number }>();
  const prices = new Set<number>();
  const keyOf = ({ code, mass }: Row): string => `${code}\u0000${mass}`;
  let labels = 0;
  for (const row of train) {
    const pair = pairs.get(keyOf(row)) ?? { rows: 0, labels: 0 };
    pair.rows += 1;
    pair.labels += row.label;
    pairs.set(keyOf(row), pair);
    prices.add(row.price);
    labels += row.label;
  }
  const known = test.map((row) => pairs.get(keyOf(row)));
  return {
    novel: Uint8Array.from(test, ({ price }, row) => (known[row] === undefined && !prices.has(price) ? 1 : 0)),
    tripwire: Float64Array.from(known, (pair) => (pair ? pair.labels / pair.rows : labels / train.length)),
  };
}
