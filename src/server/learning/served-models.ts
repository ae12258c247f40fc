import { modelProposal, modelProposalOf } from '#core/model';
import type { ServedKind } from '#server/approval';
import type { LearnedRoom } from './learned-room.ts';

/** How a proposal about models is approved in this program: what it says holds as soon as the answer is there. */
export const servedModels = (learned: Pick<LearnedRoom, 'state' | 'refresh'>): ServedKind => ({
  kind: modelProposal,
  isStale: async (data) => {
    await learned.refresh();
    const state = learned.state();
    const proposal = modelProposalOf(data);
    switch (proposal.action) {
      case 'set':
        return (state[proposal.role]?.hash ?? null) !== proposal.basedOn;
      case 'restart':
        return state.stop === null || (state.champion?.hash ?? null) !== proposal.champion;
      case 'settings':
        return (state.settings?.version ?? 0) !== proposal.basedOn;
    }
  },
  approve: async (_data, submit) => {
    try {
      return await submit();
    } finally {
      await learned.refresh();
    }
  },
});
