import { foldText, readJson, type PackProblem } from '#core/codes';
import { ok, type Result } from '#core/kernel';
import { Type, type Static } from 'typebox';
import { vietnameseMarks } from './vietnamese-marks.ts';

const phrases = Type.Record(Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }), Type.String({ minLength: 1 }));

/** How much is lost where a name is said without such a word, or with another of them. Never what it is worth to share it alone. */
export const WORD_CLASSES = ['trade', 'industry', 'place'] as const;

/**
 * What a country knows of the names of its people and companies. Phrases are in small letters, with accents where the language
 * has them (a name written without matches too), several of one meaning apart by `|`. The meanings are shared between tables, so that "thương mại" is "trading".
 */
export const NameTableFile = Type.Object(
  {
    /** Legal forms of companies, by kind. */
    forms: phrases,
    /** What many companies are called besides their own name, by meaning. */
    trade: phrases,
    industry: phrases,
    place: phrases,
    /** How people are addressed; no part of a name. */
    titles: Type.String(),
    /** Words that join others and are often left out. */
    particles: Type.String(),
    /** Family names that many share, and middle names that say little. */
    surnames: Type.String(),
    middleNames: Type.String(),
    /** Ways to write one name: groups apart by `|`, the ways by spaces. */
    spellings: Type.String(),
  },
  { additionalProperties: false },
);
export type NameTableFile = Readonly<Static<typeof NameTableFile>>;

export type WordClass = 'form' | 'title' | 'particle' | (typeof WORD_CLASSES)[number];

/** A phrase of the tables: what it means. */
export interface Phrase {
  readonly words: readonly string[];
  /** Quality and tone of each word, where the table writes accents; empty where it writes none. */
  readonly marks: readonly string[];
  readonly kind: WordClass;
  readonly meaning: string;
}

/** The tables ready for use; the longest phrase that begins with a word comes first. */
export interface NameTables {
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
  readonly surnames: ReadonlySet<string>;
  readonly middleNames: ReadonlySet<string>;
  /** The groups of spellings that a word belongs to. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
}

/** Reads `country/<code>/risk/names.json`; a problem names the line. */
export function readNameTable(text: string, file: string): Result<NameTableFile, readonly PackProblem[]> {
  const read = readJson(text, file, NameTableFile);
  return read.ok ? ok(read.value.value) : read;
}

/** Puts tables together: the general one and those of a country. */
export function compileNameTables(tables: readonly NameTableFile[]): NameTables {
  const found: Phrase[] = [];
  const spellings = new Map<string, string[]>();
  const surnames = new Set<string>();
  const middleNames = new Set<string>();
  for (const [number, table] of tables.entries()) {
    for (const [meaning, written] of Object.entries(table.forms)) found.push(...phrasesOf('form', meaning, written));
    for (const kind of WORD_CLASSES)
      for (const [meaning, written] of Object.entries(table[kind])) found.push(...phrasesOf(kind, meaning, written));
    for (const title of list(table.titles)) found.push(...phrasesOf('title', 'title', title));
    for (const particle of list(table.particles)) found.push(...phrasesOf('particle', particle, particle));
    for (const surname of words(table.surnames)) surnames.add(surname);
    for (const middle of words(table.middleNames)) middleNames.add(middle);
    for (const [at, group] of list(table.spellings).entries())
      for (const word of words(group))
        spellings.set(word, [...(spellings.get(word) ?? []), `${String(number)}.${String(at)}`]);
  }
  const byFirst = new Map<string, Phrase[]>();
  for (const phrase of found) {
    const first = phrase.words[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  for (const [first, some] of byFirst)
    byFirst.set(
      first,
      some.toSorted((a, b) => b.words.length - a.words.length),
    );
  return { phrases: byFirst, surnames, middleNames, spellings };
}

const phrasesOf = (kind: WordClass, meaning: string, written: string): readonly Phrase[] =>
  list(written).map((phrase) => {
    const said = words(phrase);
    const marks = said.map(vietnameseMarks);
    return { words: said.map(foldText), marks: marks.some((mark) => mark !== '') ? marks : [], kind, meaning };
  });
const list = (text: string): readonly string[] =>
  text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
const words = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');
