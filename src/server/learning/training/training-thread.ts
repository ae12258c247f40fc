import pg from 'pg';
import { keepModel } from '../model-store.ts';
import { claimTraining, endTraining, keepCheckpoint, keepProgress } from './training-store.ts';
import { trainFromTables, type MadeModel } from './train-from-tables.ts';

/** All that a thread of its own needs to train. */
export interface TrainingJob {
  readonly id: string;
  readonly connection: pg.ClientConfig;
  /** One whole number; anything but 0 ends the thread at its next tree, and leaves the training to be taken up again. */
  readonly stop: SharedArrayBuffer;
  /** A checkpoint is kept after so many trees. */
  readonly checkpointEveryTrees: number;
}

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
    await carryOut(job, client, claimed).catch(async (error: unknown) => {
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
  { plan, from }: NonNullable<Awaited<ReturnType<typeof claimTraining>>>,
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
  if (made.kind === 'stopped') return;
  if (made.kind === 'tooLittle') return endTraining(client, id, 'tooLittle');
  await keepModel(client, made);
  await endTraining(client, id, 'done', made.hash);
}
