import pg from 'pg';
import { describeDatabase, StartRefused } from '#server/platform/config';
import type { DatabaseConfig } from '#server/platform/config';
import type { Connection } from './connection.ts';
import { REPORTED_SETTINGS } from './settings.ts';
import { OWNER_ROLE, useEmbeddedServer } from './supervisor.ts';
import type { EmbeddedServer, ServerWatcher } from './supervisor.ts';

/** The one database of this program, open for use. */
export interface Database {
  readonly pool: pg.Pool;
  /** For clients that hold connections of their own (listeners, job queues, tools). */
  readonly connection: pg.ClientConfig;
  /** One line for people: which database this is. Without secrets. */
  readonly description: string;
  /** Process id of our own server; nothing for a server of the user's. */
  readonly serverPid: () => number | undefined;
  /** The settings in force that a measurement should be printed with. */
  readonly settings: () => Promise<Readonly<Record<string, string>>>;
  /** Closes the pool and, where ours was the last program using it, stops our own server. Leaves no process behind. */
  readonly stop: () => Promise<void>;
}

/** A connection costs the server a process: one that nobody used for this long is given back. */
const IDLE_MS_MAX = 60_000;
/** The oldest version whose SQL we use (`uuidv7`, virtual columns). */
const VERSION_MIN = 18;
const DATABASE_NAME = 'haidang';

/** Opens the configured database: starts or joins our own PostgreSQL, or connects to the user's. Throws `StartRefused` when it cannot be had. */
export async function openDatabase(config: DatabaseConfig, watcher?: ServerWatcher): Promise<Database> {
  if (config.kind === 'external') return openExternal(config);
  const server = await useEmbeddedServer({ dataFolder: config.dataFolder, ...(watcher ? { watcher } : {}) });
  try {
    await ensureDatabase(server.superuser, config.name ?? DATABASE_NAME);
  } catch (error) {
    await server.leave();
    throw error;
  }
  return database(server.owner(config.name ?? DATABASE_NAME), config, server);
}

/** Makes the database if it is missing, owned by our ordinary role. */
export async function ensureDatabase(superuser: Connection, name: string): Promise<void> {
  const client = new pg.Client({ ...superuser });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)} owner ${OWNER_ROLE}`);
  } catch (error) {
    // 42P04 and 23505: another program made it in the same instant.
    if (!(error instanceof pg.DatabaseError && ['42P04', '23505'].includes(error.code ?? ''))) throw error;
  } finally {
    await client.end();
  }
}

async function openExternal(config: Extract<DatabaseConfig, { kind: 'external' }>): Promise<Database> {
  const opened = database({ connectionString: config.url }, config, undefined);
  try {
    const { rows } = await opened.pool.query<{ version: string }>(
      `select current_setting('server_version_num') as version`,
    );
    const version = Math.floor(Number(rows[0]?.version) / 10_000);
    if (version < VERSION_MIN) {
      throw new StartRefused(
        `DATABASE_URL leads to PostgreSQL ${version}; this program needs ${VERSION_MIN} or newer. Upgrade it, or remove DATABASE_URL to use the one that comes along.`,
      );
    }
    return opened;
  } catch (cause) {
    await opened.stop();
    if (cause instanceof StartRefused) throw cause;
    throw new StartRefused(
      `DATABASE_URL cannot be used (${cause instanceof Error ? cause.message : String(cause)}). Check that the server runs and that user, password and database are right.`,
      { cause },
    );
  }
}

function database(connection: pg.ClientConfig, config: DatabaseConfig, server: EmbeddedServer | undefined): Database {
  const pool = new pg.Pool({
    ...connection,
    max: config.connectionsMax,
    idleTimeoutMillis: IDLE_MS_MAX,
    application_name: 'haidang',
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the program.
  pool.on('error', () => undefined);
  // So would one that breaks while it is in use, which the pool does not listen to: its user learns of it from the query.
  pool.on('connect', (client) => client.on('error', () => undefined));
  let stopping: Promise<void> | undefined;
  return {
    pool,
    connection,
    description: describeDatabase(config),
    serverPid: () => server?.pid(),
    settings: async () => {
      const { rows } = await pool.query<{ name: string; value: string }>(
        `select name, current_setting(name) as value from unnest($1::text[]) as name`,
        [REPORTED_SETTINGS],
      );
      return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
    },
    stop: () => (stopping ??= pool.end().then(() => server?.leave())),
  };
}
