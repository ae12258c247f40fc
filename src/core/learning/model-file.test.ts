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

test.each<[string, Parameters<typeof forged>[0], string]>([
  ['a circle', ({ chance }) => (chance.left![chance.left!.findIndex((left) => left > 0)] = 0), 'leads out of its tree'],
  ['a way into the next tree', ({ chance }) => (chance.left![0] = chance.roots![1]!), 'leads out of its tree'],
  ['a column that there is not', ({ chance }) => (chance.feature![0] = 99), 'a column that there is not'],
  ['a list cut short', ({ chance }) => chance.cover!.pop(), 'not of one length'],
  ['trees without nodes', ({ chance }) => chance.roots!.splice(1, 0, 0), 'has no nodes'],
  ['words for numbers', ({ chance }) => Object.assign(chance, { left: 'none' }), 'shape'],
  ['a profile of other columns', ({ profile }) => profile.columns.pop(), 'columns of the model'],
  ['a card without where it comes from', ({ card }) => delete card.provenance, 'shape'],
])('a forged model with %s is refused, not scored', (_, change, error) => {
  expect(readModel(forged(change), digest)).toMatchObject({ ok: false, error: expect.stringContaining(error) });
});

test.each(['', '[]', '{}', 'null', '{"format":"haidang-model","formatVersion":99}'])('%j is no model', (text) => {
  expect(readModel(text, digest).ok).toBe(false);
});
