import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StartRefused } from '#server/platform/config';
import { findMigrations, migrate } from '#server/platform/migrate';
import type { Migration } from '#server/platform/migrate';
import { testDatabase } from '#tests/support/database';
import type { TestDatabase } from '#tests/support/database';

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

/** The program's own migrations are applied already; these come on top, in rooms that do not exist. */
const own = findMigrations();
function file(room: string, number: number, sql: string): Migration {
  return { room, number, name: `step_${number}`, sql, sha256: createHash('sha256').update(sql).digest('hex') };
}
const names = (migrations: readonly Migration[]): readonly string[] =>
  migrations.map(({ room, number }) => `${room}/${number}`);

test('each room has its schema, and each file is applied once, in order', async () => {
  const files = [
    ...own,
    file('pier', 1, 'create table berth (id int primary key)'),
    file('pier', 2, 'insert into berth values (1)'),
  ];
  expect(names((await migrate(database.pool, files)).applied)).toEqual(['pier/1', 'pier/2']);
  expect(names((await migrate(database.pool, files)).applied)).toEqual([]);
  expect((await database.pool.query('select id from pier.berth')).rows).toEqual([{ id: 1 }]);
});

test('programs that start together apply each file once between them', async () => {
  const files = [...own, file('pier', 1, 'create table berth (id int); insert into berth values (1)')];
  const others = Array.from({ length: 5 }, () => new pg.Pool({ ...database.connection, max: 1 }));
  // A connection that is still closing hears of it when its database is dropped, and nobody else has to.
  for (const pool of others) pool.on('error', () => undefined);
  const results = await Promise.all([database.pool, ...others].map((pool) => migrate(pool, files)));
  await Promise.all(others.map((pool) => pool.end()));
  expect(results.flatMap(({ applied }) => names(applied))).toEqual(['pier/1']);
  expect((await database.pool.query('select from pier.berth')).rowCount).toBe(1);
});

test('a file that fails leaves nothing behind and says which line is wrong', async () => {
  const files = [
    ...own,
    file('pier', 1, 'create table berth (id int)'),
    file('pier', 2, 'create table crane (id int);\n\ncreate tabel hook ()'),
  ];
  await expect(migrate(database.pool, files)).rejects.toThrow(/pier\/2 .* at line 3/);
  expect((await database.pool.query(`select to_regclass('pier.berth') as found`)).rows).toEqual([{ found: null }]);
});

test('a file changed after it was applied stops the start', async () => {
  await migrate(database.pool, [...own, file('pier', 1, 'create table berth (id int)')]);
  const changed = migrate(database.pool, [...own, file('pier', 1, 'create table berth (id bigint)')]);
  await expect(changed).rejects.toThrow(StartRefused);
  await expect(changed).rejects.toThrow(/pier\/1 .* was changed/);
});

test('a database prepared by a newer program stops the start', async () => {
  await migrate(database.pool, [...own, file('pier', 1, 'create table berth (id int)')]);
  await expect(migrate(database.pool, own)).rejects.toThrow(/pier\/1 .* does not know/);
});

test("the engine's tables come before those of every other room", () => {
  expect(own[0]?.room).toBe('engine');
});
