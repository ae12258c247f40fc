import type { Classifier, RankOptions } from './classifier.ts';

/** A description with the code that is right for it. */
export interface Example {
  readonly text: string;
  readonly code: string;
}

/** How often the right code stood among the first so many, counted to so many digits; shares from 0 to 1. */
export interface Accuracy {
  readonly digits: number;
  readonly top1: number;
  readonly top5: number;
  readonly top10: number;
}

export interface Evaluation {
  readonly examples: number;
  readonly accuracy: readonly Accuracy[];
  /** The first lines found for each example, with the place of the right one to eight digits; 0 where it was not found. */
  readonly answers: readonly (Example & { readonly found: readonly string[]; readonly place: number })[];
}

const DIGITS = [2, 4, 6, 8] as const;
const FIRST = 10;
/** Enough that ten different headings are among them even where the first has many lines. */
const LINES_ASKED = 400;

/** Measures a classifier. A code of fewer digits than are asked about is right where it is right as far as it goes. */
export function evaluate(
  classifier: Classifier,
  examples: readonly Example[],
  options: Omit<RankOptions, 'limit'> = {},
): Evaluation {
  const ranked = examples.map(({ text }) => {
    const { lines } = classifier.rank(text, { ...options, limit: LINES_ASKED });
    return lines.map(({ code }) => code);
  });
  const accuracy = DIGITS.map((digits) => {
    const places = examples.map(({ code }, index) => {
      // Lines of one heading are one answer when headings are asked about.
      const answers = [...new Set((ranked[index] ?? []).map((found) => found.slice(0, digits)))];
      return answers.indexOf(code.slice(0, digits)) + 1;
    });
    const within = (count: number) =>
      examples.length === 0 ? 0 : places.filter((place) => place > 0 && place <= count).length / examples.length;
    return { digits, top1: within(1), top5: within(5), top10: within(FIRST) };
  });
  const answers = examples.map((example, index) => {
    const found = ranked[index] ?? [];
    return { ...example, found: found.slice(0, FIRST), place: found.indexOf(example.code) + 1 };
  });
  return { examples: examples.length, accuracy, answers };
}
