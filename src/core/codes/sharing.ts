/**
 * Lets what says the same be one object. What compiles from thousands of rows says few different things: memory should hold
 * each of them once, since every collection of garbage marks all of it anew. Parts that are objects count as the same only
 * if they are one, so the innermost are shared first. It remembers all it was given: keep it no longer than compiling takes.
 */
export interface Sharing {
  /** What was made of these parts before, or else is made now. The first part says what kind of thing it is. */
  readonly once: <T>(parts: readonly unknown[], make: () => T) => T;
  /** The first record or list with these members, frozen. */
  readonly share: <T extends object>(piece: T) => T;
}

export function sharing(): Sharing {
  const numbers = new Map<unknown, number>();
  const made = new Map<string, unknown>();
  const numberOf = (part: unknown): number => {
    const number = numbers.get(part);
    if (number !== undefined) return number;
    numbers.set(part, numbers.size);
    return numbers.size - 1;
  };
  const once: Sharing['once'] = <T>(parts: readonly unknown[], make: () => T): T => {
    const key = parts.map(numberOf).join(' ');
    const known = made.get(key);
    if (known !== undefined) return known as T;
    const first = make();
    made.set(key, first);
    return first;
  };
  return {
    once,
    share: (piece) => {
      const parts: readonly unknown[] = Array.isArray(piece)
        ? ['list', ...(piece as readonly unknown[])]
        : ['record', ...Object.entries(piece as Readonly<Record<string, unknown>>).flat()];
      return once(parts, () => Object.freeze(piece));
    },
  };
}
