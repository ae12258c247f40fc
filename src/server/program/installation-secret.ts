import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const SECRET_BYTES = 32;

/**
 * What draws and tracking codes derive from. Kept outside the database, so that a copy of the tables does not tell who
 * will be drawn; lost, and every tracking code in circulation stops working.
 */
export async function installationSecret(dataFolder: string): Promise<Buffer> {
  const folder = join(dataFolder, 'keys');
  const path = join(folder, 'installation.secret');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeFile(path, randomBytes(SECRET_BYTES), { flag: 'wx', mode: 0o600 });
  } catch {
    // It exists: the usual case.
  }
  const secret = await readFile(path);
  if (secret.length !== SECRET_BYTES)
    throw new Error(`${path} has ${secret.length} bytes instead of ${SECRET_BYTES}. Restore it from a backup.`);
  return secret;
}
