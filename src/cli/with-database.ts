import { readConfig } from '#server/platform/config';
import { openDatabase } from '#server/platform/database';
import type { Database } from '#server/platform/database';

/** Opens the configured database for one piece of work and closes it after, whatever happened. A running program is joined, not disturbed. */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(readConfig(process.env, process.cwd()).database);
  try {
    return await work(database);
  } finally {
    await database.stop();
  }
}
