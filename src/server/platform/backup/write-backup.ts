import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip, constants as zlib } from 'node:zlib';
import type pg from 'pg';
import { StartRefused } from '#server/platform/config';
import { filesIn, readPieces } from './folders.ts';
import type { BackupFolder } from './folders.ts';
import { encodeLine, FORMAT, FORMAT_VERSION, ROWS_END } from './format.ts';
import type { Header, Line, Sequence } from './format.ts';
import { FIX_TEXT_FORM, foreignSchemas, ourSchemas, readRows, tablesOf } from './tables.ts';

export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly tables: readonly { readonly table: string; readonly rows: number; readonly sha256: string }[];
  /** Files of the program's folders: attachments, keys. */
  readonly files: number;
  /** Schemas that no migration of ours made and that are therefore not in the file. */
  readonly leftOut: readonly string[];
}

export interface BackupOptions {
  /** Their files go along. */
  readonly folders?: readonly BackupFolder[];
  /** Ends the backup with its reason, and leaves no file. */
  readonly interrupted?: AbortSignal;
}

/**
 * Copies every table of every room, as of one instant, and then the files of the folders given, into `file`. Files are written before the row that
 * names them and never changed, so every file the rows name is there. The program may keep working meanwhile. The file appears whole or not at all,
 * readable by its owner only. Throws `StartRefused` where there is nothing to back up or the file already exists.
 */
export async function writeBackup(
  pool: pg.Pool,
  file: string,
  takenAt: string,
  { folders = [], interrupted }: BackupOptions = {},
): Promise<BackupReport> {
  await refuseExisting(file);
  const draft = `${file}.${process.pid}.partial`;
  const client = await pool.connect();
  let failed = true;
  try {
    await client.query(`begin isolation level repeatable read read only`);
    await client.query(FIX_TEXT_FORM);
    const report = await writeSnapshot(client, takenAt, folders, () => openOutput(draft, interrupted));
    await client.query('commit');
    await rename(draft, file);
    await syncFolder(path.dirname(path.resolve(file)));
    failed = false;
    return { ...report, file };
  } finally {
    client.release(failed);
    await rm(draft, { force: true });
  }
}

async function writeSnapshot(
  client: pg.PoolClient,
  takenAt: string,
  folders: readonly BackupFolder[],
  opened: () => Promise<Output>,
): Promise<Omit<BackupReport, 'file'>> {
  const header = await readHeader(client, takenAt);
  const schemas = ourSchemas(header.migrations.map(({ room }) => room));
  const output = await opened();
  const tables: { table: string; rows: number; sha256: string }[] = [];
  try {
    await output.line({ header });
    for (const table of await tablesOf(client, schemas)) {
      await output.line({ table });
      const end = await readRows(client, table, output.write);
      await output.write(ROWS_END);
      await output.line({ tableEnd: end });
      tables.push({ table: `${table.schema}.${table.name}`, ...end });
    }
    for (const sequence of await readSequences(client, schemas)) await output.line({ sequence });
    let files = 0;
    for (const folder of folders) {
      for (const below of await filesIn(folder)) files += await writeFile(output, folder, below);
    }
    const { bytes, sha256 } = await output.end();
    return { bytes, sha256, tables, files, leftOut: await foreignSchemas(client, schemas) };
  } catch (error) {
    output.destroy();
    throw error;
  }
}

async function readHeader(client: pg.PoolClient, takenAt: string): Promise<Header> {
  const { rows: found } = await client.query<{ prepared: boolean }>(
    `select to_regclass('migrate.applied') is not null as prepared`,
  );
  if (found[0]?.prepared !== true)
    throw new StartRefused(
      'This database holds nothing of ours yet, so there is nothing to back up. Start the program once with "haidang serve".',
    );
  const { rows: migrations } = await client.query<Header['migrations'][number]>(
    'select room, number, name, sha256 from migrate.applied order by applied_at, room, number',
  );
  const { rows } = await client.query<{ postgres: string }>(`select current_setting('server_version') as postgres`);
  return { format: FORMAT, version: FORMAT_VERSION, takenAt, postgres: rows[0]?.postgres ?? '', migrations };
}

/** Sequences stand outside snapshots: read last, a value can only be later than the rows, never earlier. */
async function readSequences(client: pg.PoolClient, schemas: readonly string[]): Promise<readonly Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select schemaname as schema, sequencename as name, coalesce(last_value, start_value)::text as "lastValue", last_value is not null as "isCalled"
     from pg_sequences where schemaname = any ($1) order by schemaname collate "C", sequencename collate "C"`,
    [schemas],
  );
  return rows;
}

/** Gives how many files it wrote: none where the file was taken away since the folder was read. */
async function writeFile(output: Output, folder: BackupFolder, below: string): Promise<number> {
  const handle = await open(path.join(folder.path, below), 'r').catch(() => undefined);
  if (handle === undefined) return 0;
  try {
    const { mode } = await handle.stat();
    await output.line({ file: { folder: folder.name, path: below, mode: mode & 0o777 } });
    const fileEnd = await readPieces(handle, (piece) => output.line({ bytes: piece.toString('base64') }));
    await output.line({ fileEnd });
    return 1;
  } finally {
    await handle.close();
  }
}

interface Output {
  readonly write: (chunk: Buffer) => Promise<void>;
  readonly line: (line: Line) => Promise<void>;
  readonly end: () => Promise<{ readonly bytes: number; readonly sha256: string }>;
  readonly destroy: () => void;
}

async function openOutput(draft: string, interrupted: AbortSignal | undefined): Promise<Output> {
  const handle = await open(draft, 'wx', 0o600).catch((cause: unknown) => {
    throw new StartRefused(
      `The backup cannot be written (${cause instanceof Error ? cause.message : String(cause)}). Name a file in a folder you may write to.`,
      { cause },
    );
  });
  const target = handle.createWriteStream({ flush: true });
  // Level 1: the slower levels save a tenth of the size and cost thrice the time.
  const gzip = createGzip({ level: zlib.Z_BEST_SPEED });
  gzip.pipe(target);
  // A full disk shows on the target: whoever waits for the compressor must hear of it, in the words of the disk.
  let failure: Error | undefined;
  target.on('error', (error) => {
    failure = error;
    gzip.destroy(error);
  });
  gzip.on('error', () => undefined);
  const hash = createHash('sha256');
  const push = (chunk: Buffer): Promise<void> =>
    new Promise((resolve, reject) => {
      interrupted?.throwIfAborted();
      gzip.write(chunk, (error) => (error ? reject(failure ?? error) : resolve()));
    });
  const write = (chunk: Buffer): Promise<void> => {
    hash.update(chunk);
    return push(chunk);
  };
  return {
    write,
    line: (line) => write(encodeLine(line)),
    end: async () => {
      const sha256 = hash.digest('hex');
      await push(encodeLine({ end: { sha256 } }));
      gzip.end();
      await finished(target);
      return { bytes: target.bytesWritten, sha256 };
    },
    destroy: () => {
      gzip.destroy();
      target.destroy();
    },
  };
}

async function refuseExisting(file: string): Promise<void> {
  const exists = await access(file, constants.F_OK).then(
    () => true,
    () => false,
  );
  if (exists) throw new StartRefused(`${file} already exists. Name a new file: a backup never overwrites another.`);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
