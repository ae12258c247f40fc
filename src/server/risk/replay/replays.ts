import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Clock } from '#core/kernel';
import type pg from 'pg';
import type { LawInForce } from './past-law.ts';
import type { ReplayQuestion } from './replay-question.ts';
import { replayStore, RUNNING_MAX, type ReplayStore } from './replay-store.ts';
import type { ReplayJob, ReplayMessage } from './replay-thread.ts';

/** Trying rules on the past, beside the program and in threads of their own. */
export interface Replays extends Omit<ReplayStore, 'running'> {
  /** Begins one; `busy` where this person has one running, or as many run as may. */
  readonly begin: (userId: string, question: ReplayQuestion) => Promise<BegunReplay>;
  /** Ends those that run here. Who looks for one finds that it was interrupted. */
  readonly stop: () => Promise<void>;
}

export type BegunReplay = { readonly id: string } | { readonly busy: 'own' | 'all' };

export interface ReplaysOptions extends Omit<ReplayJob, 'id' | 'userId' | 'at' | 'question' | 'inForce'> {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly inForce: () => LawInForce;
  readonly onTrouble: (error: unknown) => void;
}

/** Two versions of a country of 12,000 tariff lines, 5,000 parties and a round of the journal take some 300 MB. */
const HEAP_MB_MAX = 1_024;

export function openReplays({ pool, clock, inForce, onTrouble, ...job }: ReplaysOptions): Replays {
  const { running, ...store } = replayStore(pool);
  const workers = new Set<Worker>();

  const begin = async (userId: string, question: ReplayQuestion): Promise<BegunReplay> => {
    // Asked before a thread is started for nothing; decided by whoever begins.
    const busy = await running();
    if (busy.filter((user) => user === userId).length >= RUNNING_MAX.own) return { busy: 'own' };
    if (busy.length >= RUNNING_MAX.all) return { busy: 'all' };
    const id = randomUUID();
    const workerData: ReplayJob = { ...job, id, userId, at: clock.now(), question, inForce: inForce() };
    const worker = new Worker(new URL('replay-worker.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB_MAX },
    });
    workers.add(worker);
    worker.once('exit', () => workers.delete(worker));
    return new Promise((resolve, reject) => {
      worker.on('message', (message: ReplayMessage) => {
        if (message.kind === 'begun') resolve({ id });
        else if (message.kind === 'busy') resolve({ busy: message.whose });
        else if (message.kind === 'trouble') onTrouble(new Error(message.message));
      });
      worker.once('error', (error: Error) => {
        onTrouble(error);
        reject(error);
      });
      worker.once('exit', () => reject(new Error('a replay ended before it began')));
    });
  };

  return {
    ...store,
    begin,
    stop: async () => {
      await Promise.all([...workers].map((worker) => worker.terminate()));
    },
  };
}
