import type { Text } from '#core/kernel';
import { conditionsIn } from './conditions.ts';
import { levelOf, Vocabulary, type Document, type Level } from './word-index.ts';
import { wordsOf } from './words.ts';

/** The names of a nomenclature: all a classifier is made of. */
export interface ClassifierSource {
  /** A code whose name changed stands here once for each name. */
  readonly lines: readonly Named[];
  readonly headings: readonly Named[];
  readonly chapters: readonly Named[];
  readonly synonyms: readonly { readonly term: string; readonly codePrefix: string }[];
}
interface Named {
  readonly code: string;
  readonly name: Text;
}

/** The words of all names at each level of the nomenclature. Lines and headings go by their place in code order. */
export interface NameIndex {
  readonly codes: readonly string[];
  /** One name of each line: one language is enough to read conditions and measures from. */
  readonly names: readonly string[];
  readonly conditions: Uint8Array;
  readonly headingCodes: readonly string[];
  readonly headingNumbers: ReadonlyMap<string, number>;
  readonly chapterOfHeading: Uint8Array;
  readonly subheadingOfLine: Uint16Array;
  /** The lines of heading h are those from `linesFrom[h]` up to `linesFrom[h + 1]`. */
  readonly linesFrom: Uint16Array;
  readonly vocabulary: Vocabulary;
  readonly chapterLevel: Level;
  readonly headingLevel: Level;
  readonly subheadingLevel: Level;
  readonly lineLevel: Level;
}

/** Strengths with which the words of a name stand in a document. */
const OWN_NAME = 1;
const HEADING_NAME = 1.6;
const HEADING_NAME_IN_CHAPTER = 0.6;
const SYNONYM = 3;
/** A word of one line among many still names the heading; a word of all names it better. */
const OF_ANY_LINE = 0.4;
const OF_ALL_LINES = 0.6;
/** How far a long name is held against a document. A heading of many lines has many words through no fault of its own. */
const LENGTH_SHARE = { chapter: 0.2, heading: 0.15, subheading: 0.4, line: 0.4 } as const;
/** Places of lines are kept in sixteen bits; the longest national tariffs have a third of this. */
const LINES_MAX = 65_535;
/** Names between two steps: a few milliseconds of work. */
const NAMES_A_STEP = 256;

/** Builds the index, a step for every few hundred names. */
export function* indexNames(source: ClassifierSource): Generator<void, NameIndex> {
  const vocabulary = new Vocabulary();
  const names = Map.groupBy(source.lines, ({ code }) => code);
  const codes = [...names.keys()].toSorted();
  if (codes.length > LINES_MAX) throw new Error(`A tariff of more than ${LINES_MAX} lines`);
  const lines: Document[] = [];
  for (const code of codes) {
    const document: Document = new Map();
    for (const { name } of names.get(code) ?? []) learnName(vocabulary, document, name, OWN_NAME);
    lines.push(document);
    if (lines.length % NAMES_A_STEP === 0) yield;
  }
  const groups = { chapter: groupsOf(codes, 2), heading: groupsOf(codes, 4), subheading: groupsOf(codes, 6) };
  const subheadings = groups.subheading.keys.map((_, index) => gathered(lines, groups.subheading, index));
  yield;
  const headings = groups.heading.keys.map((_, index) => gathered(lines, groups.heading, index));
  yield;
  const chapters = groups.chapter.keys.map((): Document => new Map());
  const chapterNumbers = numbersOf(groups.chapter.keys);
  const headingNumbers = numbersOf(groups.heading.keys);
  for (const { code, name } of source.headings) {
    learnName(vocabulary, headings[headingNumbers.get(code) ?? -1], name, HEADING_NAME);
    learnName(vocabulary, chapters[chapterNumbers.get(code.slice(0, 2)) ?? -1], name, HEADING_NAME_IN_CHAPTER);
  }
  for (const { code, name } of source.chapters)
    learnName(vocabulary, chapters[chapterNumbers.get(code) ?? -1], name, OWN_NAME);
  yield;
  const levels: readonly (readonly [digits: number, keys: readonly string[], documents: readonly Document[]])[] = [
    [2, groups.chapter.keys, chapters],
    [4, groups.heading.keys, headings],
    [6, groups.subheading.keys, subheadings],
    [8, codes, lines],
  ];
  for (const [place, { term, codePrefix }] of source.synonyms.entries()) {
    const words = wordsOf(term);
    for (const [digits, keys, documents] of levels) {
      if (codePrefix.length < digits) break;
      const [from, to] = rangeOf(keys, codePrefix.slice(0, digits));
      for (const document of documents.slice(from, to)) vocabulary.learn(document, words, SYNONYM);
    }
    if (place % NAMES_A_STEP === 0) yield;
  }
  const { size } = vocabulary;
  const chapterLevel = levelOf(chapters, size, LENGTH_SHARE.chapter);
  const headingLevel = levelOf(headings, size, LENGTH_SHARE.heading);
  yield;
  const subheadingLevel = levelOf(subheadings, size, LENGTH_SHARE.subheading);
  yield;
  const lineLevel = levelOf(lines, size, LENGTH_SHARE.line);
  yield;
  const oneName = codes.map((code) => names.get(code)?.at(-1)?.name.vi ?? '');
  return {
    codes,
    names: oneName,
    conditions: Uint8Array.from(oneName, conditionsIn),
    headingCodes: groups.heading.keys,
    headingNumbers,
    chapterOfHeading: Uint8Array.from(groups.heading.keys, (code) => chapterNumbers.get(code.slice(0, 2)) ?? 0),
    subheadingOfLine: groups.subheading.groupOf,
    linesFrom: groups.heading.from,
    vocabulary,
    chapterLevel,
    headingLevel,
    subheadingLevel,
    lineLevel,
  };
}

/** Names of what has no line lead nowhere. */
function learnName(vocabulary: Vocabulary, document: Document | undefined, name: Text, strength: number): void {
  if (document === undefined) return;
  vocabulary.learn(document, wordsOf(name.vi), strength);
  vocabulary.learn(document, wordsOf(name.en), strength);
}

const numbersOf = (keys: readonly string[]): ReadonlyMap<string, number> =>
  new Map(keys.map((key, index) => [key, index]));

interface Groups {
  readonly keys: readonly string[];
  readonly groupOf: Uint16Array;
  readonly from: Uint16Array;
}

/** Codes in order, gathered by their first digits. */
function groupsOf(codes: readonly string[], digits: number): Groups {
  const keys: string[] = [];
  const from: number[] = [];
  const groupOf = new Uint16Array(codes.length);
  for (const [index, code] of codes.entries()) {
    const key = code.slice(0, digits);
    if (keys.at(-1) !== key) {
      keys.push(key);
      from.push(index);
    }
    groupOf[index] = keys.length - 1;
  }
  return { keys, groupOf, from: Uint16Array.from([...from, codes.length]) };
}

/** The words of all lines of a group, each by how many of the lines hold it. */
function gathered(lines: readonly Document[], groups: Groups, group: number): Document {
  const from = groups.from[group] ?? 0;
  const to = groups.from[group + 1] ?? from;
  const counts: Document = new Map();
  for (let line = from; line < to; line += 1)
    for (const term of lines[line]?.keys() ?? []) counts.set(term, (counts.get(term) ?? 0) + 1);
  for (const [term, count] of counts) counts.set(term, OF_ANY_LINE + (OF_ALL_LINES * count) / (to - from));
  return counts;
}

/** Where the keys that start so stand: from the first up to, and without, the second. Keys are in order. */
function rangeOf(keys: readonly string[], prefix: string): readonly [number, number] {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (keys[to]?.startsWith(prefix)) to += 1;
  return [low, to];
}
