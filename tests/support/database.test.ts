import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#tests/support/database';
import type { TestDatabase } from '#tests/support/database';

let first: TestDatabase;
let second: TestDatabase;
beforeAll(async () => {
  [first, second] = await Promise.all([testDatabase(), testDatabase()]);
});
afterAll(async () => {
  await Promise.all([first.close(), second.close()]);
});

test('what one test writes, no other test sees', async () => {
  await first.pool.query('create table public.note (words text)');
  const { rows } = await second.pool.query(`select to_regclass('public.note') as found`);
  expect(rows).toEqual([{ found: null }]);
});

test('every migration is applied before a test begins', async () => {
  const { rows } = await first.pool.query<{ found: string | null }>(
    `select to_regclass('migrate.applied')::text as found`,
  );
  expect(rows[0]?.found).toBe('migrate.applied');
});

test('the program works as an ordinary role, never as superuser', async () => {
  const { rows } = await first.pool.query(
    'select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user',
  );
  expect(rows).toEqual([{ rolsuper: false, rolcreatedb: false, rolcreaterole: false }]);
});
