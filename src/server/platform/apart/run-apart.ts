import { err, type Actor, type Refusals, type Result } from '#core/kernel';
import { turns } from '#server/platform/turns';
import { Worker } from 'node:worker_threads';
import { apartRefusal } from './apart-refusals.ts';

/** A tariff of 12,000 lines and 25 columns takes 300 MB while it is read. */
const HEAP_MB_MAX = 1_024;
/** Two organisations at once. One alone never has both: what it sent waits behind what others sent. */
const inTurn = turns(2, { waitingMax: 32, ofOneParty: { atOnce: 1, waitingMax: 8 } });

export interface ApartJob {
  /** Reads its job (`workerData`), and answers with one message. */
  readonly program: URL;
  /** Who sent it: everybody of their organisation has one turn together. */
  readonly actor: Pick<Actor, 'organisationId' | 'userId'>;
  /** Asked when the turn has come: what waits for it holds no file in memory. */
  readonly job: () => unknown;
  /** Several times what the largest real one takes: others may be waiting for the turn. */
  readonly msMax: number;
}

/** Hands a job to a program in a thread of its own, bounded in time and memory, and gives what it answers. Refuses with `NoTurnLeft`. */
export const runApart = ({ program, actor, job, msMax }: ApartJob): Promise<Result<unknown, Refusals>> =>
  inTurn.run(async () => answerOfThread(program, await job(), { msMax, heapMbMax: HEAP_MB_MAX }), {
    party: actor.organisationId || actor.userId,
  });

/** The one message of a thread; a refusal where it takes more than it may. Throws where it fails or ends without an answer. */
export async function answerOfThread(
  program: URL,
  job: unknown,
  { msMax, heapMbMax }: { readonly msMax: number; readonly heapMbMax: number },
): Promise<Result<unknown, Refusals>> {
  const worker = new Worker(program, { workerData: job, resourceLimits: { maxOldGenerationSizeMb: heapMbMax } });
  const answer = new Promise<Result<unknown, Refusals>>((resolve, reject) => {
    const tooMuch = (): void => resolve(err([apartRefusal('TIM-108')]));
    const timer = setTimeout(tooMuch, msMax).unref();
    worker.once('message', resolve);
    worker.once('error', (error: Error) =>
      'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : reject(error),
    );
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('a thread that reads what somebody sent ended without an answer'));
    });
  });
  // A program that stops waits some seconds for those who are served, and not for a file that nobody waits for any more.
  worker.unref();
  try {
    return await answer;
  } finally {
    await worker.terminate();
  }
}
