import { wordsOf } from './words.ts';

/** What cleared declarations called the goods of a heading. */
export interface Learned {
  readonly evidence: (folded: string) => readonly { readonly heading: string; readonly strength: number }[];
}

/** That so many different traders used the word, without accents, for goods of the heading. */
export interface LearnedWord {
  readonly word: string;
  readonly heading: string;
  readonly traders: number;
}

/** One trader alone teaches nothing: nobody's own words may lead others to a code. */
export const LEARNED_TRADERS_MIN = 2;
/** More than these add nothing, so that no flood of declarations outweighs the names of the tariff. */
export const LEARNED_TRADERS_MAX = 8;
/** What a word used by many, for one heading only, counts for: about as much as a rare word of the heading's name. */
const STRENGTH_MAX = 4;
/** Traders that are added in thought to each word, so that few do not count as surely as many. */
const DOUBT = 2;

/** A memory of words by heading; strengths fall where a word is used for many headings. */
export function learnedFrom(words: readonly LearnedWord[]): Learned {
  const counted = words.filter(({ traders }) => traders >= LEARNED_TRADERS_MIN);
  const byWord = new Map(
    [...Map.groupBy(counted, ({ word }) => word)].map(([word, uses]) => {
      const capped = uses.map(({ heading, traders }) => ({ heading, traders: Math.min(traders, LEARNED_TRADERS_MAX) }));
      const all = capped.reduce((sum, { traders }) => sum + traders, 0);
      const evidence = capped.map(({ heading, traders }) => ({
        heading,
        strength: (STRENGTH_MAX * traders) / (all + DOUBT),
      }));
      return [word, evidence] as const;
    }),
  );
  return { evidence: (folded) => byWord.get(folded) ?? [] };
}

/** The words of a description worth remembering: what the goods are, without figures, makes and models. */
export function teachingWords(description: string): readonly string[] {
  const words = wordsOf(description)
    .filter(({ folded, weight }) => weight >= TEACHING_WEIGHT_MIN && folded.length <= WORD_LENGTH_MAX)
    .map(({ folded }) => folded);
  return [...new Set(words)].slice(0, TEACHING_WORDS_MAX);
}

/** Asides, figures and half-silent words weigh less. */
const TEACHING_WEIGHT_MIN = 0.6;
const TEACHING_WORDS_MAX = 8;
const WORD_LENGTH_MAX = 24;
