import { can, visibleTo } from '#core/access';
import { fieldPointer } from '#core/declaration';
import {
  applyChange,
  asAccepted,
  contentOf,
  declarationOfDraft,
  operationsFor,
  textAt,
  type DraftDocument,
} from '#core/draft';
import type { Actor, Refusal } from '#core/kernel';
import { draftStore, type DraftHand, type DraftRow, type DraftStore } from '#server/drafts';
import { run } from '#server/platform/database';
import type { Services } from '#server/platform/services';
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { dayOfLaw, errorsIn, isAbout, writtenOnly, type Earlier } from './examine.ts';
import type { Fix, FixResult, Mended, Mending } from './fix.ts';
import { SQL } from './sql.ts';

/** Of the drafts that could not be lodged, so many are looked through; the rest come when these are mended. */
const DRAFTS_MAX = 100;
/** A long one takes as long as a hundred short ones. */
const LINES_MAX = 5_000;

/** What stands in the way of the drafts that somebody tried to lodge, and what a later look found in others. */
export async function draftFixes(services: Services, actor: Actor): Promise<readonly Fix[]> {
  const { organisationIds } = visibleTo(actor, 'draft.read');
  if (organisationIds.length === 0) return [];
  const store = draftStore(services.pool);
  const fixes: Fix[] = [];
  let lines = 0;
  const marked = await run(services.pool, SQL.marked, ['draft', organisationIds, DRAFTS_MAX]);
  const ids = marked.map(({ id }) => id);
  for (const row of await store.toMend(organisationIds, ids, DRAFTS_MAX)) {
    lines += row.line_count;
    if (fixes.length > 0 && lines > LINES_MAX) break;
    fixes.push(...(await fixesOf(services, actor, store, row)));
    await setImmediate();
  }
  return fixes;
}

async function fixesOf(services: Services, actor: Actor, store: DraftStore, row: DraftRow): Promise<readonly Fix[]> {
  const document = await store.document(row);
  const content = contentOf(document);
  const errors = errorsIn(declarationOfDraft(content), await earlierOf(services, actor, row), services);
  const found = row.tried ? errors : writtenOnly(errors, content);
  // What only lodging can tell (a duplicate, a quota drawn) is known of the very text that was sent.
  const told = row.tried?.revision === row.revision ? row.tried.refusals : [];
  const known = new Set(found.map(keyOf));
  return [...found, ...told.filter((refusal) => !known.has(keyOf(refusal)))].map((refusal) => {
    const place = fieldPointer(refusal.pointer);
    const { code, label, message, fix } = refusal;
    return {
      source: 'draft',
      id: row.id,
      place: null,
      seen: String(row.revision),
      name: row.name ?? row.title,
      client: row.importer,
      code,
      pointer: place ?? refusal.pointer,
      editable: place !== undefined,
      label,
      message,
      fix,
      declared: place === undefined ? '' : textAt(content, place),
    };
  });
}

const keyOf = ({ code, pointer }: Refusal): string => `${code} ${pointer}`;

async function earlierOf(services: Services, actor: Actor, { purpose }: DraftRow): Promise<Earlier> {
  const amended = purpose?.amends?.number;
  return {
    replaces: purpose?.replaces,
    on: amended === undefined ? undefined : await dayOfLaw(services, actor, amended),
  };
}

/** Writes into a draft what the check finds nothing wrong with, beside what others write into it meanwhile. */
export async function mendDraft(
  services: Services,
  actor: Actor,
  { source, id, place, rows }: Mended,
  by: DraftHand,
): Promise<readonly FixResult[]> {
  const store = draftStore(services.pool);
  const result = (row: Mending, outcome: FixResult['outcome'], refusals: readonly Refusal[] = []): FixResult => ({
    source,
    id,
    place,
    pointer: row.pointer,
    outcome,
    refusals,
  });
  const draft = await store.find(id);
  if (!draft || draft.deleted_at !== null || !can(actor, 'draft.write', { principalId: draft.organisation_id }))
    return rows.map((row) => result(row, 'gone'));
  if (draft.lodged_number !== null) return rows.map((row) => result(row, 'changed'));
  const document = await store.document(draft);
  const content = contentOf(document);
  const untouched = rows.filter(({ pointer, declared }) => textAt(content, pointer) === declared);
  const earlier = await earlierOf(services, actor, draft);
  const errors = errorsIn(declarationOfDraft(withRows(document, untouched)), earlier, services);
  const standing = new Map(untouched.map((row) => [row, errors.filter((refusal) => isAbout(refusal, row.pointer))]));
  const good = untouched.filter((row) => standing.get(row)?.length === 0);
  const operations = operationsOf(document, good);
  if (operations.length > 0)
    await store.append(id, { id: randomUUID(), device: 'server', baseRevision: document.revision, operations }, by);
  return rows.map((row) => {
    const refusals = standing.get(row);
    if (!refusals) return result(row, 'changed');
    return refusals.length > 0 ? result(row, 'stands', refusals) : result(row, 'saved');
  });
}

const operationsOf = (document: DraftDocument, rows: readonly Mending[]) =>
  rows.flatMap(({ pointer, text }) => operationsFor(document, pointer, text, () => randomUUID().slice(0, 8)));

function withRows(document: DraftDocument, rows: readonly Mending[]) {
  const operations = operationsOf(document, rows);
  if (operations.length === 0) return contentOf(document);
  const change = { id: 'tried', device: 'server', baseRevision: document.revision, operations };
  const author = { at: '', userId: '', name: '' };
  return contentOf(applyChange(document, asAccepted(change, document, author)));
}
