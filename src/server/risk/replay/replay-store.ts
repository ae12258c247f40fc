import { instantAt, type Instant } from '#core/kernel';
import { run, statementsOf } from '#server/platform/database';
import type pg from 'pg';
import {
  textOfRule,
  type ReplayProgress,
  type ReplayQuestion,
  type ReplayResult,
  type ReplayStatus,
  type StoredReplay,
} from './replay-question.ts';

/** Of one analyst, and of all of them: a replay takes a core and reads the journal as fast as it can. */
export const RUNNING_MAX = { own: 1, all: 2 } as const;
/** As many as a page shows; older ones are found by their rule. */
const LISTED_MAX = 50;
/** Serialises who begins, so that two at once do not count each other out. */
const BEGIN_LOCK = 728_401_006;

const statement = statementsOf('risk.replay');

const ALIVE = `exists (select from pg_stat_activity a where a.pid = r.backend_pid and a.backend_start = r.backend_start)`;
const COLUMNS = `r.id::text as id, r.user_id, r.started_at, r.question, r.progress,
  case when r.status = 'running' and not ${ALIVE} then 'interrupted' else r.status end as status`;

interface Row {
  readonly id: string;
  readonly user_id: string;
  readonly started_at: Date;
  readonly question: ReplayQuestion;
  readonly progress: ReplayProgress;
  readonly status: ReplayStatus;
}

const SQL = {
  lock: statement('lock', 'select pg_advisory_xact_lock($1)'),
  running: statement<{ user_id: string }>(
    'running',
    `select r.user_id from risk.replay r where r.status = 'running' and ${ALIVE}`,
  ),
  begin: statement(
    'begin',
    `insert into risk.replay (id, user_id, started_at, question, texts, status, backend_pid, backend_start, progress)
     select $1, $2, $3, $4, $5, 'running', a.pid, a.backend_start, $6 from pg_stat_activity a where a.pid = pg_backend_pid()`,
  ),
  progress: statement<{ id: string }>(
    'progress',
    `update risk.replay set progress = $2 where id = $1 and status = 'running' returning id::text as id`,
  ),
  end: statement('end', `update risk.replay set status = $2, result = $3 where id = $1 and status = 'running'`),
  find: statement<Row>('find', `select ${COLUMNS} from risk.replay r where r.id = $1`),
  result: statement<{ result: ReplayResult | null }>('result', 'select result from risk.replay where id = $1'),
  list: statement<Row>(
    'list',
    `select ${COLUMNS} from risk.replay r where $1::jsonb is null or r.question -> 'versions' @> $1 or r.question -> 'versions' @> $2
     order by r.started_at desc, r.id desc limit $3`,
  ),
  lastOf: statement<{ question: ReplayQuestion; result: ReplayResult }>(
    'last-of',
    `select question, result from risk.replay where texts @> array[$1] and status = 'done' order by started_at desc, id desc limit 1`,
  ),
} as const;

type Database = Pick<pg.ClientBase, 'query'>;

/** What was tried on the past, and what is being tried. */
export interface ReplayStore {
  readonly find: (id: string) => Promise<StoredReplay | undefined>;
  readonly result: (id: string) => Promise<ReplayResult | undefined>;
  /** Newest first; with a rule, those that it stands in by its id. */
  readonly list: (ruleId: string | undefined) => Promise<readonly StoredReplay[]>;
  /** The newest replay that came to its end of a rule that says exactly this. */
  readonly lastOf: (
    text: string,
  ) => Promise<{ readonly question: ReplayQuestion; readonly result: ReplayResult } | undefined>;
  /** Who has one running. */
  readonly running: () => Promise<readonly string[]>;
  /** Ends one wherever it runs; nothing where it is over. */
  readonly cancel: (id: string) => Promise<void>;
}

export function replayStore(pool: Database): ReplayStore {
  return {
    find: async (id) => storedOf((await run(pool, SQL.find, [id]))[0]),
    result: async (id) => (await run(pool, SQL.result, [id]))[0]?.result ?? undefined,
    list: async (ruleId) => {
      const named = (change: object) => (ruleId === undefined ? null : JSON.stringify([{ change }]));
      const values = [named({ rule: { id: ruleId } }), named({ ruleId }), LISTED_MAX];
      const rows = await run(pool, SQL.list, values);
      return rows.flatMap((row) => storedOf(row) ?? []);
    },
    lastOf: async (text) => (await run(pool, SQL.lastOf, [text]))[0],
    running: async () => (await run(pool, SQL.running, [])).map(({ user_id: userId }) => userId),
    cancel: async (id) => {
      await run(pool, SQL.end, [id, 'cancelled', null]);
    },
  };
}

const storedOf = (row: Row | undefined): StoredReplay | undefined =>
  row && {
    id: row.id,
    userId: row.user_id,
    question: row.question,
    status: row.status,
    startedAt: instantAt(row.started_at.getTime()),
    progress: row.progress,
  };

export interface Beginning {
  readonly id: string;
  readonly userId: string;
  readonly at: Instant;
  readonly question: ReplayQuestion;
}

const NOTHING_READ: ReplayProgress = { read: 0, of: 0, declarations: 0 };

/** Begins one on this connection, whose end is the end of it; `busy` where as many run as may. */
export async function beginReplay(
  client: Database,
  { id, userId, at, question }: Beginning,
): Promise<'begun' | 'busyOwn' | 'busyAll'> {
  await client.query('begin');
  try {
    await run(client, SQL.lock, [BEGIN_LOCK]);
    const running = await run(client, SQL.running, []);
    const own = running.filter(({ user_id: user }) => user === userId).length;
    if (own >= RUNNING_MAX.own) return 'busyOwn';
    if (running.length >= RUNNING_MAX.all) return 'busyAll';
    const texts = question.versions.flatMap(({ change }) => (change.kind === 'with' ? [textOfRule(change.rule)] : []));
    const values = [id, userId, at, JSON.stringify(question), [...new Set(texts)], JSON.stringify(NOTHING_READ)];
    await run(client, SQL.begin, values);
    return 'begun';
  } finally {
    await client.query('commit');
  }
}

/** Tells how far it came; `false` where it was cancelled meanwhile. */
export const keepProgress = async (client: Database, id: string, progress: ReplayProgress): Promise<boolean> =>
  (await run(client, SQL.progress, [id, JSON.stringify(progress)])).length > 0;

export const endReplay = async (
  client: Database,
  id: string,
  status: 'done' | 'cancelled' | 'failed',
  result?: ReplayResult,
): Promise<void> => {
  await run(client, SQL.end, [id, status, result === undefined ? null : JSON.stringify(result)]);
};
