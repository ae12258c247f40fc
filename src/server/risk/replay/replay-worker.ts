import { parentPort, workerData } from 'node:worker_threads';
import { replayJob, type ReplayJob } from './replay-thread.ts';

/** One replay, one thread: it keeps no declaration waiting, and what it holds ends with it. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is not a window
await replayJob(workerData as ReplayJob, (message) => parentPort?.postMessage(message));
