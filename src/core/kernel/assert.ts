/** States an invariant at the door of a pure function. Stays on in production: a broken invariant is a bug and throws. */
export function assert(condition: unknown, invariant: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${invariant}`);
}

/** Makes an exhaustive switch a compile-time promise. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${caseOf(value)}`);
}

/** Which case it was, not all that it holds: an event may be a whole declaration, and errors are logged. */
function caseOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const tag = 'type' in value ? value.type : 'kind' in value ? value.kind : undefined;
  return typeof tag === 'string' ? tag : 'an object';
}
