import { ok, testClock, type Command, type Handler } from '#core/kernel';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { accountRef, open, trader, type ToyReference } from '#tests/support/toy-country';
import { answerOf, sent, toyEngines, toyOptions } from '#tests/support/toy-engine';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

let database: TestDatabase;
const engines = toyEngines(() => database);
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => engines.nextCell());
afterAll(() => database.close());

type Look = Command<'toy.look', { readonly day?: string }>;
/** Takes a number of the day, or of one that it names, and one of a range that has no day. */
const look: Handler<Look, null, ToyReference> = {
  type: 'toy.look',
  prepare: () => ok(null),
  touches: () => [accountRef('A')],
  handle: ({ data }, _prepared, world, facts) => {
    const ofDay = world.nextNumber(`looked-at|A|${data.day ?? facts.today}|rank`);
    const ofAll = world.nextNumber('looked-at');
    return ok({
      events: [{ stream: accountRef('A'), type: 'noted', version: 1, data: {} }],
      postings: [],
      claims: [],
      releases: [],
      outbox: [],
      answer: { day: facts.today, ofDay: Number(ofDay), ofAll: Number(ofAll) },
    });
  },
};
const command = (day?: string): Look => ({ type: 'toy.look', actor: trader, data: day === undefined ? {} : { day } });

const ranges = async (): Promise<readonly string[]> =>
  (
    await database.pool.query<{ range: string }>('select range from engine.number where cell = $1 order by range', [
      engines.cell(),
    ])
  ).rows.map(({ range }) => range);
const clock = testClock('2026-01-05T02:00:00Z');
const started = () => engines.start({ clock, handlers: [...toyOptions(database).handlers, look] });

test('numbers of a day go on by one over every start, rows of days long past go, and a rebuild gives the same', async () => {
  const lives = fc.array(fc.tuple(fc.integer({ min: 0, max: 45 }), fc.integer({ min: 1, max: 3 })), {
    minLength: 4,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(lives, async (starts) => {
      await engines.nextCell();
      const taken = new Map<string, number>();
      let all = 0;
      for (const [index, [days, often]] of starts.entries()) {
        clock.advanceMs(days * 86_400_000);
        const engine = await started();
        if (index === 0) await engine.submit(open('A', 1), sent());
        for (let count = 0; count < often; count += 1) {
          const answer = answerOf(await engine.submit(command(), sent())) as { day: string };
          all += 1;
          taken.set(answer.day, (taken.get(answer.day) ?? 0) + 1);
          expect(answer).toEqual({ day: answer.day, ofDay: taken.get(answer.day), ofAll: all });
        }
        expect(await engine.rebuild({ mode: 'compare' })).toMatchObject({ same: true });
        await engines.stopAll();
      }
      const last = await started();
      const standing = await ranges();
      const [today] = [...taken.keys()].slice(-1);
      expect(standing).toContain(`looked-at|A|${today}|rank`);
      const fromMs = Date.parse(`${today}T00:00:00Z`) - 60 * 86_400_000;
      for (const day of taken.keys())
        expect([day, standing.includes(`looked-at|A|${day}|rank`)]).toEqual([day, Date.parse(day) >= fromMs]);
      expect(await last.rebuild({ mode: 'replace' })).toMatchObject({ same: true });
    }),
    { numRuns: 6 },
  );
});

test('of a day that is over no number is taken, so none is ever taken twice', async () => {
  const engine = await started();
  await engine.submit(open('A', 1), sent());
  expect(await engine.submit(command('2025-01-05'), sent())).toMatchObject({ status: 'refused' });
  expect(await ranges()).toEqual([]);
  expect(await engine.submit(command(), sent())).toMatchObject({ status: 'accepted' });
});
