import { plainDate } from '#core/kernel';
import type { SelectionSettings } from '#core/model';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { officeBars } from './office-bars.ts';
import type { RankSpread } from './training/rank-spread.ts';

const HASH = 'a'.repeat(64);
const SETTINGS: SelectionSettings = {
  capacityPerDay: 10,
  capacityByOffice: { '03CC': 0 },
  explorationShare: 0.2,
  chanceMin: 0,
  windowDays: 14,
  channel: 'red',
};
/** Ranks between 0 and 100, evenly. */
const SPREAD: RankSpread = { '': { perDay: 50, ranks: Array.from({ length: 101 }, (_, place) => place) } };
const bars = (spread?: RankSpread, settings = SETTINGS) =>
  officeBars(database.pool, { hash: HASH, settings, spread, today: plainDate('2026-11-21'), zoneOffsetMinutes: 420 });

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.pool.query('truncate learning.decision'));

/** So many declarations on each of some days, ranked 1, 2, 3 … by a model. */
async function decided(office: string, days: number, perDay: number, { model = HASH, byRules = false } = {}) {
  await database.pool.query(
    `insert into learning.decision (number, position, at, office_id, channel, by_rules, random, propensity, model, rank)
     select $1 || '-' || day || '-' || n || '-' || $5::text || $6::text, row_number() over (), timestamptz '2026-11-20 03:00Z' - day * interval '1 day', $1,
         'green', $5::boolean, false, 0.1, $6, (day * $3 + n)::double precision
       from generate_series(0, $2::integer - 1) day, generate_series(1, $3::integer) n where $4::boolean`,
    [office, days, perDay, true, byRules, model],
  );
}

test('the bar lies where the capacity of the days is just used up, and what rules select takes none of it', async () => {
  await decided('02CI', 5, 40);
  await decided('02CI', 5, 40, { byRules: true });
  const bar = (await bars()).get('02CI');
  // Eight a day for five days of two hundred ranks: forty at or above the bar.
  expect(bar?.threshold).toBe(161);
  expect(bar?.exploration).toBeCloseTo(2 / (40 - 8));
});

test('an office that can look at all of them selects at any rank, and one that can look at none at no rank', async () => {
  await decided('02CI', 10, 7);
  await decided('03CC', 10, 7);
  const all = await bars();
  expect(all.get('02CI')?.threshold).toBe(0);
  expect(all.get('03CC')).toEqual({ threshold: Number.MAX_VALUE, exploration: 0 });
});

test('while a model has ranked too few, the bar is taken from how its ranks spread when it was made', async () => {
  await decided('02CI', 2, 20);
  await decided('02CC', 2, 16, { model: 'b'.repeat(64) });
  const all = await bars(SPREAD);
  expect(all.get('02CI')?.threshold).toBe(60);
  expect(all.get('02CC')?.threshold).toBe(50);
  expect((await bars()).get('02CI')?.threshold).toBe(Number.MAX_VALUE);
});

test('a day of an office is one of its own, from midnight to midnight where it is', async () => {
  // In Hà Nội from six in the morning to noon, from Monday to Friday: in London from Sunday night on.
  await database.pool.query(
    `insert into learning.decision (number, position, at, office_id, channel, by_rules, random, propensity, model, rank)
     select day || '-' || n, day * 100 + n, timestamptz '2026-11-16 06:00+07' + day * interval '1 day' + n * interval '6 minutes', '02CI',
         'green', false, false, 0.1, $1, (day * 40 + n)::double precision
       from generate_series(0, 4) day, generate_series(1, 40) n`,
    [HASH],
  );
  // Eight a day for five days, and not for six.
  expect((await bars()).get('02CI')?.threshold).toBe(161);
});

test('without any traffic nobody is selected by rank', async () => {
  expect([...(await bars(SPREAD)).entries()]).toEqual([['', { threshold: Number.MAX_VALUE, exploration: 0 }]]);
});
