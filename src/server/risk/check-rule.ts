import { examineRule, type Rehearsal, type Rule, type RuleProblem } from '#core/risk';
import type { RuleCheck, WrittenRule } from './rule-schemas.ts';

/** What stands in the way of a rule as it is written, how its tests come out and what asking it costs. Nothing is kept. */
export function checkRule(written: WrittenRule, rehearsal: Rehearsal | undefined): RuleCheck {
  const rule: Rule = { ...written, version: 1, owner: '-' };
  const { problems, warnings, tests, cost } = examineRule(rule);
  return {
    problems: problems.map(told),
    warnings: warnings.map(told),
    tests: tests.map(({ name, passed, words }) => ({ name, passed, message: words ? { ...words } : null })),
    cost: cost === undefined ? null : { steps: cost.steps, indexedBy: [...cost.indexedBy], words: { ...cost.words } },
    rehearsal: rehearsal ?? null,
  };
}

const told = ({ code, pointer, message, from, to }: RuleProblem) => ({
  code,
  pointer,
  message: { ...message },
  from: from ?? null,
  to: to ?? null,
});
