import { err, ok, type PlainDate, type Result } from '#core/kernel';
import {
  compileExpression,
  ruleSetOf,
  type CelProblem,
  type CompiledRule,
  type CompiledRules,
  type Rule,
} from '#core/risk';

/** One rule more, in other words or gone; `none`: the rules as they are. */
export type RuleChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'with'; readonly rule: Rule }
  | { readonly kind: 'without'; readonly ruleId: string };

export type CompiledChange =
  | { readonly kind: 'none' }
  | { readonly kind: 'with'; readonly compiled: CompiledRule }
  | { readonly kind: 'without'; readonly ruleId: string };

/** Compiled once, for whatever sets it is put into. A rule that is tried on the past is asked on every day of it, whatever its own days are. */
export function compileChange(change: RuleChange): Result<CompiledChange, readonly CelProblem[]> {
  if (change.kind !== 'with') return ok(change);
  const rule = everyDay(change.rule);
  const compiled = compileExpression(rule.when, rule.scope);
  return compiled.ok ? ok({ kind: 'with', compiled: { rule, ...compiled.value } }) : err(compiled.error);
}

/** The rules with the change: in the place of the rule of its name, or after all others. */
export function changedRules(base: CompiledRules, change: CompiledChange): CompiledRules {
  if (change.kind === 'none') return base;
  const id = change.kind === 'with' ? change.compiled.rule.id : change.ruleId;
  const place = base.rules.findIndex(({ rule }) => rule.id === id);
  const put = change.kind === 'with' ? [change.compiled] : [];
  const at = place < 0 ? base.rules.length : place;
  const rules = [...base.rules.slice(0, at), ...put, ...base.rules.slice(place < 0 ? at : at + 1)];
  return ruleSetOf({ version: base.version, policy: base.policy, rules, known: rules.map(({ rule }) => rule) });
}

/** The rules in force on a day as if they had been in force on every other: what today's rules would have done in any year. */
export function rulesOfDay(base: CompiledRules, day: PlainDate): CompiledRules {
  const rules = base.rules
    .filter(({ rule: { validFrom, validTo } }) => validFrom <= day && (validTo === null || day <= validTo))
    .map((compiled): CompiledRule => ({ ...compiled, rule: everyDay(compiled.rule) }));
  return ruleSetOf({ version: base.version, policy: base.policy, rules, known: rules.map(({ rule }) => rule) });
}

const FIRST_DAY = '0001-01-01';
const everyDay = (rule: Rule): Rule => ({ ...rule, validFrom: FIRST_DAY, validTo: null });
