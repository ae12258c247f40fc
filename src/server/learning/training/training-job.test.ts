import { instant } from '#core/kernel';
import { DEFAULT_TREE_SETTINGS, readModel, trainedOnOf } from '#core/learning';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { withSyntheticFinds } from '#tests/support/synthetic-learning';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { modelStore } from '../model-store.ts';
import { sha256, trainFromTables } from './train-from-tables.ts';
import type { TrainingPlan } from './training-plan.ts';
import { beginTraining, claimTraining, trainingStore, type TrainingStore } from './training-store.ts';
import { trainingJob, type TrainingJob } from './training-thread.ts';

const PLAN: TrainingPlan = {
  name: 'Thu 2026',
  provenance: 'synthetic',
  version: '0',
  upTo: '100000',
  chance: { ...DEFAULT_TREE_SETTINGS, trees: 400, depthMax: 4, learningRate: 0.02, rowShare: 0.8, columnShare: 0.6 },
  stake: { ...DEFAULT_TREE_SETTINGS, objective: 'squared', trees: 60, depthMax: 3 },
};
let database: TestDatabase;
let store: TrainingStore;
let whole: string;
beforeAll(async () => {
  database = await testDatabase();
  await withSyntheticFinds(database, { declarations: 600 });
  store = trainingStore(database.pool);
  const made = await trainFromTables({
    client: database.pool,
    plan: PLAN,
    from: undefined,
    onProgress: () => Promise.resolve(true),
  });
  if (made.kind !== 'made') throw new Error(made.kind);
  whole = made.file;
});
afterAll(() => database.close());

async function begun(plan = PLAN): Promise<string> {
  const id = randomUUID();
  const startedAt = instant('2026-11-21T03:00:00Z');
  const began = await beginTraining(database.pool, { id, userId: 'U1', startedAt, plan });
  expect(began).toBe('begun');
  return id;
}

const jobOf = (id: string): TrainingJob => ({
  id,
  connection: database.connection,
  stop: new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT),
  checkpointEveryTrees: 5,
});
const inThread = (job: TrainingJob): Worker =>
  new Worker(new URL('training-worker.ts', import.meta.url), { workerData: job });
const troubled = (trouble: string): never => {
  throw new Error(trouble);
};

test('a training that is killed goes on from its last checkpoint, in another thread, to the same bytes', async () => {
  const id = await begun();
  const killed = inThread(jobOf(id));
  await expect
    .poll(async () => (await store.find(id))?.progress, { interval: 5 })
    .toMatchObject({ stage: 'chance', done: expect.toSatisfy((done: number) => done >= 20) });
  await killed.terminate();
  await expect.poll(async () => (await store.waiting()).map((each) => each.id)).toEqual([id]);
  const { rows } = await database.pool.query(
    'select checkpoint is not null as kept, taken_up from learning.training where id = $1',
    [id],
  );
  // It came further: whatever ends it from now on is counted anew.
  expect(rows).toEqual([{ kept: true, taken_up: 0 }]);
  await trainingJob(jobOf(id), troubled);
  const done = await store.find(id);
  expect(done).toMatchObject({ status: 'done', isWaiting: false, hash: sha256(whole) });
  expect(await modelStore(database.pool).file(sha256(whole))).toBe(whole);
});

test('a training that is asked to stop stays to be taken up again, and one that is cancelled does not', async () => {
  const id = await begun();
  const job = jobOf(id);
  Atomics.store(new Int32Array(job.stop), 0, 1);
  await trainingJob(job, troubled);
  expect(await store.find(id)).toMatchObject({ status: 'running', isWaiting: true });
  await store.cancel(id);
  await trainingJob(jobOf(id), troubled);
  expect(await store.find(id)).toMatchObject({ status: 'cancelled', hash: null });
});

test('a training that is cancelled while it runs ends at one of its next trees', async () => {
  const id = await begun({ ...PLAN, chance: { ...PLAN.chance, trees: 50_000 } });
  const ended = once(inThread(jobOf(id)), 'exit');
  await expect.poll(async () => (await store.find(id))?.progress.stage, { interval: 5 }).toBe('chance');
  await store.cancel(id);
  await ended;
  expect(await store.find(id)).toMatchObject({ status: 'cancelled', hash: null });
});

test('two do not work on one training, and a second one does not begin beside the first', async () => {
  const id = await begun({ ...PLAN, chance: { ...PLAN.chance, trees: 50_000 } });
  const ended = once(inThread(jobOf(id)), 'exit');
  await expect.poll(async () => (await store.find(id))?.progress.stage, { interval: 5 }).toBe('chance');
  await trainingJob(jobOf(id), troubled);
  expect(await store.find(id)).toMatchObject({ status: 'running', isWaiting: false });
  const startedAt = instant('2026-11-21T03:00:00Z');
  expect(await beginTraining(database.pool, { id: randomUUID(), userId: 'U2', startedAt, plan: PLAN })).toBe('busy');
  await store.cancel(id);
  await ended;
});

test('what became known after the end of a plan has no part in its model', async () => {
  const before = { ...PLAN, upTo: '700' };
  const made = () =>
    trainFromTables({ client: database.pool, plan: before, from: undefined, onProgress: () => Promise.resolve(true) });
  const first = await made();
  await database.pool.query('update learning.outcome set violation = not violation where position > 700');
  await database.pool.query('update learning.outcome set reversed_at = 701 where position <= 700');
  const second = await made();
  await database.pool.query('update learning.outcome set violation = not violation where position > 700');
  await database.pool.query('update learning.outcome set reversed_at = null');
  expect(first.kind).toBe('made');
  expect(second).toEqual(first);
});

test('the card says what the model was made of, and the file is read back', () => {
  const model = readModel(whole, sha256);
  if (!model.ok) throw new Error(model.error);
  expect(model.value.card).toMatchObject({ name: 'Thu 2026', provenance: 'synthetic' });
  expect(trainedOnOf(model.value.card).en).toContain('2026-08-01');
  expect(model.value.card.metrics['auc']).toBeGreaterThan(0.7);
  expect(model.value.stake).toBeDefined();
  expect(model.value.profile).toBeDefined();
});

test('tables with too few finds make no model', async () => {
  const few = { ...PLAN, upTo: '120' };
  const id = await begun(few);
  await trainingJob(jobOf(id), troubled);
  expect(await store.find(id)).toMatchObject({ status: 'tooLittle', hash: null });
});

/** As a thread that runs out of memory does: it is gone, and says nothing. */
async function dies(id: string): Promise<void> {
  const client = new pg.Client(database.connection);
  await client.connect();
  expect(await claimTraining(client, id)).toBeDefined();
  await client.end();
  await expect.poll(async () => (await store.find(id))?.isWaiting).toBe(true);
}

test('a training whose thread dies again and again without coming further is given up', async () => {
  const id = await begun();
  for (let death = 0; death < 5; death += 1) await dies(id);
  const troubles: string[] = [];
  await trainingJob(jobOf(id), (trouble) => troubles.push(trouble));
  expect(troubles).toEqual([expect.stringContaining(id)]);
  expect(await store.find(id)).toMatchObject({ status: 'failed', isWaiting: false, hash: null });
});

test('one that was asked to stop in between goes on', async () => {
  const id = await begun();
  for (let death = 0; death < 4; death += 1) await dies(id);
  const stopped = jobOf(id);
  Atomics.store(new Int32Array(stopped.stop), 0, 1);
  await trainingJob(stopped, troubled);
  for (let death = 0; death < 4; death += 1) await dies(id);
  await trainingJob(jobOf(id), troubled);
  expect(await store.find(id)).toMatchObject({ status: 'done', hash: sha256(whole) });
});
