import { drawsOf } from '#sim/draws';
import { POLICIES, type Game, type PolicyName } from './measure.ts';
import { recordOf } from './record-of.ts';
import { MECHANISMS, type Mechanism } from './sealed.ts';

/** A mean over worlds, and where the mean of other worlds like these would lie in 95 of 100 cases (bootstrap over worlds). */
export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface PolicySummary {
  readonly findingRecall: Estimate;
  readonly revenueRecall: Estimate;
  readonly precision: Estimate;
  readonly byMechanism: Readonly<
    Record<Mechanism, { readonly findingRecall: Estimate; readonly revenueRecall: Estimate }>
  >;
  /** Finding recall against what rules alone found in the same worlds. */
  readonly timesRules: Estimate;
  /** Finding recall of the eight weeks after the drift, and of the last two of them, as a part of that of the eight before. */
  readonly keptAfterDrift: Estimate;
  readonly keptInLastTwoWeeks: Estimate;
}

export type Summary = Readonly<Record<PolicyName, PolicySummary>>;

const RESAMPLES = 4000;

/** Of the games of each policy in the same worlds, in the same order. */
export function summaryOf(games: readonly Game[]): Summary {
  const of = (policy: PolicyName) => games.filter((game) => game.policy === policy);
  const rules = of('rules');
  return recordOf(POLICIES, (policy) => {
    const mine = of(policy);
    const estimate = (valueOf: (game: Game) => number) => meanOf(mine.map(valueOf));
    return {
      findingRecall: estimate((game) => game.findingRecall),
      revenueRecall: estimate((game) => game.revenueRecall),
      precision: estimate((game) => game.precision),
      byMechanism: recordOf(MECHANISMS, (mechanism) => ({
        findingRecall: estimate((game) => game.byMechanism[mechanism].findingRecall),
        revenueRecall: estimate((game) => game.byMechanism[mechanism].revenueRecall),
      })),
      timesRules: ratioOf(
        mine.map((game) => game.findingRecall),
        rules.map((game) => game.findingRecall),
      ),
      keptAfterDrift: ratioOf(
        mine.map(({ drift }) => drift.after.findingRecall),
        mine.map(({ drift }) => drift.before.findingRecall),
      ),
      keptInLastTwoWeeks: ratioOf(
        mine.map(({ drift }) => drift.lastTwoWeeks.findingRecall),
        mine.map(({ drift }) => drift.before.findingRecall),
      ),
    };
  });
}

const meanOf = (values: readonly number[]): Estimate =>
  ratioOf(
    values,
    values.map(() => 1),
  );

/** Of the sums, not of each world's own ratio: a world in which there was little to find counts for little. */
export function ratioOf(above: readonly number[], below: readonly number[]): Estimate {
  const random = drawsOf(RESAMPLES, above.length);
  const resampled = Float64Array.from({ length: RESAMPLES }, () => {
    let over = 0;
    let under = 0;
    for (let draw = 0; draw < above.length; draw += 1) {
      const world = Math.floor(random.next() * above.length);
      over += above[world] ?? 0;
      under += below[world] ?? 0;
    }
    return under === 0 ? 0 : over / under;
  }).toSorted();
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const at = (share: number) => resampled[Math.floor(share * (RESAMPLES - 1))] ?? 0;
  return { mean: sum(below) === 0 ? 0 : sum(above) / sum(below), low: at(0.025), high: at(0.975) };
}
