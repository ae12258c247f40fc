import { assert } from '#core/kernel';
import { chooseCalibration } from './choose-calibration.ts';
import { rowsOf, type FeatureMatrix } from './feature-matrix.ts';
import { calibrated, type Calibration } from './isotonic.ts';
import type { LearnedModel, ModelCard } from './learned-model.ts';
import { count, marginsOf, metricsOf, partOf, shareOf, type LookedRows } from './model-metrics.ts';
import { modelProfile } from './model-profile.ts';
import { trainTrees, type LearningPart, type Training } from './train-trees.ts';
import { treeCount, type TreeEnsemble } from './tree-ensemble.ts';
import type { TreeSettings } from './tree-settings.ts';

export interface ModelTraining {
  readonly looked: LookedRows;
  /**
   * How many of the rows the rehearsal learns from, and behind them how many say when to stop and what a score means. The rest, the latest, says how
   * good the rehearsal is: no row of it had a part in making it.
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

/** What is grown, one after another: of each head first the rehearsal, then the head of the model itself. */
const STEPS = ['rehearsedChance', 'chance', 'rehearsedStake', 'stake'] as const;
type ModelStep = (typeof STEPS)[number];
type Grown = Partial<Readonly<Record<ModelStep, TreeEnsemble>>>;

/** All it takes to go on. */
export interface ModelCheckpoint {
  /** Whatever stands before it is done; it has come to where its trees are. */
  readonly step: ModelStep;
  readonly grown: Grown;
}

const HEADS = { rehearsedChance: 'chance', chance: 'chance', rehearsedStake: 'stake', stake: 'stake' } as const;

export interface ModelProgress {
  readonly head: (typeof HEADS)[ModelStep];
  readonly trees: number;
  readonly of: number;
  readonly checkpoint: () => ModelCheckpoint;
}

/** A model, and its rehearsal, which has never seen the latest rows: how what it says of them is spread tells how that of the model will be. */
export interface TrainedModel {
  readonly model: LearnedModel;
  readonly rehearsal: LearnedModel;
}

/** Fewer finds say little of what a find brings in; duty at stake says more. */
export const STAKE_FINDS_MIN = 30;

/**
 * Makes a model of what was found: trees for the chance that there is something to find, what their scores have meant, and, where there are
 * finds enough, trees for what a find brings in.
 *
 * Everything is grown twice. A rehearsal learns from the earliest rows; later ones say when to stop, what a score means, and what a model made like
 * that is worth. The model itself is then grown to as many trees from all rows: the newest finds are those that tell of new ways, and a model that
 * never saw them finds a sixth less when ways change (docs/reference/learning.md).
 *
 * Yields after each tree; from its last checkpoint it comes to the same model, to the byte.
 */
export function* trainModel(training: ModelTraining): Generator<ModelProgress, TrainedModel> {
  const { looked, learnedRows, calibrationRows, later, from } = training;
  const figuresFrom = learnedRows + calibrationRows;
  assert(learnedRows > 0 && calibrationRows > 0, 'there are rows to learn from and rows to calibrate on');
  assert(figuresFrom < looked.features.rows, 'there are rows for figures');
  const learned = partOf(looked, 0, learnedRows);
  const calibrating = partOf(looked, learnedRows, figuresFrom);
  const rehearsedChance = yield* growStep(
    'rehearsedChance',
    from,
    {},
    {
      part: chanceTargets(learned),
      validation: chanceTargets(calibrating),
      settings: training.chance,
    },
  );
  const calibration = chooseCalibration(marginsOf(rehearsedChance, calibrating.features), calibrating.violations);
  const chance = yield* growStep(
    'chance',
    from,
    { rehearsedChance },
    {
      part: chanceTargets(looked),
      settings: { ...training.chance, trees: treeCount(rehearsedChance), patienceTrees: 0 },
    },
  );
  const grown = { rehearsedChance, chance };
  const rehearsedStakes = stakesOfFinds(learned);
  const rehearsedStake =
    rehearsedStakes &&
    (yield* growStep('rehearsedStake', from, grown, { part: rehearsedStakes, settings: training.stake }));
  // Where the rehearsal had too few finds for it, nobody knows what such a head is worth.
  const stakes = rehearsedStake && stakesOfFinds(looked);
  const stake =
    stakes &&
    (yield* growStep('stake', from, { ...grown, rehearsedStake }, { part: stakes, settings: training.stake }));
  const figures = partOf(looked, figuresFrom, looked.features.rows);
  const card: ModelCard = {
    ...training.card,
    rows: looked.features.rows,
    positives: count(looked.violations),
    heldBack: looked.features.rows - learnedRows,
    metrics: metricsOf(
      { chance: rehearsedChance, calibration, ...(rehearsedStake && { stake: rehearsedStake }) },
      figures,
      shareOf(learned.violations),
    ),
    settings: training.chance,
  };
  const profile = modelProfile(later, chancesOf(rehearsedChance, calibration, later));
  return {
    model: { card, chance, calibration, ...(stake && { stake }), profile },
    rehearsal: {
      card,
      chance: rehearsedChance,
      calibration,
      ...(rehearsedStake && { stake: rehearsedStake }),
      profile,
    },
  };
}

/** Grows what belongs to one step, or takes it as it was where an interrupted training had finished it. */
function* growStep(
  step: ModelStep,
  from: ModelCheckpoint | undefined,
  before: Grown,
  training: Omit<Training, 'from'>,
): Generator<ModelProgress, TreeEnsemble> {
  const known = from?.grown[step];
  if (from !== undefined && known !== undefined && STEPS.indexOf(from.step) > STEPS.indexOf(step)) return known;
  const steps = trainTrees({ ...training, ...(known && { from: known }) });
  for (let next = steps.next(); ; next = steps.next()) {
    if (next.done) return next.value.ensemble;
    const { trees, of, checkpoint } = next.value;
    const grown = (): Grown => ({ ...before, [step]: checkpoint() });
    yield { head: HEADS[step], trees, of, checkpoint: () => ({ step, grown: grown() }) };
  }
}

/** log(1 + recovered) of finds alone, that is what a find brings in where there is one; undefined where there are too few. */
function stakesOfFinds({ violations, recovered, features }: LookedRows): LearningPart | undefined {
  const finds = [...violations.keys()].filter((row) => violations[row] === 1 && (recovered[row] ?? 0) > 0);
  if (finds.length < STAKE_FINDS_MIN) return undefined;
  return {
    features: rowsOf(features, finds),
    targets: Float64Array.from(finds, (row) => Math.log1p(recovered[row] ?? 0)),
  };
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
