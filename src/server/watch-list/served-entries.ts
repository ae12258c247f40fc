import { entryProposalOf, isUnconfirmed, maySee, watchListProposal } from '#core/watch-list';
import type { ServedKind } from '#server/approval';
import type { ListsRoom } from './lists-room.ts';

/** How entries that select are agreed to in this program, by those alone who may know of them. */
export const servedEntries = (lists: Pick<ListsRoom, 'entries' | 'refresh'>): ServedKind => ({
  kind: watchListProposal,
  maySee: async (data, actor) => {
    await lists.refresh();
    return entryProposalOf(data).entries.every(({ id }) => {
      const entry = lists.entries().get(id);
      return entry !== undefined && maySee(actor, entry);
    });
  },
  isStale: async (data) => {
    await lists.refresh();
    return entryProposalOf(data).entries.some(({ id, version }) => {
      const entry = lists.entries().get(id);
      return entry === undefined || entry.ended !== null || entry.version !== version || !isUnconfirmed(entry);
    });
  },
  approve: async (_data, submit) => {
    try {
      return await submit();
    } finally {
      await lists.refresh();
    }
  },
});
