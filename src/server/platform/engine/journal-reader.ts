import type pg from 'pg';
import type { Json, KeyRef, StreamRef } from '#core/kernel';
import { foldedBody, upcast, type Acceptance } from './cell-reader.ts';
import { keyText } from './key-text.ts';
import type { AnyStream, JournalEvent, StoredState } from './contract.ts';
import { parseEntry } from './journal-entry.ts';
import { NOBODY, type PersonalData } from './personal-data.ts';
import { openTexts } from './subject-keys.ts';
import * as sql from './statements.ts';
import { streamKey } from './working-set.ts';

/** Anything that runs a query: the pool, or a client inside a transaction. */
export type Queryable = Pick<pg.ClientBase, 'query'>;

/** Committed things, read beside the writer and never through it. */
export interface JournalReader {
  readonly readState: <S = Json>(ref: StreamRef) => Promise<StoredState<S> | undefined>;
  /** By `type/id`; streams that do not exist are missing. */
  readonly readStates: <S = Json>(refs: readonly StreamRef[]) => Promise<ReadonlyMap<string, StoredState<S>>>;
  /** Streams of one type by the ids that the journal has for them, in their order, from after one: a page of all there are. */
  readonly readRefs: (type: string, after: string, limit: number) => Promise<readonly StreamRef[]>;
  /** All events of one stream, oldest first. */
  readonly readStream: (ref: StreamRef) => Promise<readonly JournalEvent[]>;
  /** Events after a position, in order, without a gap. */
  readonly readEvents: (after: bigint, limit: number) => Promise<readonly JournalEvent[]>;
  readonly readHolder: (key: KeyRef) => Promise<string | undefined>;
  /** What was accepted of a sender under these idempotency keys; keys that nothing was accepted under are missing. */
  readonly readAcceptances: (sender: string, keys: readonly string[]) => Promise<ReadonlyMap<string, Acceptance>>;
  /** Last committed position, hash and instant, as the database has them. */
  readonly readHead: () => Promise<JournalHead>;
}

export interface JournalHead {
  readonly position: bigint;
  readonly epoch: bigint;
  readonly hash: Uint8Array;
  readonly at: string;
}

/** More would be a page nobody reads and a result nobody should hold in memory. */
export const EVENTS_PER_READ_MAX = 5_000;

interface AcceptanceRow {
  readonly key: string;
  readonly content_hash: Buffer;
  readonly position: string;
  readonly answer: Buffer;
}

interface StateRow {
  readonly stream_type: string;
  readonly stream_id: string;
  readonly version: number;
  readonly fold_version: number;
  readonly position: number;
  readonly body: Buffer;
}

/**
 * With the definitions of the streams, events come in their newest version and states in today's fold; without them (for tools that
 * only look at the journal), as they were stored. With `personal`, sealed strings are opened while their keys live; without, they stay.
 */
export function journalReader(
  database: Queryable,
  cell: number,
  definitions: readonly AnyStream[] = [],
  personal: PersonalData = NOBODY,
): JournalReader {
  const streams = new Map(definitions.map((stream) => [stream.type, stream]));
  const run = <Row extends pg.QueryResultRow>(
    statement: sql.Statement,
    values: readonly unknown[],
  ): Promise<pg.QueryResult<Row>> =>
    database.query<Row>({ name: statement.name, text: statement.text, values: [...values] });
  const openAll = openTexts(database, cell, personal);
  const readStates = async <S>(named: readonly StreamRef[]): Promise<ReadonlyMap<string, StoredState<S>>> => {
    const refs = named.map(personal.ref);
    const { rows } = await run<StateRow>(sql.selectStates, [
      cell,
      refs.map(({ type }) => type),
      refs.map(({ id }) => id),
    ]);
    const texts: string[] = [];
    for (const row of rows) texts.push(await currentText(row));
    const opened = personal === NOBODY ? texts : await openAll(texts);
    const found = new Map<string, StoredState<S>>();
    for (const [index, row] of rows.entries()) {
      const stored = {
        state: JSON.parse(opened[index] ?? '') as S,
        version: row.version,
        position: BigInt(row.position),
      };
      found.set(streamKey(row.stream_type, row.stream_id), stored);
    }
    return found;
  };
  const currentText = async (row: StateRow): Promise<string> => {
    const stream = streams.get(row.stream_type);
    if (!stream || stream.foldVersion === row.fold_version) return row.body.toString();
    return foldedBody(stream, await readRaw(sql.selectStream, [cell, row.stream_type, row.stream_id])).toString();
  };
  const readRaw = async (statement: sql.Statement, values: readonly unknown[]): Promise<readonly JournalEvent[]> => {
    const { rows } = await run<EventRow>(statement, values);
    return rows.map(({ body, hash }) => parseEntry(body, hash));
  };
  const readOpened = async (statement: sql.Statement, values: readonly unknown[]): Promise<readonly JournalEvent[]> => {
    if (personal === NOBODY) return readRaw(statement, values);
    const { rows } = await run<EventRow>(statement, values);
    const opened = await openAll(rows.map(({ body }) => body));
    return rows.map(({ hash }, index) => parseEntry(opened[index] ?? '', hash));
  };
  const readNewest = async (statement: sql.Statement, values: readonly unknown[]): Promise<readonly JournalEvent[]> =>
    (await readOpened(statement, values)).map((event) => upcast(streams.get(event.stream.type), event));
  return {
    readStates,
    readState: async <S>(ref: StreamRef) => (await readStates<S>([ref])).values().next().value,
    readRefs: async (type, after, limit) => {
      const { rows } = await run<{ readonly stream_id: string }>(sql.selectStreamIds, [cell, type, after, limit]);
      return rows.map(({ stream_id: id }) => ({ type, id }));
    },
    readStream: (ref) => readNewest(sql.selectStream, [cell, ref.type, personal.ref(ref).id]),
    readEvents: (after, limit) => readNewest(sql.selectEvents, [cell, after, Math.min(limit, EVENTS_PER_READ_MAX)]),
    readHolder: async (named) => {
      const { key, value } = personal.key(named);
      const { rows } = await run<{ holder: string }>(sql.selectKeys, [cell, [key], [value]]);
      return rows[0]?.holder;
    },
    readAcceptances: async (sender, keys) => {
      if (keys.length === 0) return new Map();
      const [hidden, stored] = [personal.hide(keyText(sender)), keys.map((key) => personal.hide(keyText(key)))];
      const { rows } = await run<AcceptanceRow>(sql.selectAcceptances, [cell, stored.map(() => hidden), stored]);
      const answers = rows.map(({ answer }) => answer.toString());
      const opened = personal === NOBODY ? answers : await openAll(answers);
      return new Map(
        rows.map(({ key, content_hash: contentHash, position }, index) => [
          keys[stored.indexOf(key)] ?? key,
          { contentHash, position: BigInt(position), answer: Buffer.from(opened[index] ?? '') },
        ]),
      );
    },
    readHead: async () => {
      const { rows } = await run<{ position: string; epoch: string; hash: Buffer; stamped_at: string }>(
        sql.selectHead,
        [cell],
      );
      const row = rows[0];
      if (!row) return { position: 0n, epoch: 0n, hash: new Uint8Array(32), at: '' };
      return { position: BigInt(row.position), epoch: BigInt(row.epoch), hash: row.hash, at: row.stamped_at };
    },
  };
}

interface EventRow {
  readonly body: string;
  readonly hash: Buffer;
}
