import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { instant, testClock } from '#core/kernel';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, DebugContext, DebugHook, DebugPoint, Engine, EngineOptions } from '#server/platform/engine';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import {
  accountRef,
  declare,
  misbehave,
  open,
  transfer,
  type AccountState,
  type ToyReference,
} from '#tests/support/toy-country';
import { answerOf, codesOf, sent, toyEngines } from '#tests/support/toy-engine';

let database: TestDatabase;
const engines = toyEngines(() => database);
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => engines.nextCell());
afterAll(() => database.close());

/** Enough commands for a group of their own while a commit is under way. */
const MANY = 20;

/** Holds the first batch at a point until another one was decided on top of it; then lets `meanwhile` happen. */
function holding(at: DebugPoint, meanwhile: (context: DebugContext) => unknown = () => undefined): DebugHook {
  let held = false;
  let handled = 0;
  return async (point, context) => {
    if (point === 'before-handle') handled += 1;
    if (point !== at || held) return;
    held = true;
    while (handled < 2) await setImmediate();
    // Deciding follows in the same turn.
    for (let turns = 0; turns < 3; turns += 1) await setImmediate();
    await meanwhile(context);
  };
}

/** One command that makes the first batch, then many that pile up while it is being committed. */
async function piledUp(
  engine: Engine,
  first: Parameters<Engine['submit']>[0],
  next: (index: number) => Parameters<Engine['submit']>[0],
  round = 1,
): Promise<readonly Answer[]> {
  const under = engine.submit(first, sent(`${round}-first`));
  await expect.poll(() => engine.waiting()).toBe(0);
  return Promise.all([
    under,
    ...Array.from({ length: MANY }, (_, index) => engine.submit(next(index), sent(`${round}-${index}`))),
  ]);
}

const accepted = (answers: readonly Answer[]): number => answers.filter(({ status }) => status === 'accepted').length;
const balanceOf = async (engine: Engine, id: string): Promise<number | undefined> =>
  (await engine.readState<AccountState>(accountRef(id)))?.state.balance;

async function expectSound(engine: Engine): Promise<void> {
  expect((await engine.verifyJournal()).problems).toEqual([]);
  expect((await engine.rebuild({ mode: 'compare' })).differences).toEqual([]);
}

const seeded = async (): Promise<void> => {
  const engine = await engines.start();
  await Promise.all([engine.submit(open('A', 1000), sent()), engine.submit(open('B', 0), sent())]);
  await engines.stopAll();
};

describe('a batch decided while another is being committed', () => {
  test('sees what that one changes: money it drew, keys it took, numbers it gave', async () => {
    await seeded();
    const engine = await engines.start({ debugPoint: holding('before-commit') });
    const transfers = await piledUp(engine, transfer('A', 'B', 900), () => transfer('A', 'B', 60));
    expect(accepted(transfers)).toBe(2);
    expect(await balanceOf(engine, 'B')).toBe(960);
    await engines.stopAll();
    const again = await engines.start({ debugPoint: holding('before-commit') });
    const declared = await piledUp(again, declare('INV-0'), (index) => declare(`INV-${index % 10}`), 2);
    expect(declared.map((answer) => codesOf(answer)[0]).filter((code) => code !== 'accepted')).toHaveLength(11);
    const numbers = declared.flatMap((answer) => (answer.status === 'accepted' ? [answerOf(answer)] : []));
    expect(new Set(numbers.map((each) => JSON.stringify(each))).size).toBe(10);
    await expectSound(again);
  });

  /** While a first batch is held and a second waits behind it, a third is begun, `change` happens, and as many more arrive. */
  async function changedMeanwhile(options: Partial<EngineOptions<ToyReference>>, change: () => void) {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let armed = true;
    const debugPoint: DebugHook = async (point) => {
      if (point !== 'before-commit' || !armed) return;
      armed = false;
      await released;
    };
    const engine = await engines.start({ ...options, debugPoint });
    const declared = (round: string, count: number) =>
      Array.from({ length: count }, (_, index) =>
        engine.submit(declare(`INV-${round}-${index}`), sent(`${round}-${index}`)),
      );
    const before: Promise<Answer>[] = [];
    for (const [round, count] of [1, MANY, MANY].entries()) {
      before.push(...declared(`${round}`, count));
      await expect.poll(() => engine.waiting()).toBe(0);
    }
    change();
    const after = declared('after', MANY);
    for (let turns = 0; turns < 100; turns += 1) await setImmediate();
    release();
    expect([accepted(await Promise.all(before)), accepted(await Promise.all(after))]).toEqual([2 * MANY + 1, MANY]);
    await expectSound(engine);
    return [await Promise.all(before), await Promise.all(after), await engine.readEvents(0n, 100)] as const;
  }

  test('takes no more where the law has changed since it began: what is sent after the change is judged by it', async () => {
    const lawOf = (taxPercent: number) => ({ snapshot: { taxPercent }, version: `${taxPercent} %` });
    let law = lawOf(10);
    const [before, after] = await changedMeanwhile({ reference: () => law }, () => (law = lawOf(20)));
    const lawsOf = (answers: readonly Answer[]) =>
      new Set(answers.map((answer) => (answerOf(answer) as { readonly reference: string }).reference));
    expect([lawsOf(before), lawsOf(after)]).toEqual([new Set(['10 %']), new Set(['20 %'])]);
  });

  test('takes no more once midnight has struck since it began', async () => {
    const clock = testClock('2026-11-21T16:59:59Z');
    const [, , events] = await changedMeanwhile({ clock }, () => clock.set(instant('2026-11-21T17:00:00Z')));
    const days = events.map(({ data }) => (data as { readonly today?: string }).today);
    expect(days).toEqual([...Array(2 * MANY + 1).fill('2026-11-21'), ...Array(MANY).fill('2026-11-22')]);
  });

  test('is decided anew where that one fails in the database', async () => {
    await seeded();
    const engine = await engines.start({ debugPoint: holding('after-fence') });
    const answers = await piledUp(engine, misbehave('duplicate-stream'), () => transfer('A', 'B', 60));
    expect(answers[0]?.status).toBe('refused');
    expect(accepted(answers)).toBe(16);
    expect(await balanceOf(engine, 'B')).toBe(960);
    await expectSound(engine);
  });

  test.each<DebugPoint>(['before-commit', 'commit-sent'])(
    'waits for its turn where the connection is cut at "%s"',
    async (point) => {
      await seeded();
      const engine = await engines.start({ debugPoint: holding(point, ({ cutConnection }) => cutConnection()) });
      const answers = await piledUp(engine, transfer('A', 'B', 500), () => transfer('A', 'B', 50));
      expect(accepted(answers)).toBe(11);
      expect(await balanceOf(engine, 'B')).toBe(1000);
      await expectSound(engine);
    },
  );

  test('comes to nothing where another writer takes the cell', async () => {
    await seeded();
    let second: Engine | undefined;
    const first = await engines.start({
      limits: { leaseMs: 10_000 },
      debugPoint: holding('before-begin', async () => {
        await database.pool.query('delete from engine.lease where cell = $1', [engines.cell()]);
        second = await engines.start();
      }),
    });
    const answers = await piledUp(first, transfer('A', 'B', 500), () => transfer('A', 'B', 50));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'unavailable'));
    expect(second && (await balanceOf(second, 'B'))).toBe(0);
    if (second) await expectSound(second);
  });

  test('is stopped only when it is done', async () => {
    await seeded();
    const engine = await engines.start({ debugPoint: holding('before-commit') });
    const answers = piledUp(engine, transfer('A', 'B', 500), () => transfer('A', 'B', 10));
    await expect.poll(() => engine.waiting()).toBe(0);
    await engine.stop();
    expect(accepted(await answers)).toBe(MANY + 1);
  });
});

describe('a batch sent behind one that is not confirmed', () => {
  /** Keeps the answer to the first commit back until that of the second was sent. */
  function overtaken(meanwhile: (context: DebugContext) => unknown = () => undefined): DebugHook {
    let commits = 0;
    return async (point, context) => {
      if (point !== 'commit-sent') return;
      commits += 1;
      if (commits !== 1) return;
      while (commits < 2) await setImmediate();
      await meanwhile(context);
    };
  }

  test.each([
    ['both are confirmed', () => undefined],
    ['the connection is cut, and nobody knows of either', ({ cutConnection }: DebugContext) => cutConnection()],
  ])('is committed once, as the first is, where %s', async (_name, meanwhile) => {
    await seeded();
    const engine = await engines.start({ debugPoint: overtaken(meanwhile), limits: { leaseMs: 500 } });
    const answers = await piledUp(engine, transfer('A', 'B', 500), () => transfer('A', 'B', 50));
    expect(accepted(answers)).toBe(11);
    expect(await balanceOf(engine, 'B')).toBe(1000);
    const numbers = answers.flatMap((answer) =>
      answer.status === 'accepted' ? [JSON.stringify(answerOf(answer))] : [],
    );
    expect(new Set(numbers).size).toBe(11);
    await expectSound(engine);
  });

  /** In one go, as in service: the first batch waits for the head, which somebody else holds, until two more are decided; then `release`. */
  async function behindBlocked(
    engine: Engine,
    first: Parameters<Engine['submit']>[0],
    release: (blocker: pg.Client) => Promise<unknown>,
  ): Promise<readonly Answer[]> {
    const blocker = new pg.Client({ ...database.connection });
    await blocker.connect();
    await blocker.query('begin');
    await blocker.query('select from engine.cell_head where cell = $1 for update', [engines.cell()]);
    const answers = [engine.submit(first, sent('first'))];
    await expect.poll(() => engine.waiting()).toBe(0);
    for (const round of [1, 2]) {
      for (let index = 0; index < MANY; index += 1)
        answers.push(engine.submit(transfer('A', 'B', 30), sent(`${round}-${index}`)));
      await expect.poll(() => engine.waiting()).toBe(0);
    }
    await release(blocker);
    const all = await Promise.all(answers);
    // Only now: whoever took the cell has it for as long as its connection stands.
    await blocker.end();
    return all;
  }
  // Two batches, of which the second must not join the first.
  const limits = { batchCommandsMax: MANY, leaseMs: 500 };

  test('sees what all before it change', async () => {
    await seeded();
    const engine = await engines.start({ limits });
    const answers = await behindBlocked(engine, transfer('A', 'B', 100), (blocker) => blocker.query('commit'));
    expect(accepted(answers)).toBe(31);
    expect(await balanceOf(engine, 'B')).toBe(1000);
    await expectSound(engine);
  });

  test('is decided anew, with the one after it, where the first fails in the database', async () => {
    await seeded();
    const engine = await engines.start({ limits });
    const answers = await behindBlocked(engine, misbehave('duplicate-stream'), (blocker) => blocker.query('commit'));
    expect(answers[0]?.status).toBe('refused');
    expect(accepted(answers)).toBe(33);
    expect(await balanceOf(engine, 'B')).toBe(990);
    await expectSound(engine);
  });

  test('comes to nothing where another writer took the cell', async () => {
    await seeded();
    const engine = await engines.start({ limits: { ...limits, leaseMs: 10_000 } });
    const answers = await behindBlocked(engine, transfer('A', 'B', 100), async (blocker) => {
      await blocker.query('update engine.cell_head set epoch = epoch + 1 where cell = $1', [engines.cell()]);
      await blocker.query(
        `update engine.lease set holder = 'thief', backend_pid = pg_backend_pid(), expires_at = 'infinity',
                backend_start = (select backend_start from pg_stat_activity where pid = pg_backend_pid()) where cell = $1`,
        [engines.cell()],
      );
      await blocker.query('commit');
    });
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 'unavailable'));
    expect((await engine.readHead()).position).toBe(2n);
  });

  test('is neither lost nor doubled where the server ends the connection', async () => {
    await seeded();
    const engine = await engines.start({ limits });
    const answers = await behindBlocked(engine, transfer('A', 'B', 100), async (blocker) => {
      await blocker.query('select pg_terminate_backend(backend_pid) from engine.lease where cell = $1', [
        engines.cell(),
      ]);
      await blocker.query('commit');
    });
    expect(accepted(answers)).toBe(31);
    expect(await balanceOf(engine, 'B')).toBe(1000);
    await expectSound(engine);
  });
});
