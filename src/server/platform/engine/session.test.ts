import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CopyRows } from '#server/platform/database';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import fc from 'fast-check';
import { failureOf, openSession, type Session } from './session.ts';
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

describe('rows that follow their statement', () => {
  const given: Statement = {
    name: 'given',
    text: 'copy given (small, middle, whole, large, text, bytes) from stdin (format binary)',
    copies: true,
  };
  const all: Statement = { name: 'all', text: 'select *, large::text as large, whole::text as whole from given' };
  interface Row {
    readonly small: number;
    readonly middle: number;
    readonly whole: number;
    readonly large: bigint;
    readonly text: string;
    readonly bytes: Uint8Array;
  }
  const messages = (rows: readonly Row[], copied = new CopyRows()): Buffer => {
    for (const row of rows) {
      copied.row(6);
      copied.int2(row.small);
      copied.int4(row.middle);
      copied.int8(row.whole);
      copied.bigint(row.large);
      copied.text(row.text);
      copied.bytes(row.bytes);
    }
    return copied.done();
  };
  const one: Row = { small: 1, middle: 2, whole: 3, large: 4n, text: 'one', bytes: new Uint8Array([5]) };

  beforeEach(async () => {
    await session.run({
      name: '',
      text: 'create temporary table given (small int2 primary key, middle int, whole bigint, large bigint, text text, bytes bytea)',
    });
  });

  test('arrive as they were given', async () => {
    const row = fc.record({
      middle: fc.integer(),
      whole: fc.maxSafeInteger(),
      large: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      text: fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.toWellFormed().replaceAll('\0', '')),
      bytes: fc.uint8Array({ maxLength: 3_000 }),
    });
    const copied = new CopyRows();
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1 }), async (some) => {
        const rows = some.map((each, index) => ({ ...each, small: index - 3 }));
        await session.run({ name: '', text: 'truncate given' });
        await session.run(given, [messages(rows, copied)]);
        const found = (await session.run(all)).rows.map((each) => ({
          ...each,
          whole: Number(each['whole']),
          large: BigInt(String(each['large'])),
          bytes: new Uint8Array(each['bytes'] as Buffer),
        }));
        expect(found).toEqual(rows);
      }),
      { numRuns: 40 },
    );
  });

  test('stay what they were while the next are gathered', () => {
    const copied = new CopyRows();
    const [first, alone] = [messages([one], copied), messages([one])];
    messages([{ ...one, small: 9, text: 'another' }], copied);
    expect(first).toEqual(alone);
  });

  test('leave together with others, and are passed over where one before them fails', async () => {
    await prepare();
    await session.run(given, [messages([one])]);
    const sent = (small: number, share: number) =>
      session.together(() => [
        session.run(begin),
        session.run(divide, [share]),
        session.run(given, [messages([{ ...one, small }])]),
        session.run(keep, [1]),
        session.run(commit),
      ]);
    expect(statusOf(await Promise.allSettled(sent(2, 1)))).toBe('+++++');
    expect(statusOf(await Promise.allSettled(sent(3, 0)))).toBe('+---+');
    // One that is there already fails as any statement does.
    const twice = await Promise.allSettled(sent(2, 1));
    expect(statusOf(twice)).toBe('++--+');
    expect(twice[2]).toMatchObject({ reason: { code: '23505' } });
    expect(statusOf(await Promise.allSettled(sent(4, 1)))).toBe('+++++');
    expect((await session.run(all)).rows.map(({ small }) => small)).toEqual([1, 2, 4]);
  });

  test('are refused as data where the server does not take what they hold', async () => {
    const error = await session.run(given, [messages([{ ...one, text: 'a\0b' }])]).catch((reason: unknown) => reason);
    expect(failureOf(error, false)).toBe('data');
    await session.run(given, [messages([one])]);
  });
});
