import { countChanges, type ProposalContent, type ShownChange, type ShownField } from '#core/approval';
import { RISK_RULE, type Rule, type RuleProposal } from '#core/risk';

/** What a proposal about rules shows to who approves it: every member that differs, in the words of the rule. */
export function ruleContent(proposal: RuleProposal, before: Rule | undefined): ProposalContent {
  const changes = proposal.action === 'adopt' ? [changeOf(proposal.rule, before)] : [restartOf(proposal, before)];
  return {
    kind: RISK_RULE,
    data: proposal,
    facts: {
      action: proposal.action,
      ...(proposal.action === 'restartAll' ? {} : { rule: changes[0]?.key ?? '' }),
      ...(proposal.action === 'adopt' && { effectiveOn: proposal.rule.validFrom }),
    },
    counts: countChanges(changes),
    changes,
  };
}

function changeOf(rule: Rule, before: Rule | undefined): ShownChange {
  const [was, is] = [before && fieldsOf(before), fieldsOf(rule)];
  const fields = Object.entries(is).flatMap(([field, after]): readonly ShownField[] =>
    was?.[field] === after ? [] : [{ field, before: was?.[field] ?? null, after }],
  );
  return { key: rule.id, change: before ? 'changed' : 'added', name: rule.name, fields };
}

const restartOf = (proposal: Exclude<RuleProposal, { action: 'adopt' }>, rule: Rule | undefined): ShownChange => ({
  key: proposal.action === 'restart' ? proposal.ruleId : proposal.country,
  change: 'changed',
  name: rule?.name ?? { vi: 'Toàn bộ quy tắc', en: 'All rules' },
  fields: [{ field: 'standing', before: 'stopped', after: 'active' }],
});

/** A rule member by member, as text; two rules that say the same are the same there. */
export function fieldsOf(rule: Rule): Readonly<Record<string, string | null>> {
  const { name, effect, offices, tests, rehearsed } = rule;
  return {
    name_vi: name.vi,
    name_en: name.en,
    scope: rule.scope,
    when: rule.when,
    channel: effect.channel,
    inspection: effect.inspection ?? null,
    depthPercent: effect.depthPercent === undefined ? null : String(effect.depthPercent),
    documents: effect.documents?.join(', ') ?? null,
    referTo: effect.referTo?.join(', ') ?? null,
    notify: effect.notify ? '✓' : null,
    binding: rule.binding,
    legalBasis: rule.legalBasis,
    offices: offices?.join(', ') ?? null,
    validFrom: rule.validFrom,
    validTo: rule.validTo,
    sensitivity: rule.sensitivity,
    tests: tests === undefined || tests.length === 0 ? null : JSON.stringify(tests),
    rehearsed: rehearsed === undefined ? null : JSON.stringify(rehearsed),
  };
}
