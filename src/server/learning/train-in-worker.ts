import type { TrainedTrees, Training, TrainingProgress, TreeEnsemble } from '#core/learning';
import { err, ok, type Result } from '#core/kernel';
import { Worker } from 'node:worker_threads';

/** What the thread is given. */
export interface WorkerOrder {
  readonly training: Training;
  readonly checkpointEveryTrees: number;
  /** One whole number; anything but 0 asks it to stop after the tree it is at. */
  readonly stop: SharedArrayBuffer;
}

/** What the thread says, in this order: progress after each tree, checkpoints now and then, and the trees at the end. */
export type WorkerNews =
  | { readonly kind: 'progress'; readonly progress: Omit<TrainingProgress, 'checkpoint'> }
  | { readonly kind: 'checkpoint'; readonly ensemble: TreeEnsemble }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'trained'; readonly trained: TrainedTrees };

export interface WorkerTraining {
  readonly training: Training;
  readonly onProgress?: (progress: Omit<TrainingProgress, 'checkpoint'>) => void;
  /** Keep the last one: given back as `from`, it lets a training go on after a restart, to the same bytes. */
  readonly onCheckpoint?: (ensemble: TreeEnsemble) => void;
  readonly checkpointEveryTrees?: number;
  readonly signal?: AbortSignal;
}

/** Few enough to lose a second or two, many enough that copying trees costs nothing beside growing them. */
const CHECKPOINT_EVERY_TREES = 10;

/**
 * Trains in a thread of its own, so that nobody who waits for an answer waits for trees. Cancelled, it hands over a last checkpoint before it
 * says so. A bug in the thread rejects.
 */
export function trainInWorker(wanted: WorkerTraining): Promise<Result<TrainedTrees, 'cancelled'>> {
  const { training, onProgress, onCheckpoint, checkpointEveryTrees = CHECKPOINT_EVERY_TREES, signal } = wanted;
  if (signal?.aborted === true) return Promise.resolve(err('cancelled'));
  const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const order: WorkerOrder = { training, checkpointEveryTrees, stop };
  const worker = new Worker(new URL('./training-worker.ts', import.meta.url), { workerData: order });
  const ask = (): void => void Atomics.store(new Int32Array(stop), 0, 1);
  signal?.addEventListener('abort', ask, { once: true });
  return new Promise<Result<TrainedTrees, 'cancelled'>>((resolve, reject) => {
    worker.on('message', (news: WorkerNews) => {
      if (news.kind === 'progress') onProgress?.(news.progress);
      else if (news.kind === 'checkpoint') onCheckpoint?.(news.ensemble);
      else resolve(news.kind === 'trained' ? ok(news.trained) : err('cancelled'));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the training thread ended with ${code} before it was done`)));
  }).finally(() => signal?.removeEventListener('abort', ask));
}
