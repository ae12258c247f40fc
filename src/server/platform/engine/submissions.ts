import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Clock, Json, Refusals } from '#core/kernel';
import { bytesColumn, textColumn } from '#server/platform/database';
import type { CommandFault } from './faults.ts';
import type { Pending } from './pending.ts';
import * as sql from './statements.ts';

/** A refused submission as its sender sees it again, to mend and resend. */
export interface Submission {
  readonly id: string;
  readonly key: string | undefined;
  readonly commandType: string;
  readonly refusedAt: Date;
  readonly refusals: Refusals;
  /** What was sent; missing where it was too large to keep. */
  readonly data: Json | undefined;
}

/** A command that broke a handler or was refused by the database, for people to look at. */
export interface Quarantined {
  readonly id: string;
  readonly sender: string;
  readonly commandType: string;
  readonly quarantinedAt: Date;
  readonly error: string;
  readonly data: Json | undefined;
}

export interface Submissions {
  /** Notes a refusal or a fault, to be written soon and beside the journal: losing one in a crash costs the sender a look, not a right. */
  readonly note: (note: Note) => void;
  readonly flush: () => Promise<void>;
  /** Latest first. */
  readonly bySender: (
    sender: string,
    options: { readonly before?: Date; readonly limit: number },
  ) => Promise<readonly Submission[]>;
  readonly quarantined: (limit: number) => Promise<readonly Quarantined[]>;
  /** Forgets submissions older than their retention. */
  readonly prune: () => Promise<number>;
  /** How many notes were dropped because they came faster than they could be written. */
  readonly dropped: () => number;
}

/** Long enough to mend a declaration after a holiday. */
export const SUBMISSION_RETENTION_DAYS = 30;
const FLUSH_MS = 200;
const NOTES_MAX = 5_000;
const NOTES_PER_INSERT_MAX = 500;
const CONTENT_CHARS_MAX = 512 * 1024;
const ERROR_CHARS_MAX = 4_000;

type Sent = Pick<Pending<never>, 'sender' | 'key' | 'command'>;
export type Note =
  | { readonly kind: 'refused'; readonly pending: Sent; readonly refusals: Refusals }
  | { readonly kind: 'fault'; readonly pending: Sent; readonly fault: CommandFault };
type DatedNote = Note & { readonly at: string };

export function submissions(
  pool: pg.Pool,
  cell: number,
  clock: Clock,
  onTrouble: (error: unknown) => void,
): Submissions {
  let notes: DatedNote[] = [];
  let timer: NodeJS.Timeout | undefined;
  let dropped = 0;
  let writing: Promise<void> = Promise.resolve();
  const run = <Row extends pg.QueryResultRow>(
    statement: sql.Statement,
    values: readonly unknown[],
  ): Promise<pg.QueryResult<Row>> =>
    pool.query<Row>({ name: statement.name, text: statement.text, values: [...values] });

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const writeAll = async (): Promise<void> => {
      while (notes.length > 0) {
        const some = notes.slice(0, NOTES_PER_INSERT_MAX);
        notes = notes.slice(NOTES_PER_INSERT_MAX);
        const refused = some.filter((note) => note.kind === 'refused');
        const faults = some.filter((note) => note.kind === 'fault');
        if (refused.length > 0) await run(sql.insertSubmissions, submissionValues(cell, refused));
        if (faults.length > 0) await run(sql.insertQuarantine, quarantineValues(cell, faults));
      }
    };
    writing = writing.then(writeAll).catch(onTrouble);
    return writing;
  };
  return {
    note: (note) => {
      if (notes.length >= NOTES_MAX) {
        dropped += 1;
        return;
      }
      notes.push({ ...note, at: clock.now() });
      timer ??= setTimeout(() => void flush(), FLUSH_MS);
    },
    flush,
    bySender: async (sender, { before, limit }) => {
      await flush();
      const { rows } = await run<SubmissionRow>(sql.selectSubmissions, [cell, sender, before ?? 'infinity', limit]);
      return rows.map((row) => ({
        id: row.id,
        key: row.key ?? undefined,
        commandType: row.command_type,
        refusedAt: row.refused_at,
        refusals: row.refusals,
        data: parsed(row.content),
      }));
    },
    quarantined: async (limit) => {
      await flush();
      const { rows } = await run<QuarantineRow>(sql.selectQuarantine, [cell, limit]);
      return rows.map((row) => ({
        id: row.id,
        sender: row.sender,
        commandType: row.command_type,
        quarantinedAt: row.quarantined_at,
        error: row.error,
        data: parsed(row.content),
      }));
    },
    prune: async () => {
      const oldest = new Date(Date.parse(clock.now()) - SUBMISSION_RETENTION_DAYS * 86_400_000);
      return (await run(sql.pruneSubmissions, [cell, oldest])).rowCount ?? 0;
    },
    dropped: () => dropped,
  };
}

interface SubmissionRow {
  readonly id: string;
  readonly key: string | null;
  readonly command_type: string;
  readonly refused_at: Date;
  readonly refusals: Refusals;
  readonly content: Buffer | null;
}
interface QuarantineRow {
  readonly id: string;
  readonly sender: string;
  readonly command_type: string;
  readonly quarantined_at: Date;
  readonly error: string;
  readonly content: Buffer | null;
}

const parsed = (content: Buffer | null): Json | undefined =>
  content === null ? undefined : (JSON.parse(content.toString()) as Json);

function submissionValues(cell: number, notes: readonly Extract<DatedNote, { kind: 'refused' }>[]): readonly unknown[] {
  const [senders, keys, types, contents] = [textColumn(), textColumn(), textColumn(), bytesColumn()];
  for (const { pending } of notes) {
    senders.add(pending.sender);
    keys.add(pending.key ?? null);
    types.add(pending.command.type);
    contents.add(contentOf(pending.command.data));
  }
  // jsonb cannot hold NUL; a refusal may quote one.
  const refusals = notes.map((note) => JSON.stringify(note.refusals).replaceAll('\\u0000', '\\ufffd'));
  return [
    cell,
    notes.map(() => randomUUID()),
    senders.done(),
    keys.done(),
    types.done(),
    notes.map(({ at }) => at),
    refusals,
    contents.done(),
  ];
}

function quarantineValues(cell: number, notes: readonly Extract<DatedNote, { kind: 'fault' }>[]): readonly unknown[] {
  const [senders, types, errors, contents] = [textColumn(), textColumn(), textColumn(), bytesColumn()];
  for (const { pending, fault } of notes) {
    senders.add(pending.sender);
    types.add(pending.command.type);
    errors.add(errorText(fault));
    contents.add(contentOf(pending.command.data));
  }
  return [
    cell,
    notes.map(() => randomUUID()),
    senders.done(),
    types.done(),
    notes.map(({ at }) => at),
    errors.done(),
    contents.done(),
  ];
}

function errorText(fault: CommandFault): string {
  const stack = fault.cause instanceof Error ? (fault.cause.stack ?? fault.cause.message) : '';
  return `${fault.code} ${fault.message}\n${stack}`
    .replaceAll('\u0000', '\ufffd')
    .slice(0, ERROR_CHARS_MAX)
    .toWellFormed();
}

function contentOf(data: unknown): Uint8Array | null {
  try {
    const text = JSON.stringify(data);
    return text === undefined || text.length > CONTENT_CHARS_MAX ? null : Buffer.from(text);
  } catch {
    // Whatever it is, it is not JSON; the error says so.
    return null;
  }
}
