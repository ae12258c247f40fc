import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { StartRefused } from '#server/platform/config';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { installationSecret } from './installation-secret.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), 'secret-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.close();
});

test('programs that start at once on a new data folder share one secret, whole', async () => {
  const place = path.join(folder, 'new');
  const secrets = await Promise.all(Array.from({ length: 8 }, () => installationSecret(place, database.pool, 1)));
  expect(new Set(secrets.map((secret) => secret.toString('hex'))).size).toBe(1);
  expect(secrets[0]).toHaveLength(32);
  expect(await readdir(path.join(place, 'keys'))).toEqual(['installation.secret']);
});

test('a database that was written under another secret is not touched, and the sentence says what to do', async () => {
  await installationSecret(path.join(folder, 'new'), database.pool, 1);
  const other = installationSecret(path.join(folder, 'other'), database.pool, 1);
  await expect(other).rejects.toThrow(StartRefused);
  await expect(other).rejects.toThrow('HAIDANG_DATA');
});

test('a secret that is not whole is not used', async () => {
  const place = path.join(folder, 'new');
  await installationSecret(place, database.pool, 1);
  await writeFile(path.join(place, 'keys', 'installation.secret'), 'short');
  await expect(installationSecret(place, database.pool, 1)).rejects.toThrow('5 bytes instead of 32');
});
