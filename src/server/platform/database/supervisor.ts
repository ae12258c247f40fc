import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  lchownSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { StartRefused } from '#server/platform/config';
import { findBinaries } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import type { Connection } from './connection.ts';
import { leaveToOwner, prepareDataFolder, runAs } from './data-folder.ts';
import type { ServerPlace } from './data-folder.ts';
import { findPostmaster, hasStopped, isAlive } from './postmaster.ts';
import { SERVER_SETTINGS, WAL_SEGMENT_MB } from './settings.ts';

/** Our own PostgreSQL, kept running for as long as any program uses it. */
export interface EmbeddedServer {
  /** As the superuser, on the maintenance database: for making databases, never for the program's own work. */
  readonly superuser: Connection;
  /** As the owner of `database`, an ordinary role. */
  readonly owner: (database: string) => Connection;
  /** Process id of the server now; it changes when the server had to be started again. */
  readonly pid: () => number;
  readonly clusterFolder: string;
  /** Leaves the server; the last program to leave stops it and waits until it has gone. */
  readonly leave: () => Promise<void>;
}

export interface ServerOptions {
  readonly dataFolder: string;
  /** Overrides for tests that need no durability. The program itself never gives any. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly watcher?: ServerWatcher;
}

/** Hears of a server that was lost under a running program. */
export interface ServerWatcher {
  /** It has been started again. */
  readonly onRestart: (pid: number) => void;
  /** It could not be started again; that is tried until it can, or the program leaves. */
  readonly onTrouble: (error: unknown) => void;
}

/** The role that owns our databases and all that is in them. */
export const OWNER_ROLE = 'haidang';
const SUPERUSER_ROLE = 'postgres';

/** Every program holds this lock shared, for as long as it uses the server. Who can take it alone is the last, and may stop the server. */
const USERS_LOCK = 728_401_001;
/** Crash recovery replays at most one checkpoint's worth of WAL; on a slow disk that is minutes. */
const START_MS_MAX = 300_000;
/** A fast shutdown writes one checkpoint. After this the server is told to quit without; it recovers on the next start. */
const STOP_MS_MAX = 60_000;
/** A server that was not our child stays visible until its parent reaps it, which in a bare container may be never. */
const FAREWELL_MS_MAX = 500;
const POLL_MS = 15;
/** Processes of a killed server need a moment to notice and end. */
const RETRY_MS = 100;
/** What kept a lost server from starting (a full disk, a wrong setting) is mended by people, or soon. */
const REJOIN_MS = { first: 250, last: 10_000 } as const;
/** Looked at when the server starts; it logs a few lines a day. */
const LOG_BYTES_MAX = 10_000_000;

/** Starts the server on this data folder, or joins the one already running there, whoever started it. */
export async function useEmbeddedServer(options: ServerOptions): Promise<EmbeddedServer> {
  const place = prepareDataFolder(options.dataFolder);
  const binaries = findBinaries(place.account);
  if (!existsSync(place.clusterFolder)) initialise(place, binaries);
  refuseOtherVersion(place);

  const leaving = new AbortController();
  let keeper = await join(place, binaries, options);
  let rejoined: Promise<void> = Promise.resolve();

  /** The keeper's connection ends only with the server. Start it again: pools reconnect by themselves. */
  const watch = (joined: Keeper): void => {
    joined.client.once('end', () => {
      if (!leaving.signal.aborted) rejoined = rejoin();
    });
  };
  const rejoin = async (): Promise<void> => {
    const again = await joinAgain(place, binaries, options, leaving.signal);
    if (again === undefined) return;
    if (leaving.signal.aborted) {
      await depart(place, again);
      return;
    }
    keeper = again;
    watch(again);
    options.watcher?.onRestart(again.pid);
  };
  watch(keeper);

  const connection = (user: string, password: string, database: string): Connection => ({
    host: place.socketFolder,
    port: place.port,
    user,
    password,
    database,
  });
  return {
    superuser: connection(SUPERUSER_ROLE, place.superuserPassword, 'postgres'),
    owner: (database) => connection(OWNER_ROLE, place.ownerPassword, database),
    pid: () => keeper.pid,
    clusterFolder: place.clusterFolder,
    leave: async () => {
      if (leaving.signal.aborted) return;
      leaving.abort();
      await Promise.all([depart(place, keeper), rejoined]);
    },
  };
}

/** Our standing connection: proof to other programs that the server is in use, and to us that it is alive. */
interface Keeper {
  readonly client: pg.Client;
  readonly pid: number;
}

async function join(place: ServerPlace, binaries: Binaries, options: ServerOptions): Promise<Keeper> {
  const deadline = Date.now() + START_MS_MAX;
  for (;;) {
    const postmaster = findPostmaster(place.clusterFolder) ?? (await launch(place, binaries, options));
    const client = postmaster === undefined ? undefined : await tryConnect(place);
    if (client !== undefined && postmaster !== undefined) {
      try {
        await client.query(`select pg_advisory_lock_shared(${USERS_LOCK})`);
        await ensureOwner(client, place);
        return { client, pid: postmaster.pid };
      } catch (error) {
        // The last user was just stopping it: our session ended with the server, which is then started afresh.
        if (!isServerAway(error)) throw error;
        client.end().catch(() => undefined);
      }
    }
    if (Date.now() > deadline)
      throw new StartRefused(
        `PostgreSQL in ${place.clusterFolder} did not become ready in ${START_MS_MAX / 1000} s. Its log is ${place.logFile}.`,
      );
    await delay(POLL_MS);
  }
}

/** Joins a server that was lost, however often that fails; gives nothing where the program leaves in the meantime. */
async function joinAgain(
  place: ServerPlace,
  binaries: Binaries,
  options: ServerOptions,
  leaving: AbortSignal,
): Promise<Keeper | undefined> {
  for (let pauseMs: number = REJOIN_MS.first; !leaving.aborted; pauseMs = Math.min(pauseMs * 2, REJOIN_MS.last)) {
    try {
      return await join(place, binaries, options);
    } catch (error) {
      options.watcher?.onTrouble(error);
      await delay(pauseMs, undefined, { signal: leaving }).catch(() => undefined);
    }
  }
  return undefined;
}

async function tryConnect(place: ServerPlace): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    host: place.socketFolder,
    port: place.port,
    user: SUPERUSER_ROLE,
    password: place.superuserPassword,
    database: 'postgres',
    application_name: 'haidang keeper',
  });
  // Without a listener a lost connection would be an uncaught error; the 'end' event that follows is what we act on.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.end().catch(() => undefined);
    if (isServerAway(error)) return undefined;
    if (codeOf(error) === '28P01') {
      throw new StartRefused(
        `PostgreSQL in ${place.clusterFolder} does not accept the secret in the data folder. Restore the file "secret" that belongs to this data.`,
        { cause: error },
      );
    }
    throw error;
  }
}

/** Not there yet, starting (57P03), stopping (57P01), crashed (57P02), or cut off in the middle. */
function isServerAway(error: unknown): boolean {
  const code = codeOf(error);
  if (['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'].includes(code)) return true;
  return error instanceof Error && /connection terminated|not queryable/i.test(error.message);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Starts the server. Gives nothing where another program was faster or the last server's processes are still ending: look again. */
async function launch(
  place: ServerPlace,
  binaries: Binaries,
  options: ServerOptions,
): Promise<ReturnType<typeof findPostmaster>> {
  const log = place.logFile;
  const logged = keepLogSmall(log);
  const output = openSync(log, 'a', 0o600);
  leaveToOwner(log);
  const settings = {
    ...SERVER_SETTINGS,
    ...options.settings,
    unix_socket_directories: place.socketFolder,
    port: String(place.port),
  };
  const child = spawn(
    binaries.postgres,
    ['-D', place.clusterFolder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...runAs(place.account),
      cwd: place.clusterFolder,
      // A process group of its own: Ctrl-C in the terminal is for the program, which then stops the server in order.
      detached: true,
      stdio: ['ignore', output, output],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    },
  );
  closeSync(output);
  let ended = false;
  let failure: Error | undefined;
  child.once('exit', () => (ended = true));
  child.once('error', (error) => {
    ended = true;
    failure = error;
  });
  child.unref();
  for (;;) {
    const found = findPostmaster(place.clusterFolder);
    if (found !== undefined) return found;
    if (ended) break;
    await delay(POLL_MS);
  }
  const said = readFileSync(log, 'utf8').slice(logged).trim();
  if (
    failure === undefined &&
    /lock file .* already exists|shared memory block .* is still in use|is another postmaster/i.test(said)
  ) {
    await delay(RETRY_MS);
    return undefined;
  }
  throw new StartRefused(
    `PostgreSQL did not start in ${place.clusterFolder}: ${failure?.message ?? (said || 'it ended without a word')}`,
  );
}

/** Puts a grown log aside, in place of the one before it, and gives the number of characters in the current one. */
function keepLogSmall(log: string): number {
  if (!existsSync(log)) return 0;
  if (statSync(log).size <= LOG_BYTES_MAX) return readFileSync(log, 'utf8').length;
  renameSync(log, `${log}.1`);
  return 0;
}

/** Makes a new cluster beside its place and renames it: a start cut short leaves nothing half-made, and of two starts one wins. */
function initialise(place: ServerPlace, binaries: Binaries): void {
  const home = path.dirname(place.clusterFolder);
  const draft = mkdtempSync(path.join(home, 'new-'));
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, place.superuserPassword, { mode: 0o600, flag: 'wx' });
  if (place.account.lent) {
    lchownSync(draft, place.account.uid, place.account.gid);
    lchownSync(passwordFile, place.account.uid, place.account.gid);
  }
  try {
    // The built-in C.UTF-8 sorts by code point on every machine alike; Vietnamese order is asked for by name (collate "vi-x-icu").
    const result = spawnSync(
      binaries.initdb,
      [
        '-D',
        draft,
        '-U',
        SUPERUSER_ROLE,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        `--wal-segsize=${WAL_SEGMENT_MB}`,
      ],
      { ...runAs(place.account), cwd: draft, encoding: 'utf8', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } },
    );
    if (result.status !== 0) {
      throw new StartRefused(
        `PostgreSQL could not prepare ${home}: ${result.error?.message ?? (result.stderr.trim() || `initdb ended with ${result.status ?? result.signal}`)}`,
      );
    }
    renameSync(draft, place.clusterFolder);
  } catch (cause) {
    if (!existsSync(place.clusterFolder)) throw cause;
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

function refuseOtherVersion(place: ServerPlace): void {
  const version = readFileSync(path.join(place.clusterFolder, 'PG_VERSION'), 'utf8').trim();
  if (version !== '18') {
    throw new StartRefused(
      `${place.clusterFolder} holds data of PostgreSQL ${version}; this program runs version 18. Restore a backup into a new data folder.`,
    );
  }
}

async function ensureOwner(client: pg.Client, place: ServerPlace): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [OWNER_ROLE]);
  if (rowCount === 1) return;
  try {
    await client.query(`create role ${OWNER_ROLE} login password '${place.ownerPassword}'`);
  } catch (error) {
    // 42710 and 23505: another program made it in the same instant.
    if (!['42710', '23505'].includes(codeOf(error))) throw error;
  }
}

async function depart(place: ServerPlace, keeper: Keeper): Promise<void> {
  try {
    await keeper.client.query(`select pg_advisory_unlock_shared(${USERS_LOCK})`);
    const { rows } = await keeper.client.query<{ last: boolean }>(`select pg_try_advisory_lock(${USERS_LOCK}) as last`);
    // While we hold the lock alone, a program that is just arriving waits for it, loses its session and starts the server again.
    if (rows[0]?.last === true) await stop(place, keeper.pid);
  } catch (error) {
    if (!isServerAway(error)) throw error;
  } finally {
    await keeper.client.end().catch(() => undefined);
  }
}

async function stop(place: ServerPlace, pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  const patience = Date.now() + STOP_MS_MAX;
  let insisted = false;
  while (!hasStopped(place.clusterFolder, pid)) {
    if (!insisted && Date.now() > patience) {
      insisted = true;
      signal(pid, 'SIGQUIT');
    }
    await delay(POLL_MS);
  }
  // The pid file goes a moment before the process does: wait for that too, so that whoever looks after us finds nothing.
  const farewell = Date.now() + FAREWELL_MS_MAX;
  while (isAlive(pid) && Date.now() < farewell) await delay(POLL_MS);
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name);
  } catch {
    // Already gone, which is what was wanted.
  }
}
