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
/** One that is longer still goes alone: five hundred of the longest would be a quarter of a gigabyte in one statement. */
const BYTES_PER_INSERT_MAX = 8 * 1024 * 1024;
const CONTENT_CHARS_MAX = 512 * 1024;
const ERROR_CHARS_MAX = 4_000;

type Sent = Pick<Pending<never>, 'sender' | 'key' | 'command'>;
export type Note =
  | { readonly kind: 'refused'; readonly pending: Sent; readonly refusals: Refusals }
  | { readonly kind: 'fault'; readonly pending: Sent; readonly fault: CommandFault };
type DatedNote = Note & { readonly at: string };
/** With what was sent as it is kept. */
type WrittenNote = DatedNote & { readonly content: Uint8Array | null };

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
        const some = writtenTogether(notes);
        notes = notes.slice(some.length);
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

/** The first of the notes, as many as fit one statement. */
function writtenTogether(notes: readonly DatedNote[]): readonly WrittenNote[] {
  const written: WrittenNote[] = [];
  let bytes = 0;
  for (const note of notes) {
    if (written.length === NOTES_PER_INSERT_MAX || bytes > BYTES_PER_INSERT_MAX) break;
    const content = contentOf(note.pending.command.data);
    bytes += content?.length ?? 0;
    written.push({ ...note, content });
  }
  return written;
}

function submissionValues(
  cell: number,
  notes: readonly Extract<WrittenNote, { kind: 'refused' }>[],
): readonly unknown[] {
  const [senders, keys, types, contents] = [textColumn(), textColumn(), textColumn(), bytesColumn()];
  for (const { pending, content } of notes) {
    senders.add(pending.sender);
    keys.add(pending.key ?? null);
    types.add(pending.command.type);
    contents.add(content);
  }
  // A refusal may quote what jsonb does not take; one of them would keep all those beside it from being written.
  const refusals = notes.map((note) =>
    JSON.stringify(note.refusals, (_name, value: unknown) => (typeof value === 'string' ? storable(value) : value)),
  );
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

function quarantineValues(cell: number, notes: readonly Extract<WrittenNote, { kind: 'fault' }>[]): readonly unknown[] {
  const [senders, types, errors, contents] = [textColumn(), textColumn(), textColumn(), bytesColumn()];
  for (const { pending, fault, content } of notes) {
    senders.add(pending.sender);
    types.add(pending.command.type);
    errors.add(errorText(fault));
    contents.add(content);
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
  return storable(`${fault.code} ${fault.message}\n${stack}`.slice(0, ERROR_CHARS_MAX));
}

/** PostgreSQL takes neither NUL nor half a surrogate pair. */
const storable = (text: string): string => text.replaceAll('\u0000', '\ufffd').toWellFormed();

function contentOf(data: unknown): Uint8Array | null {
  try {
    const text = JSON.stringify(data);
    return text === undefined || text.length > CONTENT_CHARS_MAX ? null : Buffer.from(text);
  } catch {
    // Whatever it is, it is not JSON; the error says so.
    return null;
  }
}
