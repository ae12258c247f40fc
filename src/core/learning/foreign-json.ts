/** No model that is written as JSON is nested so deep. */
const LEVELS_MAX = 32;

/**
 * What is wrong with a value out of a file from elsewhere, that `JSON.parse` does not mind: nested deeper than any model is, a million brackets take two
 * megabytes, and whatever goes through them by calling itself ends where the stack does; or a number that is none, which 1e999 becomes.
 */
export function troubleOfJson(value: unknown): string | undefined {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > LEVELS_MAX) return `it is nested more than ${LEVELS_MAX} levels deep`;
    if (level.some((each) => typeof each === 'number' && !Number.isFinite(each)))
      return 'a number is larger than numbers can be';
    level = level.flatMap((each): readonly unknown[] =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
  }
  return undefined;
}
