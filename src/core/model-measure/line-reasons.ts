import { calibrated, chanceOf, compileScorer, explainer, type LearnedModel } from '#core/learning';
import { assert } from '#core/kernel';

/** Why a model said what it said of one line. Contributions are log-odds: the score of nothing known and all of them are the score. */
export interface LineReasons {
  readonly chance: number;
  /** The chance where nothing is known of the goods. */
  readonly expected: number;
  /** Those that move the score most, the greatest first. */
  readonly bars: readonly ReasonBar[];
  /** All other features together. */
  readonly rest: { readonly features: number; readonly contribution: number };
}

export interface ReasonBar {
  readonly feature: string;
  /** As it was scored; null where it was missing. */
  readonly value: number | null;
  readonly contribution: number;
  /** By how much it moves the chance, beside everything else: these do not add up. */
  readonly change: number;
}

/** As many as are read. */
const BARS_MAX = 12;

/** Works out reasons of rows of one model: exact Shapley values of its trees, a few milliseconds a line. */
export function reasonsBy({
  chance: trees,
  calibration,
}: Pick<LearnedModel, 'chance' | 'calibration'>): (row: Float32Array) => LineReasons {
  const { expected, explain } = explainer(trees);
  const score = compileScorer(trees);
  const chanceAt = (margin: number): number => (calibration ? calibrated(calibration, margin) : chanceOf(margin));
  return (row) => {
    assert(row.length === trees.columns.length, 'a row has a value for each column');
    const contributions = new Float64Array(trees.columns.length);
    explain(row, 0, contributions);
    // The score itself, and not the sum of the reasons, which is rounded otherwise: the chance is the one that decided.
    const scored = new Float64Array(1);
    score(row, 1, scored);
    const margin = scored[0] ?? 0;
    const chance = chanceAt(margin);
    const order = trees.columns
      .map((feature, column) => ({ feature, column, contribution: contributions[column] ?? 0 }))
      .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || a.column - b.column);
    const told = order.slice(0, BARS_MAX).filter(({ contribution }) => contribution !== 0);
    const rest = order.slice(told.length);
    return {
      chance,
      expected: chanceAt(expected),
      bars: told.map(({ feature, column, contribution }) => ({
        feature,
        value: numberOrNull(row[column]),
        contribution,
        change: chance - chanceAt(margin - contribution),
      })),
      rest: { features: rest.length, contribution: rest.reduce((sum, { contribution }) => sum + contribution, 0) },
    };
  };
}

const numberOrNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;
