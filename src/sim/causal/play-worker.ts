import { parentPort, workerData } from 'node:worker_threads';
import { CIRCUMSTANCES, type Circumstance } from './circumstances.ts';
import type { Asked } from './compare.ts';
import { foretell } from './foretell.ts';
import { gameOf, policyOf } from './measure.ts';
import { play, type GameOptions } from './play.ts';

/** Plays one game after another, as it is asked to, and sends each result. */
const options = workerData as Omit<GameOptions, 'seed'>;

parentPort?.on('message', ({ policy, seed, circumstance }: Asked) => {
  const { isForetold, ...different }: Circumstance = CIRCUMSTANCES[circumstance];
  const ordinary: GameOptions = { ...options, ...different, seed };
  const game = isForetold ? { ...ordinary, learnedBefore: foretell(ordinary) } : ordinary;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(gameOf(policy, game, [...play(policyOf(policy), game)]));
});
