import { isAccented, type Word } from './words.ts';

/** The words of one document (a line, a subheading …) with how strongly they stand in it. */
export type Document = Map<number, number>;

/** A word, or two that follow each other, as the index knows them. */
export interface Term {
  readonly term: number;
  readonly weight: number;
  /** Which word of the text it begins with. */
  readonly word: number;
}

/**
 * Every word stands in the vocabulary twice: folded, and behind `=` as written. Pairs of neighbours stand in it too,
 * since most Vietnamese words are two syllables ("nước mắm" is neither water nor salted fish).
 */
const EXACT = '=';

/** What a match counts for. Where the writer uses accents, a match that ignores them is a faint one. */
const ACCENTED = { folded: 0.25, exact: 0.75, foldedPair: 0.1, exactPair: 0.2 } as const;
const PLAIN = { folded: 1, exact: 0, foldedPair: 0.4, exactPair: 0 } as const;

/** Gives each distinct word its number, in the order of arrival. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>();

  get size(): number {
    return this.numbers.size;
  }
  find(text: string): number | undefined {
    return this.numbers.get(text);
  }
  /** The folded single words with their numbers: what a slip of the finger may have meant. */
  foldedWords(): readonly (readonly [word: string, number: number])[] {
    return [...this.numbers].filter(([text]) => !text.startsWith(EXACT) && !text.includes(' '));
  }
  /** Adds the words of a name to a document; a word counts once a name. */
  learn(document: Document, words: readonly Word[], strength: number): void {
    for (const [at, { folded, exact }] of words.entries()) {
      this.add(document, folded, strength);
      this.add(document, EXACT + exact, strength);
      const next = words[at + 1];
      if (next === undefined) continue;
      this.add(document, `${folded} ${next.folded}`, strength);
      this.add(document, `${EXACT}${exact} ${next.exact}`, strength);
    }
  }
  /** The terms of a text that stand in the vocabulary; `similar` is asked about words that do not. */
  termsOf(
    words: readonly Word[],
    similar: (folded: string) => readonly { readonly term: number; readonly likeness: number }[],
  ): readonly Term[] {
    const counts = isAccented(words) ? ACCENTED : PLAIN;
    const terms: Term[] = [];
    const push = (text: string, weight: number, word: number) => {
      const term = weight === 0 ? undefined : this.numbers.get(text);
      if (term !== undefined) terms.push({ term, weight, word });
      return term !== undefined;
    };
    for (const [at, { folded, exact, weight }] of words.entries()) {
      const known = push(folded, weight * counts.folded, at);
      push(EXACT + exact, weight * counts.exact, at);
      if (!known)
        for (const { term, likeness } of similar(folded)) terms.push({ term, weight: weight * likeness, word: at });
      const next = words[at + 1];
      if (next === undefined) continue;
      const pair = Math.min(weight, next.weight);
      push(`${folded} ${next.folded}`, pair * counts.foldedPair, at);
      push(`${EXACT}${exact} ${next.exact}`, pair * counts.exactPair, at);
    }
    return terms;
  }

  private add(document: Document, text: string, strength: number): void {
    let term = this.numbers.get(text);
    if (term === undefined) this.numbers.set(text, (term = this.numbers.size));
    const before = document.get(term);
    if (before === undefined || before < strength) document.set(term, strength);
  }
}

/** Saturation and length of BM25: a name says a word once, and names hardly differ in length. */
const SATURATION = 1.2;

/** Which documents hold a term and how much that says, laid out in three flat arrays. */
export interface Level {
  readonly starts: Uint32Array;
  readonly documents: Uint16Array;
  readonly impacts: Float32Array;
  readonly size: number;
}

/** `lengthShare` is how far a long name is held against it, from 0 to 1. */
export function levelOf(documents: readonly Document[], vocabularySize: number, lengthShare: number): Level {
  const starts = new Uint32Array(vocabularySize + 1);
  let total = 0;
  for (const document of documents) {
    total += document.size;
    for (const term of document.keys()) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  }
  for (let term = 0; term < vocabularySize; term += 1) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
  const next = starts.slice(0, vocabularySize);
  const held = new Uint16Array(total);
  const impacts = new Float32Array(total);
  const meanLength = total / Math.max(1, documents.length);
  for (const [index, document] of documents.entries()) {
    const length = 1 - lengthShare + (lengthShare * document.size) / meanLength;
    for (const [term, strength] of document) {
      const place = next[term] ?? 0;
      next[term] = place + 1;
      const holders = (starts[term + 1] ?? 0) - (starts[term] ?? 0);
      const rarity = Math.log(1 + (documents.length - holders + 0.5) / (holders + 0.5));
      held[place] = index;
      impacts[place] = (rarity * strength * (SATURATION + 1)) / (strength + SATURATION * length);
    }
  }
  return { starts, documents: held, impacts, size: documents.length };
}

/** What each document of a level gets from the terms. */
export function scoresOf(level: Level, terms: readonly Term[], into: Float64Array): Float64Array {
  for (const { term, weight } of terms) {
    const end = level.starts[term + 1] ?? 0;
    for (let place = level.starts[term] ?? 0; place < end; place += 1) {
      const document = level.documents[place] ?? 0;
      into[document] = (into[document] ?? 0) + weight * (level.impacts[place] ?? 0);
    }
  }
  return into;
}

/** Whether a document holds a term. */
export function holdsTerm(level: Level, term: number, document: number): boolean {
  let low = level.starts[term] ?? 0;
  let high = (level.starts[term + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = level.documents[middle] ?? 0;
    if (found === document) return true;
    if (found < document) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
