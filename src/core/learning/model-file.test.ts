import { inventedPart, trained } from '#tests/support/learning-data';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  calibrate,
  chanceOf,
  compileScorer,
  DEFAULT_TREE_SETTINGS,
  modelProfile,
  readModel,
  writeModel,
  type LearnedModel,
  type TreeEnsemble,
} from './index.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const settings = { ...DEFAULT_TREE_SETTINGS, trees: 12 };
const part = inventedPart(1, 500);
const scoresOf = (ensemble: TreeEnsemble): number[] => {
  const margins = new Float64Array(part.features.rows);
  compileScorer(ensemble)(part.features.values, part.features.rows, margins);
  return [...margins];
};

function model(): LearnedModel {
  const { ensemble: chance } = trained({ part, settings });
  const { ensemble: stake } = trained({ part, settings: { ...settings, objective: 'squared' } });
  return {
    card: {
      name: 'Mô hình thử',
      provenance: 'synthetic',
      trainedOn: 'Invented rows of a test.',
      rows: 500,
      positives: 200,
      heldBack: 0,
      metrics: { auc: 0.9 },
      settings,
      version: '0.1.0',
    },
    chance,
    stake,
    calibration: calibrate(Float64Array.from(scoresOf(chance)), part.targets),
    profile: modelProfile(part.features, Float64Array.from(scoresOf(chance), chanceOf)),
  };
}

const written = writeModel(model(), digest);
interface ForgedBody {
  readonly chance: Record<string, number[]>;
  readonly card: Record<string, unknown>;
  readonly profile: { readonly columns: unknown[] };
  readonly calibration: Record<string, number[]>;
}
/** Changes what was written, and gives it the hash that belongs to it. */
function forged(change: (body: ForgedBody) => void): string {
  const { hash: _, ...body } = JSON.parse(written);
  change(body);
  // The keys stand in canonical order already.
  const text = JSON.stringify(body);
  const hash = digest(text);
  return JSON.stringify({ ...body, hash });
}

test('a model read back scores to the bit what was written, and is written again as the same bytes', () => {
  const read = readModel(written, digest);
  if (!read.ok) throw new Error(read.error);
  expect(scoresOf(read.value.chance)).toEqual(scoresOf(model().chance));
  expect(read.value.profile).toEqual(model().profile);
  expect(writeModel(read.value, digest)).toBe(written);
});

test('training again with the same seed gives the same bytes', () => {
  expect(writeModel(model(), digest)).toBe(written);
});

test('a model changed by one digit is not read', () => {
  const changed = written.replace('"rows":500', '"rows":501');
  expect(readModel(changed, digest)).toMatchObject({ ok: false, error: expect.stringContaining('hash') });
});

const leafOf = ({ feature }: Record<string, number[]>): number => feature!.indexOf(-1);
/** Every node leads to the next two: thirty of them have more than a million ways through. */
function shareChildren(chance: Record<string, number[]>): void {
  const nodes = 40;
  const list = (of: (node: number) => number): number[] => Array.from({ length: nodes }, (_, node) => of(node));
  Object.assign(chance, {
    roots: [0, nodes],
    feature: list((node) => (node < nodes - 2 ? 0 : -1)),
    left: list((node) => (node < nodes - 2 ? node + 1 : 0)),
    ...Object.fromEntries(['threshold', 'missingLeft', 'cover', 'gain'].map((name) => [name, list(() => 1)])),
  });
}
/** Of each two children, the first asks on. */
function pathOf(depth: number): Record<string, number[]> {
  const nodes = 2 * depth + 1;
  const list = (of: (node: number) => number): number[] => Array.from({ length: nodes }, (_, node) => of(node));
  const asks = (node: number): boolean => node < nodes - 2 && (node === 0 || node % 2 === 1);
  return {
    roots: [0, nodes],
    feature: list((node) => (asks(node) ? 0 : -1)),
    left: list((node) => (asks(node) ? (node === 0 ? 1 : node + 2) : 0)),
    ...Object.fromEntries(['threshold', 'missingLeft', 'cover', 'gain'].map((name) => [name, list(() => 1)])),
  };
}

test.each<[string, Parameters<typeof forged>[0], string]>([
  ['a circle', ({ chance }) => (chance.left![chance.left!.findIndex((left) => left > 0)] = 0), 'leads out of its tree'],
  ['a way into the next tree', ({ chance }) => (chance.left![0] = chance.roots![1]!), 'leads out of its tree'],
  ['a column that there is not', ({ chance }) => (chance.feature![0] = 99), 'a column that there is not'],
  ['a list cut short', ({ chance }) => chance.cover!.pop(), 'not of one length'],
  ['trees without nodes', ({ chance }) => chance.roots!.splice(1, 0, 0), 'has no nodes'],
  ['words for numbers', ({ chance }) => Object.assign(chance, { left: 'none' }), 'shape'],
  ['a profile of other columns', ({ profile }) => profile.columns.pop(), 'columns of the model'],
  [
    'a column that is one only in 32 bits',
    ({ chance }) => (chance.feature![0] = -4_294_967_295),
    'a column that there is not',
  ],
  [
    'a leaf that says more than can be added up',
    ({ chance }) => (chance.threshold![leafOf(chance)] = 1e300),
    'says Infinity',
  ],
  ['a split at no number of single precision', ({ chance }) => (chance.threshold![0] = -1e300), 'splits at -Infinity'],
  ['a weight beyond single precision', ({ chance }) => (chance.cover![0] = 1e300), 'weighs nothing'],
  ['a number that JSON has no word for', ({ chance }) => (chance.baseMargin = 1e300 as never), 'begins at'],
  ['two nodes that lead to one', ({ chance }) => shareChildren(chance), 'two nodes lead to'],
  ['a tree of one path, ten thousand deep', ({ chance }) => Object.assign(chance, pathOf(10_000)), 'splits deep'],
  [
    'a calibration that falls',
    ({ calibration }) => Object.assign(calibration, { chances: calibration.chances!.toReversed() }),
    'calibration',
  ],
  ['a calibration of more than certainty', ({ calibration }) => calibration.chances!.splice(-1, 1, 7), 'calibration'],
  ['a calibration of other scores', ({ calibration }) => calibration.scores!.pop(), 'calibration'],
  ['a card without where it comes from', ({ card }) => delete card.provenance, 'shape'],
])('a forged model with %s is refused, not scored', (_, change, error) => {
  expect(readModel(forged(change), digest)).toMatchObject({ ok: false, error: expect.stringContaining(error) });
});

test.each(['', '[]', '{}', 'null', '{"format":"haidang-model","formatVersion":99}'])('%j is no model', (text) => {
  expect(readModel(text, digest).ok).toBe(false);
});

test.each([
  ['brackets', `{"format":"haidang-model","formatVersion":1,"extra":${'['.repeat(500_000)}${']'.repeat(500_000)}}`],
  ['a number beyond all numbers', written.replace(/"baseMargin":[^,]+/u, '"baseMargin":1e999')],
])('a file with %s is refused, and not thrown about', (_, text) => {
  expect(readModel(text, digest).ok).toBe(false);
});
