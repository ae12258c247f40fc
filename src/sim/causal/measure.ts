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
  /** The eight weeks before the drift, the eight after it, and the last two of those. */
  readonly drift: { readonly before: Period; readonly after: Period; readonly lastTwoWeeks: Period };
}

/** Some weeks of a game, as shares. */
export interface Period {
  /** Of all violations, those that were found. */
  readonly findingRecall: number;
  /** Of those looked at, those in which something was found. */
  readonly precision: number;
  /** Of all that was declared, what was wrong. */
  readonly wrong: number;
  /** Of all violations, those that could be looked at if one knew of each: where more is wrong than can be looked at, nobody finds all. */
  readonly attainable: number;
}

export const DRIFT_WEEKS = 8;

export function gameOf(
  policy: PolicyName,
  { seed, driftWeek }: Pick<GameOptions, 'seed' | 'driftWeek'>,
  weeks: readonly WeekCount[],
): Game {
  const between = (from: number, to: number) => periodOf(weeks.filter(({ week }) => week >= from && week < to));
  const { findingRecall, precision } = periodOf(weeks);
  return {
    policy,
    seed,
    findingRecall,
    revenueRecall: recall(weeks, MECHANISMS, 'revenue'),
    precision,
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

function periodOf(weeks: readonly WeekCount[]): Period {
  const sumOf = (valueOf: (week: WeekCount) => number) => weeks.reduce((sum, week) => sum + valueOf(week), 0);
  const wrong = total(weeks, 'all', MECHANISMS, 'violations');
  const found = total(weeks, 'found', MECHANISMS, 'violations');
  const lookable = sumOf((week) => Math.min(week.looked, total([week], 'all', MECHANISMS, 'violations')));
  return {
    findingRecall: share(found, wrong),
    precision: share(
      found,
      sumOf(({ looked }) => looked),
    ),
    wrong: share(
      wrong,
      sumOf(({ declared }) => declared),
    ),
    attainable: share(lookable, wrong),
  };
}

const share = (part: number, all: number): number => (all === 0 ? 0 : part / all);

type What = 'violations' | 'revenue';

const recall = (weeks: readonly WeekCount[], mechanisms: readonly Mechanism[], what: What): number =>
  share(total(weeks, 'found', mechanisms, what), total(weeks, 'all', mechanisms, what));

const total = (
  weeks: readonly WeekCount[],
  which: 'all' | 'found',
  mechanisms: readonly Mechanism[],
  what: What,
): number =>
  weeks.reduce((sum, week) => mechanisms.reduce((part, mechanism) => part + week[which][mechanism][what], sum), 0);
