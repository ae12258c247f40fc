import pg from 'pg';
import { keepModel, modelStore } from '../model-store.ts';
import { claimTraining, endTraining, keepCheckpoint, keepProgress, restTraining } from './training-store.ts';
import { isTrial, type TrainingPlan, type TrialPlan } from './training-plan.ts';
import { trainFromTables, type MadeModel } from './train-from-tables.ts';
import { tryOnTables } from './try-on-tables.ts';
import type { ModelCheckpoint } from '#core/learning';

/** All that a thread of its own needs to train. */
export interface TrainingJob {
  readonly id: string;
  readonly connection: pg.ClientConfig;
  /** One whole number; anything but 0 ends the thread at its next tree, and leaves the training to be taken up again. */
  readonly stop: SharedArrayBuffer;
  /** A checkpoint is kept after so many trees. */
  readonly checkpointEveryTrees: number;
}

/** A thread that runs out of memory ends without a word, and would at the same place again, every few seconds for ever. */
const TAKEN_UP_MAX = 5;

/** One training from where it is to its end, whatever that is; how far it is stands in the table. `onTrouble` hears of bugs. */
export async function trainingJob(job: TrainingJob, onTrouble: (message: string) => void): Promise<void> {
  const client = new pg.Client({ ...job.connection, application_name: 'haidang training' });
  // A connection that breaks is learnt of from the query on it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const claimed = await claimTraining(client, job.id);
    // It is over, or somebody else works on it.
    if (claimed === undefined) return;
    const { plan, from, takenUp } = claimed;
    if (takenUp > TAKEN_UP_MAX) {
      onTrouble(`The training ${job.id} ended ${TAKEN_UP_MAX} times without coming further, and is given up`);
      return await endTraining(client, job.id, 'failed');
    }
    const carried = isTrial(plan) ? carryOutTrial(job, client, plan) : carryOut(job, client, { plan, from });
    await carried.catch(async (error: unknown) => {
      onTrouble(error instanceof Error ? (error.stack ?? error.message) : String(error));
      await endTraining(client, job.id, 'failed');
    });
  } finally {
    await client.end();
  }
}

async function carryOut(
  job: TrainingJob,
  client: pg.Client,
  { plan, from }: { readonly plan: TrainingPlan; readonly from: ModelCheckpoint | undefined },
): Promise<void> {
  const stopAsked = new Int32Array(job.stop);
  const made = await trainFromTables({
    client,
    plan,
    from,
    onProgress: async (progress, checkpoint) => {
      const isAsked = Atomics.load(stopAsked, 0) !== 0;
      const isDue = progress.stage === 'reading' || progress.done % job.checkpointEveryTrees === 0;
      if (checkpoint !== undefined && (isAsked || isDue)) await keepCheckpoint(client, job.id, checkpoint());
      // Only then it learns that it was cancelled: some trees are grown for nothing, and none waits for the database.
      const goesOn = !isDue || (await keepProgress(client, job.id, progress));
      return goesOn && !isAsked;
    },
  });
  await conclude(job, client, made);
}

async function conclude({ id }: TrainingJob, client: pg.Client, made: MadeModel): Promise<void> {
  if (made.kind === 'stopped') return restTraining(client, id);
  if (made.kind === 'tooLittle') return endTraining(client, id, 'tooLittle');
  await keepModel(client, made);
  await endTraining(client, id, 'done', made.hash);
}

async function carryOutTrial(job: TrainingJob, client: pg.Client, plan: TrialPlan): Promise<void> {
  const stopAsked = new Int32Array(job.stop);
  const store = modelStore(client);
  const model = await store.read(plan.tries);
  if (model === undefined) throw new Error(`The model ${plan.tries} cannot be read`);
  const tried = await tryOnTables({
    client,
    plan,
    model,
    onProgress: async (progress) => (await keepProgress(client, job.id, progress)) && Atomics.load(stopAsked, 0) === 0,
  });
  if (tried.kind === 'stopped') return restTraining(client, job.id);
  if (tried.kind === 'tried') await store.keepTrial(plan.tries, tried);
  await endTraining(client, job.id, tried.kind === 'tried' ? 'done' : 'tooLittle', plan.tries);
}
