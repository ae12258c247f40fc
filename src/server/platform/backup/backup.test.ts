import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { restoreBackup, writeBackup } from '#server/platform/backup';
import { StartRefused } from '#server/platform/config';
import { findMigrations, migrate } from '#server/platform/migrate';
import type { Migration } from '#server/platform/migrate';
import { createHash } from 'node:crypto';
import { emptyDatabase, testDatabase } from '#tests/support/database';
import type { TestDatabase } from '#tests/support/database';

const AT = '2026-11-21T00:00:00.000Z';
const folder = mkdtempSync(path.join(os.tmpdir(), 'haidang-backup-'));
const file = path.join(folder, 'good.haidang');

/** A room with everything that is hard to copy: every kind of value, keys both ways, identity, generated columns, no key at all. */
const SQL = `
  create table house (
    id bigint generated always as identity primary key,
    parent bigint references house (id),
    words text, bytes bytea, amount numeric, at timestamptz, day date, span interval, flag boolean,
    document jsonb, raw json, list text[], ratio double precision, key uuid,
    twice numeric generated always as (amount * 2) stored
  );
  create table guest (house bigint not null references house (id), name text not null, primary key (house, name));
  alter table house add column favourite text;
  alter table house add foreign key (id, favourite) references guest (house, name);
  create table loose (n int, words text);
  insert into loose values (0, 'brought by the migration');
  create table empty (id int primary key);
  create sequence numbers start 100;
  create table "Odd Name" ("a ""b""" text);`;
const MIGRATIONS: readonly Migration[] = [
  ...findMigrations(),
  { room: 'harbour', number: 1, name: 'houses', sql: SQL, sha256: createHash('sha256').update(SQL).digest('hex') },
];

const WITH = { migrations: MIGRATIONS };

let source: TestDatabase;
let target: TestDatabase;

beforeAll(async () => {
  source = await testDatabase();
  await migrate(source.pool, MIGRATIONS);
  await fill(source.pool);
  await writeBackup(source.pool, file, AT);
});
beforeEach(async () => {
  target = await emptyDatabase();
});
afterEach(() => target.close());
afterAll(async () => {
  await source.close();
  rmSync(folder, { recursive: true, force: true });
});

async function fill(pool: pg.Pool): Promise<void> {
  const words = fc
    .sample(fc.string({ unit: 'binary', maxLength: 40 }), { numRuns: 400, seed: 20_261_121 })
    .map((text) => text.replaceAll('\0', '').replaceAll(/\p{Cs}/gu, ''));
  const hard = ['', '\\.', '\\N', 'a\tb\nc\rd\\e', 'Hải Đăng — đèn biển', '\u0001\u007f\u2028', '\'"`', ...words];
  for (const [index, text] of hard.entries()) {
    await pool.query(
      `insert into harbour.house (parent, words, bytes, amount, at, day, span, flag, document, raw, list, ratio, key)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        index === 0 ? null : index,
        text,
        Buffer.from(text, 'utf16le'),
        `-${index}.00000000000000000000${index}`,
        `2026-11-21 08:09:10.${String(index).padStart(6, '0')}+07`,
        index % 2 === 0 ? '-infinity' : '2024-02-29',
        `${index} days -1 seconds`,
        index % 3 === 0 ? null : index % 3 === 1,
        JSON.stringify({ text, index }),
        `{"b": 1,   "a": ${index}, "a": 2}`,
        [text, null, '{}', ','],
        index % 5 === 0 ? 'NaN' : Math.sqrt(index),
        `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      ],
    );
    await pool.query('insert into harbour.guest values ($1, $2)', [index + 1, `guest ${text}`]);
    await pool.query('insert into harbour.loose values ($1, $2), ($1, $2)', [index % 7, text]);
  }
  await pool.query('update harbour.house h set favourite = g.name from harbour.guest g where g.house = h.id');
  await pool.query(`insert into harbour."Odd Name" values ('x'), (null)`);
  await pool.query(`select nextval('harbour.numbers'), nextval('harbour.numbers')`);
}

/** Every row of every table as JSON, by another road than the backup's own; and what every sequence gives next. */
async function everything(pool: pg.Pool): Promise<Readonly<Record<string, readonly string[]>>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t order by 1`);
    found[name] = rows.map(({ row }) => row);
  }
  const { rows: sequences } = await pool.query<{ row: string }>(
    `select format('%s.%s %s', schemaname, sequencename, last_value) as row from pg_sequences order by 1`,
  );
  return { ...found, sequences: sequences.map(({ row }) => row) };
}

test('a restored database equals the one that was backed up, row by row', async () => {
  const report = await restoreBackup(target.pool, file, WITH);
  const before = await everything(source.pool);
  expect(await everything(target.pool)).toEqual(before);
  expect(before['harbour.house']).toHaveLength(407);
  expect(report.takenAt).toBe(AT);
  expect(report.tables.map(({ table }) => table)).toContain('engine.event');
});

test('a restored database keeps its constraints and counts on where the other stopped', async () => {
  await restoreBackup(target.pool, file, WITH);
  await expect(target.pool.query('insert into harbour.guest values (9999999, $1)', ['nobody'])).rejects.toThrow(
    /foreign key/,
  );
  expect((await target.pool.query(`select nextval('harbour.numbers') as next`)).rows).toEqual([{ next: '102' }]);
  const { rows } = await target.pool.query<{ id: string }>(
    'insert into harbour.house (words) values ($1) returning id',
    ['new'],
  );
  expect(rows).toEqual([{ id: '408' }]);
});

test('the backup of a restored database has the same rows in the same bytes', async () => {
  const again = path.join(folder, 'again.haidang');
  await restoreBackup(target.pool, file, WITH);
  const first = path.join(folder, 'first.haidang');
  const expected = await writeBackup(source.pool, first, AT);
  const report = await writeBackup(target.pool, again, AT);
  expect(report.tables).toEqual(expected.tables);
  expect(gunzipSync(readFileSync(again)).equals(gunzipSync(readFileSync(first)))).toBe(true);
});

test('a backup is one instant, whatever is written meanwhile', async () => {
  const busy = await testDatabase();
  await migrate(busy.pool, MIGRATIONS);
  await busy.pool.query('insert into harbour.house (words) select n::text from generate_series(1, 2000) n');
  let stop = false;
  const writer = (async () => {
    // A guest for each house, always both or neither.
    while (!stop)
      await busy.pool.query(
        `with h as (insert into harbour.house (words) values ('pair') returning id) insert into harbour.guest select id, 'pair' from h`,
      );
  })();
  const during = path.join(folder, 'during.haidang');
  const { tables } = await writeBackup(busy.pool, during, AT);
  stop = true;
  await writer;
  await busy.close();
  const rows = Object.fromEntries(tables.map(({ table, rows: count }) => [table, count]));
  expect((rows['harbour.house'] ?? 0) - 2000).toBe(rows['harbour.guest']);
});

test('the file is for its owner alone, and nothing else is left beside it', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => name.includes('partial'))).toEqual([]);
});

test('a backup never overwrites a file', async () => {
  await expect(writeBackup(source.pool, file, AT)).rejects.toThrow(/already exists/);
});

test('a backup that cannot be written says so and leaves no file', async () => {
  const nowhere = path.join(folder, 'missing', 'x.haidang');
  await expect(writeBackup(source.pool, nowhere, AT)).rejects.toThrow(/cannot be written .*ENOENT/);
  expect(existsSync(nowhere)).toBe(false);
});

test('a restore is refused where there is anything already', async () => {
  await target.pool.query('create table public.something (n int)');
  const refused = restoreBackup(target.pool, file, WITH);
  await expect(refused).rejects.toThrow(StartRefused);
  await expect(refused).rejects.toThrow(/not empty: it has tables in public/);
});

test('a restore is refused by a program that lacks a migration of the backup', async () => {
  await expect(restoreBackup(target.pool, file)).rejects.toThrow(/harbour\/1 .* does not have/);
});

test('a file cut short anywhere restores nothing', async () => {
  const whole = readFileSync(file);
  const cuts = fc.sample(fc.integer({ min: 0, max: whole.length - 1 }), { numRuns: 8, seed: 7 });
  for (const length of [...cuts, whole.length - 1]) {
    const cut = path.join(folder, 'cut.haidang');
    writeFileSync(cut, whole.subarray(0, length));
    await expect(restoreBackup(target.pool, cut, WITH)).rejects.toThrow(/not a whole backup/);
  }
  expect(await everything(target.pool)).toEqual({ sequences: [] });
});

test('a file with one byte changed restores nothing', async () => {
  const text = gunzipSync(readFileSync(file));
  const places = fc.sample(fc.integer({ min: 0, max: text.length - 1 }), { numRuns: 12, seed: 11 });
  for (const place of places) {
    const changed = Buffer.from(text);
    changed[place] = (changed[place] ?? 0) ^ 1;
    const damaged = path.join(folder, 'damaged.haidang');
    writeFileSync(damaged, gzipSync(changed));
    await expect(restoreBackup(target.pool, damaged, WITH), `byte ${place}`).rejects.toThrow(StartRefused);
  }
  expect(await everything(target.pool)).toEqual({ sequences: [] });
});

test('something that is no backup is refused with a sentence', async () => {
  const other = path.join(folder, 'other');
  copyFileSync(import.meta.filename, other);
  await expect(restoreBackup(target.pool, other, WITH)).rejects.toThrow(/not a whole backup/);
  await expect(restoreBackup(target.pool, path.join(folder, 'nothing'), WITH)).rejects.toThrow(/cannot be read/);
});

test('the files of the program come back byte for byte, closed as they were', async () => {
  const from = { name: 'files', path: path.join(folder, 'from') };
  const into = { name: 'files', path: path.join(folder, 'into') };
  const contents = new Map(
    [0, 1, 2, 3, 49_152, 49_153, 300_000].map((size) => [
      `${size % 7}/file-${size}`,
      Buffer.alloc(size, `${size}\n\\.\n`),
    ]),
  );
  for (const [name, bytes] of contents) {
    mkdirSync(path.dirname(path.join(from.path, name)), { recursive: true });
    writeFileSync(path.join(from.path, name), bytes, { mode: 0o600 });
  }
  const withFiles = path.join(folder, 'with-files.haidang');
  expect((await writeBackup(source.pool, withFiles, AT, { folders: [from] })).files).toBe(7);
  expect((await restoreBackup(target.pool, withFiles, { ...WITH, folders: [into] })).files).toBe(7);
  for (const [name, bytes] of contents) {
    expect(readFileSync(path.join(into.path, name)).equals(bytes), name).toBe(true);
    expect(statSync(path.join(into.path, name)).mode & 0o777).toBe(0o600);
  }
});

test('a restore that fails leaves no file either', async () => {
  const from = { name: 'files', path: path.join(folder, 'one') };
  const into = { name: 'files', path: path.join(folder, 'none') };
  mkdirSync(from.path);
  writeFileSync(path.join(from.path, 'a'), 'a');
  const withFile = path.join(folder, 'with-file.haidang');
  await writeBackup(source.pool, withFile, AT, { folders: [from] });
  await target.pool.query('create table public.something (n int)');
  await expect(restoreBackup(target.pool, withFile, { ...WITH, folders: [into] })).rejects.toThrow(/not empty/);
  expect(readdirSync(folder).filter((name) => name.startsWith('none'))).toEqual([]);
});

test('a forged backup cannot write outside its folder', async () => {
  const text = gunzipSync(readFileSync(file)).toString('latin1');
  const lines = text.slice(0, text.lastIndexOf('{"end"'));
  const forged = `${lines}{"file":{"folder":"files","path":"../escaped","mode":384}}\n`;
  const bytes = Buffer.from(forged, 'latin1');
  const end = JSON.stringify({ end: { sha256: createHash('sha256').update(bytes).digest('hex') } });
  const place = path.join(folder, 'forged.haidang');
  writeFileSync(place, gzipSync(Buffer.concat([bytes, Buffer.from(`${end}\n`)])));
  await expect(restoreBackup(target.pool, place, WITH)).rejects.toThrow(/outside its folder/);
});

/** A signal that comes just as the work looks for it the `time`-th time; `looks` counts. */
function signalAtLook(time: number): { readonly interrupted: AbortSignal; readonly looks: () => number } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const look = signal.throwIfAborted.bind(signal);
  let looks = 0;
  signal.throwIfAborted = () => {
    looks += 1;
    if (looks === time) stopping.abort(new Error('told to stop'));
    look();
  };
  return { interrupted: signal, looks: () => looks };
}
const NEVER = 0;
/** Not up to the last: in how many pieces rows arrive, and so how often it looks, differs a little from one time to the next. */
const MOMENTS = [0, 0.1, 0.2, 0.3, 0.5, 0.7];
const spreadOver = (looks: number): readonly number[] => MOMENTS.map((share) => 1 + Math.floor(share * looks));

test('a backup or a restore that is told to stop, whenever, leaves nothing', async () => {
  // More rows than one look takes in, so that it is told in the middle of a table too.
  await source.pool.query(`insert into harbour.loose select n, md5(n::text) from generate_series(1, 20000) n`);
  const place = mkdtempSync(path.join(folder, 'stopped-'));
  const stopped = path.join(place, 'stopped.haidang');
  const large = path.join(folder, 'large.haidang');
  const [writing, reading] = [signalAtLook(NEVER), signalAtLook(NEVER)];
  await writeBackup(source.pool, large, AT, writing);
  for (const time of spreadOver(writing.looks())) {
    await expect(writeBackup(source.pool, stopped, AT, signalAtLook(time))).rejects.toThrow('told to stop');
    expect(readdirSync(place)).toEqual([]);
  }
  const other = await emptyDatabase();
  await restoreBackup(other.pool, large, { ...WITH, ...reading });
  await other.close();
  for (const time of spreadOver(reading.looks()))
    await expect(restoreBackup(target.pool, large, { ...WITH, ...signalAtLook(time) })).rejects.toThrow('told to stop');
  await restoreBackup(target.pool, large, WITH);
  expect(await everything(target.pool)).toEqual(await everything(source.pool));
}, 120_000);
