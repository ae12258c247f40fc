import { readdir, readFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import type { Logger } from '#server/platform/logging';

/** What Node calls the threads on which V8 collects and compiles. */
const HELPER_NAME = 'node-V8Worker';
/**
 * As `nice` counts, of 19: far enough behind for those who answer, and not so far that they starve where other programs want the processors too.
 * The one that answers had to mark most of the heap itself then, and the heap outgrew them all (docs/reference/benchmark.md).
 */
const BEHIND_ALL_OTHERS = 10;

/**
 * Lets those who wait for an answer go before V8's helper threads. While the long-lived heap is marked, every few seconds under load, all of
 * them compete with the thread that answers: on two processors it stood still for 150 ms at a time, and so did everybody's request
 * (docs/reference/benchmark.md). Where it waits for them itself, they have its processor. To be called when the start is over, which they
 * make faster. On Linux alone is a priority that of a thread; elsewhere nothing changes.
 */
export async function putHelperThreadsLast(logger: Logger): Promise<void> {
  if (process.platform !== 'linux') return;
  try {
    for (const id of await readdir('/proc/self/task')) {
      const name = await readFile(`/proc/self/task/${id}/comm`, 'utf8');
      if (name.trim() === HELPER_NAME) setPriority(Number(id), BEHIND_ALL_OTHERS);
    }
  } catch (error) {
    logger.warn({ err: error }, 'the helper threads keep their priority');
  }
}
