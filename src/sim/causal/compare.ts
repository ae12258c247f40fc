import { Worker } from 'node:worker_threads';
import { CIRCUMSTANCE_NAMES, TAKEN_APART, type CircumstanceName } from './circumstances.ts';
import { POLICIES, type Game, type PolicyName } from './measure.ts';
import type { GameOptions } from './play.ts';
import { recordOf } from './record-of.ts';

export interface Comparison extends Omit<GameOptions, 'seed'> {
  /** The worlds, one for each seed; every policy plays in each. */
  readonly seeds: readonly number[];
  readonly threads: number;
}

/** One game that is to be played. */
export interface Asked {
  readonly policy: PolicyName;
  readonly seed: number;
  readonly circumstance: CircumstanceName;
}

type OnGame = (done: number, of: number) => void;

/** Plays every policy in every world as it is, several at a time. The games come in the same order whatever number of threads there is. */
export const comparePolicies = (comparison: Comparison, onGame?: OnGame): Promise<readonly Game[]> =>
  games(
    comparison.seeds.flatMap((seed) => POLICIES.map((policy) => ({ policy, seed, circumstance: 'asItIs' }))),
    comparison,
    onGame,
  );

/** Plays the policy whose loss is taken apart in every world, in every circumstance: the games by circumstance, in the order of the seeds. */
export async function compareCircumstances(
  comparison: Comparison,
  onGame?: OnGame,
): Promise<Readonly<Record<CircumstanceName, readonly Game[]>>> {
  const asked = comparison.seeds.flatMap((seed) =>
    CIRCUMSTANCE_NAMES.map((circumstance) => ({ policy: TAKEN_APART, seed, circumstance })),
  );
  const played = await games(asked, comparison, onGame);
  return recordOf(CIRCUMSTANCE_NAMES, (name) => played.filter((_, index) => asked[index]?.circumstance === name));
}

async function games(
  asked: readonly Asked[],
  { threads, ...options }: Comparison,
  onGame: OnGame = () => {},
): Promise<readonly Game[]> {
  const finished: Game[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./play-worker.ts', import.meta.url), { workerData: options });
    try {
      for (let index = next; index < asked.length; index = next) {
        next += 1;
        const one = asked[index];
        if (one === undefined) return;
        finished[index] = await played(worker, one);
        done += 1;
        onGame(done, asked.length);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(threads, asked.length)) }, work));
  return finished;
}

const played = (worker: Worker, asked: Asked): Promise<Game> =>
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
