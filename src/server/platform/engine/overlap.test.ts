import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, DebugContext, DebugHook, DebugPoint, Engine } from '#server/platform/engine';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { accountRef, declare, misbehave, open, transfer, type AccountState } from '#tests/support/toy-country';
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
