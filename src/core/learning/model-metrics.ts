import { compileScorer } from './compile-scorer.ts';
import type { FeatureMatrix } from './feature-matrix.ts';
import { calibrated } from './isotonic.ts';
import type { LearnedModel } from './learned-model.ts';
import { chanceOf } from './objectives.ts';
import { areaUnderCurve, brierScore, inspectionOrder, topFigures } from './ranking.ts';
import type { TreeEnsemble } from './tree-ensemble.ts';

/** Rows of goods that were looked at, in the order in which they were declared. */
export interface LookedRows {
  readonly features: FeatureMatrix;
  /** 1 where something was found. */
  readonly violations: Float64Array;
  /** What it brought in. */
  readonly recovered: Float64Array;
  /** Duties and taxes at stake, as they were declared. */
  readonly atStake: Float64Array;
}

/** What says how worthwhile a row is to look at. */
export type Heads = Pick<LearnedModel, 'chance' | 'calibration' | 'stake'>;

/** Of the order by rank, the share that is looked at where figures are given for one. */
const LOOKED_SHARE = 0.1;

/**
 * What a model is worth on rows that it has not seen; beside it, what knowing nothing but the share of finds that was usual before
 * (`usualShare`) is worth.
 */
export function metricsOf(heads: Heads, figures: LookedRows, usualShare: number): Readonly<Record<string, number>> {
  const { chance, stake } = heads;
  const { violations, recovered, atStake, features } = figures;
  const margins = marginsOf(chance, features);
  const chances = chancesOf(heads, margins);
  const stakes = stake ? marginsOf(stake, features) : atStake.map(Math.log1p);
  const ranks = chances.map((own, row) => own * Math.max(0, stakes[row] ?? 0));
  const top = topFigures(inspectionOrder(ranks), violations, recovered, LOOKED_SHARE);
  const metrics = {
    rows: features.rows,
    positives: count(violations),
    auc: areaUnderCurve(margins, violations),
    brier: brierScore(chances, violations),
    brierUncalibrated: brierScore(margins.map(chanceOf), violations),
    brierOfShare: brierScore(new Float64Array(features.rows).fill(usualShare), violations),
    precisionAt10: top.precision,
    recallAt10: top.recall,
    revenueAt10: top.amountShare,
    trees: chance.roots.length - 1,
    stakeTrees: stake ? stake.roots.length - 1 : 0,
  };
  // A figure that cannot be worked out, as of no finds at all, is left out rather than made up.
  return Object.fromEntries(Object.entries(metrics).filter(([, value]) => Number.isFinite(value)));
}

/** Rows of alike chances: what was said of them in the mean, and on how many something was found. */
export interface SaidAndFound {
  readonly said: number;
  readonly rows: number;
  readonly found: number;
}

/** Whether chances come true: the rows by what was said of them, parted into as many of one size as asked for, the least first. */
export function saidAndFound(
  heads: Heads,
  { features, violations }: Pick<LookedRows, 'features' | 'violations'>,
  parts: number,
): readonly SaidAndFound[] {
  const chances = chancesOf(heads, marginsOf(heads.chance, features));
  const order = inspectionOrder(chances).toReversed();
  return Array.from({ length: parts }, (_, part) => {
    const own = order.subarray(
      Math.floor((part * order.length) / parts),
      Math.floor(((part + 1) * order.length) / parts),
    );
    const sumOf = (values: Float64Array): number => own.reduce((sum, row) => sum + (values[row] ?? 0), 0);
    return { said: sumOf(chances) / own.length, rows: own.length, found: sumOf(violations) };
  }).filter(({ rows }) => rows > 0);
}

const chancesOf = ({ calibration }: Pick<Heads, 'calibration'>, margins: Float64Array): Float64Array =>
  margins.map((margin) => (calibration ? calibrated(calibration, margin) : chanceOf(margin)));

export function marginsOf(ensemble: TreeEnsemble, features: FeatureMatrix): Float64Array {
  const margins = new Float64Array(features.rows);
  compileScorer(ensemble)(features.values, features.rows, margins);
  return margins;
}

/** The rows from one to another. */
export function partOf({ features, violations, recovered, atStake }: LookedRows, from: number, to: number): LookedRows {
  const width = features.columns.length;
  return {
    features: { columns: features.columns, rows: to - from, values: features.values.slice(from * width, to * width) },
    violations: violations.slice(from, to),
    recovered: recovered.slice(from, to),
    atStake: atStake.slice(from, to),
  };
}

export const count = (labels: Float64Array): number => labels.reduce((sum, label) => sum + label, 0);
export const shareOf = (labels: Float64Array): number => count(labels) / labels.length;
