import { readJson, type PackProblem } from '#core/codes';
import { err, ok, parsePlainDate, type Result } from '#core/kernel';
import { RuleSetFile, type RuleSet } from './rule.ts';

/**
 * Reads a rule file (`country/<code>/risk/rules.json`): its JSON, shapes and dates. Each problem names file and line.
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
    if (parsePlainDate(rule.validFrom) === undefined)
      problem('validFrom', `"${rule.validFrom}" is not in the calendar`);
    if (rule.validTo === null) return;
    if (parsePlainDate(rule.validTo) === undefined) problem('validTo', `"${rule.validTo}" is not in the calendar`);
    else if (rule.validTo < rule.validFrom) problem('validTo', 'ends before it begins');
  });
  if (problems.length > 0) return err(problems);
  return ok({ ...value, file, lines: value.rules.map((_, index) => lineOf(`/rules/${index}`)) });
}
