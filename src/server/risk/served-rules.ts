import { riskRuleProposal, ruleProposalOf } from '#core/risk';
import type { ServedKind } from '#server/approval';
import type { RulesRoom } from './rules-room.ts';

/** How a proposal about rules is approved in this program: its rules select as soon as the answer is there. */
export const servedRules = (rules: Pick<RulesRoom, 'desk' | 'refresh'>): ServedKind => ({
  kind: riskRuleProposal,
  isStale: async (data) => {
    await rules.refresh();
    const { rules: states, control } = rules.desk();
    const proposal = ruleProposalOf(data);
    switch (proposal.action) {
      case 'adopt':
        return (states.get(proposal.rule.id)?.current ?? proposal.over?.version ?? null) !== proposal.basedOn;
      case 'restart':
        return states.get(proposal.ruleId)?.stop?.version !== proposal.version;
      case 'restartAll':
        return control.stop === null;
    }
  },
  approve: async (_data, submit) => {
    try {
      return await submit();
    } finally {
      await rules.refresh();
    }
  },
});
