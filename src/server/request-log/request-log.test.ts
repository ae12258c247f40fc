import { testClock } from '#core/kernel';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RequestEntry } from './entry.ts';
import { createRequestLog, KEPT_EACH_MAX } from './request-log.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const entry = (facts: Partial<RequestEntry>): RequestEntry => ({
  organisationId: 'A',
  keyId: 'key',
  endedMs: performance.now(),
  method: 'GET',
  path: '/api/v1/session',
  status: 200,
  durationMs: 1,
  idempotencyKey: null,
  code: null,
  bodies: undefined,
  ...facts,
});

test('of one moment a bounded number is kept, refusals apart, and the rest is counted', async () => {
  const log = createRequestLog({
    pool: database.pool,
    clock: testClock('2026-11-21T03:00:00Z'),
    days: () => 30,
    onTrouble: (error) => expect.fail(String(error)),
  });
  for (let count = 0; count < 3 * KEPT_EACH_MAX; count += 1) log.note(entry({}));
  log.note(entry({ status: 422, code: 'HS-001', path: '/nul' }));
  log.note(entry({ organisationId: 'B' }));
  const found = await log.find({ organisationId: 'A', limit: 1_000 });
  expect(found.length).toBe(KEPT_EACH_MAX + 1);
  expect(found.reduce((sum, row) => sum + row.left_out, 0)).toBe(2 * KEPT_EACH_MAX);
  const failed = await log.find({ organisationId: 'A', outcome: 'failed', limit: 10 });
  expect(failed.map(({ code }) => code)).toEqual(['HS-001']);
  const page = await log.find({ organisationId: 'A', limit: 10, before: found[9]?.id });
  expect(page.map(({ id }) => id)).toEqual(found.slice(10, 20).map(({ id }) => id));
  await log.stop();
});
