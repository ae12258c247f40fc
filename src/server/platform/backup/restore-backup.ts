import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { CopyStreamQuery } from 'pg-copy-streams';
import { StartRefused } from '#server/platform/config';
import { applyMigrations, findMigrations } from '#server/platform/migrate';
import type { Migration } from '#server/platform/migrate';
import { refuseFilledFolders, startUnpacking } from './folders.ts';
import type { BackupFolder, Unpacking } from './folders.ts';
import type { Header, TableEnd, TableHead } from './format.ts';
import { readBackup } from './read-backup.ts';
import type { BackupVisitor } from './read-backup.ts';
import { columnList, FIX_TEXT_FORM, foreignSchemas, ourSchemas, qualified, readRows, tablesOf } from './tables.ts';

export interface RestoreReport {
  readonly takenAt: string;
  readonly tables: readonly { readonly table: string; readonly rows: number }[];
  readonly files: number;
}

export interface RestoreOptions {
  /** Where the files of the backup go, by the names they have in it. */
  readonly folders?: readonly BackupFolder[];
  readonly migrations?: readonly Migration[];
  /** Ends the restore with its reason, and leaves the target empty. */
  readonly interrupted?: AbortSignal;
}

/**
 * Fills an empty database from a backup, in one transaction, and the program's empty folders with its files. The file is read through and checked before anything is touched; afterwards every table is
 * read back and compared with the hash in the file. Throws `StartRefused` where the target is not empty or the file is not whole.
 */
export async function restoreBackup(pool: pg.Pool, file: string, options: RestoreOptions = {}): Promise<RestoreReport> {
  const { folders = [], migrations = findMigrations(), interrupted } = options;
  await readBackup(
    file,
    { ...IGNORE, header: async (header) => void chooseMigrations(header, migrations) },
    interrupted,
  );
  await refuseFilledFolders(folders);
  const unpacking = startUnpacking(folders);
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query('begin');
    await refuseFilled(client);
    const report = await load(client, file, { migrations, unpacking, interrupted });
    await unpacking.putInPlace();
    await client.query('commit');
    failed = false;
    return report;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    await unpacking.giveUp();
    throw error;
  } finally {
    client.release(failed);
  }
}

const nothing = async (): Promise<void> => undefined;
const IGNORE: BackupVisitor = {
  header: nothing,
  table: nothing,
  rows: nothing,
  tableEnd: nothing,
  sequence: nothing,
  file: nothing,
  bytes: nothing,
  fileEnd: nothing,
};

async function refuseFilled(client: pg.PoolClient): Promise<void> {
  const filled = await foreignSchemas(client, []);
  if (filled.length > 0) {
    throw new StartRefused(
      `The database is not empty: it has tables in ${filled.join(', ')}. A restore only goes into an empty one; set HAIDANG_DATA to a new folder, or DATABASE_URL to a new database.`,
    );
  }
}

/** The files the backup was shaped by, exactly: a later start of the program applies the newer ones on top. */
function chooseMigrations(header: Header, migrations: readonly Migration[]): readonly Migration[] {
  const known = new Map(migrations.map((migration) => [`${migration.room}/${migration.number}`, migration]));
  const chosen = new Set(
    header.migrations.map(({ room, number, name, sha256 }) => {
      const migration = known.get(`${room}/${number}`);
      if (migration?.sha256 !== sha256) {
        throw new StartRefused(
          `The backup was taken with migration ${room}/${number} (${name}), which this version of the program does not have. Restore with a version at least as new as the one that took it.`,
        );
      }
      return migration;
    }),
  );
  return migrations.filter((migration) => chosen.has(migration));
}

interface LoadOptions {
  readonly migrations: readonly Migration[];
  readonly unpacking: Unpacking;
  readonly interrupted: AbortSignal | undefined;
}

interface Loading {
  readonly head: TableHead;
  readonly stream: CopyStreamQuery;
}

async function load(
  client: pg.PoolClient,
  file: string,
  { migrations, unpacking, interrupted }: LoadOptions,
): Promise<RestoreReport> {
  let takenAt = '';
  let files = 0;
  let foreignKeys: readonly ForeignKey[] = [];
  const under: { way?: Loading | undefined } = {};
  const loaded: { readonly head: TableHead; readonly end: TableEnd }[] = [];
  const visitor: BackupVisitor = {
    header: async (header) => {
      takenAt = header.takenAt;
      const chosen = chooseMigrations(header, migrations);
      await applyMigrations(client, chosen);
      await client.query(FIX_TEXT_FORM);
      const schemas = ourSchemas(chosen.map(({ room }) => room));
      foreignKeys = await setForeignKeysAside(client, schemas);
      const tables = await tablesOf(client, schemas);
      // Migrations may bring rows of their own, which the backup holds too.
      await client.query(`truncate ${tables.map(qualified).join(', ')}`);
    },
    table: async (head) => {
      under.way = { head, stream: client.query(copyFrom(`copy ${qualified(head)} (${columnList(head)}) from stdin`)) };
    },
    rows: (chunk) => push(under.way?.stream, chunk),
    tableEnd: async (end) => {
      if (under.way === undefined) return;
      await finish(under.way.stream);
      loaded.push({ head: under.way.head, end });
      under.way = undefined;
    },
    sequence: async ({ schema, name, lastValue, isCalled }) => {
      await client.query('select setval($1::text::regclass, $2::bigint, $3)', [
        qualified({ schema, name }),
        lastValue,
        isCalled,
      ]);
    },
    file: unpacking.begin,
    bytes: unpacking.piece,
    fileEnd: async () => {
      await unpacking.end();
      files += 1;
    },
  };
  try {
    await readBackup(file, visitor, interrupted);
  } catch (error) {
    await breakOff(under.way?.stream);
    throw error;
  }
  await putForeignKeysBack(client, foreignKeys);
  for (const { head, end } of loaded) {
    interrupted?.throwIfAborted();
    await compare(client, head, end);
  }
  return {
    takenAt,
    tables: loaded.map(({ head, end }) => ({ table: `${head.schema}.${head.name}`, rows: end.rows })),
    files,
  };
}

async function push(stream: CopyStreamQuery | undefined, chunk: Buffer): Promise<void> {
  if (stream === undefined) return;
  await new Promise<void>((resolve, reject) => {
    stream.once('error', reject);
    // Copied: the driver may keep what it has not yet sent, and the reader uses its buffer again.
    stream.write(Buffer.from(chunk), (error) => {
      stream.off('error', reject);
      if (error) reject(error);
      else resolve();
    });
  });
}

/** In the middle of a table the connection takes no other command. */
async function breakOff(stream: CopyStreamQuery | undefined): Promise<void> {
  if (stream === undefined || stream.destroyed) return;
  stream.on('error', () => undefined);
  stream.destroy();
  await once(stream, 'close').catch(() => undefined);
}

async function finish(stream: CopyStreamQuery): Promise<void> {
  stream.end();
  await once(stream, 'finish');
}

async function compare(client: pg.PoolClient, head: TableHead, end: TableEnd): Promise<void> {
  const found = await readRows(client, head);
  if (found.rows !== end.rows || found.sha256 !== end.sha256) {
    throw new Error(
      `${head.schema}.${head.name} does not read back as it was written: ${found.rows} rows for ${end.rows}, ${found.sha256} for ${end.sha256}`,
    );
  }
}

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Tables are loaded by name, not by dependence: foreign keys wait until all rows are there, then every one is checked. */
async function setForeignKeysAside(client: pg.PoolClient, schemas: readonly string[]): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<{ schema: string; relation: string; name: string; definition: string }>(
    `select n.nspname as schema, c.relname as relation, k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and n.nspname = any ($1)`,
    [schemas],
  );
  const keys = rows.map(({ schema, relation, name, definition }) => ({
    table: qualified({ schema, name: relation }),
    name: pg.escapeIdentifier(name),
    definition,
  }));
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`);
  return keys;
}

async function putForeignKeysBack(client: pg.PoolClient, keys: readonly ForeignKey[]): Promise<void> {
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
}
