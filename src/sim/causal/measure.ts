import { learnedPolicy } from './policies/learned-policy.ts';
import type { Policy } from './policies/policy.ts';
import { randomPolicy } from './policies/random-policy.ts';
import { rulesPolicy } from './policies/rules-policy.ts';
import type { GameOptions, WeekCount } from './play.ts';
import { recordOf } from './record-of.ts';
import { MECHANISMS, type Mechanism } from './sealed.ts';

export const POLICIES = ['random', 'rules', 'model', 'modelAndExploration'] as const;
export type PolicyName = (typeof POLICIES)[number];

/** Of the capacity, what explores where exploring is part of the policy. */
const EXPLORATION = 0.1;

export const policyOf = (name: PolicyName): Policy =>
  ({
    random: randomPolicy,
    rules: rulesPolicy,
    model: () => learnedPolicy({ name, exploration: 0 }),
    modelAndExploration: () => learnedPolicy({ name, exploration: EXPLORATION }),
  })[name]();

/** What one policy found in one world, as parts of what there was to find. */
export interface Game {
  readonly policy: PolicyName;
  readonly seed: number;
  readonly findingRecall: number;
  readonly revenueRecall: number;
  /** Of those looked at, the part in which something was found. */
  readonly precision: number;
  readonly byMechanism: Readonly<Record<Mechanism, { readonly findingRecall: number; readonly revenueRecall: number }>>;
  /** Finding recall in the eight weeks before the drift, in the eight after it, and in the last two of those. */
  readonly drift: { readonly before: number; readonly after: number; readonly lastTwoWeeks: number };
}

export const DRIFT_WEEKS = 8;

export function gameOf(
  policy: PolicyName,
  { seed, driftWeek }: Pick<GameOptions, 'seed' | 'driftWeek'>,
  weeks: readonly WeekCount[],
): Game {
  const between = (from: number, to: number) =>
    recall(
      weeks.filter(({ week }) => week >= from && week < to),
      MECHANISMS,
      'violations',
    );
  const looked = weeks.reduce((sum, week) => sum + week.looked, 0);
  const found = total(weeks, 'found', MECHANISMS, 'violations');
  return {
    policy,
    seed,
    findingRecall: recall(weeks, MECHANISMS, 'violations'),
    revenueRecall: recall(weeks, MECHANISMS, 'revenue'),
    precision: looked === 0 ? 0 : found / looked,
    byMechanism: recordOf(MECHANISMS, (mechanism) => ({
      findingRecall: recall(weeks, [mechanism], 'violations'),
      revenueRecall: recall(weeks, [mechanism], 'revenue'),
    })),
    drift: {
      before: between(driftWeek - DRIFT_WEEKS, driftWeek),
      after: between(driftWeek, driftWeek + DRIFT_WEEKS),
      lastTwoWeeks: between(driftWeek + DRIFT_WEEKS - 2, driftWeek + DRIFT_WEEKS),
    },
  };
}

type What = 'violations' | 'revenue';

const recall = (weeks: readonly WeekCount[], mechanisms: readonly Mechanism[], what: What): number => {
  const all = total(weeks, 'all', mechanisms, what);
  return all === 0 ? 0 : total(weeks, 'found', mechanisms, what) / all;
};

const total = (
  weeks: readonly WeekCount[],
  which: 'all' | 'found',
  mechanisms: readonly Mechanism[],
  what: What,
): number =>
  weeks.reduce((sum, week) => mechanisms.reduce((part, mechanism) => part + week[which][mechanism][what], sum), 0);
