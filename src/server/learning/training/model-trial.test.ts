import { instant } from '#core/kernel';
import { DEFAULT_TREE_SETTINGS, lacksCover, readModel, treeCount, writeModel, type LearnedModel } from '#core/learning';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { withSyntheticFinds } from '#tests/support/synthetic-learning';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { modelStore } from '../model-store.ts';
import { sha256, trainFromTables } from './train-from-tables.ts';
import type { TrialPlan } from './training-plan.ts';
import { beginTraining, trainingStore } from './training-store.ts';
import { trainingJob } from './training-thread.ts';

const UP_TO = '100000';
const DECLARATIONS = 600;
let database: TestDatabase;
/** Of a file that says neither what scores mean nor what came by its nodes, as one out of ONNX. */
let brought: { readonly model: LearnedModel; readonly file: string; readonly hash: string };

beforeAll(async () => {
  database = await testDatabase();
  await withSyntheticFinds(database, { declarations: DECLARATIONS });
  const made = await trainFromTables({
    client: database.pool,
    plan: {
      name: 'Mang đến',
      provenance: 'synthetic',
      version: '0',
      upTo: UP_TO,
      chance: { ...DEFAULT_TREE_SETTINGS, trees: 40, depthMax: 3 },
      stake: { ...DEFAULT_TREE_SETTINGS, objective: 'squared', trees: 5, depthMax: 2 },
    },
    from: undefined,
    onProgress: () => Promise.resolve(true),
  });
  const read = made.kind === 'made' ? readModel(made.file, sha256) : undefined;
  if (!read?.ok) throw new Error('a model is made');
  const { card, chance } = read.value;
  const nothing = (): Float32Array => new Float32Array(chance.feature.length);
  const model = { card, chance: { ...chance, cover: nothing().fill(1), gain: nothing() } };
  const file = writeModel(model, sha256);
  brought = { model, file, hash: sha256(file) };
  await modelStore(database.pool).keep({ hash: brought.hash, file, card, spread: undefined });
});
afterAll(() => database.close());

async function tried(upTo = UP_TO) {
  const id = randomUUID();
  const plan: TrialPlan = { name: 'Mang đến', provenance: 'synthetic', tries: brought.hash, upTo, seed: 1 };
  const startedAt = instant('2026-11-21T03:00:00Z');
  expect(await beginTraining(database.pool, { id, userId: 'U1', startedAt, plan })).toBe('begun');
  const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  await trainingJob({ id, connection: database.connection, stop, checkpointEveryTrees: 5 }, (trouble) => {
    throw new Error(trouble);
  });
  const ended = await trainingStore(database.pool).find(id);
  const about = await modelStore(database.pool).about([brought.hash]);
  return { ended, stored: about.get(brought.hash) };
}

test('where nothing is kept there is nothing to try a model on, and nothing is made up', async () => {
  const { ended, stored } = await tried('0');
  expect(ended).toMatchObject({ status: 'tooLittle', hash: brought.hash });
  expect(stored).toMatchObject({ trial: null, spread: null });
});

test('a few imports say how ranks spread only where there are enough of them, and few outcomes measure nothing', async () => {
  const few = await tried('50');
  expect(few.ended).toMatchObject({ status: 'done' });
  expect(few.stored).toMatchObject({ spread: null, trial: { measured: null } });
  const more = await tried('130');
  expect(more.stored?.trial).toMatchObject({ measured: null });
  expect(more.stored?.spread?.['']?.ranks).toHaveLength(101);
});

test('it is measured on the latest of what was looked at, and its ranks are spread office by office', async () => {
  const { stored } = await tried();
  const { trial, spread } = stored ?? {};
  expect(trial).toMatchObject({ declarations: DECLARATIONS, provenance: 'synthetic' });
  expect(trial?.measured?.metrics['auc']).toBeGreaterThan(0.7);
  expect(trial?.measured?.declarations).toBe(trial!.looked - Math.floor(trial!.looked * 0.7));
  const said = trial?.measured?.said ?? [];
  expect(said.at(-1)!.said).toBeGreaterThan(said[0]!.said);
  expect(said.reduce((sum, { rows }) => sum + rows, 0)).toBe(trial?.measured?.rows);
  expect(said.reduce((sum, { found }) => sum + found, 0)).toBe(trial?.measured?.finds);
  expect(trial?.importance?.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(Object.keys(spread ?? {}).toSorted()).toEqual(['', '02CI', '03CC']);
  expect(spread?.['02CI']?.perDay).toBeGreaterThan(0);
});

test('the file stays as it came, and what came by its nodes is counted once, so that reasons of a case stay what they are', async () => {
  const store = modelStore(database.pool);
  await tried('130');
  const before = await store.read(brought.hash);
  await tried();
  const after = await store.read(brought.hash);
  expect(await store.file(brought.hash)).toBe(brought.file);
  expect(lacksCover(brought.model.chance)).toBe(true);
  expect(lacksCover(after!.chance)).toBe(false);
  expect(after!.chance.cover).toEqual(before!.chance.cover);
  for (let tree = 0; tree < treeCount(after!.chance); tree += 1)
    expect(after!.chance.cover[after!.chance.roots[tree]!]).toBeGreaterThan(1);
});

test('the same kept goods give the same trial', async () => {
  const [first, second] = [await tried(), await tried()];
  expect(second.stored?.trial).toEqual(first.stored?.trial);
  expect(second.stored?.spread).toEqual(first.stored?.spread);
});
