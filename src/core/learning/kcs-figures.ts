import type { KcsRows } from './kcs-rows.ts';
import { amountShareInterval, areaUnderCurve, inspectionOrder, topFigures } from './ranking.ts';
import { DEFAULT_TREE_SETTINGS, type TreeSettings } from './tree-settings.ts';

const DEPTH_WISE: TreeSettings = { ...DEFAULT_TREE_SETTINGS, base: 0.5 };

/** The three configurations of the protocol. The third says nothing of a base: it begins at the training mean, as its reference does. */
export const KCS_CONFIGURATIONS = {
  a: { ...DEPTH_WISE, trees: 100, depthMax: 4, learningRate: 0.3 },
  b: { ...DEPTH_WISE, trees: 300, depthMax: 6, learningRate: 0.1 },
  c: {
    ...DEFAULT_TREE_SETTINGS,
    growth: 'leaf',
    trees: 300,
    depthMax: 0,
    leavesMax: 31,
    learningRate: 0.1,
    l2: 0,
    rowsPerLeafMin: 20,
    childWeightMin: 1e-3,
  },
} as const satisfies Readonly<Record<string, TreeSettings>>;

/** The share of the declarations that are inspected. */
export const KCS_SHARES = [0.01, 0.02, 0.05, 0.1] as const;

/** What inspecting a share in the order of some scores finds, with the interval of nineteen of twenty samples for the revenue. */
export interface KcsShareFigures {
  readonly share: number;
  readonly inspected: number;
  readonly precision: number;
  readonly recall: number;
  readonly revenue: number;
  readonly revenueInterval: { readonly low: number; readonly high: number };
}

export interface KcsFigures {
  readonly auc: number;
  /** On the rows that training could not have seen. */
  readonly novelAuc: number;
  readonly shares: readonly KcsShareFigures[];
}

/** Enough for two digits of an interval; drawn the same in every run. */
const BOOTSTRAP = { rounds: 400, seed: 20_200_101 };

/** What scores of the test rows are worth. */
export function kcsFigures({ test, novel }: KcsRows, scores: Float64Array): KcsFigures {
  const order = inspectionOrder(scores);
  const isNovel = (_: number, row: number): boolean => novel[row] === 1;
  return {
    auc: areaUnderCurve(scores, test.labels),
    novelAuc: areaUnderCurve(scores.filter(isNovel), test.labels.filter(isNovel)),
    shares: KCS_SHARES.map((share) => {
      const { inspected, precision, recall, amountShare } = topFigures(order, test.labels, test.revenue, share);
      const revenueInterval = amountShareInterval(order, test.revenue, share, BOOTSTRAP);
      return { share, inspected, precision, recall, revenue: amountShare, revenueInterval };
    }),
  };
}
