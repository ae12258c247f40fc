import { readConfig } from '#server/platform/config';
import type { Config } from '#server/platform/config';
import { openDatabase } from '#server/platform/database';
import type { Database } from '#server/platform/database';
import { Interrupted, untilStopped } from './until-stopped.ts';

/**
 * Opens the configured database for one piece of work and closes it after, whatever happened. A running program is joined, not disturbed.
 * `interrupted` tells the work that somebody wants it to end (Ctrl-C): it puts away what is half-made and throws its reason, so that neither
 * that nor a database server stays behind.
 */
export async function withDatabase<T>(
  work: (database: Database, config: Config, interrupted: AbortSignal) => Promise<T>,
): Promise<T> {
  const stopping = new AbortController();
  void untilStopped().then((reason) => stopping.abort(new Interrupted(reason)));
  const config = readConfig(process.env, process.cwd());
  const database = await openDatabase(config.database);
  try {
    stopping.signal.throwIfAborted();
    return await work(database, config, stopping.signal);
  } finally {
    await database.stop();
  }
}
