/** As many of a kind as a search tells: whoever wants more says more. */
export const FOUND_MAX = 8;
/** Where only numbers and owners stand in a table, what things say is looked for in so many of the latest. */
export const LOOKED_THROUGH_MAX = 50;

/** Patterns for `like all`: each folded word somewhere in the number. Folded words hold letters and digits only, so nothing is to be escaped. */
export const numbersLike = (words: readonly string[]): readonly string[] => words.map((word) => `%${word}%`);
