import { parentPort, workerData } from 'node:worker_threads';
import { trainingJob, type TrainingJob } from './training-thread.ts';

/** One training, one thread: it keeps no declaration waiting, and what it holds ends with it. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is not a window
await trainingJob(workerData as TrainingJob, (trouble) => parentPort?.postMessage(trouble));
