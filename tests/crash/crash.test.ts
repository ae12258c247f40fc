import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom, type Random } from '#core/kernel';
import { ensureDatabase, useEmbeddedServer, type Connection, type EmbeddedServer } from '#server/platform/database';
import { DEBUG_POINTS, journalReader, rebuild, verifyJournal, type JournalEvent } from '#server/platform/engine';
import { migrate } from '#server/platform/migrate';
import { open, toyStreams, type AccountState } from '#tests/support/toy-country';
import { ACCOUNTS, startClients, type Sending } from './clients.ts';
import { startProgram, type Program, type ProgramOptions } from './program.ts';

/** `CRASH_KILLS=1000 npm run test:crash` for a long night; `CRASH_SEED` replays a run. */
const KILLS = Number(process.env['CRASH_KILLS'] ?? 36);
const SEED = Number(process.env['CRASH_SEED'] ?? Math.floor(performance.timeOrigin % 1_000_000));
const LEASE_MS = 2_000;
/** A kill with its restart takes about a second here; slow machines may take five. */
const TEST_MS_MAX = 120_000 + KILLS * 5_000;

let folder: string;
let server: EmbeddedServer;
let connection: Connection;
let pool: pg.Pool;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hd-crash-'));
  // Durability as in service: fsync on.
  server = await useEmbeddedServer({ dataFolder: folder });
  await ensureDatabase(server.superuser, 'crash');
  connection = server.owner('crash');
  pool = new pg.Pool({ ...connection, max: 4 });
  pool.on('error', () => undefined);
  await migrate(pool);
});
afterAll(async () => {
  await pool.end();
  await server.leave();
  await rm(folder, { recursive: true, force: true });
});

test(
  `${KILLS} kills lose no acknowledged command, double none, and change no answer (CRASH_SEED=${SEED})`,
  { timeout: TEST_MS_MAX },
  async () => {
    process.stdout.write(`\ncrash test: CRASH_SEED=${SEED} CRASH_KILLS=${KILLS}\n`);
    const random = seededRandom(SEED);
    const stage: Stage = { program: await writing() };
    for (let account = 0; account < ACCOUNTS; account += 1)
      await stage.program.submit(open(`A${account}`, 1_000), `open-${account}`);
    const clients = startClients(() => stage.program, random);
    for (const kill of planned(KILLS, random)) await carryOut(kill, stage, random);
    await answered(stage.program, 50);
    await clients.stop();
    await checkJournal();
    await checkClients(clients.sendings);
    stage.program.signal('SIGKILL');
    await stage.program.gone;
    const accepted = clients.sendings.filter(({ seen }) => seen.status === 'accepted').length;
    process.stdout.write(
      `\ncrash test: ${clients.sendings.length} commands, ${accepted} accepted, all accounted for\n`,
    );
  },
);

/** The program that clients talk to now. */
interface Stage {
  program: Program;
}

type Kill =
  /** The program kills itself when its writer comes by the point; statements travel one by one. */
  | { readonly kind: 'at'; readonly signalAt: NonNullable<ProgramOptions['signalAt']> }
  /** The program is killed whenever; statements travel in one go, as in service. */
  | { readonly kind: 'program' }
  | { readonly kind: 'writer-backend' }
  | { readonly kind: 'postmaster' };

/** Every named point in turn, with the rest at random among them. */
function planned(count: number, random: Random): readonly Kill[] {
  return Array.from({ length: count }, (_, index): Kill => {
    const point = DEBUG_POINTS[(index >> 1) % DEBUG_POINTS.length];
    if (index % 2 === 0 && point !== undefined)
      return { kind: 'at', signalAt: { point, pass: 1 + Math.floor(random.next() * 8), signal: 'SIGKILL' } };
    const chance = random.next();
    return { kind: chance < 0.6 ? 'program' : chance < 0.8 ? 'writer-backend' : 'postmaster' };
  });
}

async function carryOut(kill: Kill, stage: Stage, random: Random): Promise<void> {
  if (kill.kind === 'at') {
    await replace(stage, kill.signalAt);
    await stage.program.gone;
    stage.program = await writing();
    return;
  }
  await answered(stage.program, 10 + Math.floor(random.next() * 200));
  if (kill.kind === 'program') return replace(stage);
  process.kill(kill.kind === 'postmaster' ? server.pid() : await writerBackend(), 'SIGKILL');
  await answered(stage.program, 20);
}

/** Kills the program and starts the next. */
async function replace(stage: Stage, signalAt?: ProgramOptions['signalAt']): Promise<void> {
  stage.program.signal('SIGKILL');
  await stage.program.gone;
  const next = startProgram({ connection, leaseMs: LEASE_MS, ...(signalAt && { signalAt }) });
  // It may kill itself before it can say that it is ready.
  await Promise.race([next.inRole('writing'), next.gone]);
  stage.program = next;
}

async function writing(): Promise<Program> {
  const program = startProgram({ connection, leaseMs: LEASE_MS });
  await program.inRole('writing');
  return program;
}

/** Waits until the program has given so many more answers. */
async function answered(program: Program, count: number): Promise<void> {
  const enough = program.answers() + count;
  while (program.answers() < enough) await pause(1);
}

async function writerBackend(): Promise<number> {
  const { rows } = await pool.query<{ backend_pid: number }>('select backend_pid from engine.lease');
  const pid = rows[0]?.backend_pid;
  if (pid === undefined) throw new Error('nobody holds the lease');
  return pid;
}

async function checkJournal(): Promise<void> {
  expect((await verifyJournal(pool, 1)).problems).toEqual([]);
  expect((await rebuild(pool, 1, toyStreams, { mode: 'compare' })).differences).toEqual([]);
  const { rows } = await pool.query<{ account: string; sum: string }>(
    `select account, sum(amount)::text as sum from engine.posting where account ~ '^A' group by account`,
  );
  expect(rows).toHaveLength(ACCOUNTS);
  for (const { account, sum } of rows) {
    const stored = await journalReader(pool, 1).readState<AccountState>({ type: 'account', id: account });
    expect(`${account} ${stored?.state.balance}`).toBe(`${account} ${sum}`);
  }
}

async function checkClients(sendings: readonly Sending[]): Promise<void> {
  const byMark = Map.groupBy(await allEvents(), markOf);
  for (const { mark, seen } of sendings) {
    const done = byMark.get(mark) ?? [];
    if (seen.status === 'refused') expect(done, mark).toHaveLength(0);
    else if (seen.status !== 'accepted') expect(done.length, mark).toBeLessThanOrEqual(1);
    else {
      expect(done, mark).toHaveLength(1);
      const [event] = done;
      const answer = JSON.parse(seen.text) as { readonly number: string };
      // A transfer has two events, and its answer names the last.
      expect(seen.position - (event?.position ?? 0n), mark).toBe(event?.type === 'sent' ? 1n : 0n);
      expect(answer.number, mark).toBe(event?.type === 'sent' ? event.effects.numbers['transfer'] : event?.stream.id);
    }
  }
  const { rows } = await pool.query<{ key: string; answer: Buffer }>('select key, answer from engine.acceptance');
  const answers = new Map(rows.map(({ key, answer }) => [key, answer.toString()]));
  for (const { mark, keyed, seen } of sendings)
    if (keyed && seen.status === 'accepted') expect(answers.get(mark)).toBe(seen.text);
}

async function allEvents(): Promise<readonly JournalEvent[]> {
  const reader = journalReader(pool, 1);
  const events: JournalEvent[] = [];
  for (;;) {
    const page = await reader.readEvents(events.at(-1)?.position ?? 0n, 2_000);
    if (page.length === 0) return events;
    events.push(...page);
  }
}

/** The client's mark, on the one event of a command that carries it for counting. */
function markOf({ type, data }: JournalEvent): string {
  const { memo, goods } = data as { readonly memo?: string; readonly goods?: string };
  return (type === 'sent' ? memo : type === 'declared' ? goods : undefined) ?? '';
}
