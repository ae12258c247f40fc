import { FEATURES, ROW_LENGTH } from '#core/feature';
import {
  chanceOf,
  compileScorer,
  DEFAULT_TREE_SETTINGS,
  trainTrees,
  type Scorer,
  type TreeSettings,
} from '#core/learning';
import { columnOf, drawn, featureAt, highest, type Label, type Policy, type WeekOfGoods } from './policy.ts';

/** Few and shallow: some thousand findings are all there is to learn from. */
const SETTINGS: TreeSettings = {
  ...DEFAULT_TREE_SETTINGS,
  trees: 120,
  depthMax: 4,
  learningRate: 0.08,
  childWeightMin: 2,
  l2: 2,
  rowShare: 0.8,
  columnShare: 0.6,
};
/** Before that, trees would learn by heart. */
const VIOLATIONS_MIN = 15;

export interface LearnedOptions {
  readonly name: string;
  /** Of the capacity, the part that explores: half of it where least is known of who trades, half by chance. */
  readonly exploration: number;
}

/**
 * Trees that learn every week from all that was found so far, and rank by p · log(1 + duty at stake). Until there is enough to learn
 * from, chance decides.
 */
export function learnedPolicy({ name, exploration }: LearnedOptions): Policy {
  const labels: Label[] = [];
  let model: Scorer | undefined;
  return {
    name,
    choose: (week, capacity, random) => {
      if (model === undefined) return drawn(capacity, week.goods.length, new Set(), random);
      const ranks = ranksOf(model, week);
      const byRank = highest(ranks, Math.round(capacity * (1 - exploration)));
      const taken = new Set(byRank);
      const unknown = highest(
        ranks.map((rank, index) => (taken.has(index) ? -1 : rank * littleKnown(week, index))),
        Math.round((capacity - byRank.length) / 2),
      );
      const chosen = [...byRank, ...unknown];
      return [...chosen, ...drawn(capacity - chosen.length, week.goods.length, new Set(chosen), random)];
    },
    learn: (known) => {
      labels.push(...known);
      if (labels.filter(({ violation }) => violation).length < VIOLATIONS_MIN) return;
      model = trained(labels);
    },
  };
}

const CHECKED = [columnOf('checkedOfImporter'), columnOf('checkedOfPartner')] as const;
/** Between 0 and 1: how little was ever found out about who brings the goods and who sent them. */
const littleKnown = ({ rows }: WeekOfGoods, index: number): number =>
  1 / Math.sqrt(1 + CHECKED.reduce((sum, column) => sum + featureAt(rows, index, column), 0));

function trained(labels: readonly Label[]): Scorer {
  const values = new Float32Array(labels.length * ROW_LENGTH);
  labels.forEach(({ row }, index) => values.set(row, index * ROW_LENGTH));
  const training = trainTrees({
    part: {
      features: { columns: FEATURES, rows: labels.length, values },
      targets: Float64Array.from(labels, ({ violation }) => (violation ? 1 : 0)),
    },
    settings: SETTINGS,
  });
  for (let step = training.next(); ; step = training.next()) if (step.done) return compileScorer(step.value.ensemble);
}

function ranksOf(score: Scorer, { goods, rows }: WeekOfGoods): Float64Array {
  const margins = new Float64Array(goods.length);
  score(Float32Array.from(rows), goods.length, margins);
  return margins.map((margin, index) => chanceOf(margin) * Math.log1p(goods[index]?.duty ?? 0));
}
