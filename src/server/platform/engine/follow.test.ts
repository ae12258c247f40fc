import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { EventFacts, HandleEvents } from '#server/platform/engine';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { declare, open } from '#tests/support/toy-country';
import { sent, toyEngines } from '#tests/support/toy-engine';

let database: TestDatabase;
const engines = toyEngines(() => database);
beforeAll(async () => {
  database = await testDatabase();
  await database.pool.query('create table public.seen (cell int, position bigint, type text)');
});
afterEach(() => engines.nextCell());
afterAll(() => database.close());

const remember: HandleEvents = async (events, client) => {
  for (const { cell, position, type } of events)
    await client.query('insert into public.seen values ($1, $2, $3)', [cell, position, type]);
};
const seen = async (): Promise<readonly number[]> =>
  (
    await database.pool.query<{ position: number }>('select position::int from public.seen where cell = $1', [
      engines.cell(),
    ])
  ).rows.map(({ position }) => position);

const isDeclared = ({ stream }: EventFacts): boolean => stream.type === 'toy';

test('a follower sees every event once and in order, across restarts', async () => {
  const first = await engines.start();
  first.follow('memory', remember, { batchMax: 2 });
  for (const id of ['A', 'B', 'C']) await first.submit(open(id, 1), sent());
  expect(await first.waitFor(3n, 5_000, 'memory')).toBe(true);
  await engines.stopAll();
  const second = await engines.start();
  for (const id of ['D', 'E']) await second.submit(open(id, 1), sent());
  second.follow('memory', remember);
  expect(await second.waitFor(5n, 5_000, 'memory')).toBe(true);
  expect(await seen()).toEqual([1, 2, 3, 4, 5]);
});

test('what a failing follower wrote is undone with its checkpoint; it stands still, says why, and goes on when mended', async () => {
  const engine = await engines.start();
  for (const id of ['A', 'B', 'C']) await engine.submit(open(id, 1), sent());
  let broken = true;
  const follower = engine.follow('memory', async (events, client) => {
    await remember(events, client);
    if (broken && events.some(({ position }) => position === 3n)) throw new Error('cannot take 3');
  });
  expect(await follower.waitFor(2n, 5_000)).toBe(true);
  await expect.poll(() => String(follower.trouble())).toContain('cannot take 3');
  expect(await seen()).toEqual([1, 2]);
  broken = false;
  expect(await follower.waitFor(3n, 5_000)).toBe(true);
  expect(await seen()).toEqual([1, 2, 3]);
});

test('two programs under one name share the work without doubling it', async () => {
  const engine = await engines.start();
  const [one, two] = [engine.follow('memory', remember), engine.follow('memory', remember)];
  for (const id of ['A', 'B', 'C', 'D']) await engine.submit(open(id, 1), sent());
  await Promise.all([one.waitFor(4n, 5_000), two.waitFor(4n, 5_000)]);
  expect(await seen()).toEqual([1, 2, 3, 4]);
});

test('a follower hears only of what concerns it, makes no transaction of the rest, and after a restart misses nothing', async () => {
  const first = await engines.start();
  const follower = first.follow('memory', remember, { concerns: isDeclared });
  await first.submit(declare('INV'), sent());
  expect(await follower.waitFor(1n, 5_000)).toBe(true);
  let transactions = 0;
  const count = (): void => void (transactions += 1);
  database.pool.on('acquire', count);
  for (let position = 2n; position <= 41n; position += 1n) {
    await first.submit(open(`A${position}`, 1), sent());
    expect(await follower.waitFor(position, 5_000)).toBe(true);
  }
  database.pool.off('acquire', count);
  // How far it came is written down every second, and a slow machine may take several over this.
  expect(transactions).toBeLessThan(20);
  await first.submit(declare('INV-2'), sent());
  expect(await follower.waitFor(42n, 5_000)).toBe(true);
  await first.submit(open('B', 1), sent());
  await engines.stopAll();
  const second = await engines.start();
  await second.submit(declare('INV-3'), sent());
  expect(await second.follow('memory', remember, { concerns: isDeclared }).waitFor(44n, 5_000)).toBe(true);
  expect(await seen()).toEqual([1, 42, 44]);
});

test('a follower that has all that its own program committed does not ask the database again and again', async () => {
  const engine = await engines.start();
  const follower = engine.follow('memory', remember, { gatherMs: 0 });
  await engine.submit(open('A', 1), sent());
  expect(await follower.waitFor(1n, 5_000)).toBe(true);
  let transactions = 0;
  const count = (): void => void (transactions += 1);
  database.pool.on('acquire', count);
  // Each of these commands is refused: the writer has work, and commits nothing that could be followed.
  for (let turn = 0; turn < 200; turn += 1) await engine.submit(open('A', 1), sent());
  database.pool.off('acquire', count);
  // Refusals are written down a few times a second, and the follower asks once a second: a slow machine may take seconds over this.
  expect(transactions).toBeLessThan(100);
  await engine.submit(open('B', 1), sent());
  expect(await follower.waitFor(2n, 5_000)).toBe(true);
  expect(await seen()).toEqual([1, 2]);
});

test('a checkpoint that was set back is followed from there, though the program had passed over more', async () => {
  const engine = await engines.start();
  const follower = engine.follow('memory', remember, { concerns: isDeclared });
  await engine.submit(declare('INV'), sent());
  expect(await follower.waitFor(1n, 5_000)).toBe(true);
  await engine.submit(open('A', 1), sent());
  expect(await follower.waitFor(2n, 5_000)).toBe(true);
  // A rebuild: everything is to be followed once more.
  await database.pool.query('delete from public.seen where cell = $1', [engines.cell()]);
  await database.pool.query('update engine.checkpoint set position = 0 where cell = $1', [engines.cell()]);
  await engine.submit(declare('INV-2'), sent());
  await expect.poll(seen).toEqual([1, 3]);
});

test('a new follower may begin with the next event', async () => {
  const engine = await engines.start();
  await engine.submit(open('A', 1), sent());
  const follower = engine.follow('memory', remember, { begin: 'next-event' });
  await follower.waitFor(1n, 5_000);
  await engine.submit(open('B', 1), sent());
  await follower.waitFor(2n, 5_000);
  expect(await seen()).toEqual([2]);
});

test('a read may wait for a position, and learns when it does not come in time', async () => {
  const engine = await engines.start();
  const waiting = engine.waitFor(1n, 5_000);
  await engine.submit(open('A', 1), sent());
  expect(await waiting).toBe(true);
  expect(await engine.waitFor(2n, 1)).toBe(false);
});

test('a stream is read along its own events only', async () => {
  const engine = await engines.start();
  await engine.submit(open('A', 1), sent());
  await engine.submit(declare('INV'), sent());
  expect((await engine.readStream({ type: 'toy', id: 'D1' })).map(({ position }) => position)).toEqual([2n]);
  expect(await engine.readStream({ type: 'toy', id: 'none' })).toEqual([]);
});

test('of many followers three are in a transaction at a time, and one that is waited for goes before the others', async () => {
  const engine = await engines.start();
  const begun: string[] = [];
  const gates = new Map<string, () => void>();
  const followers = new Map(
    ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => {
      const handle = (): Promise<void> => {
        begun.push(name);
        return new Promise((resolve) => gates.set(name, resolve));
      };
      return [name, engine.follow(name, handle)];
    }),
  );
  const leave = (name: string): void => gates.get(name)?.();
  await engine.submit(open('A', 1), sent());
  await expect.poll(() => begun.length).toBe(3);
  const [, , hurried = ''] = [...followers.keys()].filter((name) => !begun.includes(name));
  const reached = followers.get(hurried)?.waitFor(1n, 5_000);
  leave(begun[0] ?? '');
  await expect.poll(() => begun).toHaveLength(4);
  expect(begun[3]).toBe(hurried);
  for (let next = 1; next < followers.size; next += 1) {
    await expect.poll(() => begun.length).toBeGreaterThan(next);
    leave(begun[next] ?? '');
  }
  expect(await reached).toBe(true);
  for (const follower of followers.values()) expect(await follower.waitFor(1n, 5_000)).toBe(true);
});
