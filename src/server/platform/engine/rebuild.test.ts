import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '#core/kernel';
import type { Engine } from '#server/platform/engine';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { accountRef, declare, misbehave, open, toyStreams, transfer } from '#tests/support/toy-country';
import { sent, toyEngines } from '#tests/support/toy-engine';

let database: TestDatabase;
const engines = toyEngines(() => database);
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => engines.nextCell());
afterAll(() => database.close());

/** A few hundred commands of every kind, from a seed. */
async function busyDay(engine: Engine, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const pick = (max: number): number => Math.floor(random.next() * max);
  await Promise.all(Array.from({ length: 10 }, (_, index) => engine.submit(open(`A${index}`, 100), sent())));
  for (let round = 0; round < 10; round += 1) {
    await Promise.all(
      Array.from({ length: 30 }, () => {
        const kind = pick(10);
        if (kind < 6) return engine.submit(transfer(`A${pick(12)}`, `A${pick(10)}`, pick(60)), sent());
        if (kind < 9) return engine.submit(declare(`INV-${pick(60)}`, 'gạo thơm', pick(1000)), sent());
        return engine.submit(misbehave('throw'), sent());
      }),
    );
  }
}

const sql = (text: string): Promise<unknown> => database.pool.query(text, [engines.cell()]);

describe('rebuild', () => {
  test('gives the same bytes, keys and numbers as the life that was lived', async () => {
    const engine = await engines.start();
    await busyDay(engine, 20261121);
    const report = await engine.rebuild({ mode: 'compare' });
    expect(report).toMatchObject({ same: true, differences: [], replaced: false });
    expect(report.streams).toBeGreaterThan(20);
  });

  test('names what differs, puts it right, and fences whoever wrote meanwhile', async () => {
    const engine = await engines.start();
    await busyDay(engine, 7);
    await sql(`update engine.state set body = '{"balance":1000000,"moves":1}' where cell = $1 and stream_id = 'A0'`);
    await sql(`delete from engine.state where cell = $1 and stream_id = 'D1'`);
    await sql(`delete from engine.key where cell = $1 and holder = 'D2'`);
    await sql(`update engine.number set last = 0 where cell = $1 and range = 'transfer'`);
    const report = await engine.rebuild({ mode: 'replace' });
    expect(report.replaced).toBe(true);
    expect(report.differences.toSorted()).toEqual([
      expect.stringMatching(/^key reference\/INV-\d+ differs/),
      'number transfer differs from its events',
      'state account/A0 differs from its events',
      'state toy/D1 is missing',
    ]);
    expect((await engine.submit(open('late', 1), sent())).status).toBe('unavailable');
    await engines.stopAll();
    const next = await engines.start();
    expect((await next.rebuild({ mode: 'compare' })).differences).toEqual([]);
    expect((await next.submit(open('late', 1), sent())).status).toBe('accepted');
  });

  test('a state of an older fold is folded anew from its events when it is next used', async () => {
    const first = await engines.start();
    await first.submit(open('A', 100), sent());
    await first.submit(open('B', 5), sent());
    await engines.stopAll();
    const richer = toyStreams.map((stream) =>
      stream.type === 'account'
        ? {
            ...stream,
            foldVersion: 2,
            evolve: (state: unknown, event: Parameters<typeof stream.evolve>[1]) => ({
              ...(stream.evolve(state, event) as object),
              seen: true,
            }),
          }
        : stream,
    );
    const second = await engines.start({ streams: richer });
    expect(await second.rebuild({ mode: 'compare' })).toMatchObject({ same: true, olderFolds: 2 });
    expect((await second.readState(accountRef('B')))?.state).toEqual({ balance: 5, moves: 1, seen: true });
    await second.submit(transfer('A', 'B', 1), sent());
    expect((await second.readState(accountRef('A')))?.state).toEqual({ balance: 99, moves: 2, seen: true });
    expect(await second.rebuild({ mode: 'compare' })).toMatchObject({ same: true, olderFolds: 0 });
  });
});

describe('an event of an older version', () => {
  test('is read, folded and refolded in its newest, and stays in the journal as it was written', async () => {
    const first = await engines.start();
    await first.submit(open('A', 100), sent());
    await engines.stopAll();
    const inCents = toyStreams.map((stream) =>
      stream.type === 'account'
        ? {
            ...stream,
            foldVersion: 2,
            upcast: (event: Parameters<typeof stream.evolve>[1]) =>
              event.version > 1
                ? event
                : { ...event, version: 2, data: { amount: ((event.data as { amount?: number }).amount ?? 0) * 100 } },
          }
        : stream,
    );
    const second = await engines.start({ streams: inCents });
    expect((await second.readEvents(0n, 1))[0]).toMatchObject({ version: 2, data: { amount: 10_000 } });
    expect((await second.readState(accountRef('A')))?.state).toEqual({ balance: 10_000, moves: 1 });
    expect(await second.rebuild({ mode: 'replace' })).toMatchObject({ same: true, replaced: true });
    const { rows } = await database.pool.query('select data from engine.journal where cell = $1', [engines.cell()]);
    expect(rows).toEqual([{ data: { amount: 100 } }]);
  });
});

describe('verification', () => {
  test('finds nothing wrong with a journal that was only written by the engine', async () => {
    const engine = await engines.start();
    await busyDay(engine, 3);
    const report = await engine.verifyJournal();
    expect(report).toMatchObject({ ok: true, problems: [], position: engine.position() });
    expect(report.hash).toBe(Buffer.from((await engine.readHead()).hash).toString('hex'));
  });

  test.each([
    [
      'a changed event',
      `update engine.event set body = convert_to(replace(convert_from(body, 'UTF8'), '"amount":100', '"amount":900'), 'UTF8') where cell = $1 and position = 2`,
      /event at 2 is not the one that was hashed/,
    ],
    ['a missing event', 'delete from engine.event where cell = $1 and position = 2', /position 2 is missing/],
    [
      'a missing last event',
      'delete from engine.event where cell = $1 and position = 3',
      /the head is at 3, the last event at 2/,
    ],
    [
      'a changed posting',
      `update engine.posting set amount = 5 where cell = $1 and position = 2 and leg = 0`,
      /postings at 2 are not those of the event/,
    ],
    [
      'an invented posting',
      `insert into engine.posting values ($1, 99, 0, 'x', 1, 'x')`,
      /7 postings are stored, the events carry 6/,
    ],
    [
      'a history written anew',
      `update engine.event set hash = sha256(body) where cell = $1 and position = 1`,
      /event at 1 is not/,
    ],
  ])('finds %s', async (_name, damage, problem) => {
    const engine = await engines.start();
    for (const id of ['A', 'B', 'C']) await engine.submit(open(id, 100), sent());
    await sql(damage);
    const report = await engine.verifyJournal();
    expect(report.ok).toBe(false);
    expect(report.problems.join('\n')).toMatch(problem);
  });
});
