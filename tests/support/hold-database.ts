import { readConfig } from '#server/platform/config';
import { openDatabase } from '#server/platform/database';

/** A whole program reduced to its hold on the database, for tests that start and kill one: tells the server's process id, then waits to be stopped. */
const database = await openDatabase(readConfig(process.env, process.cwd()).database);
process.stdout.write(`${database.serverPid()}\n`);
process.once('SIGTERM', () => void database.stop());
