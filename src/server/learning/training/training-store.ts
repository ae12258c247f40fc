import { instantAt } from '#core/kernel';
import type { ModelCheckpoint } from '#core/learning';
import { run, statementsOf } from '#server/platform/database';
import { deserialize, serialize } from 'node:v8';
import type pg from 'pg';
import type { StoredTraining, TrainingPlan, TrainingProgress, TrainingStatus, TrialPlan } from './training-plan.ts';

const statement = statementsOf('learning.training');

/** A training takes a core; who begins at once with another is told to wait. */
export const RUNNING_MAX = 1;
const LISTED_MAX = 50;
const BEGIN_LOCK = 728_401_009;

/** Whether the backend that worked on it still lives: that of a program that was killed is gone with it. */
const ALIVE = `exists (select from pg_stat_activity a where a.pid = t.backend_pid and a.backend_start = t.backend_start)`;
const COLUMNS = `t.id::text as id, t.user_id, t.started_at, t.ended_at, t.plan, t.status, t.progress, t.hash,
  t.status = 'running' and t.backend_pid is not null and not ${ALIVE} as waiting`;

interface Row {
  readonly id: string;
  readonly user_id: string;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly plan: TrainingPlan | TrialPlan;
  readonly status: TrainingStatus;
  readonly progress: TrainingProgress;
  readonly hash: string | null;
  readonly waiting: boolean;
}

const SQL = {
  lock: statement('lock', 'select pg_advisory_xact_lock($1)'),
  running: statement<{ readonly count: number }>(
    'running',
    `select count(*)::integer as count from learning.training where status = 'running'`,
  ),
  begin: statement(
    'begin',
    `insert into learning.training (id, user_id, started_at, plan, status, progress) values ($1, $2, $3, $4, 'running', $5)`,
  ),
  claim: statement<{
    readonly plan: TrainingPlan | TrialPlan;
    readonly checkpoint: Buffer | null;
    readonly taken_up: number;
  }>(
    'claim',
    `update learning.training t set backend_pid = a.pid, backend_start = a.backend_start, taken_up = t.taken_up + 1
       from pg_stat_activity a where a.pid = pg_backend_pid() and t.id = $1 and t.status = 'running' and not ${ALIVE}
     returning t.plan, t.checkpoint, t.taken_up`,
  ),
  progress: statement<{ readonly id: string }>(
    'progress',
    `update learning.training set progress = $2 where id = $1 and status = 'running' returning id::text as id`,
  ),
  checkpoint: statement(
    'checkpoint',
    `update learning.training set checkpoint = $2, taken_up = 0 where id = $1 and status = 'running'`,
  ),
  rest: statement('rest', `update learning.training set taken_up = 0 where id = $1 and status = 'running'`),
  end: statement(
    'end',
    `update learning.training set status = $2, hash = $3, ended_at = clock_timestamp(), checkpoint = null where id = $1 and status = 'running'`,
  ),
  find: statement<Row>('find', `select ${COLUMNS} from learning.training t where t.id = $1`),
  list: statement<Row>(
    'list',
    `select ${COLUMNS} from learning.training t order by t.started_at desc, t.id limit ${LISTED_MAX}`,
  ),
  /** When each of these models was last tried, or began to be. */
  tried: statement<{ readonly hash: string; readonly at: Date }>(
    'tried',
    `select plan ->> 'tries' as hash, max(started_at) as at from learning.training where plan ->> 'tries' = any($1::text[]) group by 1`,
  ),
  waiting: statement<Row>(
    'waiting',
    `select ${COLUMNS} from learning.training t where t.status = 'running' and not ${ALIVE} order by t.started_at`,
  ),
} as const;

type Database = Pick<pg.ClientBase, 'query'>;

export interface TrainingStore {
  readonly find: (id: string) => Promise<StoredTraining | undefined>;
  /** Newest first. */
  readonly list: () => Promise<readonly StoredTraining[]>;
  /** Those that nobody works on though they are not over. */
  readonly waiting: () => Promise<readonly StoredTraining[]>;
  /** When each of these models was last tried, or began to be. */
  readonly tried: (hashes: readonly string[]) => Promise<ReadonlyMap<string, Date>>;
  /** Ends one wherever it runs; nothing where it is over. */
  readonly cancel: (id: string) => Promise<void>;
}

export function trainingStore(pool: Database): TrainingStore {
  return {
    find: async (id) => (await run(pool, SQL.find, [id])).map(storedOf)[0],
    list: async () => (await run(pool, SQL.list, [])).map(storedOf),
    waiting: async () => (await run(pool, SQL.waiting, [])).map(storedOf),
    tried: async (hashes) => new Map((await run(pool, SQL.tried, [hashes])).map(({ hash, at }) => [hash, at])),
    cancel: async (id) => endTraining(pool, id, 'cancelled'),
  };
}

const storedOf = (row: Row): StoredTraining => ({
  id: row.id,
  userId: row.user_id,
  startedAt: instantAt(row.started_at.getTime()),
  endedAt: row.ended_at && instantAt(row.ended_at.getTime()),
  plan: row.plan,
  status: row.status,
  isWaiting: row.waiting,
  progress: row.progress,
  hash: row.hash,
});

export type Beginning = Pick<StoredTraining, 'id' | 'userId' | 'startedAt' | 'plan'>;

/** Nobody works on it yet; `busy` where as many run as may. */
export async function beginTraining(
  client: Database,
  { id, userId, startedAt, plan }: Beginning,
): Promise<'begun' | 'busy'> {
  await run(client, SQL.lock, [BEGIN_LOCK]);
  const [running] = await run(client, SQL.running, []);
  if ((running?.count ?? 0) >= RUNNING_MAX) return 'busy';
  const progress: TrainingProgress = { stage: 'reading', done: 0, of: 0 };
  await run(client, SQL.begin, [id, userId, startedAt, JSON.stringify(plan), JSON.stringify(progress)]);
  return 'begun';
}

/** What is to be done, from where on, and how often it was taken up since it last came further, this time included. */
export interface ClaimedTraining {
  readonly plan: TrainingPlan | TrialPlan;
  readonly from: ModelCheckpoint | undefined;
  readonly takenUp: number;
}

/** Takes one up on this connection, whose end leaves it waiting; nothing where it is over or somebody works on it. */
export async function claimTraining(client: Database, id: string): Promise<ClaimedTraining | undefined> {
  const [row] = await run(client, SQL.claim, [id]);
  if (row === undefined) return undefined;
  // Written by `keepCheckpoint`, into a column that nobody else fills.
  const from = row.checkpoint === null ? undefined : (deserialize(row.checkpoint) as Partial<ModelCheckpoint>);
  return { plan: row.plan, from: isCheckpoint(from) ? from : undefined, takenUp: row.taken_up };
}

/** One that a program of an earlier version left does not say its step: that training begins anew. */
const isCheckpoint = (found: Partial<ModelCheckpoint> | undefined): found is ModelCheckpoint =>
  found?.step !== undefined && found.grown !== undefined;

/** Tells how far it came; `false` where it was cancelled meanwhile. */
export const keepProgress = async (client: Database, id: string, progress: TrainingProgress): Promise<boolean> =>
  (await run(client, SQL.progress, [id, JSON.stringify(progress)])).length > 0;

export const keepCheckpoint = async (client: Database, id: string, checkpoint: ModelCheckpoint): Promise<void> => {
  await run(client, SQL.checkpoint, [id, serialize(checkpoint)]);
};

/** It was asked to stop, and leaves off in good order: that is no sign of trouble. */
export const restTraining = async (client: Database, id: string): Promise<void> => {
  await run(client, SQL.rest, [id]);
};

export const endTraining = async (
  client: Database,
  id: string,
  status: Exclude<TrainingStatus, 'running'>,
  hash?: string,
): Promise<void> => {
  await run(client, SQL.end, [id, status, hash ?? null]);
};
