import { setImmediate } from 'node:timers/promises';

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
