import { rowsOf, type FeatureMatrix } from './feature-matrix.ts';
import type { LearnedModel } from './learned-model.ts';
import { metricsOf, partOf, saidAndFound, shareOf, type LookedRows, type SaidAndFound } from './model-metrics.ts';
import { importanceOf, type ColumnImportance } from './train-model.ts';
import { lacksCover, withCover } from './tree-ensemble.ts';
import { explainer } from './tree-shap.ts';

/** What is asked of a model that was made elsewhere. */
export interface TrialRows {
  /** All goods that are kept, looked at or not, or a fair draw of them. There are some. */
  readonly goods: FeatureMatrix;
  /** Of those that were looked at, the latest: from this row on they are measured on. Nothing where too few were. */
  readonly measured: { readonly looked: LookedRows; readonly from: number } | undefined;
}

export interface ModelTrial {
  /** Nothing where there is too little, or what there is knows finds only, or none. */
  readonly measured:
    | {
        readonly rows: number;
        readonly finds: number;
        readonly metrics: Readonly<Record<string, number>>;
        readonly said: readonly SaidAndFound[];
      }
    | undefined;
  /** Where the trees do not say how many rows came by each node: counted on the goods. Reasons rest on it. */
  readonly cover: Float32Array | undefined;
  /** Where the trees do not say what their splits gained: how far each column moves the score of these goods in the mean, as shares. */
  readonly importance: readonly ColumnImportance[] | undefined;
}

/** Many enough for a table that is read, few enough to stand for something each. */
const PARTS = 5;
/** Reasons of a line take a few milliseconds. */
const EXPLAINED_MAX = 300;

/** Tries a model on goods of our own, none of which it has seen: what it is worth here, and what its file does not say. */
export function tryModel(model: LearnedModel, { goods, measured }: TrialRows): ModelTrial {
  const chance = lacksCover(model.chance) ? withCover(model.chance, goods) : model.chance;
  return {
    measured: measured && measuredOn(model, measured),
    cover: chance === model.chance ? undefined : chance.cover,
    importance: importanceOf(model.chance).length === 0 ? movedBy({ ...model, chance }, goods) : undefined,
  };
}

function measuredOn(model: LearnedModel, { looked, from }: NonNullable<TrialRows['measured']>): ModelTrial['measured'] {
  const latest = partOf(looked, from, looked.features.rows);
  const finds = latest.violations.reduce((sum, violation) => sum + violation, 0);
  if (from === 0 || finds === 0 || finds === latest.features.rows) return undefined;
  return {
    rows: latest.features.rows,
    finds,
    metrics: metricsOf(model, latest, shareOf(looked.violations.subarray(0, from))),
    said: saidAndFound(model, latest, PARTS),
  };
}

function movedBy({ chance }: Pick<LearnedModel, 'chance'>, goods: FeatureMatrix): readonly ColumnImportance[] {
  const step = Math.max(1, Math.floor(goods.rows / EXPLAINED_MAX));
  const drawn = rowsOf(
    goods,
    Array.from({ length: Math.min(EXPLAINED_MAX, goods.rows) }, (_, index) => index * step),
  );
  const { explain } = explainer(chance);
  const width = chance.columns.length;
  const moved = new Float64Array(width);
  const own = new Float64Array(width);
  for (let row = 0; row < drawn.rows; row += 1) {
    own.fill(0);
    explain(drawn.values, row * width, own);
    own.forEach((contribution, column) => (moved[column] = (moved[column] ?? 0) + Math.abs(contribution)));
  }
  const whole = moved.reduce((sum, each) => sum + each, 0);
  return chance.columns
    .map((column, index) => ({ column, share: whole > 0 ? (moved[index] ?? 0) / whole : 0 }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share);
}
