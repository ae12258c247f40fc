import type { Instant, StreamRef } from '#core/kernel';
import { instantAt } from '#core/kernel';
import type pg from 'pg';

/** One row as the database takes it. */
export interface TimerRow {
  readonly stream_type: string;
  readonly stream_id: string;
  readonly kind: string;
  readonly key: string;
  readonly due_at: Instant;
  readonly next_at: Instant | null;
  readonly stream_version: number;
  readonly law: string;
}

const WRITE = `with stream as (select * from unnest($1::text[], $2::text[], $3::integer[]) as s (type, id, version)),
  standing as (select * from jsonb_populate_recordset(null::deadlines.timer, $4::jsonb)),
  gone as (
    delete from deadlines.timer t using stream s
    where t.stream_type = s.type and t.stream_id = s.id and t.stream_version <= s.version
      and not exists (select from standing r where r.stream_type = t.stream_type and r.stream_id = t.stream_id
        and r.kind = t.kind and r.key = t.key))
  insert into deadlines.timer as t
  select r.* from standing r order by r.stream_type, r.stream_id, r.kind, r.key
  on conflict (stream_type, stream_id, kind, key) do update
    set due_at = excluded.due_at, next_at = excluded.next_at, stream_version = excluded.stream_version, law = excluded.law
    where t.stream_version <= excluded.stream_version`;

/** What stood on these streams before and is not among the rows is gone. One statement for a batch. */
export async function writeTimers(
  client: pg.ClientBase | pg.Pool,
  streams: readonly (StreamRef & { readonly version: number })[],
  rows: readonly TimerRow[],
): Promise<void> {
  if (streams.length === 0 && rows.length === 0) return;
  await client.query({
    name: 'deadlines-write',
    text: WRITE,
    values: [
      streams.map(({ type }) => type),
      streams.map(({ id }) => id),
      streams.map(({ version }) => version),
      JSON.stringify(rows),
    ],
  });
}

/** Those of the streams on which a deadline stands. */
export async function withTimers(client: pg.ClientBase, streams: readonly StreamRef[]): Promise<readonly StreamRef[]> {
  if (streams.length === 0) return streams;
  const { rows } = await client.query<StreamRef>({
    name: 'deadlines-with',
    text: `select distinct t.stream_type as type, t.stream_id as id from deadlines.timer t
      join unnest($1::text[], $2::text[]) as s (type, id) on t.stream_type = s.type and t.stream_id = s.id`,
    values: [streams.map(({ type }) => type), streams.map(({ id }) => id)],
  });
  return rows;
}

/** A timer that rings. */
export interface DueTimer {
  readonly stream: StreamRef;
  readonly kind: string;
  readonly key: string;
  readonly dueAt: Instant;
}

/** What is to be done before this instant, longest due first. */
export async function dueTimers(pool: pg.Pool, now: Instant, limit: number): Promise<readonly DueTimer[]> {
  const { rows } = await pool.query<{
    stream_type: string;
    stream_id: string;
    kind: string;
    key: string;
    due_at: Date;
  }>({
    name: 'deadlines-due',
    text: `select stream_type, stream_id, kind, key, due_at from deadlines.timer where next_at < $1::timestamptz
      order by next_at, stream_type, stream_id, kind, key limit $2`,
    values: [now, limit],
  });
  return rows.map((row) => ({
    stream: { type: row.stream_type, id: row.stream_id },
    kind: row.kind,
    key: row.key,
    dueAt: instantAt(row.due_at.getTime()),
  }));
}

/** When the next timer rings, however long ago that was. */
export async function nextRing(pool: pg.Pool): Promise<Instant | undefined> {
  const { rows } = await pool.query<{ next_at: Date | null }>({
    name: 'deadlines-next',
    text: 'select min(next_at) as next_at from deadlines.timer where next_at is not null',
  });
  const at = rows[0]?.next_at ?? undefined;
  return at && instantAt(at.getTime());
}

/** Streams whose deadlines were counted by the law or the calendar of another version. */
export async function countedOtherwise(pool: pg.Pool, law: string, limit: number): Promise<readonly StreamRef[]> {
  const { rows } = await pool.query<StreamRef>({
    name: 'deadlines-otherwise',
    text: `select distinct stream_type as type, stream_id as id from deadlines.timer where law <> $1 limit $2`,
    values: [law, limit],
  });
  return rows;
}

export interface TimerCounts {
  readonly standing: number;
  /** Time to act, and nothing happened yet. */
  readonly due: number;
  /** Over, and what was to be done is not. */
  readonly late: number;
}

export async function countTimers(pool: pg.Pool, now: Instant): Promise<TimerCounts> {
  const { rows } = await pool.query<{ standing: number; due: number; late: number }>({
    name: 'deadlines-count',
    text: `select count(*)::int as standing, count(*) filter (where next_at < $1::timestamptz)::int as due,
      count(*) filter (where due_at < $1::timestamptz)::int as late from deadlines.timer`,
    values: [now],
  });
  return rows[0] ?? { standing: 0, due: 0, late: 0 };
}
