import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ensureDatabase, useEmbeddedServer, type Connection, type EmbeddedServer } from '#server/platform/database';
import { journalReader, verifyJournal, type DebugPoint } from '#server/platform/engine';
import { migrate } from '#server/platform/migrate';
import { accountRef, open, type AccountState } from '#tests/support/toy-country';
import { startProgram, type Program, type ProgramOptions } from './engine-house.ts';

const LEASE_MS = 1_000;

let folder: string;
let server: EmbeddedServer;
let connection: Connection;
let pool: pg.Pool;
let databases = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hd-fence-'));
  server = await useEmbeddedServer({ dataFolder: folder });
});
beforeEach(async () => {
  databases += 1;
  await ensureDatabase(server.superuser, `fence${databases}`);
  connection = server.owner(`fence${databases}`);
  pool = new pg.Pool({ ...connection, max: 2 });
  pool.on('error', () => undefined);
  await migrate(pool);
  return () => pool.end();
});
afterAll(async () => {
  await server.leave();
  await rm(folder, { recursive: true, force: true });
});

const start = (signalAt?: ProgramOptions['signalAt']): Program =>
  startProgram({ connection, leaseMs: LEASE_MS, ...(signalAt && { signalAt }) });

async function end(...programs: readonly Program[]): Promise<void> {
  for (const program of programs) program.signal('SIGKILL');
  await Promise.all(programs.map(({ gone }) => gone));
}

const POINTS: readonly DebugPoint[] = [
  'before-load',
  'before-handle',
  'before-begin',
  'after-fence',
  'after-events',
  'before-commit',
];

test.each(POINTS)(
  'a writer stopped at "%s" past its lease, taken over, then continued, cannot commit',
  async (point) => {
    const first = start({ point, pass: 2, signal: 'SIGSTOP' });
    await first.inRole('writing');
    expect((await first.submit(open('A', 100), 'open-a')).status).toBe('accepted');
    const stopped = first.submit(open('B', 1), 'open-b');

    // The first stands still and lets its lease run out; the second takes the cell and gives account B another life.
    const second = start();
    await second.inRole('writing');
    expect(await second.submit(open('B', 2), 'other-b')).toMatchObject({ status: 'accepted' });

    first.signal('SIGCONT');
    expect((await stopped).status).toBe('unavailable');
    expect((await second.submit(open('C', 3), 'open-c')).status).toBe('accepted');
    expect((await first.submit(open('D', 4), 'open-d')).status).toBe('unavailable');

    const reader = journalReader(pool, 1);
    expect((await reader.readState<AccountState>(accountRef('B')))?.state.balance).toBe(2);
    expect((await reader.readEvents(0n, 10)).map(({ stream }) => stream.id)).toEqual(['A', 'B', 'C']);
    expect((await verifyJournal(pool, 1)).problems).toEqual([]);
    await end(first, second);
  },
);

test('a writer stopped after its commit, before its answer, has committed: its client learns so by asking again with its key', async () => {
  const first = start({ point: 'after-commit-before-answer', pass: 1, signal: 'SIGSTOP' });
  await first.inRole('writing');
  const stopped = first.submit(open('A', 100), 'open-a');
  const second = start();
  await second.inRole('writing');
  const asked = await second.submit(open('A', 100), 'open-a');
  first.signal('SIGCONT');
  expect(await stopped).toEqual(asked);
  expect(asked).toMatchObject({ status: 'accepted', position: 1n });
  await end(first, second);
});

test('a writer whose program was killed is replaced at once, without waiting for its lease', async () => {
  const first = startProgram({ connection, leaseMs: 3_600_000 });
  await first.inRole('writing');
  await end(first);
  const second = startProgram({ connection, leaseMs: 3_600_000 });
  await second.inRole('writing');
  expect((await second.submit(open('A', 1))).status).toBe('accepted');
  await end(second);
});
