import { parentPort, workerData } from 'node:worker_threads';
import { runReading, type ReadingJob } from './import-reading.ts';

/** One job, one thread: what a hostile file makes of its memory ends with it. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(runReading(workerData as ReadingJob));
