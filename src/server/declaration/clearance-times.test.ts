import { afterAll, beforeAll, expect, test } from 'vitest';
import { instant } from '#core/kernel';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { clearanceTimes } from './clearance-times.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const row = (number: number, channel: string | null, office: string, seconds: number | null) =>
    database.pool.query(
      `insert into declaration.overview (number, position, type_code, direction, office_id, status, status_since, channel, submitter_id,
         party_ids, goods_item_count, description, total_payable, amount_paid, submitted_at, registered_at, released_at, search)
       values ($1, $2, 'A11', 'import', $3, 'released', now(), $4, 'A', '{A}', 1, '', 0, 0, $5::timestamptz, $5::timestamptz,
         $5::timestamptz + $6 * interval '1 second', '')`,
      [`1${String(number).padStart(10, '0')}0`, number, office, channel, '2026-11-10T03:00:00Z', seconds],
    );
  for (const [index, seconds] of [0.1, 0.2, 3, 100, null].entries()) await row(index, 'green', '02CI', seconds);
  await row(10, 'red', '02CC', 7_200);
  await row(11, null, '02CI', null);
});
afterAll(() => database.close());

test('times are a distribution over those released; those that still wait are counted, and those without a channel are not', async () => {
  const times = await clearanceTimes(database.pool, instant('2026-11-01T00:00:00Z'));
  expect(times).toEqual([
    expect.objectContaining({
      channel: 'green',
      registered: 5,
      released: 4,
      releasedAtOnce: 3,
      medianSeconds: expect.closeTo(1.6) as number,
    }),
    expect.objectContaining({ channel: 'yellow', registered: 0, released: 0, medianSeconds: null }),
    expect.objectContaining({ channel: 'red', registered: 1, released: 1, releasedAtOnce: 0, p99Seconds: 7_200 }),
  ]);
});

test('they are of one office where one is asked for, and of the time since', async () => {
  const { pool } = database;
  const green = async (since: string, office: string | null) =>
    (await clearanceTimes(pool, instant(since), office))[0]?.registered;
  expect(await green('2026-11-01T00:00:00Z', '02CC')).toBe(0);
  expect(await green('2026-11-01T00:00:00Z', '02CI')).toBe(5);
  expect(await green('2026-11-11T00:00:00Z', null)).toBe(0);
});
