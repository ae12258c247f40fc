import { foldText } from './fold-text.ts';

/** The words that somebody searches for, folded. */
export const wordsOf = (text: string): readonly string[] => foldText(text).split(' ').filter(Boolean);

/** Whether a text has all of these folded words in it, in any order, also within longer ones. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const folded = foldText(text);
  return words.every((word) => folded.includes(word));
}
