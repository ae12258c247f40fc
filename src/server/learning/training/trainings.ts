import { SYSTEM } from '#core/access';
import { DEFAULT_TREE_SETTINGS, type Provenance, type TreeSettings } from '#core/learning';
import { modelOf } from '#core/model';
import { lookAgain, type DailyJob, type LookingAgain } from '#server/jobs';
import { inTransaction, run } from '#server/platform/database';
import type { Services } from '#server/platform/services';
import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import type { LearnedRoom } from '../learned-room.ts';
import { SQL } from '../learning-sql.ts';
import { modelStore } from '../model-store.ts';
import { ENOUGH, isTrial, type TrainingPlan, type TrialPlan } from './training-plan.ts';
import { beginTraining, trainingStore, type TrainingStore } from './training-store.ts';
import type { TrainingJob } from './training-thread.ts';

/** Making models, beside the program and in threads of their own. */
export interface Trainings extends Omit<TrainingStore, 'waiting' | 'tried'> {
  /** Begins one on all that is known by now. */
  readonly begin: (userId: string, wanted: WantedTraining) => Promise<BegunTraining>;
  /** What there is to learn from. */
  readonly material: () => Promise<Material>;
  /** Takes up what was interrupted, makes known what was made, and tries what was brought in; by itself now and then. */
  readonly looking: LookingAgain;
  /** Every night a candidate of the newest finds. It has no role: somebody has to propose it, and somebody else to agree. */
  readonly nightly: DailyJob;
  readonly stop: () => Promise<void>;
}

export interface WantedTraining {
  readonly name: string;
  readonly seed: number;
}

export type BegunTraining =
  | { readonly kind: 'begun'; readonly id: string }
  | { readonly kind: 'busy' }
  | { readonly kind: 'tooLittle'; readonly material: Material };

export interface Material {
  /** Imports that are known. */
  readonly declarations: number;
  /** Of them, those that were looked at, and on which something was found. */
  readonly looked: number;
  readonly finds: number;
}

const isEnough = ({ looked, finds }: Material): boolean => looked >= ENOUGH.looked && finds >= ENOUGH.finds;
const NOTHING: Material = { declarations: 0, looked: 0, finds: 0 };

export interface TrainingsOptions {
  readonly services: Pick<Services, 'engine' | 'pool' | 'clock' | 'reference'>;
  readonly connection: pg.ClientConfig;
  readonly learned: Pick<LearnedRoom, 'state' | 'refresh' | 'makeBars'>;
  /** What traffic of this program is: whatever is learned from a demonstration is learned from invented things. */
  readonly provenance: Provenance;
  readonly version: string;
  readonly isWriter: () => boolean;
  readonly byItself: boolean;
  readonly onTrouble: (error: unknown) => void;
}

/** Few and shallow: some thousand findings are all there is to learn from. */
const CHANCE: TreeSettings = {
  ...DEFAULT_TREE_SETTINGS,
  trees: 240,
  depthMax: 4,
  learningRate: 0.06,
  childWeightMin: 2,
  l2: 2,
  rowShare: 0.8,
  columnShare: 0.6,
  patienceTrees: 40,
};
const STAKE: TreeSettings = {
  ...CHANCE,
  objective: 'squared',
  trees: 80,
  depthMax: 3,
  rowsPerLeafMin: 5,
  patienceTrees: 0,
};

const LOOK_MS = 5_000;
/** The same kept goods give the same trial. */
const TRIAL_SEED = 1;
const DAY_MS = 86_400_000;
const CHECKPOINT_EVERY_TREES = 10;
/** A million rows of features are some 150 MB, and binned the quarter of that. */
const HEAP_MB_MAX = 2_048;

export function openTrainings(options: TrainingsOptions): Trainings {
  const { services, learned, onTrouble } = options;
  const { pool, clock } = services;
  const { waiting, tried, ...store } = trainingStore(pool);
  const models = modelStore(pool);
  let isStopping = false;
  const running = new Map<string, { readonly stop: SharedArrayBuffer; readonly ended: Promise<void> }>();

  const start = (id: string): void => {
    if (running.has(id)) return;
    const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const ended = inThread(jobOf(id, options, stop), onTrouble)
      // Of a model in service, a trial may say where bars lie.
      .then(() => (isStopping ? undefined : learned.makeBars()))
      .catch(onTrouble)
      .finally(() => running.delete(id));
    // What was made is known as soon as its thread is over, not at the next look.
    void ended.then(() => (isStopping ? 0 : looking.runDue())).catch(onTrouble);
    running.set(id, { stop, ended });
  };
  const material = async (): Promise<Material> => (await run(pool, SQL.material, []))[0] ?? NOTHING;
  const head = async (): Promise<string> => (await run(pool, SQL.head, []))[0]?.position ?? '0';
  const beginPlan = async (userId: string, plan: TrainingPlan | TrialPlan): Promise<BegunTraining> => {
    const id = randomUUID();
    const begun = await inTransaction(pool, (client) =>
      beginTraining(client, { id, userId, startedAt: clock.now(), plan }),
    );
    if (begun === 'busy') return { kind: 'busy' };
    start(id);
    return { kind: 'begun', id };
  };
  const begin: Trainings['begin'] = async (userId, wanted) => {
    const known = await material();
    if (!isEnough(known)) return { kind: 'tooLittle', material: known };
    return beginPlan(userId, planOf(wanted, await head(), options));
  };
  /** A model that was brought in and never tried; or else one of which too little was kept to say what it is worth, and is not any more. */
  const untried = async (): Promise<string | undefined> => {
    const hashes = learned.state().models.flatMap(({ hash, source }) => (source === 'file' ? [hash] : []));
    if (hashes.length === 0) return undefined;
    const known = await tried(hashes);
    const fresh = hashes.find((hash) => !known.has(hash));
    if (fresh !== undefined) return fresh;
    const dayAgoMs = Date.parse(clock.now()) - DAY_MS;
    const rested = hashes.filter((hash) => (known.get(hash)?.getTime() ?? 0) < dayAgoMs);
    const about = await models.about(rested);
    const unmeasured = rested.find((hash) => !about.get(hash)?.trial?.measured);
    return unmeasured !== undefined && isEnough(await material()) ? unmeasured : undefined;
  };
  const tryOne = async (): Promise<void> => {
    const tries = await untried();
    const model = tries === undefined ? undefined : modelOf(learned.state(), tries);
    if (tries === undefined || model === undefined) return;
    const { name } = model;
    // Where another runs, its turn comes at a later look.
    await beginPlan(SYSTEM.userId, {
      name,
      provenance: options.provenance,
      tries,
      upTo: await head(),
      seed: TRIAL_SEED,
    });
  };
  const looking = lookAgain({
    everyMs: LOOK_MS,
    isWriter: options.isWriter,
    byItself: options.byItself,
    onTrouble,
    work: async () => {
      for (const { id } of await waiting()) start(id);
      await tryOne();
      await Promise.all(options.byItself ? [] : [...running.values()].map(({ ended }) => ended));
      return addMade(await store.list(), { services, learned, models });
    },
  });
  return {
    ...store,
    begin,
    material,
    looking,
    nightly: {
      name: 'learning.candidate',
      run: async (today) => void (await begin(SYSTEM.userId, { name: today, seed: 1 })),
    },
    stop: async () => {
      isStopping = true;
      await looking.stop();
      for (const { stop } of running.values()) Atomics.store(new Int32Array(stop), 0, 1);
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}

const planOf = (
  { name, seed }: WantedTraining,
  upTo: string,
  { provenance, version }: Pick<TrainingsOptions, 'provenance' | 'version'>,
): TrainingPlan => ({ name, provenance, version, upTo, chance: { ...CHANCE, seed }, stake: { ...STAKE, seed } });

const jobOf = (
  id: string,
  { connection }: Pick<TrainingsOptions, 'connection'>,
  stop: SharedArrayBuffer,
): TrainingJob => ({ id, connection, stop, checkpointEveryTrees: CHECKPOINT_EVERY_TREES });

function inThread(job: TrainingJob, onTrouble: (error: unknown) => void): Promise<void> {
  const worker = new Worker(new URL('training-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB_MAX },
  });
  worker.on('message', (trouble: string) => onTrouble(new Error(trouble)));
  worker.on('error', onTrouble);
  return new Promise((resolve) => worker.once('exit', () => resolve()));
}

/** A model that was made is known once the journal names it: a program that ended between the two does so at its next look. */
async function addMade(
  trainings: Awaited<ReturnType<TrainingStore['list']>>,
  {
    services,
    learned,
    models,
  }: Pick<TrainingsOptions, 'services' | 'learned'> & { readonly models: ReturnType<typeof modelStore> },
): Promise<number> {
  const made = trainings.flatMap(({ hash, status, plan }) =>
    status === 'done' && hash !== null && !isTrial(plan) ? [hash] : [],
  );
  if (made.every((hash) => modelOf(learned.state(), hash))) return 0;
  await learned.refresh();
  let added = 0;
  const unknown = made.filter((hash) => modelOf(learned.state(), hash) === undefined);
  for (const { hash, card } of (await models.about(unknown)).values()) {
    const { code: country } = services.reference.current().reference.country;
    const answer = await services.engine.submit(
      {
        type: 'model.add',
        data: { country, hash, name: card.name, provenance: card.provenance, source: 'training' },
        actor: SYSTEM,
      },
      { sender: SYSTEM.userId, key: `model.add ${hash}`, trafficClass: 'internal' },
    );
    if (answer.status === 'accepted') added += 1;
  }
  if (added > 0) await learned.refresh();
  return added;
}
