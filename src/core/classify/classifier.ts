import type { Text } from '#core/kernel';
import { conditionsIn } from './conditions.ts';
import type { Learned } from './learned.ts';
import { agreementOf, quantitiesIn, type Quantity } from './quantities.ts';
import { similarWords } from './similar-words.ts';
import { holdsTerm, levelOf, scoresOf, Vocabulary, type Document, type Level, type Term } from './word-index.ts';
import { TEXT_LENGTH_MAX, wordsOf, type Word } from './words.ts';

/** The names of a nomenclature: all a classifier is made of. */
export interface ClassifierSource {
  readonly lines: readonly Named[];
  readonly headings: readonly Named[];
  readonly chapters: readonly Named[];
  readonly synonyms: readonly { readonly term: string; readonly codePrefix: string }[];
}
interface Named {
  readonly code: string;
  readonly name: Text;
}

export interface RankOptions {
  readonly limit: number;
  /** Only codes that start so. */
  readonly within?: string;
  /** Which lines may be named: those of the day. */
  readonly accepts?: (code: string) => boolean;
  /** What cleared declarations called their goods. */
  readonly learned?: Learned;
}

export interface RankedHeading {
  readonly code: string;
  readonly score: number;
  /** The part of the evidence that speaks for it, from 0 to 1; all headings share 1. */
  readonly share: number;
  /** The words of the text, as written, that speak for it. */
  readonly matched: readonly string[];
}

export interface RankedLine extends RankedHeading {
  /** Of its heading, since lines of one heading are told apart by rates, not by kind. */
  readonly heading: string;
}

export interface Ranking {
  readonly headings: readonly RankedHeading[];
  readonly lines: readonly RankedLine[];
}

/** How well a description goes with a code. */
export interface Fit {
  /** 1: nothing speaks against the heading declared, or too little is said to tell. Near 0: all of it speaks for others. */
  readonly fit: number;
  /** The headings that the words speak for, strongest first. */
  readonly expectedHeadings: readonly string[];
}

export interface Classifier {
  readonly rank: (text: string, options: RankOptions) => Ranking;
  readonly descriptionFits: (description: string, code: string) => Fit;
  /** Builds the index now, where a moment is at hand; otherwise the first question does. */
  readonly warm: () => void;
}

/** How much the levels above a line count. Tuned on texts that are not in the tariff, see `tests/data/classify`. */
const CHAPTER_WEIGHT = 0.5;
const HEADING_WEIGHT = 1;
const SUBHEADING_WEIGHT = 0.4;
const LINE_WEIGHT = 0.35;
/** What a measure inside or outside the bounds of a line's name counts for. */
const QUANTITY_WEIGHT = 3;
/** What is left of the score of a line for parts, scrap or kits where the text speaks of none. */
const CONDITION_LEFT = 0.85;
/** Chapters 98 and 99 are each country's own: what stands there stands in its own chapter too, which comes first. */
const NATIONAL_CHAPTER = '98';
const NATIONAL_LEFT = 0.75;
/** Lines are ranked within so many headings. */
const HEADINGS_TRIED = 24;
const HEADINGS_SHOWN = 10;

/**
 * Finds lines by what people call goods. Headings are found first, by all the names below and above them, then the lines
 * in them. The index is built by the first question, since a border post may never ask one; it never changes after that.
 */
export function buildClassifier(source: ClassifierSource): Classifier {
  let built: Engine | undefined;
  const engine = (): Engine => (built ??= new Engine(source));
  return {
    rank: (text, options) => engine().rank(text, options),
    descriptionFits: (description, code) => engine().fit(description, code),
    warm: () => void engine(),
  };
}

/** Strengths with which the words of a name stand in a document. */
const OWN_NAME = 1;
const HEADING_NAME = 1.6;
const SYNONYM = 3;
/** A word of one line among many still names the heading; a word of all names it better. */
const OF_ANY_LINE = 0.4;
const OF_ALL_LINES = 0.6;

class Engine {
  private readonly codes: readonly string[];
  private readonly names: readonly string[];
  private readonly conditions: Uint8Array;
  /** By line; read from its name when it is first asked about. */
  private readonly quantities: (readonly Quantity[] | undefined)[];
  private readonly headingCodes: readonly string[];
  private readonly headingNumbers: ReadonlyMap<string, number>;
  private readonly chapterOfHeading: Uint8Array;
  private readonly subheadingOfLine: Uint16Array;
  /** The lines of heading h are those from `linesFrom[h]` up to `linesFrom[h + 1]`. */
  private readonly linesFrom: Uint16Array;
  private readonly vocabulary = new Vocabulary();
  private readonly chapterLevel: Level;
  private readonly headingLevel: Level;
  private readonly subheadingLevel: Level;
  private readonly lineLevel: Level;
  private similar: ((word: string) => readonly { readonly term: number; readonly likeness: number }[]) | undefined;

  constructor(source: ClassifierSource) {
    const names = Map.groupBy(source.lines, ({ code }) => code);
    const synonyms = source.synonyms.map(({ term, codePrefix }) => ({ words: wordsOf(term), codePrefix }));
    const codes = [...names.keys()].toSorted();
    const lines = codes.map((code) => {
      const document: Document = new Map();
      for (const { name } of names.get(code) ?? []) this.learnName(document, name, OWN_NAME);
      return document;
    });
    const bySubheading = groupsOf(codes, 6);
    const byHeading = groupsOf(codes, 4);
    const byChapter = groupsOf(codes, 2);
    const headingNames = new Map(source.headings.map(({ code, name }) => [code, name]));
    const chapterNames = new Map(source.chapters.map(({ code, name }) => [code, name]));
    const subheadings = bySubheading.keys.map((_, index) => gathered(lines, bySubheading, index));
    const headings = byHeading.keys.map((code, index) => {
      const document = gathered(lines, byHeading, index);
      this.learnName(document, headingNames.get(code), HEADING_NAME);
      return document;
    });
    const chapters = byChapter.keys.map((code) => {
      const document: Document = new Map();
      this.learnName(document, chapterNames.get(code), OWN_NAME);
      for (const [heading, name] of headingNames) if (heading.startsWith(code)) this.learnName(document, name, 0.6);
      return document;
    });
    for (const { words, codePrefix } of synonyms) {
      const learnAll = (documents: readonly Document[], keys: readonly string[], length: number) => {
        const [from, to] = rangeOf(keys, codePrefix.slice(0, length));
        for (let index = from; index < to; index += 1)
          this.vocabulary.learn(documents[index] ?? new Map(), words, SYNONYM);
      };
      learnAll(chapters, byChapter.keys, 2);
      if (codePrefix.length >= 4) learnAll(headings, byHeading.keys, 4);
      if (codePrefix.length >= 6) learnAll(subheadings, bySubheading.keys, 6);
      if (codePrefix.length >= 8) learnAll(lines, codes, 8);
    }
    const { size } = this.vocabulary;
    this.codes = codes;
    this.names = codes.map((code) => namesIn(names.get(code)?.[0]?.name));
    this.conditions = Uint8Array.from(this.names, conditionsIn);
    this.quantities = new Array<readonly Quantity[] | undefined>(codes.length).fill(undefined);
    this.headingCodes = byHeading.keys;
    this.headingNumbers = new Map(byHeading.keys.map((code, index) => [code, index]));
    const chapterNumbers = new Map(byChapter.keys.map((code, index) => [code, index]));
    this.chapterOfHeading = Uint8Array.from(byHeading.keys, (code) => chapterNumbers.get(code.slice(0, 2)) ?? 0);
    this.subheadingOfLine = bySubheading.groupOf;
    this.linesFrom = byHeading.from;
    this.chapterLevel = levelOf(chapters, size, 0.2);
    this.headingLevel = levelOf(headings, size, 0.15);
    this.subheadingLevel = levelOf(subheadings, size, 0.4);
    this.lineLevel = levelOf(lines, size, 0.4);
  }

  rank(text: string, options: RankOptions): Ranking {
    const words = wordsOf(text);
    const terms = this.vocabulary.termsOf(words, (word) => this.similarTerms(word));
    const within = options.within ?? '';
    const said = conditionsIn(text);
    const measured = quantitiesIn(text.slice(0, TEXT_LENGTH_MAX));
    const scores = this.headingScores(terms);
    if (options.learned) this.addLearned(scores, words, options.learned);
    const tried = best(scores, HEADINGS_TRIED, (index) => agrees(this.headingCodes[index] ?? '', within));
    const shares = sharesOf(tried.map((index) => scores[index] ?? 0));
    const subheadings = scoresOf(this.subheadingLevel, terms, new Float64Array(this.subheadingLevel.size));
    const own = scoresOf(this.lineLevel, terms, new Float64Array(this.lineLevel.size));
    const candidates: {
      readonly line: number;
      readonly heading: number;
      readonly share: number;
      readonly score: number;
    }[] = [];
    for (const [place, heading] of tried.entries()) {
      const end = this.linesFrom[heading + 1] ?? 0;
      for (let line = this.linesFrom[heading] ?? 0; line < end; line += 1) {
        const code = this.codes[line] ?? '';
        if (!code.startsWith(within) || options.accepts?.(code) === false) continue;
        const spoken =
          (scores[heading] ?? 0) +
          SUBHEADING_WEIGHT * (subheadings[this.subheadingOfLine[line] ?? 0] ?? 0) +
          LINE_WEIGHT * (own[line] ?? 0);
        const unsaid = (this.conditions[line] ?? 0) & ~said;
        const agreement = measured.length === 0 ? 0 : agreementOf(measured, this.quantitiesOf(line));
        const score = spoken * (unsaid === 0 ? 1 : CONDITION_LEFT) + QUANTITY_WEIGHT * agreement;
        candidates.push({ line, heading, share: shares[place] ?? 0, score });
      }
    }
    // Equal lines stand in the order of the tariff, but a line for all others behind those with a name.
    const shown = candidates.toSorted((a, b) => b.score - a.score || a.line - b.line).slice(0, options.limit);
    return {
      headings: tried.slice(0, HEADINGS_SHOWN).map((index, place) => ({
        code: this.headingCodes[index] ?? '',
        score: scores[index] ?? 0,
        share: shares[place] ?? 0,
        matched: matchedWords(words, terms, (term) => holdsTerm(this.headingLevel, term, index)),
      })),
      lines: shown.map(({ line, heading, share, score }) => ({
        code: this.codes[line] ?? '',
        heading: this.headingCodes[heading] ?? '',
        score,
        share,
        matched: matchedWords(
          words,
          terms,
          (term) => holdsTerm(this.headingLevel, term, heading) || holdsTerm(this.lineLevel, term, line),
        ),
      })),
    };
  }

  fit(description: string, code: string): Fit {
    const terms = this.vocabulary.termsOf(wordsOf(description), () => []);
    const scores = this.headingScores(terms);
    const declared = this.headingNumbers.get(code.slice(0, 4));
    const expected = best(scores, EXPECTED_MAX, () => true);
    const strongest = scores[expected[0] ?? 0] ?? 0;
    const expectedHeadings = expected.map((index) => this.headingCodes[index] ?? '');
    if (declared === undefined || strongest < TELLING_SCORE_MIN) return { fit: 1, expectedHeadings };
    return { fit: Math.min(1, (scores[declared] ?? 0) / strongest), expectedHeadings };
  }

  private headingScores(terms: readonly Term[]): Float64Array {
    const scores = scoresOf(this.headingLevel, terms, new Float64Array(this.headingLevel.size));
    const chapters = scoresOf(this.chapterLevel, terms, new Float64Array(this.chapterLevel.size));
    for (let index = 0; index < scores.length; index += 1) {
      const own = scores[index] ?? 0;
      // The chapter only tells apart headings that have something of their own to say.
      if (own > 0)
        scores[index] =
          (HEADING_WEIGHT * own + CHAPTER_WEIGHT * (chapters[this.chapterOfHeading[index] ?? 0] ?? 0)) *
          ((this.headingCodes[index] ?? '') >= NATIONAL_CHAPTER ? NATIONAL_LEFT : 1);
    }
    return scores;
  }

  private addLearned(scores: Float64Array, words: readonly Word[], learned: Learned): void {
    for (const { folded, weight } of words)
      for (const { heading, strength } of learned.evidence(folded)) {
        const index = this.headingNumbers.get(heading);
        if (index !== undefined) scores[index] = (scores[index] ?? 0) + weight * strength;
      }
  }

  private quantitiesOf(line: number): readonly Quantity[] {
    return (this.quantities[line] ??= quantitiesIn(this.names[line] ?? ''));
  }

  private learnName(document: Document, name: Text | undefined, strength: number): void {
    if (name === undefined) return;
    this.vocabulary.learn(document, wordsOf(name.vi), strength);
    this.vocabulary.learn(document, wordsOf(name.en), strength);
  }

  private similarTerms(word: string): readonly { readonly term: number; readonly likeness: number }[] {
    if (this.similar === undefined) {
      const known = this.vocabulary.foldedWords();
      const find = similarWords(known.map(([text]) => text));
      this.similar = (asked) => find(asked).map(({ word: at, likeness }) => ({ term: known[at]?.[1] ?? 0, likeness }));
    }
    return this.similar(word);
  }
}

/** One language is enough to tell conditions and measures by: the names say the same. */
const namesIn = (name: Text | undefined): string => name?.vi ?? '';

const EXPECTED_MAX = 5;
/** About two rare words, or one pair: less than that says nothing about the heading. */
const TELLING_SCORE_MIN = 9;

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

/** Where the keys that start so stand: from the first up to, and without, the second. */
function rangeOf(keys: readonly string[], prefix: string): readonly [number, number] {
  const from = keys.findIndex((key) => key.startsWith(prefix));
  if (from < 0) return [0, 0];
  let to = from;
  while (keys[to]?.startsWith(prefix)) to += 1;
  return [from, to];
}

/** Whether a heading may hold codes that start so. */
const agrees = (heading: string, prefix: string): boolean =>
  heading.startsWith(prefix.slice(0, heading.length)) && prefix.slice(0, 4).startsWith(heading.slice(0, prefix.length));

/** The places of the highest scores above nothing, highest first; equal ones in order. */
function best(scores: Float64Array, count: number, accepts: (index: number) => boolean): readonly number[] {
  const found: number[] = [];
  for (let index = 0; index < scores.length; index += 1)
    if ((scores[index] ?? 0) > 0 && accepts(index)) found.push(index);
  return found.toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b).slice(0, count);
}

/** How sharply a better score takes the share: one that is behind by this part of the best has a third of its share. */
const SHARE_STEP = 0.12;

function sharesOf(scores: readonly number[]): readonly number[] {
  const top = scores[0] ?? 0;
  const raw = scores.map((score) => (top === 0 ? 0 : Math.exp((score - top) / (top * SHARE_STEP))));
  const sum = raw.reduce((total, share) => total + share, 0);
  return raw.map((share) => share / sum);
}

function matchedWords(
  words: readonly Word[],
  terms: readonly Term[],
  matches: (term: number) => boolean,
): readonly string[] {
  const places = new Set(terms.filter(({ term }) => matches(term)).map(({ word }) => word));
  return [...new Set([...places].toSorted((a, b) => a - b).map((place) => words[place]?.exact ?? ''))];
}
