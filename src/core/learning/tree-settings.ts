import { assert } from '#core/kernel';
import { BINS_MAX } from './bin-features.ts';

/** What the trees are to come near: `logistic` the chance of a 0/1 target, `squared` the mean of a number. */
export type Objective = 'logistic' | 'squared';

/** How trees are grown. The names say what others call them; see docs/reference/learning.md for the formulas. */
export interface TreeSettings {
  readonly objective: Objective;
  readonly trees: number;
  /** Shrinks what each tree says (η). */
  readonly learningRate: number;
  /** `depth`: every node down to `depthMax`. `leaf`: the most promising leaf first, up to `leavesMax`. */
  readonly growth: 'depth' | 'leaf';
  /** Splits on the way to a leaf at most; 0 for as many as it takes, with `leaf` only. */
  readonly depthMax: number;
  /** With `leaf` only. */
  readonly leavesMax: number;
  /** λ: pulls leaves towards nothing. */
  readonly l2: number;
  /** γ: what a split must gain at least. */
  readonly gainMin: number;
  /** The least second-order weight of a child. */
  readonly childWeightMin: number;
  /** The fewest rows of a child. */
  readonly rowsPerLeafMin: number;
  readonly binsMax: number;
  /** The share of rows and of columns that each tree sees, drawn by `seed`. */
  readonly rowShare: number;
  readonly columnShare: number;
  readonly seed: number;
  /** Where it begins: a chance or a mean; `mean` for that of the training rows. */
  readonly base: number | 'mean';
  /** By column: 1 where the score may never fall as the value rises, -1 where it may never rise, 0 where it may do either. */
  readonly monotone?: readonly (-1 | 0 | 1)[];
  /** Stops when the validation part has not become better for so many trees; 0 never stops. */
  readonly patienceTrees: number;
}

export const DEFAULT_TREE_SETTINGS: TreeSettings = {
  objective: 'logistic',
  trees: 300,
  learningRate: 0.1,
  growth: 'depth',
  depthMax: 6,
  leavesMax: 31,
  l2: 1,
  gainMin: 0,
  childWeightMin: 1,
  rowsPerLeafMin: 1,
  binsMax: BINS_MAX,
  rowShare: 1,
  columnShare: 1,
  seed: 1,
  base: 'mean',
  patienceTrees: 0,
};

/** Trees deeper than this are a mistake; the limit keeps what is made for a path small. */
export const DEPTH_MAX = 64;
const LEAVES_MAX = 65_536;
const TREES_MAX = 100_000;

/** States at the door what the rest relies on. */
export function assertTreeSettings(settings: TreeSettings, columns: number): void {
  const whole = (value: number, low: number, high: number): boolean =>
    Number.isInteger(value) && value >= low && value <= high;
  assert(whole(settings.trees, 1, TREES_MAX), 'there is at least one tree');
  assert(whole(settings.depthMax, settings.growth === 'depth' ? 1 : 0, DEPTH_MAX), 'the depth is limited');
  assert(settings.growth === 'depth' || whole(settings.leavesMax, 2, LEAVES_MAX), 'the leaves are limited');
  assert(settings.learningRate > 0 && Number.isFinite(settings.learningRate), 'the learning rate is positive');
  assert(settings.l2 >= 0 && settings.gainMin >= 0 && settings.childWeightMin >= 0, 'no penalty is negative');
  assert(whole(settings.rowsPerLeafMin, 1, Number.MAX_SAFE_INTEGER), 'a leaf has a row');
  assert(settings.rowShare > 0 && settings.rowShare <= 1, 'a tree sees a share of the rows');
  assert(settings.columnShare > 0 && settings.columnShare <= 1, 'a tree sees a share of the columns');
  assert(whole(settings.seed, 0, 0xffff_ffff), 'the seed is a whole number of 32 bits');
  assert(whole(settings.patienceTrees, 0, TREES_MAX), 'patience is a number of trees');
  assert(
    settings.monotone === undefined || settings.monotone.length === columns,
    'monotone constraints name every column',
  );
  if (settings.base === 'mean') return;
  const { base } = settings;
  assert(settings.objective === 'squared' ? Number.isFinite(base) : base > 0 && base < 1, 'the base is possible');
}
