import { ApiError, type Problem } from '#web/client';
import { useLocal } from './preferences.tsx';
import { fieldOf, refusedAt, withoutName } from './refusal-places.ts';

export type SaidRefusal = NonNullable<Problem['errors']>[number];

/** Which refusals stand at a field, and need not be told again. */
export interface Placed {
  readonly isPlaced: (refusal: SaidRefusal) => boolean;
}

/** What the server refused of a form: the words at each of its fields, and which refusals stand there. */
export interface SaidAt<Field extends string> extends Placed {
  /** What was refused of a field and what to do, for its `error`. Where lines have the field, the pointer of the one that is meant. */
  readonly at: (field: Field | `/${string}`) => string | undefined;
}

/** The refusals of a failed request, none where it failed for something else. */
export const refusalsOf = (error: unknown): readonly SaidRefusal[] =>
  error instanceof ApiError ? (error.problem.errors ?? []) : [];

/**
 * Puts refusals where the eye is. `fields` are the members of what is sent that this form has an input for, by name (`fieldOf` says
 * which refusal is about which). What is refused of anything else is told by the note above the form.
 */
export function useSaidAt<Field extends string>(error: unknown, fields: readonly Field[]): SaidAt<Field> {
  const local = useLocal();
  const refusals = refusalsOf(error);
  return {
    at: (field) => {
      const told = refusedAt(refusals, field, fields);
      const words = told.map(({ message, fix }) => `${withoutName(local(message))}. ${local(fix)}.`);
      return words.length === 0 ? undefined : [...new Set(words)].join(' ');
    },
    isPlaced: (refusal) => fieldOf(refusal, fields) !== undefined,
  };
}
