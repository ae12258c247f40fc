import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { chanceOf, compileScorer, explainer, featureMatrix, importXgboost } from './index.ts';

/** Made by `golden/make.py` with XGBoost 1.7.4 from invented data; the figures are XGBoost's. */
const GOLDEN = path.join(import.meta.dirname, 'golden');
const textOf = (name: string): string => readFileSync(path.join(GOLDEN, name), 'utf8');

interface Figures {
  readonly rows: readonly (readonly (number | null)[])[];
  readonly margins: readonly number[];
  readonly predictions: readonly number[];
  readonly contributions: readonly (readonly number[])[];
}

describe.each(['xgboost-logistic', 'xgboost-squared'])('%s', (name) => {
  const figures: Figures = JSON.parse(textOf(`${name}.figures.json`));
  const read = importXgboost(textOf(`${name}.json`));
  if (!read.ok) throw new Error(read.error);
  const ensemble = read.value;
  const { values, rows } = featureMatrix(
    ensemble.columns,
    figures.rows.map((row) => row.map((value) => value ?? Number.NaN)),
  );

  test('scores to the last bit of single precision what XGBoost says', () => {
    const margins = new Float32Array(rows);
    compileScorer(ensemble)(values, rows, margins);
    expect([...margins]).toEqual(figures.margins);
    const predictions = ensemble.objective === 'logistic' ? margins.map(chanceOf) : margins;
    predictions.forEach((prediction, row) => expect(prediction).toBeCloseTo(figures.predictions[row]!, 6));
  });

  test('gives the reasons that XGBoost gives', () => {
    const { expected, explain } = explainer(ensemble);
    figures.contributions.forEach((contributions, row) => {
      const reasons = new Float64Array(ensemble.columns.length);
      explain(values, row * ensemble.columns.length, reasons);
      [...reasons, expected].forEach((reason, column) => expect(reason).toBeCloseTo(contributions[column]!, 5));
    });
  });
});

const changed = (from: string, to: string): string => textOf('xgboost-squared.json').replace(from, to);

test.each([
  ['no JSON', '{', 'no JSON'],
  ['another booster', changed('"name":"gbtree"', '"name":"dart"'), 'only gbtree'],
  ['another objective', changed('reg:squarederror', 'rank:pairwise'), 'objective.name is "rank:pairwise"'],
  ['several outputs', changed('"num_class":"0"', '"num_class":"3"'), 'only one output'],
  ['splits by category', changed('"split_type":[0', '"split_type":[1'), 'by category'],
  ['a circle', changed('"left_children":[1', '"left_children":[0'), 'runs in a circle'],
  ['a child that there is not', changed('"right_children":[2', '"right_children":[999'), 'has no node 999'],
  [
    'a feature that there is not',
    changed('"num_class":"0","num_feature":"5"', '"num_class":"0","num_feature":"1"'),
    'is no feature',
  ],
  ['no trees', changed('"trees"', '"trunks"'), 'trees is missing'],
])('a model with %s is refused in words', (_, text, error) => {
  expect(importXgboost(text)).toMatchObject({ ok: false, error: expect.stringContaining(error) });
});

test('a base score in brackets, as newer versions write it, is read', () => {
  const read = importXgboost(textOf('xgboost-squared.json').replace(/"base_score":"([^"]+)"/, '"base_score":"[$1]"'));
  expect(read).toMatchObject({ ok: true, value: { baseMargin: 1.5 } });
});

test.each([
  ['brackets for a name', '['.repeat(500_000) + ']'.repeat(500_000)],
  ['megabytes for a name', JSON.stringify('x'.repeat(2_000_000))],
])('a model with %s is refused in few words', (_, name) => {
  const read = importXgboost(textOf('xgboost-squared.json').replace(/"reg:squarederror"/gu, name));
  expect(read.ok).toBe(false);
  expect(read.ok ? '' : read.error.length).toBeLessThan(400);
});

test('a leaf that is a number only in double precision is refused', () => {
  const text = textOf('xgboost-squared.json').replace(/"split_conditions":\[[^,\]]+/u, '"split_conditions":[1e300');
  expect(importXgboost(text)).toMatchObject({ ok: false, error: expect.stringContaining('Infinity') });
});
