import { can, visibleTo } from '#core/access';
import { fieldPointer, fieldText, withFieldTexts } from '#core/declaration';
import { errorsOf, type Actor, type Refusal } from '#core/kernel';
import { contentKey, importStore, type MendedRow } from '#server/declaration-import';
import type { Services } from '#server/platform/services';
import { errorsIn, isAbout } from './examine.ts';
import type { Fix, FixResult, Mended, Mending } from './fix.ts';

const CELL = { vi: 'Ô dữ liệu', en: 'Cell' };
/** Declarations of files that wait to be mended; the rest come when these are. */
const ENTRIES_MAX = 300;

/** What stands in the way of the declarations of the last files. */
export async function importFixes({ pool }: Pick<Services, 'pool'>, actor: Actor): Promise<readonly Fix[]> {
  const { organisationIds } = visibleTo(actor, 'draft.read');
  if (organisationIds.length === 0) return [];
  return (await importStore(pool).toMend(organisationIds, ENTRIES_MAX)).flatMap(fixesOf);
}

function fixesOf(row: MendedRow): readonly Fix[] {
  const common = {
    source: 'import' as const,
    id: row.id,
    place: row.place,
    seen: row.content_key,
    name: `${row.file_name} · ${row.reference || row.row}`,
    client: fieldText(row.content, '/importer/name'),
  };
  const cells = row.cell_errors.map(({ code, pointer, message, fix, text }): Fix => {
    return { ...common, code, pointer, editable: true, label: CELL, message, fix, declared: text };
  });
  const refused = errorsOf(row.refusals).map(({ code, pointer, label, message, fix }): Fix => {
    const place = fieldPointer(pointer);
    const declared = place === undefined ? '' : fieldText(row.content, place);
    return { ...common, code, pointer: place ?? pointer, editable: place !== undefined, label, message, fix, declared };
  });
  return [...cells, ...refused];
}

/** Mends declarations of a file: they wait to be sent, and the file itself stays as it was. */
export async function mendEntry(
  services: Services,
  actor: Actor,
  { source, id, place, seen, rows }: Mended,
): Promise<readonly FixResult[]> {
  const store = importStore(services.pool);
  const result = (row: Mending, outcome: FixResult['outcome'], refusals: readonly Refusal[] = []): FixResult => ({
    source,
    id,
    place,
    pointer: row.pointer,
    outcome,
    refusals,
  });
  const file = await store.find(id);
  const entry = place === null ? undefined : await store.entry(id, place);
  if (!file || !entry || place === null || !can(actor, 'draft.write', { principalId: file.organisation_id }))
    return rows.map((row) => result(row, 'gone'));
  if (entry.content_key !== seen || entry.state === 'accepted') return rows.map((row) => result(row, 'changed'));
  const errorsOfRows = (given: readonly Mending[]) => errorsIn(withFieldTexts(entry.content, given), {}, services);
  const tried = errorsOfRows(rows);
  const standing = new Map(rows.map((row) => [row, tried.filter((refusal) => isAbout(refusal, row.pointer))]));
  const good = rows.filter((row) => standing.get(row)?.length === 0);
  const isKept =
    good.length === 0 || (await store.mend(id, place, seen, mendedEntry(services, file.organisation_id, entry, good)));
  return rows.map((row) => {
    const refusals = standing.get(row) ?? [];
    if (refusals.length > 0) return result(row, 'stands', refusals);
    return result(row, isKept ? 'saved' : 'changed');
  });
}

function mendedEntry(
  services: Services,
  organisationId: string,
  entry: Pick<MendedRow, 'cell_errors' | 'content'>,
  good: readonly Mending[],
) {
  const content = withFieldTexts(entry.content, good);
  const refusals = errorsIn(content, {}, services);
  const mended = new Set(good.map(({ pointer }) => pointer));
  const cells = entry.cell_errors.filter(({ pointer }) => !mended.has(pointer));
  const isWhole = cells.length === 0 && refusals.length === 0;
  const state = isWhole ? ('waiting' as const) : ('blocked' as const);
  return { content, content_key: contentKey(organisationId, content), cell_errors: cells, refusals, state };
}
