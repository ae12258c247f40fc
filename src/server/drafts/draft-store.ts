import {
  applyChange,
  asAccepted,
  contentOf,
  decodeDocument,
  DRAFT_LINES_HELD_MAX,
  EMPTY_DRAFT,
  encodeDocument,
  isFull,
  memberIds,
  openMatters,
  SEEKING_STEPS_MAX,
  seeksTooMuch,
  textAt,
  type AcceptedDraftChange,
  type DraftChange,
  type DraftDocument,
  type DraftOperation,
} from '#core/draft';
import type { Instant } from '#core/kernel';
import { inTransaction, run } from '#server/platform/database';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type pg from 'pg';
import { draftProblem } from './draft-problem.ts';
import { SQL, type ChangeRow, type DraftPurpose, type DraftRow, type DraftTrial } from './sql.ts';

export interface NewDraft {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string | null;
  readonly purpose: DraftPurpose | null;
  readonly lodgingKey: string;
  readonly keeps: readonly string[] | null;
}
/** Who does something, and when. */
export interface DraftHand {
  readonly userId: string;
  readonly name: string;
  readonly at: Instant;
}

export interface DraftStore {
  /** False where there is a draft of this id already. */
  readonly add: (draft: NewDraft, by: DraftHand) => Promise<boolean>;
  readonly find: (id: string) => Promise<DraftRow | undefined>;
  readonly list: (question: ListQuestion) => Promise<readonly DraftRow[]>;
  /** Those that somebody tried to lodge and could not, and of these organisations those with these ids. */
  readonly toMend: (
    organisationIds: readonly string[],
    ids: readonly string[],
    limit: number,
  ) => Promise<readonly DraftRow[]>;
  /** Those with goods that nobody tried to lodge, changed since then; `null`: of everybody. */
  readonly untried: (
    organisationIds: readonly string[] | null,
    since: Instant,
    limit: number,
  ) => Promise<readonly DraftRow[]>;
  readonly keepTrial: (id: string, trial: DraftTrial) => Promise<void>;
  readonly document: (row: DraftRow) => Promise<DraftDocument>;
  /** At most so many; more than that are read as a document. */
  readonly changesAfter: (id: string, revision: number, limit: number) => Promise<readonly AcceptedDraftChange[]>;
  /** A change that is there already is not made again. `undefined`: no draft. Throws what people are told. */
  readonly append: (id: string, change: DraftChange, by: DraftHand) => Promise<AcceptedDraftChange | undefined>;
  readonly describe: (id: string, name: string | null, keeps: readonly string[] | null) => Promise<void>;
  readonly remove: (id: string, by: DraftHand) => Promise<void>;
  readonly restore: (id: string) => Promise<void>;
  readonly lodged: (id: string, number: string, by: DraftHand) => Promise<void>;
  readonly appear: (id: string, device: string, at: string | null, by: DraftHand) => Promise<void>;
  readonly leave: (id: string, device: string) => Promise<void>;
}
export interface ListQuestion {
  readonly organisationIds: readonly string[];
  readonly templates: boolean;
  /** Only what was thrown away since. */
  readonly deletedSince?: Instant;
}

/** More would not be read by people; the oldest wait behind the search for their shipment. */
const LISTED_MAX = 200;
/** So many open drafts are no desk any more but a programming mistake. */
const OPEN_DRAFTS_MAX = 5_000;
/** As JSON: two thousand lines with all their fields filled are 3 MB. */
const DOCUMENT_BYTES_MAX = 16 * 1_024 * 1_024;
/** Reading a draft folds at most so much on top of its snapshot; writing a snapshot of a long one costs tens of milliseconds. */
const LOG_CHANGES_MAX = 100;
const LOG_BYTES_MAX = 256 * 1_024;
/** Drafts under work just now; a long one takes ten megabytes. */
const IN_MEMORY_MAX = 32;

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Drafts as they are kept. Each is changed under its row's lock, so its revisions are in one order for everybody. */
export function draftStore(pool: pg.Pool): DraftStore {
  const documents = recentDocuments();

  const documentOf = async (on: Pick<pg.ClientBase, 'query'>, row: DraftRow): Promise<DraftDocument> => {
    const known = documents.get(row.id);
    if (known?.revision === row.revision) return known;
    const begin = known !== undefined && known.revision < row.revision ? known : await snapshotOf(on, row.id);
    const changes = await run(on, SQL.changesAfter, [row.id, begin.revision, row.revision - begin.revision]);
    const document = changes.map(acceptedOf).reduce(applyChange, begin);
    documents.put(row.id, document);
    return document;
  };

  const append = (id: string, change: DraftChange, by: DraftHand): Promise<AcceptedDraftChange | undefined> =>
    inTransaction(pool, async (client) => {
      const [row] = await run(client, SQL.lock, [id]);
      if (!row) return undefined;
      const [earlier] = await run(client, SQL.changeNamed, [id, change.id]);
      if (earlier) return acceptedOf(earlier);
      if (row.lodged_number !== null) throw draftProblem('DRF-001', { number: row.lodged_number });
      if (row.deleted_at !== null) return undefined;
      if (seeksTooMuch(change.operations)) throw draftProblem('DRF-004', { limit: String(SEEKING_STEPS_MAX) });
      const before = await documentOf(client, row);
      // Whoever has seen more than there is worked before a backup was brought back.
      const heard = { ...change, baseRevision: Math.min(change.baseRevision, row.revision) };
      const accepted = asAccepted(heard, before, by);
      const after = applyChange(before, accepted);
      await keep(client, row, accepted, after);
      documents.put(id, after);
      return accepted;
    }).catch((error: unknown) => {
      // What was not committed is no state of the draft.
      documents.forget(id);
      throw error;
    });

  return {
    add: (draft, by) => addDraft(pool, draft, by),
    find: async (id) => (await run(pool, SQL.find, [id]))[0],
    list: ({ organisationIds, templates, deletedSince }) =>
      run(pool, SQL.list, [organisationIds, templates, deletedSince ?? null, LISTED_MAX]),
    toMend: (organisationIds, ids, limit) => run(pool, SQL.toMend, [organisationIds, ids, limit]),
    untried: (organisationIds, since, limit) => run(pool, SQL.untried, [organisationIds, since, limit]),
    keepTrial: async (id, trial) => void (await run(pool, SQL.keepTrial, [id, JSON.stringify(trial)])),
    document: (row) => documentOf(pool, row),
    changesAfter: async (id, revision, limit) =>
      (await run(pool, SQL.changesAfter, [id, revision, limit])).map(acceptedOf),
    append,
    describe: async (id, name, keeps) => void (await run(pool, SQL.describe, [id, name, keeps])),
    remove: async (id, { at, userId }) => void (await run(pool, SQL.remove, [id, at, userId])),
    restore: async (id) => void (await run(pool, SQL.restore, [id])),
    lodged: async (id, number, { at, userId }) => void (await run(pool, SQL.lodged, [id, number, at, userId])),
    appear: async (id, device, at, by) =>
      void (await run(pool, SQL.appear, [id, device, by.userId, by.name, at, by.at])),
    leave: async (id, device) => void (await run(pool, SQL.leave, [id, device])),
  };
}

async function addDraft(pool: pg.Pool, draft: NewDraft, by: DraftHand): Promise<boolean> {
  const [open] = await run(pool, SQL.count, [draft.organisationId]);
  if (open && open.count >= OPEN_DRAFTS_MAX) throw draftProblem('DRF-003');
  const { id, organisationId, name, purpose, lodgingKey, keeps } = draft;
  const values = [id, organisationId, name, purpose && JSON.stringify(purpose), lodgingKey, keeps, by.userId, by.at];
  return (await run(pool, SQL.add, values)).length > 0;
}

async function keep(
  client: pg.PoolClient,
  row: DraftRow,
  accepted: AcceptedDraftChange,
  document: DraftDocument,
): Promise<void> {
  const { revision, id, device, baseRevision, userId, name, at } = accepted;
  const operations = JSON.stringify(accepted.operations);
  const bytes = row.bytes + operations.length;
  const lines = memberIds(document).length;
  if (lines > DRAFT_LINES_HELD_MAX || isFull(document)) throw draftProblem('DRF-002');
  await run(client, SQL.addChange, [row.id, revision, id, device, baseRevision, operations, userId, name, at]);
  const content = contentOf(document);
  const title = textAt(content, '/goodsItems/0/description');
  const importer = textAt(content, '/importer/name');
  const open = openMatters(content).length;
  await run(client, SQL.changed, [row.id, revision, bytes, title, importer, lines, open, userId, at]);
  const isLongAgo = revision - row.snapshot_revision >= LOG_CHANGES_MAX;
  if (isLongAgo || operations.length >= LOG_BYTES_MAX || bytes > DOCUMENT_BYTES_MAX)
    await keepSnapshot(client, row.id, document);
}

async function keepSnapshot(client: pg.PoolClient, id: string, document: DraftDocument): Promise<void> {
  const text = JSON.stringify(encodeDocument(document));
  if (text.length > DOCUMENT_BYTES_MAX) throw draftProblem('DRF-002');
  await run(client, SQL.keepSnapshot, [id, await pack(text), document.revision, text.length]);
}

async function snapshotOf(on: Pick<pg.ClientBase, 'query'>, id: string): Promise<DraftDocument> {
  const [found] = await run(on, SQL.snapshot, [id]);
  if (!found?.snapshot) return EMPTY_DRAFT;
  const text = (await unpack(found.snapshot)).toString('utf8');
  // Written by `keepSnapshot`: trusted as what it wrote.
  return decodeDocument(JSON.parse(text) as ReturnType<typeof encodeDocument>);
}

export const acceptedOf = (row: ChangeRow): AcceptedDraftChange => ({
  id: row.id,
  device: row.device,
  baseRevision: row.base_revision,
  // Checked against the schema when it came.
  operations: JSON.parse(row.operations) as readonly DraftOperation[],
  revision: row.revision,
  at: row.at.toISOString(),
  userId: row.user_id,
  name: row.name,
});

interface RecentDocuments {
  readonly get: (id: string) => DraftDocument | undefined;
  readonly put: (id: string, document: DraftDocument) => void;
  readonly forget: (id: string) => void;
}

function recentDocuments(): RecentDocuments {
  const documents = new Map<string, DraftDocument>();
  return {
    get: (id) => documents.get(id),
    put: (id, document) => {
      documents.delete(id);
      documents.set(id, document);
      const [oldest] = documents.keys();
      if (documents.size > IN_MEMORY_MAX && oldest !== undefined) documents.delete(oldest);
    },
    forget: (id) => void documents.delete(id),
  };
}
