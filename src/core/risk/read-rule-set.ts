import { readJson, type PackProblem } from '#core/codes';
import { err, ok, type Result } from '#core/kernel';
import { examineRule } from './examine-rule.ts';
import { RuleSetFile, type RuleSet } from './rule.ts';

/**
 * Reads a rule file (`country/<code>/risk/rules.json`): its JSON, shapes, dates, effects and examples. Each problem names file and line.
 * The expressions themselves are checked by `compileRules`.
 */
export function readRuleSet(text: string, file: string): Result<RuleSet, readonly PackProblem[]> {
  const read = readJson(text, file, RuleSetFile);
  if (!read.ok) return read;
  const { value, lineOf } = read.value;
  const problems: PackProblem[] = [];
  const seen = new Map<string, number>();
  value.rules.forEach((rule, index) => {
    const problem = (field: string, message: string): void => {
      problems.push({ place: { file, line: lineOf(`/rules/${index}/${field}`) }, field, message });
    };
    const first = seen.get(rule.id);
    if (first !== undefined) problem('id', `rule "${rule.id}" stands on line ${first} already`);
    else seen.set(rule.id, lineOf(`/rules/${index}`));
    const { problems: own, cost } = examineRule(rule);
    // An expression that cannot be read is told by whoever compiles the set.
    for (const { pointer, message } of own) if (cost || pointer !== '/when') problem(pointer.slice(1), message.en);
  });
  if (problems.length > 0) return err(problems);
  return ok({ ...value, file, lines: value.rules.map((_, index) => lineOf(`/rules/${index}`)) });
}
