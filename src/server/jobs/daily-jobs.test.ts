import { testClock, type PlainDate, type TestClock } from '#core/kernel';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startDailyJobs, type DailyJob, type DailyJobs } from './index.ts';

let database: TestDatabase;
let clock: TestClock;
let cell = 0;
let ran: string[];
let troubles: string[];
let open: DailyJobs[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  // 10:00 of the 21st in a country seven hours ahead.
  clock = testClock('2026-11-21T03:00:00Z');
  cell += 1;
  [ran, troubles] = [[], []];
});
afterEach(async () => {
  await Promise.all(open.map((jobs) => jobs.stop()));
  open = [];
});

const noting = (name: string): DailyJob => ({
  name,
  run: async (today) => void ran.push(`${name} ${today}`),
});
function start(jobs: readonly DailyJob[], isWriter = () => true): DailyJobs {
  const started = startDailyJobs({
    pool: database.pool,
    cell,
    clock,
    zoneOffsetMinutes: 420,
    jobs,
    isWriter,
    onTrouble: (job) => void troubles.push(job),
  });
  open.push(started);
  return started;
}

test('each job is done once on a legal day, in order, and again on the next', async () => {
  const jobs = start([noting('a'), noting('b')]);
  await jobs.runDue();
  await jobs.runDue();
  clock.advanceMs(24 * 3_600_000);
  expect(await jobs.runDue()).toEqual(['a', 'b']);
  expect(ran).toEqual(['a 2026-11-21', 'b 2026-11-21', 'a 2026-11-22', 'b 2026-11-22']);
});

test('a restart neither repeats what is done nor skips what is not', async () => {
  await start([noting('a')]).runDue();
  await start([noting('a'), noting('new')]).runDue();
  clock.advanceMs(5 * 24 * 3_600_000);
  await start([noting('a')]).runDue();
  expect(ran).toEqual(['a 2026-11-21', 'new 2026-11-21', 'a 2026-11-26']);
});

test('the day begins half an hour after midnight of the country, when nothing of the day before is under way', async () => {
  clock = testClock('2026-11-21T17:29:59Z');
  const jobs = start([noting('a')]);
  await jobs.runDue();
  clock.advanceMs(1_000);
  await jobs.runDue();
  expect(ran).toEqual(['a 2026-11-21', 'a 2026-11-22']);
});

test('a job that fails is tried again, and keeps no other from being done', async () => {
  let failing = true;
  const moody: DailyJob = {
    name: 'moody',
    run: (today) => (failing ? Promise.reject(new Error('not now')) : noting('moody').run(today, signal)),
  };
  const jobs = start([moody, noting('b')]);
  await jobs.runDue();
  failing = false;
  await jobs.runDue();
  await jobs.runDue();
  expect(ran).toEqual(['b 2026-11-21', 'moody 2026-11-21']);
  expect(new Set(troubles)).toEqual(new Set(['moody']));
});

test('of several programs of a cell one does the jobs, and a standby does none', async () => {
  let enter: () => void = () => undefined;
  let leave: () => void = () => undefined;
  const entered = new Promise<void>((resolve) => (enter = resolve));
  const left = new Promise<void>((resolve) => (leave = resolve));
  const slow: DailyJob = {
    name: 'slow',
    run: async (today: PlainDate) => {
      enter();
      await left;
      ran.push(`slow ${today}`);
    },
  };
  const first = start([slow]).runDue();
  await entered;
  expect(await start([noting('slow')]).runDue()).toEqual([]);
  leave();
  await first;
  expect(ran).toEqual(['slow 2026-11-21']);
  expect(await start([noting('other')], () => false).runDue()).toEqual([]);
});

test('stopping ends a job at its next safe point and leaves it to be done', async () => {
  let enter: () => void = () => undefined;
  const entered = new Promise<void>((resolve) => (enter = resolve));
  const endless: DailyJob = {
    name: 'endless',
    run: (_today, signalled) =>
      new Promise((_resolve, reject) => {
        signalled.addEventListener('abort', () => reject(new Error('stopped')));
        enter();
      }),
  };
  const jobs = start([endless]);
  await entered;
  await jobs.stop();
  expect(troubles).toEqual([]);
  expect(await start([noting('endless')]).runDue()).toBeDefined();
  expect(ran).toEqual(['endless 2026-11-21']);
});

const { signal } = new AbortController();
