import { countChanges, type ProposalContent, type ShownChange, type ShownField } from '#core/approval';
import { fieldsOfRule, rehearsalText, RISK_RULE, type Rule, type RuleProposal } from '#core/risk';

/** What a proposal about rules shows to who approves it: every member that differs, in the words of the rule. */
export function ruleContent(proposal: RuleProposal, before: Rule | undefined): ProposalContent {
  const changes = proposal.action === 'adopt' ? [changeOf(proposal.rule, before)] : [restartOf(proposal, before)];
  return {
    kind: RISK_RULE,
    data: proposal,
    facts: {
      action: proposal.action,
      ...(proposal.action === 'restartAll' ? {} : { rule: changes[0]?.key ?? '' }),
      ...(proposal.action === 'adopt' && {
        effectiveOn: proposal.rule.validFrom,
        rehearsal: proposal.rule.rehearsed === undefined ? 'none' : rehearsalText(proposal.rule.rehearsed),
      }),
    },
    counts: countChanges(changes),
    changes,
  };
}

function changeOf(rule: Rule, before: Rule | undefined): ShownChange {
  const [was, is] = [before && fieldsOfRule(before), fieldsOfRule(rule)];
  const fields = Object.entries(is).flatMap(([field, after]): readonly ShownField[] =>
    (was?.[field] ?? null) === after ? [] : [{ field, before: was?.[field] ?? null, after }],
  );
  return { key: rule.id, change: before ? 'changed' : 'added', name: rule.name, fields };
}

const restartOf = (proposal: Exclude<RuleProposal, { action: 'adopt' }>, rule: Rule | undefined): ShownChange => ({
  key: proposal.action === 'restart' ? proposal.ruleId : proposal.country,
  change: 'changed',
  name: rule?.name ?? { vi: 'Toàn bộ quy tắc', en: 'All rules' },
  fields: [{ field: 'standing', before: 'stopped', after: 'active' }],
});
