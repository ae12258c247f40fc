import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { chanceOf, compileScorer, explainer, featureMatrix, importOnnx, withCover } from './index.ts';

/** Made by `golden/make-onnx.py`: trees of LightGBM, written with the tools of the standard; the figures are ONNX Runtime's. */
const GOLDEN = path.join(import.meta.dirname, 'golden');
const bytesOf = (name: string): Uint8Array => readFileSync(path.join(GOLDEN, `${name}.onnx`));
const COLUMNS = ['a', 'b', 'c', 'd', 'e'];

interface Figures {
  readonly rows: readonly (readonly (number | null)[])[];
  readonly predictions: readonly number[];
}

describe.each(['onnx-logistic', 'onnx-squared'])('%s', (name) => {
  const figures: Figures = JSON.parse(readFileSync(path.join(GOLDEN, `${name}.figures.json`), 'utf8'));
  const read = importOnnx(bytesOf(name), COLUMNS);
  if (!read.ok) throw new Error(read.error);
  const ensemble = read.value;
  const matrix = featureMatrix(
    COLUMNS,
    figures.rows.map((row) => row.map((value) => value ?? Number.NaN)),
  );
  const margins = new Float32Array(matrix.rows);
  compileScorer(ensemble)(matrix.values, matrix.rows, margins);

  test('scores what the runtime says, to single precision', () => {
    const predictions = ensemble.objective === 'logistic' ? margins.map(chanceOf) : margins;
    predictions.forEach((prediction, row) => expect(prediction).toBeCloseTo(figures.predictions[row]!, 6));
  });

  test('can be explained: what is expected and the reasons add up to the score', () => {
    for (const trees of [ensemble, withCover(ensemble, matrix)]) {
      const { expected, explain } = explainer(trees);
      for (let row = 0; row < matrix.rows; row += 1) {
        const reasons = new Float64Array(COLUMNS.length);
        explain(matrix.values, row * COLUMNS.length, reasons);
        expect(reasons.reduce((sum, reason) => sum + reason, expected)).toBeCloseTo(margins[row]!, 5);
      }
    }
  });

  test('counted by rows, what is expected of nothing is near the mean of what is said of them', () => {
    const often = featureMatrix(
      COLUMNS,
      Array.from({ length: 50 }, () => figures.rows.map((row) => row.map((value) => value ?? Number.NaN))).flat(),
    );
    const mean = margins.reduce((sum, margin) => sum + margin, 0) / margins.length;
    expect(explainer(withCover(ensemble, often)).expected).toBeCloseTo(mean, 1);
  });
});

/** The file with one text exchanged for another of the same length. */
function changed(from: string, to: string): Uint8Array {
  expect(to).toHaveLength(from.length);
  const text = Buffer.from(bytesOf('onnx-logistic')).toString('latin1');
  expect(text).toContain(from);
  return Buffer.from(text.replaceAll(from, to), 'latin1');
}

test.each([
  ['bytes that are no message', Uint8Array.of(0x3a, 0x7f, 1, 2), 'the model is no ONNX: a field runs beyond'],
  ['a number without an end', new Uint8Array(40).fill(0xff), 'the model is no ONNX: a number'],
  ['nothing in it', new Uint8Array(0), 'has no graph'],
  [
    'another operator instead of trees',
    changed('TreeEnsembleClassifier', 'SVMsEnsembleClassifier'),
    '0 ensembles of trees',
  ],
  ['something that changes rows first', changed('Cast', 'Sqrt'), 'Sqrt change the row'],
  ['splits by equality', changed('BRANCH_LEQ', 'BRANCH_EQQ'), 'only splits by order'],
  ['chances that are no logistic', changed('LOGISTIC', 'PROBITIC'), 'post_transform is PROBITIC'],
  ['trees of double precision', changed('nodes_hitrates', 'hits_as_tensor'), 'only single precision'],
])('a model with %s is refused in words', (_, bytes, error) => {
  expect(importOnnx(bytes, COLUMNS)).toMatchObject({ ok: false, error: expect.stringContaining(error) });
});

test('a model of rows of another width is refused', () => {
  expect(importOnnx(bytesOf('onnx-squared'), ['a'])).toMatchObject({
    ok: false,
    error: 'the model wants rows of 5 features; here they have 1',
  });
});

test('whatever part of a file is missing or changed, it is read or refused, and never thrown about', () => {
  const bytes = bytesOf('onnx-squared');
  for (let at = 0; at < bytes.length; at += 7) {
    const broken = Uint8Array.from(bytes);
    broken[at] = (broken[at] ?? 0) ^ 0x55;
    for (const tried of [broken, bytes.subarray(0, at)]) expect(importOnnx(tried, COLUMNS)).toHaveProperty('ok');
  }
});
