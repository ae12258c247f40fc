/** States an invariant at the door of a pure function. Stays on in production: a broken invariant is a bug and throws. */
export function assert(condition: unknown, invariant: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${invariant}`);
}

/** Makes an exhaustive switch a compile-time promise. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`);
}
