import pg from 'pg';
import { inject } from 'vitest';
import type { Connection } from '#server/platform/database';
import { cloneTemplate, dropClone } from './test-server.ts';

/** A database of one's own, with every migration applied and nothing in it. */
export interface TestDatabase {
  readonly pool: pg.Pool;
  /** For further clients, or for starting the program itself on it. */
  readonly connection: Connection;
  /** The same as a `DATABASE_URL`. */
  readonly url: string;
  /** Ends the pool and drops the database, throwing out whoever is still connected. */
  readonly close: () => Promise<void>;
}

interface Options {
  readonly connectionsMax?: number;
}

/** Clones the migrated template. Ask for one per test file (`beforeAll`), or per test where tests disturb each other. */
export function testDatabase(options: Options = {}): Promise<TestDatabase> {
  return clone(inject('testServer').template, options);
}

/** A database that no migration has touched, for tests of what fills one. */
export function emptyDatabase(options: Options = {}): Promise<TestDatabase> {
  return clone('template1', options);
}

async function clone(template: string, options: Options): Promise<TestDatabase> {
  const { superuser, owner } = inject('testServer');
  const name = await cloneTemplate(superuser, template);
  const connection: Connection = { ...owner, database: name };
  const pool = new pg.Pool({ ...connection, max: options.connectionsMax ?? 10 });
  pool.on('error', () => undefined);
  return {
    pool,
    connection,
    url: urlOf(connection),
    close: async () => {
      await pool.end();
      await dropClone(superuser, name);
    },
  };
}

/** The unix socket goes into the query, where it overrides the host: a URL's host cannot hold a path. */
function urlOf({ host, port, user, password, database }: Connection): string {
  return `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}
