import type { Declaration } from '#core/declaration';
import type { NumberStyle, TableError } from '#core/declaration-import';
import type { Actor, Instant, Refusal } from '#core/kernel';
import { inTransaction } from '#server/platform/database';
import type pg from 'pg';
import type { ImportDescription, KnownLayouts, ReadFile, ReadingOptions } from './import-reading.ts';

export type ImportState = 'uploaded' | 'checked' | 'running' | 'done' | 'cancelled';
export type ImportMode = 'draft' | 'preRegister' | 'register';
export type EntryState = 'blocked' | 'waiting' | 'accepted' | 'rejected';

export interface ImportRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly file_id: string;
  readonly file_name: string;
  readonly size_bytes: number;
  readonly description: ImportDescription;
  readonly options: ReadingOptions | null;
  readonly state: ImportState;
  readonly mode: ImportMode | null;
  readonly actor: Actor | null;
  readonly created_at: Date;
}
export interface EntryRow {
  readonly place: number;
  readonly row: number;
  readonly reference: string;
  readonly line_count: number;
  readonly content: Declaration;
  readonly content_key: string;
  readonly cell_errors: readonly TableError[];
  readonly refusals: readonly Refusal[];
  readonly state: EntryState;
  readonly number: string | null;
  readonly draft_id: string | null;
}
export type EntryOutcome = Pick<EntryRow, 'state' | 'refusals' | 'number' | 'draft_id'>;
export type ImportCounts = Readonly<Record<EntryState | 'lines', number>>;

export interface ImportStore {
  readonly add: (
    added: Pick<ImportRow, 'id' | 'organisation_id' | 'file_id' | 'file_name' | 'size_bytes' | 'description'>,
    by: Actor,
    at: Instant,
  ) => Promise<void>;
  readonly find: (id: string) => Promise<ImportRow | undefined>;
  readonly list: (organisationIds: readonly string[]) => Promise<readonly ImportRow[]>;
  readonly keepCheck: (
    found: ImportRow,
    options: ReadingOptions | null,
    entries: readonly NewEntry[],
  ) => Promise<boolean>;
  readonly counts: (id: string) => Promise<ImportCounts>;
  readonly entries: (id: string) => Promise<readonly EntryRow[]>;
  /** False where it cannot be begun now. */
  /** What stands in the way in the last files of these organisations. */
  readonly toMend: (organisationIds: readonly string[], limit: number) => Promise<readonly MendedRow[]>;
  readonly entry: (id: string, place: number) => Promise<EntryRow | undefined>;
  /** False where it was sent, or mended by somebody else, since it was read. */
  readonly mend: (id: string, place: number, seenKey: string, mended: MendedEntry) => Promise<boolean>;
  readonly begin: (id: string, mode: ImportMode, only: 'waiting' | 'failures', actor: Actor) => Promise<boolean>;
  readonly cancel: (id: string) => Promise<void>;
  readonly running: () => Promise<readonly ImportRow[]>;
  readonly nextWaiting: (id: string) => Promise<EntryRow | undefined>;
  readonly settle: (id: string, place: number, outcome: EntryOutcome) => Promise<void>;
  readonly finish: (id: string) => Promise<void>;
  readonly layouts: (organisationId: string) => Promise<KnownLayouts>;
  readonly rememberLayout: (
    organisationId: string,
    layout: NonNullable<ReadFile['layout']>,
    at: Instant,
  ) => Promise<void>;
  /** How this organisation said its files write numbers. */
  readonly numbers: (organisationId: string) => Promise<NumberStyle | undefined>;
  readonly rememberNumbers: (organisationId: string, style: NumberStyle, at: Instant) => Promise<void>;
  readonly forget: (before: Instant) => Promise<void>;
}
export type MendedRow = EntryRow & Pick<ImportRow, 'id' | 'organisation_id' | 'file_name'>;
export type MendedEntry = Pick<EntryRow, 'content_key' | 'cell_errors' | 'refusals' | 'state'> & {
  readonly content: unknown;
};
export type NewEntry = Omit<EntryRow, 'number' | 'draft_id' | 'content'> & { readonly content: unknown };

/** Tables of the programs that an organisation works with. */
const LAYOUTS_MAX = 100;
const LISTED_MAX = 20;
const COLUMNS = `id, organisation_id, file_id, file_name, size_bytes, description, options, state, mode, actor, created_at`;
const ENTRY = `place, row, reference, line_count, content, content_key, cell_errors, refusals, state, number, draft_id`;

const SQL = {
  add: `insert into declaration_import.import (id, organisation_id, file_id, file_name, size_bytes, description, state, created_by, created_at)
    values ($1, $2, $3, $4, $5, $6, 'uploaded', $7, $8)`,
  find: `select ${COLUMNS} from declaration_import.import where id = $1`,
  list: `select ${COLUMNS} from declaration_import.import where organisation_id = any($1) order by created_at desc, id limit ${LISTED_MAX}`,
  checked: `update declaration_import.import set options = $2, state = 'checked', mode = null, actor = null
    where id = $1 and state in ('uploaded', 'checked')`,
  clear: 'delete from declaration_import.entry where import_id = $1',
  fill: `insert into declaration_import.entry (import_id, place, row, reference, line_count, content, content_key, cell_errors, refusals, state)
    select $1, place, row, reference, line_count, content, content_key, cell_errors, refusals, state
    from jsonb_to_recordset($2::jsonb) as e (place int, row int, reference text, line_count int, content jsonb, content_key text,
      cell_errors jsonb, refusals jsonb, state text)`,
  counts: `select state, count(*)::int as count, coalesce(sum(line_count), 0)::int as lines
    from declaration_import.entry where import_id = $1 group by state`,
  entries: `select ${ENTRY} from declaration_import.entry where import_id = $1 order by place`,
  toMend: `select i.id, i.organisation_id, i.file_name, ${ENTRY.replaceAll('state', 'e.state')}
    from (select * from declaration_import.import where organisation_id = any($1) order by created_at desc, id limit ${LISTED_MAX}) i
    join declaration_import.entry e on e.import_id = i.id
    where e.state <> 'accepted' and (e.state <> 'waiting' or e.refusals <> '[]')
    order by i.created_at desc, i.id, e.place limit $2`,
  entry: `select ${ENTRY} from declaration_import.entry where import_id = $1 and place = $2`,
  mend: `update declaration_import.entry set content = $4, content_key = $5, cell_errors = $6, refusals = $7, state = $8
    where import_id = $1 and place = $2 and content_key = $3 and state <> 'accepted'`,
  begin: `update declaration_import.import set state = 'running', mode = $2, actor = $3
    where id = $1 and state in ('checked', 'done', 'cancelled')`,
  retry: `update declaration_import.entry set state = 'waiting' where import_id = $1 and state = 'rejected'`,
  cancel: `update declaration_import.import set state = 'cancelled' where id = $1 and state = 'running'`,
  running: `select ${COLUMNS} from declaration_import.import where state = 'running' order by created_at`,
  next: `select ${ENTRY} from declaration_import.entry e where import_id = $1 and state = 'waiting'
    and exists (select from declaration_import.import i where i.id = e.import_id and i.state = 'running') order by place limit 1`,
  settle: `update declaration_import.entry set state = $3, refusals = $4, number = $5, draft_id = $6
    where import_id = $1 and place = $2`,
  finish: `update declaration_import.import set state = 'done' where id = $1 and state = 'running'`,
  layouts: `select hash, columns from declaration_import.layout where organisation_id = $1 order by saved_at desc limit ${LAYOUTS_MAX}`,
  rememberLayout: `insert into declaration_import.layout (organisation_id, hash, columns, saved_at) values ($1, $2, $3, $4)
    on conflict (organisation_id, hash) do update set columns = excluded.columns, saved_at = excluded.saved_at`,
  numbers: 'select style from declaration_import.numbers where organisation_id = $1',
  rememberNumbers: `insert into declaration_import.numbers (organisation_id, style, saved_at) values ($1, $2, $3)
    on conflict (organisation_id) do update set style = excluded.style, saved_at = excluded.saved_at`,
  forget: `delete from declaration_import.import where created_at < $1 and state <> 'running'`,
};

/** Imports as they are kept: a program that is ended goes on where it was. */
export function importStore(pool: pg.Pool): ImportStore {
  const rows = async <Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[],
    on: Pick<pg.ClientBase, 'query'> = pool,
  ): Promise<readonly Row[]> => (await on.query<Row>(text, [...values])).rows;
  return {
    add: async ({ id, organisation_id, file_id, file_name, size_bytes, description }, by, at) => {
      const described = JSON.stringify(description);
      await rows(SQL.add, [id, organisation_id, file_id, file_name, size_bytes, described, by.userId, at]);
    },
    find: async (id) => (await rows<ImportRow>(SQL.find, [id]))[0],
    list: (organisationIds) => rows(SQL.list, [organisationIds]),
    keepCheck: ({ id }, options, entries) =>
      inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(SQL.checked, [id, options && JSON.stringify(options)]);
        if (rowCount !== 1) return false;
        await client.query(SQL.clear, [id]);
        await client.query(SQL.fill, [id, JSON.stringify(entries)]);
        return true;
      }),
    counts: async (id) => countsOf(await rows(SQL.counts, [id])),
    entries: (id) => rows(SQL.entries, [id]),
    toMend: (organisationIds, limit) => rows(SQL.toMend, [organisationIds, limit]),
    entry: async (id, place) => (await rows<EntryRow>(SQL.entry, [id, place]))[0],
    mend: async (id, place, seenKey, { content, content_key, cell_errors, refusals, state }) => {
      const said = [JSON.stringify(content), content_key, JSON.stringify(cell_errors), JSON.stringify(refusals), state];
      return (await pool.query(SQL.mend, [id, place, seenKey, ...said])).rowCount === 1;
    },
    begin: (id, mode, only, actor) =>
      inTransaction(pool, async (client) => {
        const { rowCount } = await client.query(SQL.begin, [id, mode, JSON.stringify(actor)]);
        if (rowCount === 1 && only === 'failures') await client.query(SQL.retry, [id]);
        return rowCount === 1;
      }),
    cancel: async (id) => void (await rows(SQL.cancel, [id])),
    running: () => rows(SQL.running, []),
    nextWaiting: async (id) => (await rows<EntryRow>(SQL.next, [id]))[0],
    settle: async (id, place, { state, refusals, number, draft_id }) =>
      void (await rows(SQL.settle, [id, place, state, JSON.stringify(refusals), number, draft_id])),
    finish: async (id) => void (await rows(SQL.finish, [id])),
    layouts: async (organisationId) => {
      const known = await rows<{ hash: string; columns: Record<string, string> }>(SQL.layouts, [organisationId]);
      return Object.fromEntries(known.map(({ hash, columns }) => [hash, columns]));
    },
    rememberLayout: async (organisationId, { hash, columns }, at) =>
      void (await rows(SQL.rememberLayout, [organisationId, hash, JSON.stringify(columns), at])),
    numbers: async (organisationId) => (await rows<{ style: NumberStyle }>(SQL.numbers, [organisationId]))[0]?.style,
    rememberNumbers: async (organisationId, style, at) =>
      void (await rows(SQL.rememberNumbers, [organisationId, style, at])),
    forget: async (before) => void (await rows(SQL.forget, [before])),
  };
}

function countsOf(
  found: readonly { readonly state: EntryState; readonly count: number; readonly lines: number }[],
): ImportCounts {
  const counts = { blocked: 0, waiting: 0, accepted: 0, rejected: 0, lines: 0 };
  for (const { state, count, lines } of found) {
    counts[state] = count;
    counts.lines += lines;
  }
  return counts;
}
