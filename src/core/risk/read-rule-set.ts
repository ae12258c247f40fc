import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import type { PackProblem } from '#core/codes';
import { err, ok, parsePlainDate, type Result } from '#core/kernel';
import { jsonLines } from './json-lines.ts';
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

export interface ReadJson<T> {
  readonly value: T;
  readonly lineOf: (pointer: string) => number;
}

/** Parses JSON and checks its shape; a problem names the line of the value that is wrong. */
export function readJson<Schema extends TSchema>(
  text: string,
  file: string,
  schema: Schema,
): Result<ReadJson<Static<Schema>>, readonly PackProblem[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return err([
      { place: { file, line: syntaxLine(text, error) }, message: error instanceof Error ? error.message : 'not JSON' },
    ]);
  }
  const lines = jsonLines(text);
  const lineOf = (pointer: string): number => lines.get(pointer) ?? (pointer === '' ? 1 : lineOf(parentOf(pointer)));
  if (Value.Check(schema, value)) return ok({ value, lineOf });
  return err(
    Value.Errors(schema, value)
      // Each member that should not be there is reported by itself as well, with its own place.
      .filter((error) => error.keyword !== 'additionalProperties')
      .map((error) => ({
        place: { file, line: lineOf(error.instancePath) },
        field: error.instancePath,
        message: error.keyword === 'boolean' ? 'is not a member of this format' : error.message,
      })),
  );
}

const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'));

/** The engine's own words carry the position; without them the first line must do. */
function syntaxLine(text: string, error: unknown): number {
  const [, position] = /position (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
  return position === undefined ? 1 : text.slice(0, Number(position)).split('\n').length;
}
