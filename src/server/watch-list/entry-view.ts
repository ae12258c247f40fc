import { declarationRef, resourceOf } from '#core/clearance';
import { declarationNumber, type Declaration, type DeclarationState } from '#core/declaration';
import { can } from '#core/access';
import { legalDate, type Actor, type PlainDate } from '#core/kernel';
import {
  entryProposalOf,
  isUnconfirmed,
  lacksApprover,
  WATCH_LIST_ENTRY,
  isInForce,
  mayChange,
  type MatchPlace,
  type WatchEntry,
} from '#core/watch-list';
import { openProposals } from '#server/approval';
import { documentIn } from '#server/declaration';
import { run } from '#server/platform/database';
import { SQL, type MatchRow } from './follow-matches.ts';
import type { EntryStanding, EntrySummary, EntryView } from './schemas.ts';
import { isLegible } from './lists-room.ts';
import type { ListServices } from './services.ts';

/** The newest matches of an entry are shown; one with more is too wide. */
const MATCHES_SHOWN_MAX = 50;

export const todayOf = ({ services }: Pick<ListServices, 'services'>): PlainDate =>
  legalDate(services.clock.now(), services.reference.current().reference.country.zoneOffsetMinutes);

export function standingOf(entry: WatchEntry, today: PlainDate): EntryStanding {
  if (entry.ended !== null || !isLegible(entry)) return 'ended';
  if (isInForce(entry, today)) return 'active';
  return entry.content.validFrom > today ? 'upcoming' : 'expired';
}

export async function summaries(all: ListServices, entries: readonly WatchEntry[]): Promise<EntrySummary[]> {
  const today = todayOf(all);
  const rows = await run(all.services.pool, SQL.matchCounts, [entries.map(({ id }) => id)]);
  const counts = new Map(rows.map(({ entry_id, count }) => [entry_id, count]));
  return entries.map((entry) => ({
    id: entry.id,
    list: entry.content.list,
    kind: entry.content.kind,
    value: entry.content.value,
    standing: standingOf(entry, today),
    sensitivity: entry.content.sensitivity,
    channel: entry.content.effect.channel,
    waits: entry.ended === null && isUnconfirmed(entry),
    lacksApprover: entry.ended === null && isUnconfirmed(entry) && lacksApprover(entry.content, entry.owner),
    validTo: entry.content.validTo,
    matches: counts.get(entry.id) ?? 0,
  }));
}

export async function entryView(all: ListServices, entry: WatchEntry, actor: Actor): Promise<EntryView> {
  const { services } = all;
  const today = todayOf(all);
  const rows = await run(services.pool, SQL.matchesOf, [entry.id, MATCHES_SHOWN_MAX]);
  const shown = await subjectsIn(all, rows, actor);
  const owner = await all.nameOf(entry.owner);
  return {
    id: entry.id,
    version: entry.version,
    content: entry.content,
    owner: { userId: entry.owner, name: owner ?? null },
    standing: standingOf(entry, today),
    waits: entry.ended === null && isUnconfirmed(entry),
    lacksApprover: entry.ended === null && isUnconfirmed(entry) && lacksApprover(entry.content, entry.owner),
    openProposal: await openProposalOf(all, entry),
    addedAt: entry.addedAt,
    ended: entry.ended && { reason: entry.ended.reason, at: entry.ended.at },
    matches: rows.map((row) => ({
      declaration: row.number,
      place: row.place as MatchPlace,
      line: row.line,
      subject: row.subject,
      shown: shown.get(row) ?? null,
      score: row.score,
      at: new Date(row.matched_at).toISOString(),
      isCleared: entry.cleared.some(({ subject, until }) => subject === row.subject && today <= until),
    })),
    cleared: await Promise.all(
      entry.cleared.map(async ({ userId, ...rest }) => ({
        ...rest,
        isOver: rest.until < today,
        by: (await all.nameOf(userId)) ?? userId,
      })),
    ),
    mayChange: mayChange(actor, entry),
  };
}

async function openProposalOf({ approval }: ListServices, entry: WatchEntry): Promise<string | null> {
  if (entry.ended !== null || !isUnconfirmed(entry)) return null;
  const open = await openProposals(approval, WATCH_LIST_ENTRY);
  const found = open.find(({ data }) =>
    entryProposalOf(data).entries.some(({ id, version }) => id === entry.id && version === entry.version),
  );
  return found?.id ?? null;
}

/** What stands at the place in each declaration, as far as the reader of lists may know: that is what a match is for. */
async function subjectsIn(
  { services }: ListServices,
  rows: readonly MatchRow[],
  actor: Actor,
): Promise<ReadonlyMap<MatchRow, string>> {
  if (!can(actor, 'risk.list.edit')) return new Map();
  const shown = new Map<MatchRow, string>();
  for (const number of new Set(rows.map((row) => row.number))) {
    const ref = declarationRef(declarationNumber(number));
    const stored = await services.engine.readState<DeclarationState>(ref);
    if (!stored) continue;
    const { declaration } = documentIn(await services.engine.readStream(ref), stored.state);
    const { organisationIds = [] } = resourceOf(stored.state.head);
    await services.logView(actor, { action: 'risk.list.read', kind: 'declaration', id: number, organisationIds });
    for (const row of rows) {
      const text = row.number === number ? textAt(declaration, row) : undefined;
      if (text !== undefined) shown.set(row, text);
    }
  }
  return shown;
}

function textAt(declaration: Declaration, { place, line }: MatchRow): string | undefined {
  switch (place as MatchPlace) {
    case 'importer':
    case 'exporter':
    case 'consignee':
    case 'consignor':
    case 'buyer':
    case 'seller':
    case 'declarant':
    case 'agent': {
      const party = declaration[place as 'importer'];
      return [party?.name, party?.id].filter((part) => part !== undefined).join(' · ') || undefined;
    }
    case 'container':
      return declaration.consignment?.transportEquipments?.map(({ id }) => id ?? '').join(', ');
    case 'description':
      return line === null ? undefined : declaration.goodsItems[line - 1]?.description;
    default:
      return undefined;
  }
}
