import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DEBUG_POINTS, type DebugHook, type DebugPoint, type Engine } from '#server/platform/engine';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { accountRef, declare, open, transfer, type AccountState } from '#tests/support/toy-country';
import { answerOf, sent, textOf, toyEngines } from '#tests/support/toy-engine';

let database: TestDatabase;
const engines = toyEngines(() => database);
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => engines.nextCell());
afterAll(() => database.close());

/** Does something the first time that the writer comes by a point. */
function once(at: DebugPoint, run: (cut: () => void) => void | Promise<void>): DebugHook {
  let armed = true;
  return async (point, { cutConnection }) => {
    if (point !== at || !armed) return;
    armed = false;
    await run(cutConnection);
  };
}

const seeded = async (): Promise<void> => {
  const engine = await engines.start();
  await Promise.all([engine.submit(open('A', 1000), sent()), engine.submit(open('B', 0), sent())]);
  await engines.stopAll();
};

async function expectSound(engine: Engine): Promise<void> {
  expect((await engine.verifyJournal()).problems).toEqual([]);
  expect((await engine.rebuild({ mode: 'compare' })).differences).toEqual([]);
}

describe('a connection cut', () => {
  test.each(DEBUG_POINTS)('at "%s" neither loses nor doubles a command, with a key or without', async (point) => {
    await seeded();
    const engine = await engines.start({ debugPoint: once(point, (cut) => cut()), limits: { leaseMs: 500 } });
    const answers = await Promise.all([
      engine.submit(transfer('A', 'B', 1), sent('with-key')),
      engine.submit(transfer('A', 'B', 10), sent()),
      engine.submit(declare(`INV-${point}`), sent('declaration')),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
    expect((await engine.readState<AccountState>(accountRef('A')))?.state).toEqual({ balance: 989, moves: 3 });
    const again = await engine.submit(transfer('A', 'B', 1), sent('with-key'));
    expect(again).toMatchObject({ replayed: true });
    expect(answers[0] && textOf(answers[0])).toBe(textOf(again));
    expect(engine.position()).toBe(7n);
    await expectSound(engine);
  });

  test('at any point of a batch that travels in one go neither loses nor doubles', async () => {
    await seeded();
    const engine = await engines.start({ limits: { leaseMs: 500 } });
    for (let round = 1; round <= 5; round += 1) {
      const answers = Array.from({ length: 20 }, (_, index) =>
        engine.submit(transfer('A', 'B', 1), sent(`${round}-${index}`)),
      );
      await killWriter();
      expect((await Promise.all(answers)).every(({ status }) => status === 'accepted')).toBe(true);
    }
    expect((await engine.readState<AccountState>(accountRef('B')))?.state).toEqual({ balance: 100, moves: 101 });
    await expectSound(engine);
  });

  test('on which the writer reads, while one batch is committed and the next decided, costs a look and no more', async () => {
    await seeded();
    const engine = await engines.start({ limits: { leaseMs: 500 } });
    for (let round = 1; round <= 8; round += 1) {
      const first = engine.submit(transfer('A', 'B', 1), sent());
      await expect.poll(() => engine.waiting()).toBe(0);
      const rest = Array.from({ length: 24 }, () => engine.submit(transfer('A', 'B', 1), sent()));
      await killReads();
      expect((await Promise.all([first, ...rest])).every(({ status }) => status === 'accepted')).toBe(true);
    }
    expect((await engine.readState<AccountState>(accountRef('B')))?.state).toEqual({ balance: 200, moves: 201 });
    await expectSound(engine);
  });
});

/** The connection that the writer reads on, while a commit may be under way on the other. */
async function killReads(): Promise<void> {
  await database.pool.query(
    `select pg_terminate_backend(a.pid) from pg_stat_activity a
      where a.application_name = 'haidang-writer' and a.datname = current_database()
        and a.pid not in (select backend_pid from engine.lease where cell = $1)`,
    [engines.cell()],
  );
}

async function killWriter(): Promise<void> {
  await database.pool.query(
    `select pg_terminate_backend(l.backend_pid) from engine.lease l join pg_stat_activity a on a.pid = l.backend_pid and a.backend_start = l.backend_start where cell = $1`,
    [engines.cell()],
  );
}

describe('the fence', () => {
  test('lets nothing through once another writer has taken the cell, wherever the first one stood', async () => {
    for (const point of ['before-load', 'before-begin', 'after-begin'] as const) {
      const thief = new pg.Client({ ...database.connection });
      await thief.connect();
      const first = await engines.start({
        debugPoint: once(point, async () => {
          await thief.query('update engine.cell_head set epoch = epoch + 1 where cell = $1', [engines.cell()]);
          // The thief keeps the lease, too: the first writer has to stand by.
          await thief.query(
            `update engine.lease set holder = 'thief', backend_pid = pg_backend_pid(), expires_at = 'infinity',
                    backend_start = (select backend_start from pg_stat_activity where pid = pg_backend_pid()) where cell = $1`,
            [engines.cell()],
          );
        }),
      });
      const answer = await first.submit(open('A', 1), sent('k'));
      expect(answer.status).toBe('unavailable');
      expect(first.role()).toBe('standby');
      expect(await first.readEvents(0n, 10)).toEqual([]);
      expect((await first.submit(open('A', 1), sent('k'))).status).toBe('unavailable');
      await thief.end();
      await engines.nextCell();
    }
  });

  test('holds in the one-go path too, also for refusals judged on stale states', async () => {
    await seeded();
    const first = await engines.start();
    await database.pool.query('update engine.cell_head set epoch = epoch + 1 where cell = $1', [engines.cell()]);
    const answers = await Promise.all([
      first.submit(transfer('A', 'B', 1), sent()),
      first.submit(transfer('A', 'B', 1), sent()),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['unavailable', 'unavailable']);
    expect((await first.readHead()).position).toBe(2n);
    await engines.stopAll();

    const second = await engines.start();
    await database.pool.query('update engine.cell_head set epoch = epoch + 1 where cell = $1', [engines.cell()]);
    expect((await second.submit(transfer('A', 'nobody', 1), sent())).status).toBe('unavailable');
  });

  test('a writer that gets its cell back forgets what it knew before: others wrote meanwhile', async () => {
    await seeded();
    const first = await engines.start({ limits: { leaseMs: 300 } });
    expect(answerOf(await first.submit(transfer('A', 'B', 100), sent()))).toMatchObject({ left: 900, number: '1' });
    const second = await engines.start({ limits: { leaseMs: 2_000 } });
    // The first renews its lease meanwhile: whoever asks first after it ran out has it.
    const runOut = `update engine.lease set expires_at = '-infinity' where cell = $1`;
    const taken = async (): Promise<boolean> => {
      if (second.role() !== 'writing') await database.pool.query(runOut, [engines.cell()]);
      return second.role() === 'writing';
    };
    await expect.poll(taken).toBe(true);
    expect(answerOf(await second.submit(transfer('A', 'B', 100), sent()))).toMatchObject({ left: 800, number: '2' });
    await second.stop();
    await expect
      .poll(async () => (await first.submit(transfer('A', 'nobody', 1), sent())).status, { timeout: 5_000 })
      .toBe('refused');
    expect(answerOf(await first.submit(transfer('A', 'B', 100), sent()))).toMatchObject({ left: 700, number: '3' });
    await expectSound(first);
  });

  test('a second program stands by, and takes over when the first one stops', async () => {
    const first = await engines.start();
    await first.submit(open('A', 1), sent());
    const second = await engines.start({ limits: { leaseMs: 100 } });
    expect(second.role()).toBe('standby');
    expect((await second.submit(open('B', 1), sent())).status).toBe('unavailable');
    await first.stop();
    await expect.poll(() => second.role(), { timeout: 5_000 }).toBe('writing');
    expect(answerOf(await second.submit(open('B', 1), sent()))).toEqual({ opened: 'B' });
    expect(second.position()).toBe(2n);
  });
});

describe('a command whose time runs out', () => {
  test('is answered "unavailable", which promises nothing: done later, a repeat of its key gets the answer', async () => {
    await seeded();
    const engine = await engines.start({ limits: { submitMs: 200 } });
    const blocker = new pg.Client({ ...database.connection });
    await blocker.connect();
    await blocker.query('begin');
    await blocker.query('select from engine.cell_head where cell = $1 for update', [engines.cell()]);
    expect((await engine.submit(transfer('A', 'B', 1), sent('k'))).status).toBe('unavailable');
    await blocker.query('rollback');
    await blocker.end();
    await expect.poll(() => engine.position()).toBe(4n);
    expect(await engine.submit(transfer('A', 'B', 1), sent('k'))).toMatchObject({
      status: 'accepted',
      replayed: true,
      position: 4n,
    });
    expect((await engine.readState<AccountState>(accountRef('B')))?.state.balance).toBe(1);
  });
});

describe('stopping', () => {
  test('answers whoever waited for another command under the same key, also where this program writes no more', async () => {
    await seeded();
    const engine = await engines.start({
      limits: { leaseMs: 10_000 },
      debugPoint: once('before-begin', async (cut) => {
        await database.pool.query(
          `update engine.lease set holder = 'thief', expires_at = 'infinity', backend_pid = pg_backend_pid(),
                  backend_start = (select backend_start from pg_stat_activity where pid = pg_backend_pid()) where cell = $1`,
          [engines.cell()],
        );
        stopped = engine.stop();
        cut();
      }),
    });
    let stopped: Promise<void> | undefined;
    const answers = await Promise.all([
      engine.submit(transfer('A', 'B', 1), sent('k')),
      engine.submit(transfer('A', 'B', 2), sent('k')),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['unavailable', 'unavailable']);
    await stopped;
  });

  test('finishes what was let in, and lets in no more', async () => {
    const engine = await engines.start();
    const waiting = Array.from({ length: 50 }, (_, index) => engine.submit(open(`N${index}`, 1), sent()));
    const stopped = engine.stop();
    expect((await engine.submit(open('late', 1), sent())).status).toBe('unavailable');
    expect((await Promise.all(waiting)).every(({ status }) => status === 'accepted')).toBe(true);
    await stopped;
    const { rows } = await database.pool.query('select from engine.lease where cell = $1', [engines.cell()]);
    expect(rows).toEqual([]);
  });
});

describe('a batch', () => {
  test.each([
    [20, [1, 20]],
    // So many are enough for a batch as long as it can be sent behind the one before; the rest are fewer than is worth it.
    [30, [1, 24, 6]],
    // While two are on their way, it grows on.
    [90, [1, 24, 66]],
  ])('is what queued up while the last one was committed: %d', async (waiting, batches) => {
    const sizes: number[] = [];
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const engine = await engines.start({
      debugPoint: once('before-commit', () => held),
      onCommitted: (_position, commands) => void (commands > 0 && sizes.push(commands)),
    });
    const first = engine.submit(open('first', 1), sent());
    await expect.poll(() => engine.waiting()).toBe(0);
    const rest = Array.from({ length: waiting }, (_, index) => engine.submit(open(`N${index}`, 1), sent()));
    expect(engine.waiting()).toBe(waiting);
    // What is not sent behind the first waits for it: a draft, or in the queue.
    await expect.poll(() => engine.waiting()).toBeLessThan(8);
    release();
    await Promise.all([first, ...rest]);
    expect(sizes).toEqual(batches);
  });

  test('ends at its limit of commands, and early when it grows heavy', async () => {
    const sizes: number[] = [];
    const engine = await engines.start({
      limits: { batchCommandsMax: 4, batchBytesMax: 3_000 },
      onCommitted: (_position, commands) => void (commands > 0 && sizes.push(commands)),
    });
    await Promise.all(Array.from({ length: 10 }, (_, index) => engine.submit(open(`N${index}`, 1), sent())));
    await Promise.all(
      Array.from({ length: 4 }, (_, index) => engine.submit(declare(`INV-${index}`, 'x'.repeat(2_000)), sent())),
    );
    expect(sizes).toEqual([4, 4, 2, 1, 1, 1, 1]);
    await expectSound(engine);
  });
});
