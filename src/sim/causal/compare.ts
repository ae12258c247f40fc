import { Worker } from 'node:worker_threads';
import { POLICIES, type Game, type PolicyName } from './measure.ts';
import type { GameOptions } from './play.ts';

export interface Comparison extends Omit<GameOptions, 'seed'> {
  /** The worlds, one for each seed; every policy plays in each. */
  readonly seeds: readonly number[];
  readonly threads: number;
}

/** Plays every policy in every world, several at a time. The games come in the same order whatever number of threads there is. */
export async function comparePolicies(
  { seeds, threads, ...options }: Comparison,
  onGame: (done: number, of: number) => void = () => {},
): Promise<readonly Game[]> {
  const asked = seeds.flatMap((seed) => POLICIES.map((policy) => ({ policy, seed })));
  const games: Game[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./play-worker.ts', import.meta.url), { workerData: options });
    try {
      for (let index = next; index < asked.length; index = next) {
        next += 1;
        const one = asked[index];
        if (one === undefined) return;
        games[index] = await played(worker, one);
        done += 1;
        onGame(done, asked.length);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(threads, asked.length)) }, work));
  return games;
}

const played = (worker: Worker, asked: { readonly policy: PolicyName; readonly seed: number }): Promise<Game> =>
  new Promise((resolve, reject) => {
    const settle = (): void => {
      worker.off('message', onMessage);
      worker.off('error', onError);
    };
    const onMessage = (game: Game): void => {
      settle();
      resolve(game);
    };
    const onError = (error: Error): void => {
      settle();
      reject(error);
    };
    worker.on('message', onMessage);
    worker.on('error', onError);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage(asked);
  });
