import type { Applied } from './apply-outcome.ts';
import type { Changes } from './batch-world.ts';
import {
  bigintColumn,
  bytesColumn,
  CopyRows,
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
  const [events, states, keys, numbers] = [eventRows(cell), stateRows(cell, streams), keyRows(cell), numberRows(cell)];
  const [postings, outbox, acceptances] = [postingRows(cell), outboxRows(cell), acceptanceRows(cell)];
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
      return { steps: tables.flatMap((table) => table.steps()), hashes: events.hashes() };
    },
  };
}

/** What one statement writes. */
interface Table {
  readonly reset: () => void;
  readonly steps: () => readonly Step[];
}

/** Rows that are new: they follow the statement. */
function newRows(statement: sql.Statement, after: DebugPoint): { readonly rows: CopyRows; readonly table: Table } {
  const rows = new CopyRows();
  return {
    rows,
    table: {
      reset: () => rows.reset(),
      steps: () => (rows.count === 0 ? [] : [{ statement, after, values: [rows.done()] }]),
    },
  };
}

/** Rows that change what is there: a column each, in the order of the statement's parameters. */
function changedRows<Columns extends Readonly<Record<string, ColumnEnds>>>(
  cell: number,
  statement: sql.Statement,
  after: DebugPoint,
  columns: Columns,
): { readonly columns: Columns; readonly table: Table } {
  const all = Object.values(columns);
  return {
    columns,
    table: {
      reset: () => {
        for (const column of all) column.reset();
      },
      steps: () =>
        (all[0]?.count() ?? 0) === 0
          ? []
          : [{ statement, after, values: [cell, ...all.map((column) => column.done())] }],
    },
  };
}

function eventRows(cell: number) {
  const { rows, table } = newRows(sql.copyEvents, 'after-events');
  let link = hashChain(GENESIS_HASH);
  let hashes: Uint8Array[] = [];
  return {
    table,
    begin: (hashBefore: Uint8Array): void => {
      link = hashChain(hashBefore);
      hashes = [];
    },
    add: ({ applied }: AcceptedCommand): void => {
      for (const entry of applied.entries) {
        const linked = link(entry.linkable);
        hashes.push(linked);
        rows.row(5);
        rows.int4(cell);
        rows.int8(entry.position);
        rows.int8(entry.previous);
        rows.bytes(bodyOf(entry));
        rows.bytes(linked);
      }
    },
    hashes: (): readonly Uint8Array[] => hashes,
  };
}

function stateRows(cell: number, streams: ReadonlyMap<string, AnyStream>) {
  const { rows, table } = newRows(sql.copyStates, 'after-states');
  const known = changedRows(cell, sql.updateStates, 'after-states', {
    type: textColumn(),
    id: textColumn(),
    version: int4Column(),
    foldVersion: int4Column(),
    position: int8Column(),
    body: bytesColumn(),
  });
  return {
    tables: [table, known.table],
    add: (changes: Changes): void => {
      for (const { ref, committed, current } of changes.streams.values()) {
        if (current === committed) continue;
        const foldVersion = streams.get(ref.type)?.foldVersion ?? 0;
        if (committed === undefined || committed.version === 0) {
          rows.row(7);
          rows.int4(cell);
          rows.text(ref.type);
          rows.text(ref.id);
          rows.int4(current.version);
          rows.int4(foldVersion);
          rows.int8(current.position);
          rows.bytes(current.body);
          continue;
        }
        const { columns } = known;
        columns.type.add(ref.type);
        columns.id.add(ref.id);
        columns.version.add(current.version);
        columns.foldVersion.add(foldVersion);
        columns.position.add(current.position);
        columns.body.add(current.body);
      }
    },
  };
}

function keyRows(cell: number) {
  const freed = changedRows(cell, sql.deleteKeys, 'after-keys', { key: textColumn(), value: textColumn() });
  const { rows, table } = newRows(sql.copyKeys, 'after-keys');
  return {
    tables: [freed.table, table],
    add: (changes: Changes): void => {
      for (const { ref, committed, current } of changes.keys.values()) {
        if (committed === current) continue;
        if (committed !== undefined) {
          freed.columns.key.add(ref.key);
          freed.columns.value.add(ref.value);
        }
        if (current === undefined) continue;
        rows.row(4);
        rows.int4(cell);
        rows.text(ref.key);
        rows.text(ref.value);
        rows.text(current);
      }
    },
  };
}

function numberRows(cell: number) {
  const { columns, table } = changedRows(cell, sql.upsertNumbers, 'after-numbers', {
    range: textColumn(),
    last: bigintColumn(),
  });
  return {
    table,
    add: (changes: Changes): void => {
      for (const [range, last] of changes.numbers) {
        columns.range.add(range);
        columns.last.add(last);
      }
    },
  };
}

function postingRows(cell: number) {
  const { rows, table } = newRows(sql.copyPostings, 'after-postings');
  return {
    table,
    add: ({ applied }: AcceptedCommand): void => {
      for (const [leg, posting] of applied.postings.entries()) {
        rows.row(6);
        rows.int4(cell);
        rows.int8(applied.firstPosition);
        rows.int2(leg);
        rows.text(posting.account);
        rows.bigint(posting.amount);
        rows.text(posting.subject);
      }
    },
  };
}

function outboxRows(cell: number) {
  const { rows, table } = newRows(sql.copyOutbox, 'after-outbox');
  return {
    table,
    add: ({ applied }: AcceptedCommand): void => {
      for (const [ordinal, message] of applied.outbox.entries()) {
        rows.row(5);
        rows.int4(cell);
        rows.text(message.topic);
        rows.int8(applied.firstPosition);
        rows.int4(ordinal);
        rows.bytes(message.payload);
      }
    },
  };
}

function acceptanceRows(cell: number) {
  const { rows, table } = newRows(sql.copyAcceptances, 'after-acceptances');
  return {
    table,
    add: ({ pending: { sender, key, contentHash }, applied }: AcceptedCommand): void => {
      if (key === undefined) return;
      rows.row(6);
      rows.int4(cell);
      rows.text(sender);
      rows.text(key);
      rows.bytes(contentHash);
      rows.int8(applied.lastPosition);
      rows.bytes(applied.keptAnswer);
    },
  };
}
