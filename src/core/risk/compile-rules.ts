import type { PackProblem } from '#core/codes';
import { err, ok, type Result } from '#core/kernel';
import { compileExpression, type CompiledExpression } from './cel-compile.ts';
import type { Cover } from './cel-node.ts';
import { celProblemText } from './cel-problem.ts';
import type { Rule, RuleSet, SelectionPolicy } from './rule.ts';
import { coverOfBoth, equalityCover } from './cel-cover.ts';
import { officeFact } from './cel-scope.ts';
import { indexRules, type RuleIndex } from './rule-index.ts';

export interface CompiledRule extends CompiledExpression {
  readonly rule: Rule;
}

/** A rule set ready to select by: immutable, compiled once per snapshot. Rules carry their own dates. */
export interface CompiledRules {
  readonly version: string;
  readonly policy: SelectionPolicy;
  readonly rules: readonly CompiledRule[];
  readonly ruleById: ReadonlyMap<string, Rule>;
  readonly index: RuleIndex;
  /** Which of `rules` are in force on a day at an office, by their places. */
  readonly inForceOn: (today: string, office: string) => readonly boolean[];
}

/** Checks every expression against the fact model and compiles it. One bad rule refuses the set, with file and line. */
export function compileRules(ruleSet: RuleSet): Result<CompiledRules, readonly PackProblem[]> {
  const problems: PackProblem[] = [];
  const rules: CompiledRule[] = [];
  ruleSet.rules.forEach((rule, index) => {
    const compiled = compileExpression(rule.when, rule.scope);
    if (compiled.ok) rules.push({ rule, ...compiled.value });
    else
      for (const problem of compiled.error)
        problems.push({
          place: { file: ruleSet.file, line: ruleSet.lines[index] ?? 1 },
          field: 'when',
          message: `${rule.id}: ${problem.code} ${celProblemText(problem).en}`,
        });
  });
  if (problems.length > 0) return err(problems);
  return ok(ruleSetOf({ version: ruleSet.version, policy: ruleSet.policy, rules, known: ruleSet.rules }));
}

export interface RuleSetParts extends Pick<CompiledRules, 'version' | 'policy' | 'rules'> {
  /** Rules that can be asked for by name: at least those that select. */
  readonly known: readonly Rule[];
}

/** A set of rules that are compiled already: a change of one of them costs that one and the index. */
export const ruleSetOf = ({ version, policy, rules, known }: RuleSetParts): CompiledRules => ({
  version,
  policy,
  rules,
  ruleById: new Map(known.map((rule) => [rule.id, rule])),
  index: indexRules(rules.map(({ rule, cover }) => coverOfBoth(cover, officeCover(rule)))),
  inForceOn: inForceOn(rules.map(({ rule }) => rule)),
});

/** A rule confined to offices needs not be looked at elsewhere, whatever else it asks. */
const officeCover = ({ offices }: Rule): Cover | undefined => offices && equalityCover(officeFact, offices);

/**
 * The answers for one day are kept: nearly all declarations of a day are decided on that day. Offices that no rule is
 * confined to share one answer, so that what is declared cannot fill the memory.
 */
function inForceOn(rules: readonly Rule[]): CompiledRules['inForceOn'] {
  const confinedTo = new Set(rules.flatMap(({ offices }) => offices ?? []));
  const inForce = (today: string, office: string | undefined): readonly boolean[] =>
    rules.map(
      ({ validFrom, validTo, offices }) =>
        validFrom <= today &&
        (validTo === null || today <= validTo) &&
        (offices === undefined || (office !== undefined && offices.includes(office))),
    );
  let keptFor: string | undefined;
  let elsewhere: readonly boolean[] = [];
  const kept = new Map<string, readonly boolean[]>();
  return (today, office) => {
    if (keptFor !== today) {
      kept.clear();
      elsewhere = inForce(today, undefined);
      keptFor = today;
    }
    if (!confinedTo.has(office)) return elsewhere;
    const known = kept.get(office) ?? inForce(today, office);
    kept.set(office, known);
    return known;
  };
}
