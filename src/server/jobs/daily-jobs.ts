import { dayDone, markDone, tryLock, unlock } from './sql.ts';
import { instantAt, legalDate, type Clock, type PlainDate } from '#core/kernel';
import type pg from 'pg';

/** Something the house does once every legal day. Does what is left to do, however many days it was away. */
export interface DailyJob {
  readonly name: string;
  /** All days before `today` are over, and nothing stamped on them is still on its way into the journal. */
  readonly run: (today: PlainDate, signal: AbortSignal) => Promise<unknown>;
}

export interface DailyJobsOptions {
  readonly pool: pg.Pool;
  readonly cell: number;
  /** Decides the day; no other clock does. */
  readonly clock: Clock;
  readonly zoneOffsetMinutes: number;
  /** In the order in which they run, one after another. */
  readonly jobs: readonly DailyJob[];
  /** Whether this program writes its cell; a standby does no jobs. */
  readonly isWriter: () => boolean;
  /** Whether they look by themselves, or only when asked. */
  readonly byItself?: boolean;
  /** A job that failed. It is tried again at the next look; the others run all the same. */
  readonly onTrouble: (job: string, error: unknown) => void;
}

export interface DailyJobs {
  /** Does now what is due, and gives the names of the jobs done. Looked at by itself from the start, and every minute. */
  readonly runDue: () => Promise<readonly string[]>;
  /** Ends what runs at its next safe point. */
  readonly stop: () => Promise<void>;
}

/** A finished day is left alone for so long: a batch stamped just before midnight is committed seconds after it. */
const SETTLING_MINUTES = 30;
const LOOK_MS = 60_000;

/** Runs each job once a legal day, by one program of the cell at a time, and keeps on record when it was done. */
export function startDailyJobs(options: DailyJobsOptions): DailyJobs {
  const stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  const runDue = (): Promise<readonly string[]> => {
    const run = running.then(() => (options.isWriter() ? runLocked(options, stopping.signal) : []));
    running = run.catch(() => undefined);
    return run;
  };
  const look = (): void => void runDue().catch((error: unknown) => options.onTrouble('daily', error));
  const timer = options.byItself === false ? undefined : setInterval(look, LOOK_MS).unref();
  if (timer !== undefined) look();
  return {
    runDue,
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}

/** The lock lives with its connection: a program that dies lets go of it. */
async function runLocked(options: DailyJobsOptions, signal: AbortSignal): Promise<readonly string[]> {
  if (signal.aborted) return [];
  const client = await options.pool.connect();
  let lost = true;
  try {
    const done: string[] = [];
    if (await tryLock(client, options.cell)) {
      for (const job of options.jobs) if (await runOne(options, client, job, signal)) done.push(job.name);
      await unlock(client, options.cell);
    }
    lost = false;
    return done;
  } finally {
    client.release(lost);
  }
}

async function runOne(
  { cell, clock, zoneOffsetMinutes, onTrouble }: DailyJobsOptions,
  client: pg.ClientBase,
  job: DailyJob,
  signal: AbortSignal,
): Promise<boolean> {
  const today = legalDate(instantAt(Date.parse(clock.now()) - SETTLING_MINUTES * 60_000), zoneOffsetMinutes);
  const before = await dayDone(client, cell, job.name);
  if (signal.aborted || (before !== undefined && before >= today)) return false;
  try {
    await job.run(today, signal);
  } catch (error) {
    if (!signal.aborted) onTrouble(job.name, error);
    return false;
  }
  await markDone(client, cell, job.name, today);
  return true;
}
