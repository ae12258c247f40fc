import { assert, seededRandom } from '#core/kernel';
import { binFeatures } from './bin-features.ts';
import type { FeatureMatrix } from './feature-matrix.ts';
import { growTree, nursery, type GrownTree } from './grow-tree.ts';
import { derivatives, marginOf, meanLoss } from './objectives.ts';
import {
  emptyEnsemble,
  firstTrees,
  leafFrom,
  treeCount,
  withTrees,
  type GrowingTree,
  type TreeEnsemble,
} from './tree-ensemble.ts';
import { assertTreeSettings, type TreeSettings } from './tree-settings.ts';

/** Rows with what is known of them. A row of weight 2 counts like two rows. */
export interface LearningPart {
  readonly features: FeatureMatrix;
  /** 0 or 1 for the logistic objective, any number for the squared one. */
  readonly targets: Float64Array;
  readonly weights?: Float64Array;
}

export interface Training {
  readonly part: LearningPart;
  /** Never learned from: says after each tree how good the trees are on other rows. */
  readonly validation?: LearningPart;
  readonly settings: TreeSettings;
  /** The trees that an interrupted training of the same parts and settings had finished. */
  readonly from?: TreeEnsemble;
}

export interface TrainingProgress {
  readonly trees: number;
  readonly of: number;
  readonly validationLoss: number | undefined;
  /** All trees so far: from here the training can be taken up again. */
  readonly checkpoint: () => TreeEnsemble;
}

export interface TrainedTrees {
  /** Without the trees after the best one, where a validation part stopped the training. */
  readonly ensemble: TreeEnsemble;
  /** After each tree, where there is a validation part. */
  readonly validationLosses: readonly number[];
  readonly stoppedEarly: boolean;
}

/**
 * Learns trees one after another, each from what those before it left unsaid, and yields after each. Whoever wants to stop takes the last
 * checkpoint and no further step. The same parts and settings give the same trees, bit for bit, however often the training was interrupted.
 */
export function* trainTrees(training: Training): Generator<TrainingProgress, TrainedTrees> {
  const { part, validation, settings, from } = training;
  assertTreeSettings(settings, part.features.columns.length);
  assertPart(part, settings);
  const start = from ?? emptyEnsemble(part.features.columns, settings.objective, baseMarginOf(part, settings));
  const margins = marginsBy(start, part.features);
  const validationLosses: number[] = [];
  const validationMargins = validation && new Float64Array(validation.features.rows).fill(start.baseMargin);
  const features = binFeatures(part.features, settings.binsMax);
  const plants = nursery(features, settings);
  const rowDerivatives = new Float64Array(2 * features.rows);
  const allRows = numbersBelow(features.rows);
  const allColumns = numbersBelow(features.columns);
  const grown: GrowingTree[] = [];
  /** Takes note of how good the trees are with one more; whether that was the last one needed. */
  const validated = (ensemble: TreeEnsemble, tree: number): boolean => {
    if (validation === undefined || validationMargins === undefined) return false;
    addTree(ensemble, tree, validation.features, validationMargins);
    validationLosses.push(meanLoss(settings.objective, validationMargins, validation.targets, validation.weights));
    return settings.patienceTrees > 0 && validationLosses.length - bestOf(validationLosses) > settings.patienceTrees;
  };
  let stoppedEarly = false;
  for (let tree = 0; tree < treeCount(start) && !stoppedEarly; tree += 1) stoppedEarly = validated(start, tree);
  for (let tree = treeCount(start); tree < settings.trees && !stoppedEarly; tree += 1) {
    derivatives(settings.objective, margins, part.targets, part.weights, rowDerivatives);
    const random = seededRandom(settings.seed ^ Math.imul(tree + 1, GOLDEN));
    const order = drawn(allRows, settings.rowShare, random.next);
    const columns = drawn(allColumns, settings.columnShare, random.next);
    const result = growTree(plants, rowDerivatives, order, columns);
    grown.push(result.tree);
    const alone = withTrees(emptyEnsemble(start.columns, start.objective, 0), [result.tree]);
    if (order.length === features.rows) addLeaves(result, order, margins);
    else addTree(alone, 0, part.features, margins);
    stoppedEarly = validated(alone, 0);
    const trees = tree + 1;
    yield {
      trees,
      of: settings.trees,
      validationLoss: validationLosses.at(-1),
      checkpoint: () => withTrees(start, grown.slice(0, trees - treeCount(start))),
    };
  }
  const all = withTrees(start, grown);
  const ensemble =
    settings.patienceTrees > 0 && validation !== undefined ? firstTrees(all, bestOf(validationLosses)) : all;
  return { ensemble, validationLosses, stoppedEarly };
}

/** Makes the draws of neighbouring trees unlike (2³² divided by the golden ratio). */
const GOLDEN = 0x9e37_79b9;

/** How many trees were best: the first place of the lowest loss. */
function bestOf(losses: readonly number[]): number {
  let best = 0;
  losses.forEach((loss, index) => {
    if (loss < (losses[best] ?? Infinity)) best = index;
  });
  return Math.min(best + 1, losses.length);
}

function assertPart({ features, targets, weights }: LearningPart, { objective }: TreeSettings): void {
  assert(targets.length === features.rows, 'every row has a target');
  assert(weights === undefined || weights.length === features.rows, 'every row has a weight');
  assert(
    weights?.every((weight) => weight >= 0 && weight < Infinity) ?? true,
    'a weight is a finite number and not negative',
  );
  assert(
    targets.every((target) => (objective === 'logistic' ? target === 0 || target === 1 : Number.isFinite(target))),
    'a target is what the objective can learn',
  );
  assert(
    features.values.every((value) => Math.abs(value) < Infinity || Number.isNaN(value)),
    'a feature is finite or missing',
  );
}

/** All rows of one class would begin at infinity: the mean is taken as if there were half a row of the other. */
function baseMarginOf({ targets, weights }: LearningPart, { base, objective }: TreeSettings): number {
  if (base !== 'mean') return objective === 'logistic' ? marginOf(base) : base;
  let sum = 0;
  let whole = 0;
  targets.forEach((target, row) => {
    sum += target * (weights?.[row] ?? 1);
    whole += weights?.[row] ?? 1;
  });
  if (objective === 'squared') return sum / whole;
  return marginOf(Math.min(1 - 0.5 / (whole + 1), Math.max(0.5 / (whole + 1), sum / whole)));
}

function marginsBy(ensemble: TreeEnsemble, features: FeatureMatrix): Float64Array {
  const margins = new Float64Array(features.rows).fill(ensemble.baseMargin);
  for (let tree = 0; tree < treeCount(ensemble); tree += 1) addTree(ensemble, tree, features, margins);
  return margins;
}

function addTree(
  ensemble: TreeEnsemble,
  tree: number,
  { columns, values }: FeatureMatrix,
  margins: Float64Array,
): void {
  const root = ensemble.roots[tree] ?? 0;
  for (let row = 0; row < margins.length; row += 1) {
    const leaf = leafFrom(ensemble, root, values, row * columns.length);
    margins[row] = (margins[row] ?? 0) + (ensemble.threshold[leaf] ?? 0);
  }
}

/** The rows already lie leaf by leaf. */
function addLeaves({ tree, leaves }: GrownTree, order: Int32Array, margins: Float64Array): void {
  for (const { node, from, to } of leaves) {
    const value = tree.threshold[node] ?? 0;
    for (let index = from; index < to; index += 1) {
      const row = order[index] ?? 0;
      margins[row] = (margins[row] ?? 0) + value;
    }
  }
}

function numbersBelow(count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let index = 0; index < count; index += 1) numbers[index] = index;
  return numbers;
}

/** A share of the numbers, ascending: at least one, drawn without putting back. What was drawn from stays as it was. */
function drawn(from: Int32Array, share: number, next: () => number): Int32Array {
  const all = from.slice();
  if (share >= 1) return all;
  const wanted = Math.max(1, Math.round(all.length * share));
  for (let index = 0; index < wanted; index += 1) {
    const other = index + Math.floor(next() * (all.length - index));
    const value = all[index] ?? 0;
    all[index] = all[other] ?? 0;
    all[other] = value;
  }
  return all.slice(0, wanted).toSorted();
}
