import { SAME_NAME_SCORE, SLIP_CONFLICT, weightOf } from './compare-names.ts';
import { editDistance } from './edit-distance.ts';
import type { NameTables } from './name-tables.ts';
import type { NameWord, ParsedName } from './parse-name.ts';
import { lettersOf, soundsOf, type Sounds } from './sound-key.ts';
import { SKELETON_LENGTH_MIN, wordMatch } from './word-similarity.ts';

/** How the name that a word stands in is written: the same word may be read otherwise in another. */
export type Written = Pick<ParsedName, 'isAccented' | 'isArabic' | 'isChinese'>;

/** A word of the indexed names: one object however many of them have it. */
export interface Term extends Written {
  readonly number: number;
  readonly word: NameWord;
}

/** The terms that a word is linked with where both stand in a name, and what each link gains. */
export interface TermLinks {
  readonly terms: Int32Array;
  readonly gains: Float64Array;
}

/** The different words of all names, and which of them a word of another name can be. */
export interface Terms {
  readonly all: readonly Term[];
  readonly termOf: (word: NameWord, written: Written) => Term;
  readonly linksOf: (word: NameWord, written: Written) => TermLinks;
  /** Terms written exactly so. */
  readonly written: (text: string) => readonly Term[];
  /** Terms that sound so, or whose consonants do where one of the two names is of the Arabic world. */
  readonly sounding: (sounds: Sounds, written: Pick<Written, 'isArabic'>) => readonly Term[];
}

/** What conflict of weight 1 takes away, in weight that is shared: two names are one where what they gain is not negative. */
export const CONFLICT_COST = SAME_NAME_SCORE / (1 - SAME_NAME_SCORE);

/** What a link adds to the gain of two names. */
export const gainOf = (weight: number, similarity: number, factor = 1): number =>
  weight * (similarity - CONFLICT_COST * (1 - similarity) * factor);

/** Names share most of their words: which terms a word can be is worked out once. As many links as take a few megabytes. */
const REMEMBERED_MAX = 200_000;

export function termsFor(tables: NameTables): Terms {
  const all: Term[] = [];
  const texts = newTexts();
  const remembered = new Map<string, TermLinks>();
  let size = 0;
  return {
    all,
    termOf: (word, written) => {
      const known = texts.byShown.get(word.shown)?.find((term) => isTerm(term, word, written));
      if (known) return known;
      const { isAccented, isArabic, isChinese } = written;
      const term = { number: all.length, word, isAccented, isArabic, isChinese };
      all.push(term);
      push(texts.byShown, word.shown, term);
      addText(texts, word.token, term, tables);
      if (word.plain !== word.token) addText(texts, word.plain, term, tables);
      return term;
    },
    linksOf: (word, written) => {
      const key = keyOf(word, written);
      const known = remembered.get(key);
      if (known) return known;
      const links = linksOf(word, written, texts, tables);
      size += links.terms.length + 1;
      if (size > REMEMBERED_MAX) {
        remembered.clear();
        size = links.terms.length + 1;
      }
      remembered.set(key, links);
      return links;
    },
    written: (text) => texts.byText.get(text) ?? [],
    sounding: ({ sound, long, skeleton }, { isArabic }) => {
      const found = new Set<Term>();
      const add = (some: readonly string[] | undefined, isWanted: (term: Term) => boolean): void => {
        for (const text of some ?? [])
          for (const term of texts.byText.get(text) ?? []) if (isWanted(term)) found.add(term);
      };
      add(texts.bySound.get(sound), anyTerm);
      if (long !== sound) add(texts.bySound.get(long), anyTerm);
      add(texts.bySkeleton.get(skeleton), isArabic ? anyTerm : (term) => term.isArabic);
      return found.size === 0 ? NO_TERMS : [...found];
    },
  };
}

const NO_TERMS: readonly Term[] = [];
const anyTerm = (): boolean => true;

/** The spellings of all terms, by what another word can share with them. */
interface Texts {
  readonly byShown: Map<string, Term[]>;
  /** By token and by plain letters. */
  readonly byText: Map<string, Term[]>;
  readonly bySound: Map<string, string[]>;
  readonly bySkeleton: Map<string, string[]>;
  readonly byGroup: Map<string, string[]>;
  readonly byInitial: Map<string, string[]>;
  /** By first letter and length: where slips of the finger are looked for. */
  readonly byLength: Map<string, { readonly texts: string[]; readonly letters: number[] }>;
}

const newTexts = (): Texts => ({
  byShown: new Map(),
  byText: new Map(),
  bySound: new Map(),
  bySkeleton: new Map(),
  byGroup: new Map(),
  byInitial: new Map(),
  byLength: new Map(),
});

function isTerm({ word: a, ...term }: Term, b: NameWord, written: Written): boolean {
  return (
    a.token === b.token &&
    a.plain === b.plain &&
    a.marks === b.marks &&
    a.kind === b.kind &&
    a.weight === b.weight &&
    a.conflict === b.conflict &&
    a.omission === b.omission &&
    term.isAccented === written.isAccented &&
    term.isArabic === written.isArabic &&
    term.isChinese === written.isChinese
  );
}

const keyOf = ({ token, plain, marks, kind, weight }: NameWord, written: Written): string =>
  `${token} ${plain} ${marks} ${kind} ${String(weight)} ${String(Number(written.isAccented) + 2 * Number(written.isArabic) + 4 * Number(written.isChinese))}`;

function addText(texts: Texts, text: string, term: Term, { spellings }: NameTables): void {
  const isNew = !texts.byText.has(text);
  push(texts.byText, text, term);
  if (!isNew || text.startsWith('=')) return;
  const { sound, long, skeleton } = soundsOf(text);
  push(texts.bySound, sound, text);
  if (long !== sound) push(texts.bySound, long, text);
  if (skeleton.length >= SKELETON_LENGTH_MIN) push(texts.bySkeleton, skeleton, text);
  for (const group of spellings.get(text) ?? []) push(texts.byGroup, group, text);
  push(texts.byInitial, text.charAt(0), text);
  const key = text.charAt(0) + String(text.length);
  const others = texts.byLength.get(key);
  if (others === undefined) texts.byLength.set(key, { texts: [text], letters: [lettersOf(text)] });
  else {
    others.texts.push(text);
    others.letters.push(lettersOf(text));
  }
}

function push<Key, One>(map: Map<Key, One[]>, key: Key, one: One): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [one]);
  else known.push(one);
}

/** Compares the word with every term it shares a key with, once for all names that have them. */
function linksOf(word: NameWord, written: Written, texts: Texts, tables: NameTables): TermLinks {
  const terms: number[] = [];
  const gains: number[] = [];
  const seen = new Set<Term>();
  for (const text of textsLike(word, texts, tables))
    for (const term of texts.byText.get(text) ?? []) {
      if (seen.has(term)) continue;
      seen.add(term);
      const isArabic = written.isArabic || term.isArabic;
      const match = wordMatch(word, term.word, tables, {
        isAccented: written.isAccented && term.isAccented,
        isArabic,
        isChinese: written.isChinese && term.isChinese && !isArabic,
      });
      if (match === undefined) continue;
      terms.push(term.number);
      gains.push(gainOf(weightOf(word, term.word), match.similarity, match.way === 'slip' ? SLIP_CONFLICT : 1));
    }
  return { terms: Int32Array.from(terms), gains: Float64Array.from(gains) };
}

function textsLike({ token, plain }: NameWord, texts: Texts, { spellings }: NameTables): ReadonlySet<string> {
  const found = new Set([token, plain]);
  if (token.startsWith('=')) return found;
  const add = (some: readonly string[] = []): void => {
    for (const text of some) found.add(text);
  };
  for (const group of spellings.get(token) ?? []) add(texts.byGroup.get(group));
  if (token.length === 1) add(texts.byInitial.get(token));
  else found.add(token.charAt(0));
  const { sound, long, skeleton } = soundsOf(token);
  add(texts.bySound.get(sound));
  add(texts.bySound.get(long));
  if (skeleton.length >= SKELETON_LENGTH_MIN) add(texts.bySkeleton.get(skeleton));
  addSlips(token, texts, found);
  return found;
}

/** What is a slip of the finger away, of about that length and with about these letters: the names of a list have thousands of words that are not. */
function addSlips(token: string, { byLength }: Texts, found: Set<string>): void {
  if (token.length < 4) return;
  const letters = lettersOf(token);
  for (let length = token.length - 2; length <= token.length + 2; length += 1) {
    const reach = Math.min(length, token.length) >= 8 ? 2 : 1;
    const bucket = byLength.get(token.charAt(0) + String(length));
    if (bucket === undefined || Math.abs(length - token.length) > reach) continue;
    // One slip takes at most one letter away and brings at most one, two at most two.
    for (let at = 0; at < bucket.letters.length; at += 1) {
      const others = bucket.letters[at] ?? 0;
      if (bits(others & ~letters) > reach || bits(letters & ~others) > reach) continue;
      const text = bucket.texts[at] ?? '';
      if (editDistance(token, text, reach) <= reach) found.add(text);
    }
  }
}

function bits(value: number): number {
  let count = value - ((value >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return (((count + (count >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
