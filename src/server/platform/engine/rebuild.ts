import type pg from 'pg';
import { inTransaction } from '#server/platform/database';
import { canonicalBytes } from './canonical.ts';
import { foldOne } from './cell-reader.ts';
import { bytesColumn, int4Column, int8Column, textColumn } from '#server/platform/database';
import type { AnyStream, JournalEvent } from './contract.ts';
import { journalReader } from './journal-reader.ts';
import { DAY_OF_RANGE, overBefore } from './number-ranges.ts';
import * as sql from './statements.ts';
import { stateCache, streamKey, textOf, type StateCache, type StateSlot } from './working-set.ts';

export interface RebuildReport {
  /** The stored states, keys and numbers are byte for byte what the events give. */
  readonly same: boolean;
  readonly events: bigint;
  readonly streams: number;
  /** States folded by an older definition than today's: not wrong, folded anew when next used. */
  readonly olderFolds: number;
  /** The first rows that differ, each a sentence. */
  readonly differences: readonly string[];
  /** True where the stored ones were replaced by the rebuilt. */
  readonly replaced: boolean;
}

export interface RebuildOptions {
  /** `compare` only looks, beside a working engine. `replace` takes the cell away from any writer first. */
  readonly mode: 'compare' | 'replace';
  readonly onProgress?: (position: bigint) => void;
}

const EVENTS_PER_ROUND = 2_000;
const CACHE_BYTES_MAX = 64 * 1024 * 1024;
const DIFFERENCES_MAX = 50;

/**
 * Folds the journal into fresh states, keys and numbers, in temporary tables so that a country fits, and compares them with the stored
 * ones. Never decides anything again: it reads what was decided.
 */
export async function rebuild(
  pool: pg.Pool,
  cell: number,
  streams: readonly AnyStream[],
  options: RebuildOptions,
): Promise<RebuildReport> {
  // A new epoch: a writer that still believes in the old one cannot commit into what is being replaced.
  if (options.mode === 'replace') await pool.query(sql.takeHead.text, [cell]);
  return inTransaction(
    pool,
    async (client) => {
      // Holds the head row until the end, so that a writer that comes in between waits.
      if (options.mode === 'replace')
        await client.query('select from engine.cell_head where cell = $1 for update', [cell]);
      await client.query(CREATE_SCRATCH);
      const events = await foldAll(client, cell, new Map(streams.map((stream) => [stream.type, stream])), options);
      const report = await compare(client, cell);
      const replaced = options.mode === 'replace' && !(report.same && report.olderFolds === 0);
      if (replaced) for (const statement of REPLACE) await client.query(statement, [cell]);
      await client.query('drop table rebuilt_state, rebuilt_key, rebuilt_number');
      return { ...report, events, replaced };
    },
    options.mode === 'compare' ? 'begin isolation level repeatable read' : undefined,
  );
}

async function foldAll(
  client: pg.PoolClient,
  cell: number,
  streams: ReadonlyMap<string, AnyStream>,
  options: RebuildOptions,
): Promise<bigint> {
  const reader = journalReader(client, cell);
  const cache = stateCache(CACHE_BYTES_MAX);
  let position = 0n;
  for (;;) {
    const events = await reader.readEvents(position, EVENTS_PER_ROUND);
    const last = events.at(-1);
    if (!last) return position;
    await foldRound(client, events, streams, cache);
    await applyEffects(client, events);
    position = last.position;
    options.onProgress?.(position);
  }
}

async function foldRound(
  client: pg.PoolClient,
  events: readonly JournalEvent[],
  streams: ReadonlyMap<string, AnyStream>,
  cache: StateCache,
): Promise<void> {
  const round = new Map<string, { readonly event: JournalEvent; readonly value: unknown; readonly slot: StateSlot }>();
  await readScratch(client, events, cache);
  for (const event of events) {
    const { type, id } = event.stream;
    const key = streamKey(type, id);
    const stream = streams.get(type);
    if (!stream) throw new Error(`the journal holds events of "${type}", and no such stream is defined`);
    const before = round.get(key);
    const slot = before?.slot ?? cache.get(key);
    if (slot && slot.version + 1 !== event.streamVersion)
      throw new Error(`${key} goes from version ${slot.version} to ${event.streamVersion} at ${event.position}`);
    const value: unknown = before ? before.value : slot ? JSON.parse(textOf(slot)) : undefined;
    const state = foldOne(stream, value, event);
    const next: StateSlot = {
      version: event.streamVersion,
      position: Number(event.position),
      body: canonicalBytes(state),
      sealed: false,
    };
    round.set(key, { event, value: state, slot: next });
  }
  const [types, ids, versions, folds, positions, bodies] = [
    textColumn(),
    textColumn(),
    int4Column(),
    int4Column(),
    int8Column(),
    bytesColumn(),
  ];
  for (const [key, { event, slot }] of round) {
    cache.put(key, slot);
    types.add(event.stream.type);
    ids.add(event.stream.id);
    versions.add(slot.version);
    folds.add(streams.get(event.stream.type)?.foldVersion ?? 0);
    positions.add(slot.position);
    bodies.add(slot.body);
  }
  await client.query(UPSERT_STATES, [
    types.done(),
    ids.done(),
    versions.done(),
    folds.done(),
    positions.done(),
    bodies.done(),
  ]);
}

/** States that the cache has let go. */
async function readScratch(client: pg.PoolClient, events: readonly JournalEvent[], cache: StateCache): Promise<void> {
  const missing = events.filter(
    ({ stream, streamVersion }) => streamVersion > 1 && !cache.get(streamKey(stream.type, stream.id)),
  );
  if (missing.length === 0) return;
  const { rows } = await client.query<{
    stream_type: string;
    stream_id: string;
    version: number;
    position: string;
    body: Buffer;
  }>(
    `select found.* from unnest($1::text[], $2::text[]) as wanted (stream_type, stream_id)
      cross join lateral (
        select s.stream_type, s.stream_id, s.version, s.position, s.body from rebuilt_state s
         where s.stream_type = wanted.stream_type and s.stream_id = wanted.stream_id limit 1) as found`,
    [missing.map(({ stream }) => stream.type), missing.map(({ stream }) => stream.id)],
  );
  for (const row of rows) {
    cache.put(streamKey(row.stream_type, row.stream_id), {
      sealed: false,
      version: row.version,
      position: Number(row.position),
      body: row.body,
    });
  }
}

async function applyEffects(client: pg.PoolClient, events: readonly JournalEvent[]): Promise<void> {
  const keys = new Map<string, { readonly key: string; readonly value: string; readonly holder: string | null }>();
  const numbers = new Map<string, string>();
  for (const { effects } of events) {
    for (const { key, value } of effects.releases) keys.set(`${key}/${value}`, { key, value, holder: null });
    for (const { key, value, holder } of effects.claims) keys.set(`${key}/${value}`, { key, value, holder });
    for (const [range, last] of Object.entries(effects.numbers)) numbers.set(range, last);
  }
  if (keys.size > 0) {
    const rows = [...keys.values()];
    await client.query(UPSERT_KEYS, [
      rows.map(({ key }) => key),
      rows.map(({ value }) => value),
      rows.map(({ holder }) => holder),
    ]);
  }
  if (numbers.size > 0) await client.query(UPSERT_NUMBERS, [[...numbers.keys()], [...numbers.values()]]);
}

async function compare(
  client: pg.PoolClient,
  cell: number,
): Promise<Pick<RebuildReport, 'same' | 'streams' | 'olderFolds' | 'differences'>> {
  await client.query('analyze rebuilt_state, rebuilt_key, rebuilt_number');
  const { rows: heads } = await client.query<{ stamped_at: string }>(sql.selectHead.text, [cell]);
  await client.query(FORGET_OVER, [cell, overBefore(heads[0]?.stamped_at ?? '')]);
  const { rows: counts } = await client.query<{ streams: number; older: number }>(
    `select (select count(*)::int from rebuilt_state) as streams,
            (select count(*)::int from engine.state s join rebuilt_state r using (stream_type, stream_id)
              where s.cell = $1 and s.fold_version < r.fold_version) as older`,
    [cell],
  );
  const { rows } = await client.query<{ what: string }>(DIFFERENCES, [cell, DIFFERENCES_MAX]);
  return {
    same: rows.length === 0,
    streams: counts[0]?.streams ?? 0,
    olderFolds: counts[0]?.older ?? 0,
    differences: rows.map(({ what }) => what),
  };
}

const CREATE_SCRATCH = `
  create temporary table rebuilt_state (
    stream_type text, stream_id text, version int, fold_version int, position bigint, body bytea, primary key (stream_type, stream_id));
  create temporary table rebuilt_key (key text, value text, holder text, primary key (key, value));
  create temporary table rebuilt_number (range text primary key, last bigint)`;

const UPSERT_STATES = `
  insert into rebuilt_state (stream_type, stream_id, version, fold_version, position, body)
  select * from unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::bigint[], $6::bytea[])
  on conflict (stream_type, stream_id) do update
    set version = excluded.version, fold_version = excluded.fold_version, position = excluded.position, body = excluded.body`;

/** A key set free keeps a row without holder here, so that one statement does both. */
const UPSERT_KEYS = `
  insert into rebuilt_key (key, value, holder) select * from unnest($1::text[], $2::text[], $3::text[])
  on conflict (key, value) do update set holder = excluded.holder`;

const UPSERT_NUMBERS = `
  insert into rebuilt_number (range, last) select * from unnest($1::text[], $2::bigint[])
  on conflict (range) do update set last = excluded.last`;

/** A range that is over is as good without its row: which are given back hangs on when somebody took the cell. */
const FORGET_OVER = `
  delete from rebuilt_number r
   where ${DAY_OF_RANGE} < $2 and not exists (select from engine.number n where n.cell = $1 and n.range = r.range)`;

const DIFFERENCES = `
  select 'state ' || coalesce(s.stream_type, r.stream_type) || '/' || coalesce(s.stream_id, r.stream_id)
         || case when s.version is null then ' is missing' when r.version is null then ' has no events' else ' differs from its events' end as what
    from (select * from engine.state where cell = $1) s full join rebuilt_state r using (stream_type, stream_id)
   where s.version is distinct from r.version or s.position is distinct from r.position
      or (s.body is distinct from r.body and s.fold_version is not distinct from r.fold_version)
  union all
  select 'key ' || coalesce(k.key, r.key) || '/' || coalesce(k.value, r.value) || ' differs from its events'
    from (select * from engine.key where cell = $1) k full join (select * from rebuilt_key where holder is not null) r using (key, value)
   where k.holder is distinct from r.holder
  union all
  select 'number ' || coalesce(n.range, r.range) || ' differs from its events'
    from (select * from engine.number where cell = $1) n full join rebuilt_number r using (range)
   where n.last is distinct from r.last
  limit $2`;

const REPLACE = [
  'delete from engine.state where cell = $1',
  `insert into engine.state (cell, stream_type, stream_id, version, fold_version, position, body)
   select $1, stream_type, stream_id, version, fold_version, position, body from rebuilt_state`,
  'delete from engine.key where cell = $1',
  'insert into engine.key (cell, key, value, holder) select $1, key, value, holder from rebuilt_key where holder is not null',
  'delete from engine.number where cell = $1',
  'insert into engine.number (cell, range, last) select $1, range, last from rebuilt_number',
];
