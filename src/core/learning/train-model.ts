import { assert } from '#core/kernel';
import { chooseCalibration } from './choose-calibration.ts';
import { rowsOf, type FeatureMatrix } from './feature-matrix.ts';
import { calibrated, type Calibration } from './isotonic.ts';
import type { LearnedModel, ModelCard } from './learned-model.ts';
import { count, marginsOf, metricsOf, partOf, shareOf, type LookedRows } from './model-metrics.ts';
import { modelProfile } from './model-profile.ts';
import { trainTrees, type LearningPart } from './train-trees.ts';
import type { TreeEnsemble } from './tree-ensemble.ts';
import type { TreeSettings } from './tree-settings.ts';

export interface ModelTraining {
  readonly looked: LookedRows;
  /**
   * How many of the rows are learned from, and behind them how many say when to stop and what a score means. The rest, the latest, says how
   * good the model is: no row of it had a part in making it.
   */
  readonly learnedRows: number;
  readonly calibrationRows: number;
  /** All goods of the days of that rest, looked at or not, or a fair draw of them: how the rows looked. */
  readonly later: FeatureMatrix;
  readonly chance: TreeSettings;
  readonly stake: TreeSettings;
  readonly card: Pick<ModelCard, 'name' | 'provenance' | 'trainedOn' | 'version'>;
  /** Where an interrupted training of the same rows and settings had come to. */
  readonly from?: ModelCheckpoint | undefined;
}

/** All it takes to go on. */
export interface ModelCheckpoint {
  /** While the head of the stake is grown, that of the chance is done. */
  readonly head: ModelHead;
  readonly chance: TreeEnsemble;
  readonly stake?: TreeEnsemble;
}
export type ModelHead = 'chance' | 'stake';

export interface ModelProgress {
  readonly head: ModelHead;
  readonly trees: number;
  readonly of: number;
  readonly checkpoint: () => ModelCheckpoint;
}

/** Fewer finds say little of what a find brings in; duty at stake says more. */
export const STAKE_FINDS_MIN = 30;

/**
 * Makes a model of what was found: trees for the chance that there is something to find, what their scores have meant, and, where there are
 * finds enough, trees for what a find brings in. Yields after each tree; from its last checkpoint it comes to the same model, to the byte.
 */
export function* trainModel(training: ModelTraining): Generator<ModelProgress, LearnedModel> {
  const { looked, learnedRows, calibrationRows, from } = training;
  const figuresFrom = learnedRows + calibrationRows;
  assert(learnedRows > 0 && calibrationRows > 0, 'there are rows to learn from and rows to calibrate on');
  assert(figuresFrom < looked.features.rows, 'there are rows for figures');
  const learned = partOf(looked, 0, learnedRows);
  const calibrating = partOf(looked, learnedRows, figuresFrom);
  const chance =
    from?.head === 'stake'
      ? from.chance
      : yield* chanceHead(chanceTargets(learned), chanceTargets(calibrating), training.chance, from?.chance);
  const calibration = chooseCalibration(marginsOf(chance, calibrating.features), calibrating.violations);
  const stake = yield* stakeHead(learned, training, chance);
  const chances = chancesOf(chance, calibration, training.later);
  const figures = partOf(looked, figuresFrom, looked.features.rows);
  return {
    card: {
      ...training.card,
      rows: learnedRows,
      positives: count(learned.violations),
      heldBack: looked.features.rows - learnedRows,
      metrics: metricsOf({ chance, calibration, ...(stake && { stake }) }, figures, shareOf(learned.violations)),
      settings: training.chance,
    },
    chance,
    calibration,
    ...(stake && { stake }),
    profile: modelProfile(training.later, chances),
  };
}

function* chanceHead(
  part: LearningPart,
  validation: LearningPart,
  settings: TreeSettings,
  from: TreeEnsemble | undefined,
): Generator<ModelProgress, TreeEnsemble> {
  const steps = trainTrees({ part, validation, settings, ...(from && { from }) });
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value.ensemble;
    const { trees, of, checkpoint } = step.value;
    yield { head: 'chance', trees, of, checkpoint: () => ({ head: 'chance', chance: checkpoint() }) };
  }
}

/** Learns log(1 + recovered) of finds alone: what a find brings in, where there is one. */
function* stakeHead(
  learned: LookedRows,
  { stake: settings, from }: ModelTraining,
  chance: TreeEnsemble,
): Generator<ModelProgress, TreeEnsemble | undefined> {
  const finds = [...learned.violations.keys()].filter(
    (row) => learned.violations[row] === 1 && (learned.recovered[row] ?? 0) > 0,
  );
  if (finds.length < STAKE_FINDS_MIN) return undefined;
  const part: LearningPart = {
    features: rowsOf(learned.features, finds),
    targets: Float64Array.from(finds, (row) => Math.log1p(learned.recovered[row] ?? 0)),
  };
  const steps = trainTrees({ part, settings, ...(from?.stake && { from: from.stake }) });
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value.ensemble;
    const { trees, of, checkpoint } = step.value;
    yield { head: 'stake', trees, of, checkpoint: () => ({ head: 'stake', chance, stake: checkpoint() }) };
  }
}

const chanceTargets = ({ features, violations }: LookedRows): LearningPart => ({ features, targets: violations });

const chancesOf = (chance: TreeEnsemble, calibration: Calibration, features: FeatureMatrix): Float64Array =>
  marginsOf(chance, features).map((margin) => calibrated(calibration, margin));

/** By how much each column's splits made the training rows' loss smaller, as shares of the whole; most important first, unused ones left out. */
export function importanceOf({ columns, feature, gain }: TreeEnsemble): readonly ColumnImportance[] {
  const sums = new Float64Array(columns.length);
  let whole = 0;
  feature.forEach((column, node) => {
    if (column < 0) return;
    sums[column] = (sums[column] ?? 0) + (gain[node] ?? 0);
    whole += gain[node] ?? 0;
  });
  return columns
    .map((column, index) => ({ column, share: whole > 0 ? (sums[index] ?? 0) / whole : 0 }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share);
}

export interface ColumnImportance {
  readonly column: string;
  readonly share: number;
}
