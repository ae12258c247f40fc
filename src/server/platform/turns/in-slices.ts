import { setImmediate } from 'node:timers/promises';
import { turns } from './turns.ts';

/** Nobody notices a wait of this length; what waits on the loop meanwhile (a declaration) is served between two slices. */
const SLICE_MS = 8;

/** Takes the steps of a long computation without keeping anybody else waiting for longer than a slice and one step. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < SLICE_MS) continue;
    await setImmediate();
    since = performance.now();
  }
}

/** What waits holds its 8 MB; who comes later comes again. */
const long = turns(1, { waitingMax: 24, ofOneParty: { atOnce: 1, waitingMax: 8 } });

/**
 * For what a shipment of thousands of lines takes: in slices, and one such shipment at a time. Several side by side would each take a slice
 * between any two others, and all of them would be done last. Whose shipment was done last lets those of others go first. Refuses with
 * `NoTurnLeft`.
 */
export const inTurn = <T>(party: string, steps: () => Generator<void, T>): Promise<T> =>
  long.run(() => inSlices(steps()), { party });
