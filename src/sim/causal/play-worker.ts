import { parentPort, workerData } from 'node:worker_threads';
import { gameOf, policyOf, type PolicyName } from './measure.ts';
import { play, type GameOptions } from './play.ts';

/** Plays one game after another, as it is asked to, and sends each result. */
interface Asked {
  readonly policy: PolicyName;
  readonly seed: number;
}
const options = workerData as Omit<GameOptions, 'seed'>;

parentPort?.on('message', ({ policy, seed }: Asked) => {
  const game = { ...options, seed };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(gameOf(policy, game, [...play(policyOf(policy), game)]));
});
