import { err, ok, type Result } from '#core/kernel';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { jsonLines } from './json-lines.ts';
import type { PackProblem } from './pack-problem.ts';

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
