import { readConfig } from '#server/platform/config';
import type { Config } from '#server/platform/config';
import { openDatabase } from '#server/platform/database';
import type { Database } from '#server/platform/database';

/** Opens the configured database for one piece of work and closes it after, whatever happened. A running program is joined, not disturbed. */
export async function withDatabase<T>(work: (database: Database, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(process.env, process.cwd());
  const database = await openDatabase(config.database);
  try {
    return await work(database, config);
  } finally {
    await database.stop();
  }
}
