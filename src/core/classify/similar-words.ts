/** A word of the vocabulary that a misspelt one may have meant. */
export interface Similar {
  readonly word: number;
  /** 1 is the same word. */
  readonly likeness: number;
}

/** Below this two words share their sound at best. */
const LIKENESS_MIN = 0.5;
const SIMILAR_MAX = 3;
/** Words of three letters are all alike. */
const LENGTH_MIN = 4;

/**
 * Finds words that share most of their groups of three letters (Dice's coefficient), so that a slip of the finger still
 * finds goods. Built once over the vocabulary; asked only about words that stand nowhere in it.
 */
export function similarWords(vocabulary: readonly string[]): (word: string) => readonly Similar[] {
  const byGroup = new Map<string, number[]>();
  const sizes = new Uint8Array(vocabulary.length);
  for (const [index, word] of vocabulary.entries()) {
    if (word.length < LENGTH_MIN - 1) continue;
    const groups = groupsOf(word);
    sizes[index] = Math.min(groups.length, 255);
    for (const group of groups) {
      const list = byGroup.get(group);
      if (list === undefined) byGroup.set(group, [index]);
      else list.push(index);
    }
  }
  return (word) => {
    if (word.length < LENGTH_MIN) return [];
    const groups = groupsOf(word);
    const shared = new Map<number, number>();
    for (const group of groups)
      for (const index of byGroup.get(group) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    const found: Similar[] = [];
    for (const [index, count] of shared) {
      const likeness = (2 * count) / (groups.length + (sizes[index] ?? 0));
      if (likeness >= LIKENESS_MIN) found.push({ word: index, likeness });
    }
    return found.toSorted((a, b) => b.likeness - a.likeness || a.word - b.word).slice(0, SIMILAR_MAX);
  };
}

/** The ends of a word count as letters: that two words begin alike says more than that they hold the same middle. */
function groupsOf(word: string): readonly string[] {
  const framed = `^${word}$`;
  const groups = new Set<string>();
  for (let at = 0; at + 3 <= framed.length; at += 1) groups.add(framed.slice(at, at + 3));
  return [...groups];
}
