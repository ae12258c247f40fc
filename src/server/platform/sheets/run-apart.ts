import { err, type Refusals, type Result } from '#core/kernel';
import { turns } from '#server/platform/turns';
import { Worker } from 'node:worker_threads';
import { sheetRefusal } from './sheet-limits.ts';

/** The largest table there is, a tariff of 12,000 lines and 25 columns takes 4 s on a laptop. */
const JOB_MS_MAX = 60_000;
/** The same tariff takes 300 MB while it is read. */
const HEAP_MB_MAX = 1_024;
/** Two people at once; the next waits. */
const JOBS_AT_ONCE = 2;
/** Each holds its file, 8 or 20 MB. */
const JOBS_WAITING_MAX = 8;
const inTurn = turns(JOBS_AT_ONCE, JOBS_WAITING_MAX);

/** Hands a job to a program in a thread of its own, bounded in time and memory, and gives the one message that it answers with. */
export const runApart = (program: URL, job: unknown): Promise<Result<unknown, Refusals>> =>
  inTurn.run(() => answerOf(program, job));

async function answerOf(program: URL, job: unknown): Promise<Result<unknown, Refusals>> {
  const worker = new Worker(program, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB_MAX },
  });
  const answer = new Promise<Result<unknown, Refusals>>((resolve, reject) => {
    const tooMuch = (): void => resolve(err([sheetRefusal('TIM-108')]));
    const timer = setTimeout(tooMuch, JOB_MS_MAX);
    worker.once('message', resolve);
    worker.once('error', (error: Error) =>
      'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : reject(error),
    );
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('a reader of tables ended without an answer'));
    });
  });
  try {
    return await answer;
  } finally {
    await worker.terminate();
  }
}
