import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { ensureDatabase, useEmbeddedServer, type Connection } from '#server/platform/database';

/** One PostgreSQL of our own for a whole run, with exactly the settings of the product, in a folder that goes with it. */
export interface BenchServer {
  readonly pid: () => number;
  readonly superuser: Connection;
  readonly dataFolder: string;
  readonly database: (name: string) => Promise<Connection>;
  /** Hands everything that was written to the disk, so that what is measured next does not wait for what was measured before. */
  readonly writeOut: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function startServer(parent: string, settings?: Readonly<Record<string, string>>): Promise<BenchServer> {
  const dataFolder = join(parent, `bench-${randomUUID().slice(0, 8)}`);
  const server = await useEmbeddedServer({ dataFolder, ...(settings && { settings }) });
  return {
    pid: server.pid,
    superuser: server.superuser,
    dataFolder,
    database: async (name) => {
      await ensureDatabase(server.superuser, name);
      return server.owner(name);
    },
    writeOut: async () => {
      const client = new pg.Client({ ...server.superuser });
      await client.connect();
      await client.query('checkpoint');
      await client.end();
      await promisify(execFile)('sync');
    },
    stop: async () => {
      await server.leave();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The same as a URL, for a program that takes it for a server of the user's. */
export function urlOf({ host, port, user, password, database }: Connection): string {
  const url = new URL(`postgres://${encodeURIComponent(user)}:${encodeURIComponent(password)}@localhost/${database}`);
  url.searchParams.set('host', host);
  url.searchParams.set('port', String(port));
  return url.href;
}
