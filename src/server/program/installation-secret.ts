import { createHmac, randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { StartRefused } from '#server/platform/config';

const SECRET_BYTES = 32;

/**
 * What draws, tracking codes, pseudonyms and the keys of persons derive from. Kept outside the database, so that a copy of the tables does
 * not tell who will be drawn; lost, every tracking code in circulation stops working and what is sealed stays sealed.
 */
export async function installationSecret(dataFolder: string, pool: pg.Pool, cell: number): Promise<Buffer> {
  const folder = join(dataFolder, 'keys');
  const path = join(folder, 'installation.secret');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const secret = (await read(path)) ?? (await made(path));
  if (secret.length !== SECRET_BYTES)
    throw new StartRefused(`${path} has ${secret.length} bytes instead of ${SECRET_BYTES}. Restore it from a backup.`);
  await expectKnown(secret, path, pool, cell);
  return secret;
}

const read = (path: string): Promise<Buffer | undefined> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

/** Written beside its place and linked there when it is whole: neither a second program nor a power cut leaves half a secret. */
async function made(path: string): Promise<Buffer> {
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(randomBytes(SECRET_BYTES));
    await file.sync();
  } finally {
    await file.close();
  }
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    // Another program was first: its secret is the one.
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  return readFile(path);
}

/** The first program to start on a cell notes its secret there; any other must have the same. */
async function expectKnown(secret: Buffer, path: string, pool: pg.Pool, cell: number): Promise<void> {
  const fingerprint = createHmac('sha256', secret).update('installation').digest();
  await pool.query('insert into engine.installation (cell, fingerprint) values ($1, $2) on conflict do nothing', [
    cell,
    fingerprint,
  ]);
  const { rows } = await pool.query<{ fingerprint: Buffer }>(
    'select fingerprint from engine.installation where cell = $1',
    [cell],
  );
  if (rows[0]?.fingerprint.equals(fingerprint)) return;
  throw new StartRefused(
    `The database was written under another secret than ${path}. Use the data folder that belongs to this database (HAIDANG_DATA), or restore that file from a backup.`,
  );
}
