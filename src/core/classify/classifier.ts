import { finish } from '#core/kernel';
import { conditionsIn } from './conditions.ts';
import type { Learned } from './learned.ts';
import { indexNames, type ClassifierSource, type NameIndex } from './name-index.ts';
import { agreementOf, quantitiesIn, type Quantity } from './quantities.ts';
import { similarWords } from './similar-words.ts';
import { holdsTerm, scoresOf, type Term } from './word-index.ts';
import { TEXT_LENGTH_MAX, wordsOf, type Word } from './words.ts';

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
  /** Builds the index a step at a time, for whoever shares a thread; otherwise the first question builds it at once. */
  readonly warming: () => Generator<void, void>;
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
  const engine = (): Engine => (built ??= new Engine(finish(indexNames(source))));
  return {
    rank: (text, options) => engine().rank(text, options),
    descriptionFits: (description, code) => engine().fit(description, code),
    *warming() {
      if (built !== undefined) return;
      const index = yield* indexNames(source);
      built ??= new Engine(index);
    },
  };
}

class Engine {
  private readonly index: NameIndex;
  /** By line; read from its name when it is first asked about. */
  private readonly quantities: (readonly Quantity[] | undefined)[];
  private similar: ((word: string) => readonly { readonly term: number; readonly likeness: number }[]) | undefined;

  constructor(index: NameIndex) {
    this.index = index;
    this.quantities = Array.from<readonly Quantity[] | undefined>({ length: index.codes.length });
  }

  rank(text: string, options: RankOptions): Ranking {
    const words = wordsOf(text);
    const terms = this.index.vocabulary.termsOf(words, (word) => this.similarTerms(word));
    const within = options.within ?? '';
    const said = conditionsIn(text);
    const measured = quantitiesIn(text.slice(0, TEXT_LENGTH_MAX));
    const scores = this.headingScores(terms);
    if (options.learned) this.addLearned(scores, words, options.learned);
    const tried = best(scores, HEADINGS_TRIED, (index) => agrees(this.index.headingCodes[index] ?? '', within));
    const shares = sharesOf(tried.map((index) => scores[index] ?? 0));
    const subheadings = scoresOf(this.index.subheadingLevel, terms, new Float64Array(this.index.subheadingLevel.size));
    const own = scoresOf(this.index.lineLevel, terms, new Float64Array(this.index.lineLevel.size));
    const candidates: {
      readonly line: number;
      readonly heading: number;
      readonly share: number;
      readonly score: number;
    }[] = [];
    for (const [place, heading] of tried.entries()) {
      const end = this.index.linesFrom[heading + 1] ?? 0;
      for (let line = this.index.linesFrom[heading] ?? 0; line < end; line += 1) {
        const code = this.index.codes[line] ?? '';
        if (!code.startsWith(within) || options.accepts?.(code) === false) continue;
        const spoken =
          (scores[heading] ?? 0) +
          SUBHEADING_WEIGHT * (subheadings[this.index.subheadingOfLine[line] ?? 0] ?? 0) +
          LINE_WEIGHT * (own[line] ?? 0);
        const unsaid = (this.index.conditions[line] ?? 0) & ~said;
        const agreement = measured.length === 0 ? 0 : agreementOf(measured, this.quantitiesOf(line));
        const score = spoken * (unsaid === 0 ? 1 : CONDITION_LEFT) + QUANTITY_WEIGHT * agreement;
        candidates.push({ line, heading, share: shares[place] ?? 0, score });
      }
    }
    // Equal lines stand in the order of the tariff, but a line for all others behind those with a name.
    const shown = candidates.toSorted((a, b) => b.score - a.score || a.line - b.line).slice(0, options.limit);
    return {
      headings: tried.slice(0, HEADINGS_SHOWN).map((index, place) => ({
        code: this.index.headingCodes[index] ?? '',
        score: scores[index] ?? 0,
        share: shares[place] ?? 0,
        matched: matchedWords(words, terms, (term) => holdsTerm(this.index.headingLevel, term, index)),
      })),
      lines: shown.map(({ line, heading, share, score }) => ({
        code: this.index.codes[line] ?? '',
        heading: this.index.headingCodes[heading] ?? '',
        score,
        share,
        matched: matchedWords(
          words,
          terms,
          (term) => holdsTerm(this.index.headingLevel, term, heading) || holdsTerm(this.index.lineLevel, term, line),
        ),
      })),
    };
  }

  fit(description: string, code: string): Fit {
    const terms = this.index.vocabulary.termsOf(wordsOf(description), () => []);
    const scores = this.headingScores(terms);
    const declared = this.index.headingNumbers.get(code.slice(0, 4));
    const expected = best(scores, EXPECTED_MAX, () => true);
    const strongest = scores[expected[0] ?? 0] ?? 0;
    const expectedHeadings = expected.map((index) => this.index.headingCodes[index] ?? '');
    if (declared === undefined || strongest < TELLING_SCORE_MIN) return { fit: 1, expectedHeadings };
    return { fit: Math.min(1, (scores[declared] ?? 0) / strongest), expectedHeadings };
  }

  private headingScores(terms: readonly Term[]): Float64Array {
    const scores = scoresOf(this.index.headingLevel, terms, new Float64Array(this.index.headingLevel.size));
    const chapters = scoresOf(this.index.chapterLevel, terms, new Float64Array(this.index.chapterLevel.size));
    for (let index = 0; index < scores.length; index += 1) {
      const own = scores[index] ?? 0;
      // The chapter only tells apart headings that have something of their own to say.
      if (own > 0)
        scores[index] =
          (HEADING_WEIGHT * own + CHAPTER_WEIGHT * (chapters[this.index.chapterOfHeading[index] ?? 0] ?? 0)) *
          ((this.index.headingCodes[index] ?? '') >= NATIONAL_CHAPTER ? NATIONAL_LEFT : 1);
    }
    return scores;
  }

  private addLearned(scores: Float64Array, words: readonly Word[], learned: Learned): void {
    for (const { folded, weight } of words)
      for (const { heading, strength } of learned.evidence(folded)) {
        const index = this.index.headingNumbers.get(heading);
        if (index !== undefined) scores[index] = (scores[index] ?? 0) + weight * strength;
      }
  }

  private quantitiesOf(line: number): readonly Quantity[] {
    return (this.quantities[line] ??= quantitiesIn(this.index.names[line] ?? ''));
  }

  private similarTerms(word: string): readonly { readonly term: number; readonly likeness: number }[] {
    if (this.similar === undefined) {
      const known = this.index.vocabulary.foldedWords();
      const find = similarWords(known.map(([text]) => text));
      this.similar = (asked) => find(asked).map(({ word: at, likeness }) => ({ term: known[at]?.[1] ?? 0, likeness }));
    }
    return this.similar(word);
  }
}

const EXPECTED_MAX = 5;
/** About two rare words, or one pair: less than that says nothing about the heading. */
const TELLING_SCORE_MIN = 9;

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
