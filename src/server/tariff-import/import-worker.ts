import { parentPort, workerData } from 'node:worker_threads';
import { runImportJob, type ImportJob } from './import-job.ts';

/** One job, one thread: what a hostile file makes of its memory ends with it. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(runImportJob(workerData as ImportJob));
