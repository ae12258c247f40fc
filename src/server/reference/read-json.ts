import type { Static, TSchema } from 'typebox';
import { Check, Errors } from 'typebox/value';
import type { FileProblem } from './file-problem.ts';
import { jsonPlaces, lineAndColumn } from './json-places.ts';

export interface JsonFile<T> {
  readonly value: T;
  /** The line on which the value at a JSON pointer begins. */
  readonly lineOf: (pointer: string) => number;
}

/** Reads a JSON file against its schema. All problems of the file come back at once, each with its place. */
export function readJson<S extends TSchema>(
  file: string,
  text: string,
  schema: S,
): JsonFile<Static<S>> | readonly FileProblem[] {
  const scanned = jsonPlaces(text);
  if (!('places' in scanned)) return [{ file, ...lineAndColumn(text, scanned.offset), message: scanned.message }];
  const { places } = scanned;
  const placeOf = (pointer: string) => lineAndColumn(text, places.get(pointer) ?? 0);
  const value: unknown = JSON.parse(text);
  if (!Check(schema, value)) {
    // A union reports each of its members; the first word on a place is the one that helps.
    const seen = new Set<string>();
    return Errors(schema, value).flatMap(({ instancePath, message }) => {
      if (seen.has(instancePath)) return [];
      seen.add(instancePath);
      return [{ file, ...placeOf(instancePath), message: `${instancePath || 'the file'} ${message}` }];
    });
  }
  return { value, lineOf: (pointer) => placeOf(pointer).line };
}
