import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { openSession, type Session } from './session.ts';
import type { Statement } from './statements.ts';

const begin: Statement = { name: 'begin', text: 'begin' };
const commit: Statement = { name: 'commit', text: 'commit', runsAfterFailure: true };
const keep: Statement = { name: 'keep', text: 'insert into kept values ($1::int)' };
const divide: Statement = { name: 'divide', text: 'select 1 / $1::int as share' };
const count: Statement = { name: 'count', text: 'select count(*)::int as count from kept' };
const PREPARED = [begin, divide, keep, count, commit] as const;

let database: TestDatabase;
let session: Session;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  session = await openSession(database.connection, 10_000);
  await session.run({ name: '', text: 'create temporary table kept (number int)' });
  return () => session.close();
});
afterAll(() => database.close());

/** As often as a batch and the one behind it: the first time each statement is answered alone, afterwards all at once. */
const prepare = async (): Promise<void> => {
  for (const statement of PREPARED) await session.run(statement, statement === divide || statement === keep ? [1] : []);
};
const statusOf = (all: readonly PromiseSettledResult<unknown>[]): string =>
  all.map(({ status }) => (status === 'fulfilled' ? '+' : '-')).join('');
const transaction =
  (share: number) => (): readonly Promise<{ readonly command: string; readonly rows: readonly unknown[] }>[] => [
    session.run(begin),
    session.run(keep, [7]),
    session.run(divide, [share]),
    session.run(count),
    session.run(commit),
  ];

describe.each([
  ['before they are prepared', () => Promise.resolve()],
  ['after they were', prepare],
])('statements that leave together, %s,', (_, first) => {
  test('have an answer each, in their order', async () => {
    await first();
    const answers = await Promise.all(session.together(transaction(1)));
    expect(answers.map(({ command }) => command)).toEqual(['BEGIN', 'INSERT', 'SELECT', 'SELECT', 'COMMIT']);
    expect(answers[2]?.rows).toEqual([{ share: 1 }]);
    expect(answers[3]?.rows).toEqual([{ count: first === prepare ? 2 : 1 }]);
  });

  test('fail from the one that fails on; what ends the transaction says that it was rolled back', async () => {
    await first();
    const answers = await Promise.allSettled(session.together(transaction(0)));
    expect(statusOf(answers)).toBe('++--+');
    expect(answers[2]).toMatchObject({ reason: { code: '22012' } });
    expect(answers[4]).toMatchObject({ value: { command: 'ROLLBACK' } });
    // The next find the connection as it was.
    const after = await Promise.all(session.together(transaction(1)));
    expect(after[3]?.rows).toEqual([{ count: first === prepare ? 2 : 1 }]);
  });
});

test('statements that leave together do not fail with those that left before them', async () => {
  await prepare();
  const [failed, behind] = await Promise.all([
    Promise.allSettled(session.together(transaction(0))),
    Promise.allSettled(session.together(transaction(1))),
  ]);
  expect([statusOf(failed), statusOf(behind)]).toEqual(['++--+', '+++++']);
});

test('a statement that was not prepared yet is run in its turn among those that were', async () => {
  await prepare();
  const other: Statement = { name: 'other', text: 'select count(*)::int * 10 as count from kept' };
  const answers = await Promise.all(
    session.together(() => [session.run(keep, [1]), session.run(other), session.run(keep, [2]), session.run(count)]),
  );
  expect([answers[1]?.rows, answers[3]?.rows]).toEqual([[{ count: 20 }], [{ count: 3 }]]);
});

test('a connection that breaks fails all that were not answered', async () => {
  await prepare();
  const answers = Promise.allSettled(session.together(transaction(1)));
  session.cut();
  expect(statusOf(await answers)).toBe('-----');
});
