import { trainTrees } from '#core/learning';
import { parentPort, workerData } from 'node:worker_threads';
import type { WorkerNews, WorkerOrder } from './train-in-worker.ts';

const { training, checkpointEveryTrees, stop } = workerData as WorkerOrder;
const stopAsked = new Int32Array(stop);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
const say = (news: WorkerNews): void => parentPort?.postMessage(news);

const steps = trainTrees(training);
for (let step = steps.next(); ; step = steps.next()) {
  if (step.done === true) {
    say({ kind: 'trained', trained: step.value });
    break;
  }
  const { checkpoint, ...progress } = step.value;
  say({ kind: 'progress', progress });
  const isAsked = Atomics.load(stopAsked, 0) !== 0;
  if (isAsked || progress.trees % checkpointEveryTrees === 0) say({ kind: 'checkpoint', ensemble: checkpoint() });
  if (isAsked) {
    say({ kind: 'stopped' });
    break;
  }
}
