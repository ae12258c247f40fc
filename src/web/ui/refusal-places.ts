/** Where a refusal points to, as a JSON pointer into what was sent. */
interface Pointed {
  readonly pointer: string;
}

/**
 * Which of a form's fields a refusal is about. A form sends an object, perhaps in an envelope, perhaps with lists: a pointer that
 * passes through the name of a field belongs to it (`/order/plannedAt`, `/lines/3`), and to the innermost of several.
 */
export function fieldOf<Field extends string>({ pointer }: Pointed, fields: readonly Field[]): Field | undefined {
  const parts = pointer.split('/').toReversed();
  return parts.map((part) => fields.find((field) => field === part)).find((field) => field !== undefined);
}

/** What is refused of one field; of one line's where it is named by its whole pointer. */
export const refusedAt = <Field extends string, Refused extends Pointed>(
  refusals: readonly Refused[],
  field: Field | `/${string}`,
  fields: readonly Field[],
): readonly Refused[] => refusals.filter((refusal) => refusal.pointer === field || fieldOf(refusal, fields) === field);

/** At its field a sentence need not begin with the name that programs call the field by. */
export function withoutName(message: string): string {
  const rest = message.replace(/^“[a-z][A-Za-z]*” /, '');
  return rest === message ? message : `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}
