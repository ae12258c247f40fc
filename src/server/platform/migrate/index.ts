export { applyMigrations, findMigrations, migrate, migrationsHash, schemaOf } from './migrate.ts';
export type { Migration, MigrateResult } from './migrate.ts';
