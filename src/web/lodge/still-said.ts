import type { Declaration } from '#core/declaration';
import { segmentsOf } from '#core/draft';
import type { Refusal } from '#core/kernel';

/**
 * Of what was said about an earlier state of a declaration, what still holds until the next answer comes: a refusal of a value
 * that has been changed since says nothing any more.
 */
export function stillSaid(
  refusals: readonly Refusal[],
  judged: Declaration,
  declaration: Declaration,
): readonly Refusal[] {
  if (judged === declaration) return refusals;
  return refusals.filter(({ pointer }) => isSame(valueAt(judged, pointer), valueAt(declaration, pointer)));
}

function valueAt(declaration: Declaration, pointer: string): unknown {
  let value: unknown = declaration;
  for (const segment of segmentsOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = new Map<string, unknown>(Object.entries(value)).get(segment);
  }
  return value;
}

const isSame = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
