export type { Connection } from './connection.ts';
export { inTransaction } from './in-transaction.ts';
export { isDatabaseAway } from './is-database-away.ts';
export { ensureDatabase, openDatabase } from './open-database.ts';
export type { Database } from './open-database.ts';
export { REPORTED_SETTINGS, SERVER_SETTINGS } from './settings.ts';
export { OWNER_ROLE, useEmbeddedServer } from './supervisor.ts';
export type { EmbeddedServer, ServerOptions } from './supervisor.ts';
