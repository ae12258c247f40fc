import { api } from '#web/client';
import { createExaminer, type Examined, type LineWhy, type Lodging } from './examine-here.ts';

/**
 * Runs beside the page, so that two thousand lines are checked while somebody types on. Of several questions that came while
 * one was being answered, only the last is answered.
 */
export type ToWorker =
  | { readonly ask: 'examine'; readonly id: number; readonly lodging: Lodging }
  | { readonly ask: 'explain'; readonly id: number; readonly index: number };
export type FromWorker =
  | { readonly about: 'examined'; readonly id: number; readonly examined: Examined }
  | { readonly about: 'failed'; readonly id: number }
  | { readonly about: 'explained'; readonly id: number; readonly why: LineWhy };

const never = new AbortController().signal;
const examiner = createExaminer(
  (codes) => api.assessmentReference(codes.join(','), undefined, never),
  () => performance.now(),
);

let waiting: Extract<ToWorker, { readonly ask: 'examine' }> | undefined;
let isBusy = false;

const tell = (message: FromWorker): void => postMessage(message);

async function examineWaiting(): Promise<void> {
  if (isBusy) return;
  isBusy = true;
  while (waiting) {
    const { id, lodging } = waiting;
    waiting = undefined;
    try {
      tell({ about: 'examined', id, examined: await examiner.examine(lodging) });
    } catch {
      // No way to the server, or not yet: the page asks it when there is one.
      tell({ about: 'failed', id });
    }
  }
  isBusy = false;
}

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.ask === 'explain') {
    tell({ about: 'explained', id: data.id, why: examiner.explain(data.index) });
    return;
  }
  waiting = data;
  void examineWaiting();
});
