import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Random } from '#core/kernel';
import { ensureDatabase, useEmbeddedServer, type Connection, type EmbeddedServer } from '#server/platform/database';
import { migrate } from '#server/platform/migrate';
import type { Kill, SignalAt } from './kill-plan.ts';
import type { Life } from './life.ts';

/** A PostgreSQL of one's own, as in service (fsync on), in a folder that goes with it. */
export interface CrashServer {
  readonly folder: string;
  readonly server: EmbeddedServer;
  readonly connection: Connection;
  /** For looking at what was committed. */
  readonly pool: pg.Pool;
  readonly leave: () => Promise<void>;
}

export async function openCrashServer(database: string): Promise<CrashServer> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'hd-crash-'));
  const server = await useEmbeddedServer({ dataFolder: folder });
  await ensureDatabase(server.superuser, database);
  const connection = server.owner(database);
  const pool = new pg.Pool({ ...connection, max: 4 });
  pool.on('error', () => undefined);
  await migrate(pool);
  return {
    folder,
    server,
    connection,
    pool,
    leave: async () => {
      await pool.end();
      await server.leave();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The program that clients talk to now, and what has been done to it and its predecessors. */
export interface Stage<Program extends Life> {
  readonly program: () => Program;
  /** Carries out one kill after another and leaves a program that works. */
  readonly carryOut: (kills: readonly Kill[], random: Random) => Promise<void>;
  /** How many of which kind, in words. */
  readonly carriedOut: () => string;
  /** Or the database would wait for the last program that uses it. */
  readonly end: () => Promise<void>;
}

/** `start` resolves once the program works, or has killed itself before it could say so. */
export async function openStage<Program extends Life>(
  { server, pool }: Pick<CrashServer, 'server' | 'pool'>,
  start: (signalAt?: SignalAt) => Promise<Program>,
): Promise<Stage<Program>> {
  let program = await start();
  let isArmed = false;
  const done = new Map<Kill['kind'], number>();
  const count = (kind: Kill['kind']): void => void done.set(kind, (done.get(kind) ?? 0) + 1);

  const startFor = async (kill: Kill | undefined): Promise<void> => {
    isArmed = kill?.kind === 'at';
    program = await start(kill?.kind === 'at' ? kill.signalAt : undefined);
  };
  /** The program of a kill at a point is started for it. */
  const killProgram = async (next: Kill | undefined): Promise<void> => {
    program.signal('SIGKILL');
    await program.gone;
    count('program');
    await startFor(next);
  };
  const killDatabase = async (kind: 'writer-backend' | 'postmaster'): Promise<void> => {
    const pid = kind === 'postmaster' ? server.pid() : await writerBackend(pool);
    process.kill(pid, 'SIGKILL');
    count(kind);
    // Whoever notices first starts it again.
    while (server.pid() === pid) await pause(1);
  };
  const carryOutOne = async (kill: Kill, next: Kill | undefined, random: Random): Promise<void> => {
    if (kill.kind === 'at') {
      if (!isArmed) await killProgram(kill);
      await program.gone;
      count('at');
      return startFor(next);
    }
    await answered(program, 10 + Math.floor(random.next() * 200));
    if (kill.kind === 'program') return killProgram(next);
    await killDatabase(kill.kind);
    await answered(program, 20);
  };
  return {
    program: () => program,
    carryOut: async (kills, random) => {
      for (const [index, kill] of kills.entries()) await carryOutOne(kill, kills[index + 1], random);
      await answered(program, 50);
    },
    carriedOut: () => [...done].map(([kind, times]) => `${times} ${KIND_WORDS[kind]}`).join(', '),
    end: () => {
      program.signal('SIGKILL');
      return program.gone;
    },
  };
}

const KIND_WORDS: Readonly<Record<Kill['kind'], string>> = {
  at: 'at named points',
  program: 'of the program at random',
  'writer-backend': 'of the writer’s connection',
  postmaster: 'of the database',
};

/** Waits until the program has given so many more answers. */
async function answered(program: Life, count: number): Promise<void> {
  const enough = program.answers() + count;
  let isGone = false;
  void program.gone.then(() => (isGone = true));
  while (program.answers() < enough) {
    if (isGone) throw new Error('the program ended by itself');
    await pause(1);
  }
}

async function writerBackend(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ backend_pid: number }>('select backend_pid from engine.lease');
  const pid = rows[0]?.backend_pid;
  if (pid === undefined) throw new Error('nobody holds the lease');
  return pid;
}
