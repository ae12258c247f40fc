import { compareNames, SAME_NAME_SCORE, type NameComparison } from './compare-names.ts';
import type { NameTables } from './name-tables.ts';
import { parseName } from './parse-name.ts';
import type { NamePair } from './read-name-pairs.ts';

export interface NameFigures {
  readonly pairs: number;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly trueNegatives: number;
  /** Of the pairs taken for one name, the share that is. 1 where none is taken. */
  readonly precision: number;
  /** Of the pairs that are one name, the share found. */
  readonly recall: number;
  readonly f1: number;
}

export interface NameMistake extends NamePair {
  readonly comparison: NameComparison;
}

export interface NameEvaluation {
  readonly threshold: number;
  readonly figures: NameFigures;
  /** The worst first: furthest on the wrong side of the threshold. */
  readonly mistakes: readonly NameMistake[];
}

/** How well names are told apart, on pairs of which it is known. */
export function evaluateNames(
  pairs: readonly NamePair[],
  tables: NameTables,
  threshold = SAME_NAME_SCORE,
): NameEvaluation {
  let [truePositives, falsePositives, falseNegatives] = [0, 0, 0];
  const mistakes: NameMistake[] = [];
  for (const pair of pairs) {
    const comparison = compareNames(parseName(pair.left, tables), parseName(pair.right, tables), tables);
    const isTaken = comparison.score >= threshold;
    if (isTaken && pair.isSame) truePositives += 1;
    if (isTaken && !pair.isSame) falsePositives += 1;
    if (!isTaken && pair.isSame) falseNegatives += 1;
    if (isTaken !== pair.isSame) mistakes.push({ ...pair, comparison });
  }
  const distance = ({ comparison }: NameMistake) => Math.abs(comparison.score - threshold);
  return {
    threshold,
    figures: figuresOf(pairs.length, truePositives, falsePositives, falseNegatives),
    mistakes: mistakes.toSorted((a, b) => distance(b) - distance(a)),
  };
}

function figuresOf(pairs: number, truePositives: number, falsePositives: number, falseNegatives: number): NameFigures {
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  const precision = share(truePositives, truePositives + falsePositives);
  const recall = share(truePositives, truePositives + falseNegatives);
  const f1 = share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
  const trueNegatives = pairs - truePositives - falsePositives - falseNegatives;
  return { pairs, truePositives, falsePositives, falseNegatives, trueNegatives, precision, recall, f1 };
}
