import { expect, test } from 'vitest';
import { batchWorld } from './batch-world.ts';

test('the last number of a range is the one this command took, else the one its batch keeps, else the one that is committed', () => {
  const world = batchWorld({ lastNumber: (range) => (range === 'known' ? 7n : 0n) });
  const { lastNumber, nextNumber } = world.view;
  world.start([]);
  expect([lastNumber('known'), lastNumber('fresh')]).toEqual([7n, 0n]);
  expect([nextNumber('known'), lastNumber('known')]).toEqual([8n, 8n]);
  // A command that failed gives back what it took.
  world.start([]);
  expect(lastNumber('known')).toBe(7n);
  nextNumber('known');
  world.keep({ streams: new Map(), keys: new Map(), numbers: world.numbersTaken() });
  world.start([]);
  expect(lastNumber('known')).toBe(8n);
  expect(world.changes().numbers).toEqual(new Map([['known', 8n]]));
});
