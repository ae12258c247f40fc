import { parentPort, workerData } from 'node:worker_threads';
import { runTableJob, type TableJob } from './table-job.ts';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(runTableJob(workerData as TableJob));
