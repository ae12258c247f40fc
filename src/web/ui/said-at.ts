import { ApiError, type Problem } from '#web/client';
import { useLocal } from './preferences.tsx';

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
 * Puts refusals where the eye is. `fields` are the members of what is sent that this form has an input for, by name: a pointer
 * that passes through one belongs to it (`/order/plannedAt`, `/lines/3`). What is refused of anything else stays with the note.
 */
export function useSaidAt<Field extends string>(error: unknown, fields: readonly Field[]): SaidAt<Field> {
  const local = useLocal();
  const refusals = refusalsOf(error);
  return {
    at: (field) => {
      const told = refusals.filter(({ pointer }) => pointer === field || fieldOf(pointer, fields) === field);
      const words = told.map(({ message, fix }) => `${withoutName(local(message))}. ${local(fix)}.`);
      return words.length === 0 ? undefined : [...new Set(words)].join(' ');
    },
    isPlaced: ({ pointer }) => fieldOf(pointer, fields) !== undefined,
  };
}

/** At its field a sentence need not begin with the name that programs call the field by. */
function withoutName(message: string): string {
  const rest = message.replace(/^“[a-z][A-Za-z]*” /, '');
  return rest === message ? message : `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}

/** The innermost named: of `/lines/0/name`, a form's `name` before its `lines`. */
function fieldOf<Field extends string>(pointer: string, fields: readonly Field[]): Field | undefined {
  const parts = pointer.split('/').toReversed();
  return parts.map((part) => fields.find((field) => field === part)).find((field) => field !== undefined);
}
