import { foldText, holdsWords, wordsOf } from '#core/codes';

/** Those whose name holds what was typed, accents aside; what begins with it first, the rest in the order given. */
export function matching<Named extends { readonly label: string }>(
  all: readonly Named[],
  typed: string,
): readonly Named[] {
  const words = wordsOf(typed);
  // Something was typed that no name is made of.
  if (words.length === 0) return typed.trim() === '' ? all : [];
  const begin = words.join(' ');
  const held = all.filter(({ label }) => holdsWords(label, words));
  const first = held.filter(({ label }) => foldText(label).startsWith(begin));
  return [...first, ...held.filter((each) => !first.includes(each))];
}
