import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StartRefused } from '#server/platform/config';
import type { DatabaseConfig } from '#server/platform/config';
import { openDatabase } from '#server/platform/database';
import type { Database } from '#server/platform/database';
import { testDataFolder } from '#tests/support/data-folder';
import { testDatabase } from '#tests/support/database';

const home = testDataFolder();
const folder = home.path;
const config: DatabaseConfig = { kind: 'embedded', dataFolder: folder, connectionsMax: 4 };
const holders: ChildProcess[] = [];

/** Root lends the server's folder to another account, so what is in it is asked for by its real path. */
const clusterFolder = (): string => path.join(realpathSync(path.join(folder, 'postgres')), '18');

beforeAll(async () => {
  const database = await openDatabase(config);
  await database.pool.query('create table kept (words text)');
  await database.stop();
});

afterAll(async () => {
  for (const holder of holders) holder.kill('SIGKILL');
  await (await openDatabase(config)).stop();
  home.remove();
});

/** Another program on the same data, in a process of its own. */
async function startHolder(
  dataFolder = folder,
): Promise<{ readonly process: ChildProcess; readonly serverPid: number }> {
  const holder = spawn(process.execPath, [path.resolve('tests/support/hold-database.ts')], {
    env: { PATH: process.env['PATH'], HAIDANG_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  holders.push(holder);
  const [line]: unknown[] = await once(createInterface(holder.stdout), 'line');
  return { process: holder, serverPid: Number(line) };
}

async function kill(holder: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  const gone = once(holder, 'exit');
  holder.kill(signal);
  await gone;
}

function isRunning(pid: number | undefined): boolean {
  try {
    process.kill(pid ?? 0, 0);
    return existsSync(path.join(clusterFolder(), 'postmaster.pid'));
  } catch {
    return false;
  }
}

/** Asks until another server than `before` answers: after a kill, the first questions find nobody. */
async function answers(database: Database, before?: number): Promise<string> {
  for (;;) {
    try {
      const { rows } = await database.pool.query<{ count: string }>('select count(*) from kept');
      if (database.serverPid() !== before) return rows[0]?.count ?? '';
    } catch (error) {
      if (!(error instanceof Error)) throw error;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('an orderly stop leaves no server behind', async () => {
  const database = await openDatabase(config);
  const pid = database.serverPid();
  expect(isRunning(pid)).toBe(true);
  await database.stop();
  expect(isRunning(pid)).toBe(false);
});

test('what was committed is on disk before the answer', async () => {
  const database = await openDatabase(config);
  expect(await database.settings()).toMatchObject({ fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' });
  await database.stop();
});

test('no TCP port is ever open, and the secret is for its owner alone', async () => {
  const database = await openDatabase(config);
  const { rows } = await database.pool.query(`select current_setting('listen_addresses') as addresses`);
  expect(rows).toEqual([{ addresses: '' }]);
  await database.stop();
  expect(statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600);
  expect(statSync(clusterFolder()).mode & 0o077).toBe(0);
});

test('without the secret nobody gets in, not even by the socket', async () => {
  const database = await openDatabase(config);
  const stranger = new pg.Client({ ...database.connection, password: 'guess' });
  await expect(stranger.connect()).rejects.toThrow(/password authentication failed/);
  await database.stop();
});

test('a program killed outright leaves its server to the next one, which joins it', async () => {
  const killed = await startHolder();
  await kill(killed.process, 'SIGKILL');
  expect(isRunning(killed.serverPid)).toBe(true);
  const database = await openDatabase(config);
  expect(database.serverPid()).toBe(killed.serverPid);
  await database.stop();
  expect(isRunning(killed.serverPid)).toBe(false);
});

test('a killed server is started again under the running program, with every committed row', async () => {
  const database = await openDatabase(config);
  await database.pool.query(`insert into kept values ('before the kill')`);
  const killed = database.serverPid();
  process.kill(killed ?? 0, 'SIGKILL');
  expect(await answers(database, killed)).toBe('1');
  await database.stop();
});

/** A setting that PostgreSQL refuses to start with, until the mending. */
function spoilSettings(): () => void {
  const file = path.join(clusterFolder(), 'postgresql.auto.conf');
  const kept = readFileSync(file);
  appendFileSync(file, "no_such_setting = 'on'\n");
  return () => writeFileSync(file, kept);
}

test('a lost server that will not start is tried until it does, and the program lives on', async () => {
  const restarted = Promise.withResolvers<number>();
  const troubled = Promise.withResolvers<unknown>();
  const database = await openDatabase(config, { onRestart: restarted.resolve, onTrouble: troubled.resolve });
  const killed = database.serverPid();
  const mend = spoilSettings();
  try {
    process.kill(killed ?? 0, 'SIGKILL');
    expect(String(await troubled.promise)).toMatch(/no_such_setting/);
  } finally {
    mend();
  }
  expect(await restarted.promise).toBe(database.serverPid());
  expect(await answers(database, killed)).toBe('1');
  await database.stop();
});

test('a program leaves although its server will not start again', async () => {
  const troubled = Promise.withResolvers<unknown>();
  const database = await openDatabase(config, { onRestart: () => undefined, onTrouble: troubled.resolve });
  const mend = spoilSettings();
  try {
    const killed = database.serverPid() ?? 0;
    process.kill(killed, 'SIGKILL');
    await troubled.promise;
    await database.stop();
    expect(isRunning(killed)).toBe(false);
  } finally {
    mend();
  }
});

test('program and server killed together cost no committed row', async () => {
  const holder = await startHolder();
  const database = await openDatabase(config);
  await database.pool.query(`insert into kept values ('before both')`);
  await database.stop();
  process.kill(holder.serverPid, 'SIGKILL');
  await kill(holder.process, 'SIGKILL');
  const next = await openDatabase(config);
  expect(await answers(next)).toBe('2');
  await next.stop();
});

test('programs on one data folder share one server, and the last to leave stops it', async () => {
  const { path: fresh, remove } = testDataFolder();
  try {
    const programs = await Promise.all([startHolder(fresh), startHolder(fresh), startHolder(fresh)]);
    const pids = new Set(programs.map(({ serverPid }) => serverPid));
    expect(pids.size).toBe(1);
    const [pid] = pids;
    const alive: boolean[] = [];
    for (const { process: program } of programs) {
      await kill(program, 'SIGTERM');
      alive.push(existsSync(path.join(realpathSync(path.join(fresh, 'postgres')), '18', 'postmaster.pid')));
    }
    expect(pid).toBeGreaterThan(0);
    expect(alive).toEqual([true, true, false]);
  } finally {
    remove();
  }
});

test('a pid file that names a stranger does not keep the server from starting', async () => {
  // As after a restart of the machine: the number belongs to someone else, here to this test.
  const sockets = path.join(path.dirname(clusterFolder()), 'socket');
  writeFileSync(
    path.join(clusterFolder(), 'postmaster.pid'),
    `${process.pid}\n${clusterFolder()}\n1\n5432\n${sockets}\n\n\nready\n`,
  );
  writeFileSync(path.join(sockets, '.s.PGSQL.5432.lock'), `${process.pid}\n${clusterFolder()}\n1\n5432\n${sockets}\n`);
  const database = await openDatabase(config);
  expect(database.serverPid()).not.toBe(process.pid);
  await database.stop();
});

test('a damaged secret stops the start with a sentence', async () => {
  const secret = path.join(folder, 'secret');
  const kept = readFileSync(secret);
  try {
    writeFileSync(secret, 'nonsense');
    await expect(openDatabase(config)).rejects.toThrow(StartRefused);
    await expect(openDatabase(config)).rejects.toThrow(/must hold 64 hexadecimal digits/);
  } finally {
    writeFileSync(secret, kept);
  }
});

test("a database of the user's own is used and left running", async () => {
  const own = await testDatabase();
  const database = await openDatabase({ kind: 'external', url: own.url, connectionsMax: 2 });
  expect(database.serverPid()).toBeUndefined();
  expect(database.description).not.toContain(own.connection.password);
  await database.pool.query('create table theirs ()');
  await database.stop();
  expect((await own.pool.query('select from theirs')).rowCount).toBe(0);
  await own.close();
});

test('a connection that breaks while it is in use fails its query and nothing else', async () => {
  const own = await testDatabase();
  const database = await openDatabase({ kind: 'external', url: own.url, connectionsMax: 2 });
  const client = await database.pool.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const broken = once(client, 'error');
  await own.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await broken;
  // The pool itself listens to none of this: without a listener of ours the line above would have ended the program.
  expect(client.listenerCount('error')).toBeGreaterThan(0);
  await expect(client.query('select 1')).rejects.toThrow();
  client.release(true);
  expect((await database.pool.query('select 1')).rowCount).toBe(1);
  await database.stop();
  await own.close();
});

test('a database that cannot be reached stops the start with a sentence', async () => {
  const refused = openDatabase({
    kind: 'external',
    url: 'postgres://someone:secret@127.0.0.1:1/nothing',
    connectionsMax: 2,
  });
  await expect(refused).rejects.toThrow(/DATABASE_URL cannot be used/);
  await expect(refused).rejects.not.toThrow(/secret/);
});
