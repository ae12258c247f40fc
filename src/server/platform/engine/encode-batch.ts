import type { Applied } from './apply-outcome.ts';
import type { Changes } from './batch-world.ts';
import {
  bigintColumn,
  bytesColumn,
  int4Column,
  int8Column,
  textColumn,
  type ColumnEnds,
} from '#server/platform/database';
import type { AnyStream } from './contract.ts';
import type { Step } from './commit-batch.ts';
import type { DebugPoint } from './debug-point.ts';
import { bodyOf, GENESIS_HASH, hashChain } from './journal-entry.ts';
import * as sql from './statements.ts';

export interface AcceptedCommand {
  readonly pending: {
    readonly sender: string;
    readonly key: string | undefined;
    readonly contentHash: Uint8Array;
  };
  readonly applied: Applied;
}

export interface EncodedBatch {
  readonly steps: readonly Step[];
  /** Of the events, in their order. */
  readonly hashes: readonly Uint8Array[];
}

/**
 * Turns everything a batch decided into one statement per table; tables without rows are left out. The columns are used again by the
 * next batch: the steps of one are good until the next begins.
 */
export interface BatchEncoder {
  readonly begin: (hashBefore: Uint8Array) => void;
  /** What more was accepted, in order. Done as it comes, so that nothing is left to do when the batch may be sent. */
  readonly add: (accepted: readonly AcceptedCommand[]) => void;
  /** With everything that the batch changed. */
  readonly finish: (changes: Changes) => EncodedBatch;
}

export function batchEncoder(cell: number, streams: ReadonlyMap<string, AnyStream>): BatchEncoder {
  const [events, states, keys, numbers] = [eventRows(), stateRows(streams), keyRows(), numberRows()];
  const [postings, outbox, acceptances] = [postingRows(), outboxRows(), acceptanceRows()];
  const tables = [
    events.table,
    ...states.tables,
    ...keys.tables,
    numbers.table,
    postings.table,
    outbox.table,
    acceptances.table,
  ];
  return {
    begin: (hashBefore) => {
      for (const table of tables) table.reset();
      events.begin(hashBefore);
    },
    add: (accepted) => {
      for (const command of accepted) {
        events.add(command);
        postings.add(command);
        outbox.add(command);
        acceptances.add(command);
      }
    },
    finish: (changes) => {
      states.add(changes);
      keys.add(changes);
      numbers.add(changes);
      return { steps: tables.flatMap((table) => table.steps(cell)), hashes: events.hashes() };
    },
  };
}

/** The parameters of one statement: a column each, in the order of the statement. */
interface Table<Columns> {
  readonly columns: Columns;
  readonly reset: () => void;
  readonly steps: (cell: number) => readonly Step[];
}

function rowsOf<Columns extends Readonly<Record<string, ColumnEnds>>>(
  statement: sql.Statement,
  after: DebugPoint,
  columns: Columns,
): Table<Columns> {
  const all = Object.values(columns);
  return {
    columns,
    reset: () => {
      for (const column of all) column.reset();
    },
    steps: (cell) =>
      (all[0]?.count() ?? 0) === 0 ? [] : [{ statement, after, values: [cell, ...all.map((column) => column.done())] }],
  };
}

function eventRows() {
  const events = rowsOf(sql.insertEvents, 'after-events', {
    position: int8Column(),
    previous: int8Column(),
    body: bytesColumn(),
    hash: bytesColumn(),
  });
  const { position, previous, body, hash } = events.columns;
  let link = hashChain(GENESIS_HASH);
  let hashes: Uint8Array[] = [];
  return {
    table: events,
    begin: (hashBefore: Uint8Array): void => {
      link = hashChain(hashBefore);
      hashes = [];
    },
    add: ({ applied }: AcceptedCommand): void => {
      for (const entry of applied.entries) {
        const linked = link(entry.linkable);
        hashes.push(linked);
        position.add(entry.position);
        previous.add(entry.previous);
        body.add(bodyOf(entry));
        hash.add(linked);
      }
    },
    hashes: (): readonly Uint8Array[] => hashes,
  };
}

const stateColumns = () => ({
  type: textColumn(),
  id: textColumn(),
  version: int4Column(),
  foldVersion: int4Column(),
  position: int8Column(),
  body: bytesColumn(),
});

function stateRows(streams: ReadonlyMap<string, AnyStream>) {
  const fresh = rowsOf(sql.insertStates, 'after-states', stateColumns());
  const known = rowsOf(sql.updateStates, 'after-states', stateColumns());
  return {
    tables: [fresh, known],
    add: (changes: Changes): void => {
      for (const { ref, committed, current } of changes.streams.values()) {
        if (current === committed) continue;
        const { columns } = committed === undefined || committed.version === 0 ? fresh : known;
        columns.type.add(ref.type);
        columns.id.add(ref.id);
        columns.version.add(current.version);
        columns.foldVersion.add(streams.get(ref.type)?.foldVersion ?? 0);
        columns.position.add(current.position);
        columns.body.add(current.body);
      }
    },
  };
}

function keyRows() {
  const freed = rowsOf(sql.deleteKeys, 'after-keys', { key: textColumn(), value: textColumn() });
  const held = rowsOf(sql.insertKeys, 'after-keys', { key: textColumn(), value: textColumn(), holder: textColumn() });
  return {
    tables: [freed, held],
    add: (changes: Changes): void => {
      for (const { ref, committed, current } of changes.keys.values()) {
        if (committed === current) continue;
        if (committed !== undefined) {
          freed.columns.key.add(ref.key);
          freed.columns.value.add(ref.value);
        }
        if (current === undefined) continue;
        held.columns.key.add(ref.key);
        held.columns.value.add(ref.value);
        held.columns.holder.add(current);
      }
    },
  };
}

function numberRows() {
  const numbers = rowsOf(sql.upsertNumbers, 'after-numbers', { range: textColumn(), last: bigintColumn() });
  return {
    table: numbers,
    add: (changes: Changes): void => {
      for (const [range, last] of changes.numbers) {
        numbers.columns.range.add(range);
        numbers.columns.last.add(last);
      }
    },
  };
}

function postingRows() {
  const columns = {
    position: int8Column(),
    leg: int4Column(),
    account: textColumn(),
    amount: bigintColumn(),
    subject: textColumn(),
  };
  return {
    table: rowsOf(sql.insertPostings, 'after-postings', columns),
    add: ({ applied }: AcceptedCommand): void => {
      for (const [leg, posting] of applied.postings.entries()) {
        columns.position.add(applied.firstPosition);
        columns.leg.add(leg);
        columns.account.add(posting.account);
        columns.amount.add(posting.amount);
        columns.subject.add(posting.subject);
      }
    },
  };
}

function outboxRows() {
  const columns = { topic: textColumn(), position: int8Column(), ordinal: int4Column(), payload: bytesColumn() };
  return {
    table: rowsOf(sql.insertOutbox, 'after-outbox', columns),
    add: ({ applied }: AcceptedCommand): void => {
      for (const [ordinal, message] of applied.outbox.entries()) {
        columns.topic.add(message.topic);
        columns.position.add(applied.firstPosition);
        columns.ordinal.add(ordinal);
        columns.payload.add(message.payload);
      }
    },
  };
}

function acceptanceRows() {
  const columns = {
    sender: textColumn(),
    key: textColumn(),
    contentHash: bytesColumn(),
    position: int8Column(),
    answer: bytesColumn(),
  };
  return {
    table: rowsOf(sql.insertAcceptances, 'after-acceptances', columns),
    add: ({ pending: { sender, key, contentHash }, applied }: AcceptedCommand): void => {
      if (key === undefined) return;
      columns.sender.add(sender);
      columns.key.add(key);
      columns.contentHash.add(contentHash);
      columns.position.add(applied.lastPosition);
      columns.answer.add(applied.keptAnswer);
    },
  };
}
