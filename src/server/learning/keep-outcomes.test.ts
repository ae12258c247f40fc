import { DECLARATION_STREAM } from '#core/declaration';
import { instant } from '#core/kernel';
import type { JournalEvent } from '#server/platform/engine';
import { inTransaction } from '#server/platform/database';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { keepOutcomes } from './keep-outcomes.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.pool.query('truncate learning.goods, learning.outcome');
  await database.pool.query(
    `insert into learning.goods (number, position, at, office_id, shared, lines)
     select 'N' || n, n, timestamptz '2026-11-20 03:00Z', '02CI', '{}', '[]' from generate_series(1, 3) n`,
  );
});

type Told = readonly [number: string, type: string, data: object];
const eventsOf = (told: readonly Told[]): readonly JournalEvent[] =>
  told.map(
    ([id, type, data], index) =>
      ({
        stream: { type: DECLARATION_STREAM, id },
        type,
        data,
        position: BigInt(100 + index),
        at: instant('2026-11-21T03:00:00Z'),
      }) as unknown as JournalEvent,
  );
async function followed(events: readonly JournalEvent[]): Promise<void> {
  await inTransaction(database.pool, (client) => keepOutcomes(events, client));
}
const outcomes = async () =>
  (
    await database.pool.query(
      `select position::int as position, number, kind, violation, recovered::int as recovered, lines, news, reversed_at::int as reversed_at
         from learning.outcome order by position`,
    )
  ).rows;

const found = (number: string, conforms: boolean, lines: readonly number[] = []): Told => [
  number,
  'FindingRecorded',
  { conforms, lines: lines.map((sequence) => ({ sequence, note: '' })), note: '' },
];
const amended = (number: string, by: 'customs' | 'declarant', amount: string): Told => [
  number,
  'Amended',
  { by, difference: [{ taxType: 'CUD', payable: amount }] },
];

test('a finding names its lines, and what it brings in comes with the version that follows', async () => {
  await followed(eventsOf([found('N1', false, [2, 3]), amended('N1', 'declarant', '700')]));
  expect(await outcomes()).toMatchObject([
    { kind: 'finding', violation: true, lines: [2, 3], news: true },
    { kind: 'correction', violation: true, recovered: 700, lines: [], news: false },
  ]);
});

test('a declarant who corrects of his own accord was not caught, and nobody who pays less', async () => {
  await followed(
    eventsOf([
      amended('N1', 'declarant', '700'),
      amended('N2', 'customs', '-50'),
      found('N3', true),
      amended('N3', 'declarant', '9'),
    ]),
  );
  expect(await outcomes()).toMatchObject([{ number: 'N3', kind: 'finding', violation: false, news: true }]);
});

test('what was accepted once and found wrong later is news twice, and nothing more after that', async () => {
  await followed(
    eventsOf([
      ['N1', 'ControlAccepted', { reason: '' }],
      amended('N1', 'customs', '40'),
      ['N1', 'PenaltyImposed', {}],
      found('N1', true),
    ]),
  );
  expect((await outcomes()).map(({ violation, news }) => [violation, news])).toEqual([
    [false, true],
    [true, true],
    [true, false],
    [false, false],
  ]);
});

test('a decision that is taken back is no label from then on, and stays what customs knew before', async () => {
  await followed(eventsOf([found('N1', false), ['N1', 'DecisionReversed', { decision: '100' }]]));
  expect(await outcomes()).toMatchObject([{ position: 100, violation: true, news: true, reversed_at: 101 }]);
});

test('of declarations that are not known as imports nothing is kept', async () => {
  await followed(eventsOf([found('N9', false)]));
  expect(await outcomes()).toEqual([]);
});

test('the same comes out however events are gathered, and when they are followed again', async () => {
  const event = fc
    .tuple(fc.constantFrom('N1', 'N2', 'N3', 'N9'), fc.nat(5))
    .map(
      ([number, kind]): Told =>
        [
          found(number, true),
          found(number, false, [1]),
          amended(number, 'customs', '10'),
          amended(number, 'declarant', '20'),
          [number, 'AmendmentInstructed', { kind: 'amend', text: '', lines: [2] }] satisfies Told,
          [number, 'ControlAccepted', { reason: '' }] satisfies Told,
        ][kind] as Told,
    );
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { minLength: 1, maxLength: 14 }),
      fc.infiniteStream(fc.integer({ min: 1, max: 5 })),
      async (told, sizes) => {
        const events = eventsOf(told);
        await database.pool.query('truncate learning.outcome');
        for (const one of events) await followed([one]);
        const expected = await outcomes();
        await database.pool.query('truncate learning.outcome');
        for (let at = 0; at < events.length;) {
          const size = sizes.next().value ?? 1;
          await followed(events.slice(at, at + size));
          at += size;
        }
        expect(await outcomes()).toEqual(expected);
        await followed(events);
        expect(await outcomes()).toEqual(expected);
      },
    ),
    { numRuns: 40 },
  );
});
