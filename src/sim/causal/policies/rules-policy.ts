import { columnOf, drawn, featureAt, highest, type Policy, type WeekOfGoods } from './policy.ts';

type Facts = (name: Parameters<typeof columnOf>[0]) => number;

/**
 * The rules of an experienced risk department, written before anything was simulated and left alone since: limits on what a profile
 * would look at, each with the points that it gives. Findings tell them about importers and partners, as lists of known offenders do.
 */
const RULES: readonly { readonly points: number; readonly hits: (fact: Facts) => boolean }[] = [
  { points: 3, hits: (fact) => fact('priceOfCode') < -2 },
  { points: 2, hits: (fact) => fact('priceByMassOfCode') < -2 },
  { points: 2, hits: (fact) => fact('priceOfCodeAndOrigin') < -2 },
  { points: 2, hits: (fact) => fact('preference') === 1 && fact('dispatchNotOrigin') === 1 },
  { points: 2, hits: (fact) => fact('importerAgeDays') < 180 && fact('dutyRate') > 0.3 },
  { points: 4, hits: (fact) => fact('checkedOfImporter') > 0.5 && fact('rateOfImporter') > 0.12 },
  { points: 2, hits: (fact) => fact('checkedOfPartner') > 0.5 && fact('rateOfPartner') > 0.12 },
  { points: 1, hits: (fact) => fact('declaredOfImporterAndCode') === 0 && fact('dutyRate') > 0.3 },
  { points: 2, hits: (fact) => fact('samePartnerWithinThreeDays') >= 2 },
  { points: 2, hits: (fact) => Math.abs(fact('massPerUnitOfCode')) > 2.5 },
  { points: 2, hits: (fact) => fact('massPerPackageOfCode') < -2 },
  { points: 1, hits: (fact) => fact('dutyBelowHeading') < -0.1 },
  { points: 1, hits: (fact) => fact('dutyRate') > 0.4 },
];
/** The points that rules give. Never more than a part between points: what is at stake decides between equals. */
function pointsOf({ goods, rows }: WeekOfGoods): Float64Array {
  return Float64Array.from(goods, ({ duty }, index) => {
    const fact: Facts = (name) => featureAt(rows, index, columnOf(name));
    const points = RULES.reduce((sum, rule) => (rule.hits(fact) ? sum + rule.points : sum), 0);
    return points === 0 ? 0 : points + Math.log1p(duty) / STAKE_SCALE;
  });
}
const STAKE_SCALE = 100;

/** Rules alone; what is left of the capacity goes to chance. */
export const rulesPolicy = (): Policy => ({
  name: 'rules',
  choose: (week, capacity, random) => {
    const points = pointsOf(week);
    const chosen = highest(points, capacity).filter((index) => (points[index] ?? 0) > 0);
    return [...chosen, ...drawn(capacity - chosen.length, week.goods.length, new Set(chosen), random)];
  },
  learn: () => {},
});
