import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { StartRefused } from '#server/platform/config';

/** One numbered SQL file of one room. */
export interface Migration {
  readonly room: string;
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file as stored: an applied file is history and must not change. */
  readonly sha256: string;
}

export interface MigrateResult {
  /** What this call applied, in order. */
  readonly applied: readonly Migration[];
  readonly total: number;
}

/** Serialises programs that start together. */
const MIGRATION_LOCK = 728_401_002;
const FILE_NAME = /^(\d{4})_([a-z0-9_]+)\.sql$/;
/** The engine's tables come first: other rooms may refer to them. The rest follow by name and must not refer to each other. */
const FIRST_ROOM = 'engine';

/**
 * Brings the database to the state the SQL files describe: each room's files in order, all in one transaction under a lock, so that of several
 * programs starting together one applies them and the others find them done, and a file that fails leaves nothing behind.
 * Throws `StartRefused` where files and database disagree.
 */
export async function migrate(
  pool: pg.Pool,
  migrations: readonly Migration[] = findMigrations(),
): Promise<MigrateResult> {
  const client = await pool.connect();
  let failed = false;
  try {
    await client.query('begin');
    const applied = await applyMigrations(client, migrations);
    await client.query('commit');
    return { applied, total: migrations.length };
  } catch (error) {
    failed = true;
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    // A migration may have changed session settings half-way: after a failure the connection is not used again.
    client.release(failed);
  }
}

/** All migrations of all rooms under `serverFolder`, in the order they are applied. */
export function findMigrations(
  serverFolder: string = path.resolve(import.meta.dirname, '../..'),
): readonly Migration[] {
  return [...roomsIn(serverFolder), ...roomsIn(path.join(serverFolder, 'platform'))]
    .toSorted((left, right) => rank(left) - rank(right) || compare(left.room, right.room))
    .flatMap(({ room, folder }) => migrationsOf(room, folder));
}

/** One hash over all migrations: names the state they produce. */
export function migrationsHash(migrations: readonly Migration[]): string {
  const hash = createHash('sha256');
  for (const { room, number, sha256 } of migrations) hash.update(`${room} ${number} ${sha256}\n`);
  return hash.digest('hex');
}

/** The schema that belongs to a room. */
export function schemaOf(room: string): string {
  return room.replaceAll('-', '_');
}

interface Room {
  readonly room: string;
  readonly folder: string;
}

function roomsIn(parent: string): readonly Room[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ room: entry.name, folder: path.join(parent, entry.name, 'migrations') }))
    .filter(({ folder }) => existsSync(folder));
}

function rank({ room }: Room): number {
  return room === FIRST_ROOM ? 0 : 1;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function migrationsOf(room: string, folder: string): readonly Migration[] {
  const files = readdirSync(folder)
    .filter((file) => !file.startsWith('.'))
    .toSorted(compare);
  return files.map((file, index) => {
    const match = FILE_NAME.exec(file);
    if (match === null) throw new Error(`${path.join(folder, file)}: a migration is named like 0001_what_it_does.sql`);
    const number = Number(match[1]);
    if (number !== index + 1)
      throw new Error(
        `${path.join(folder, file)}: migrations are numbered without gap or repeat; expected ${index + 1}`,
      );
    const sql = readFileSync(path.join(folder, file), 'utf8');
    return { room, number, name: match[2] ?? '', sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
}

interface AppliedRow {
  readonly room: string;
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

/** Applies what is missing within the caller's transaction, which holds the migration lock from here to its end. */
export async function applyMigrations(
  client: pg.ClientBase,
  migrations: readonly Migration[],
): Promise<readonly Migration[]> {
  await client.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
  await client.query(`
    create schema if not exists migrate;
    create table if not exists migrate.applied (
      room text not null,
      number int not null,
      name text not null,
      sha256 text not null,
      applied_at timestamptz not null default clock_timestamp(),
      primary key (room, number)
    )`);
  const { rows } = await client.query<AppliedRow>(
    'select room, number, name, sha256 from migrate.applied order by room, number',
  );
  const done = new Map(rows.map((row) => [`${row.room}/${row.number}`, row]));
  refuseDisagreement(rows, migrations);

  const missing = migrations.filter(({ room, number }) => !done.has(`${room}/${number}`));
  for (const migration of missing) await apply(client, migration);
  return missing;
}

function refuseDisagreement(rows: readonly AppliedRow[], migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [`${migration.room}/${migration.number}`, migration]));
  for (const row of rows) {
    const file = known.get(`${row.room}/${row.number}`);
    if (file === undefined) {
      throw new StartRefused(
        `The database already holds migration ${row.room}/${row.number} (${row.name}), which this version of the program does not know. Start a version at least as new as the one that last used this data.`,
      );
    }
    if (file.sha256 !== row.sha256) {
      throw new StartRefused(
        `The migration ${row.room}/${row.number} (${row.name}) was changed after it had been applied to this database. Put the file back as it was and make the change in a new migration.`,
      );
    }
  }
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  const schema = pg.escapeIdentifier(schemaOf(migration.room));
  await client.query(`create schema if not exists ${schema}`);
  await client.query(`set local search_path = ${schema}`);
  try {
    await client.query(migration.sql);
  } catch (cause) {
    throw new Error(
      `Migration ${migration.room}/${migration.number} (${migration.name}) failed: ${describeSqlError(cause, migration.sql)}`,
      { cause },
    );
  }
  await client.query('set local search_path = default');
  await client.query('insert into migrate.applied (room, number, name, sha256) values ($1, $2, $3, $4)', [
    migration.room,
    migration.number,
    migration.name,
    migration.sha256,
  ]);
}

function describeSqlError(cause: unknown, sql: string): string {
  if (!(cause instanceof pg.DatabaseError)) return String(cause);
  const line =
    cause.position === undefined ? '' : ` at line ${sql.slice(0, Number(cause.position) - 1).split('\n').length}`;
  return `${cause.message}${line}`;
}
