import { createHash } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { ensureDatabase, OWNER_ROLE, useEmbeddedServer } from '#server/platform/database';
import type { Connection, EmbeddedServer } from '#server/platform/database';
import { findMigrations, migrate, migrationsHash } from '#server/platform/migrate';

/** The PostgreSQL that all tests of this working tree share, with a migrated database to clone. */
export interface TestServer {
  readonly superuser: Connection;
  readonly owner: Connection;
  /** Name of the migrated database; clones are made from it. */
  readonly template: string;
  readonly leave: () => Promise<void>;
}

/**
 * Starts or joins the shared test server. Its data outlives the run, so the next run starts in a tenth of a second. Tests need no durability, and
 * those about durability start the program itself, so the disk is left alone here.
 */
export async function startTestServer(): Promise<TestServer> {
  const server = await useEmbeddedServer({
    dataFolder: testDataFolder(),
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      shared_buffers: '64MB',
      max_wal_size: '512MB',
      file_copy_method: 'copy',
    },
  });
  try {
    const template = await prepareTemplate(server);
    return { superuser: server.superuser, owner: server.owner(template), template, leave: server.leave };
  } catch (error) {
    await server.leave();
    throw error;
  }
}

/** Short, because a unix socket lives below it; one per working tree and user, because each has its own migrations and its own rights. */
function testDataFolder(): string {
  const root = path.resolve(import.meta.dirname, '../..');
  const name = createHash('sha256').update(root).digest('hex').slice(0, 8);
  return path.join(os.tmpdir(), `haidang-test-${process.getuid?.() ?? 0}-${name}`);
}

const TEMPLATE_LOCK = 728_401_003;
const TEMPLATE_PREFIX = 'template_';
export const CLONE_PREFIX = 'test_';

async function prepareTemplate(server: EmbeddedServer): Promise<string> {
  const migrations = findMigrations();
  const name = `${TEMPLATE_PREFIX}${migrationsHash(migrations).slice(0, 16)}`;
  const client = new pg.Client({ ...server.superuser });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${TEMPLATE_LOCK})`);
    await dropLeftovers(client, name);
    const { rows } = await client.query<{ ready: boolean }>(
      'select datistemplate as ready from pg_database where datname = $1',
      [name],
    );
    if (rows[0]?.ready === true) return name;

    // Marked as a template only when complete: a run that died in the middle leaves one that is made anew.
    await client.query(`drop database if exists ${name} with (force)`);
    await ensureDatabase(server.superuser, name);
    const pool = new pg.Pool({ ...server.owner(name), max: 1 });
    try {
      await migrate(pool, migrations);
    } finally {
      await pool.end();
    }
    await client.query(`alter database ${name} is_template true`);
    return name;
  } finally {
    await client.end();
  }
}

/** Clones whose process has died, and templates of migrations that no longer exist. In use by a run beside us: left alone. */
async function dropLeftovers(client: pg.Client, template: string): Promise<void> {
  const { rows } = await client.query<{ name: string; template: boolean }>(
    `select datname as name, datistemplate as template from pg_database d
     where datname <> $1 and (datname like '${TEMPLATE_PREFIX}%' and datname not in ('template0', 'template1') or datname like '${CLONE_PREFIX}%')
       and not exists (select from pg_stat_activity a where a.datid = d.oid)`,
    [template],
  );
  for (const { name, template: isTemplate } of rows) {
    if (name.startsWith(CLONE_PREFIX) && isRunning(Number(name.split('_')[1]))) continue;
    if (isTemplate) await client.query(`alter database ${pg.escapeIdentifier(name)} is_template false`);
    await client.query(`drop database if exists ${pg.escapeIdentifier(name)}`).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Makes a clone of the template for one caller; the process id in its name lets a later run clear it if this one dies. */
export async function cloneTemplate(superuser: Connection, template: string): Promise<string> {
  clones += 1;
  const name = `${CLONE_PREFIX}${process.pid}_${clones}_${Math.trunc(performance.now())}`;
  await asSuperuser(superuser, `create database ${name} template ${template} owner ${OWNER_ROLE}`);
  return name;
}
let clones = 0;

export async function dropClone(superuser: Connection, name: string): Promise<void> {
  await asSuperuser(superuser, `drop database if exists ${name} with (force)`);
}

async function asSuperuser(superuser: Connection, statement: string): Promise<void> {
  const client = new pg.Client({ ...superuser });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
