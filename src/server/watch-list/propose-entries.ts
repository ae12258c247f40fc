import { countChanges, type ProposalContent, type ShownChange } from '#core/approval';
import type { Actor, Command } from '#core/kernel';
import { isUnconfirmed, WATCH_LIST_ENTRY, type EntryProposal, type WatchEntry } from '#core/watch-list';
import { packContent } from '#server/approval';
import { acceptedOf } from '#server/platform/services';
import type { ListServices } from './services.ts';

/** Asks for a second person for those of these entries that are to select; the others need none. */
export async function proposeEntries(
  { services, approval, lists }: ListServices,
  ids: readonly string[],
  actor: Actor,
): Promise<void> {
  const entries = ids
    .map((id) => lists.entries().get(id))
    .filter((entry) => entry !== undefined)
    .filter(isUnconfirmed);
  if (entries.length === 0) return;
  const packed = packContent(contentOf(entries));
  await approval.contents.keep(packed);
  const data = {
    kind: WATCH_LIST_ENTRY,
    reason: REASON,
    data: proposalOf(entries),
    contentHash: packed.hash,
    replaces: null,
  };
  const command: Command = { type: 'approval.propose', data, actor };
  const sender = actor.organisationId || actor.userId;
  acceptedOf(await services.engine.submit(command, { sender, trafficClass: 'interactive' }));
}

/** Why somebody is looked out for stands in the entry, and nowhere else. */
const REASON = 'Lý do ghi trong mục theo dõi / The entry itself says why';

const proposalOf = (entries: readonly WatchEntry[]): EntryProposal => ({
  entries: entries.map(({ id, version }) => ({ id, version })),
});

/** What each would do. Whom it is about is read in the entry, by those who may. */
function contentOf(entries: readonly WatchEntry[]): ProposalContent {
  const changes = entries.map(({ id, version, content: { effect, validFrom } }): ShownChange => ({
    key: id,
    change: version === 1 ? 'added' : 'changed',
    name: { vi: `Mục theo dõi ${id}`, en: `Watch-list entry ${id}` },
    fields: [
      { field: 'channel', before: null, after: effect.channel },
      ...(effect.inspection ? [{ field: 'inspection', before: null, after: effect.inspection }] : []),
      { field: 'validFrom', before: null, after: validFrom },
    ],
  }));
  return {
    kind: WATCH_LIST_ENTRY,
    data: proposalOf(entries),
    facts: {
      entries: String(entries.length),
      ...(entries.length === 1 && entries[0] && { watchListEntry: entries[0].id }),
    },
    counts: countChanges(changes),
    changes,
  };
}
