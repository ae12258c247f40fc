import { DEFAULT_TREE_SETTINGS, treeCount, type Training, type TreeEnsemble } from '#core/learning';
import { inventedPart, trained } from '#tests/support/learning-data';
import { expect, test } from 'vitest';
import { trainInWorker } from './index.ts';

const training: Training = {
  part: inventedPart(1, 500),
  validation: inventedPart(2, 200),
  settings: { ...DEFAULT_TREE_SETTINGS, trees: 60, depthMax: 4 },
};

test('a thread trains to the same bytes as training here, and tells of each tree', async () => {
  const told: number[] = [];
  const result = await trainInWorker({ training, onProgress: ({ trees }) => told.push(trees) });
  expect(result).toEqual({ ok: true, value: trained(training) });
  expect(told).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
});

test('a training that is cancelled hands over what it has, and from there comes to the same bytes', async () => {
  const cancelling = new AbortController();
  const kept: TreeEnsemble[] = [];
  const long: Training = { ...training, settings: { ...training.settings, trees: 100_000 } };
  const cancelled = await trainInWorker({
    training: long,
    onProgress: ({ trees }) => {
      if (trees === 12) cancelling.abort();
    },
    onCheckpoint: (ensemble) => kept.push(ensemble),
    signal: cancelling.signal,
  });
  expect(cancelled).toEqual({ ok: false, error: 'cancelled' });
  const last = kept.at(-1)!;
  expect(treeCount(last)).toBeGreaterThanOrEqual(12);
  const settings = { ...training.settings, trees: treeCount(last) + 20 };
  const resumed = await trainInWorker({ training: { ...training, settings, from: last } });
  expect(resumed).toEqual({ ok: true, value: trained({ ...training, settings }) });
});

test('a training that was cancelled before it began does not begin', async () => {
  expect(await trainInWorker({ training, signal: AbortSignal.abort() })).toEqual({ ok: false, error: 'cancelled' });
});

test('what cannot be trained is told as the bug that it is', async () => {
  const wrong = { ...training, settings: { ...training.settings, trees: 0 } };
  await expect(trainInWorker({ training: wrong })).rejects.toThrow('at least one tree');
});
