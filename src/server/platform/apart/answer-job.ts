import { parentPort, workerData } from 'node:worker_threads';

/** All that the program of a thread is: it reads its one job, answers, and ends. What a hostile file makes of its memory ends with it. */
export function answerJob(run: (job: never) => unknown): void {
  // The job is what this program was started for.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(run(workerData as never));
}
