import { Knowledge, ROW_LENGTH, type DeclaredGoods } from '#core/feature';
import { drawsOf } from '#sim/draws';
import { inspect, type Inspection } from './inspectors.ts';
import type { Label, Policy } from './policies/policy.ts';
import { rulesPolicy } from './policies/rules-policy.ts';
import { randomPolicy } from './policies/random-policy.ts';
import { recordOf } from './record-of.ts';
import { MECHANISMS, type Mechanism } from './sealed.ts';
import { createCausalWorld, type Consignment, type CausalWorldOptions } from './world.ts';

export interface GameOptions extends CausalWorldOptions {
  readonly weeks: number;
  /** Before the count begins: half chance, half rules, the same for every policy, so that all begin with the same knowledge. */
  readonly weeksBefore: number;
  /** The share of declarations that can be looked at. */
  readonly capacityShare: number;
  /** What customs come to know, and when; `concluded` unless told otherwise. */
  readonly told?: Told;
  /** What whoever learns has learned before the first week. */
  readonly learnedBefore?: readonly Label[];
  /** Shown the truth of each week; no policy is. */
  readonly witness?: (week: number, truth: readonly Label[]) => void;
}

/**
 * `concluded`: findings of what was looked at, when they are concluded. `findingsAtOnce`: the same at the end of the week. `everything`: the truth of
 * all that was declared at the end of the week, which no customs ever learn.
 */
export type Told = 'concluded' | 'findingsAtOnce' | 'everything';

/** What there was to find in a week, and what was found, by mechanism. */
export interface WeekCount {
  readonly week: number;
  readonly declared: number;
  readonly all: Readonly<Record<Mechanism, Amounts>>;
  readonly found: Readonly<Record<Mechanism, Amounts>>;
  readonly looked: number;
  /** Findings where there was nothing. */
  readonly mistaken: number;
}
export interface Amounts {
  violations: number;
  revenue: number;
}

interface Waiting extends Label {
  readonly goods: DeclaredGoods;
  readonly knownInWeek: number;
}

/**
 * Plays one policy against one world. What is found changes what people do, and is known to customs only weeks later; rows of features
 * are written at the instant of each declaration and kept as they were. Yields the count of each week after the first ones.
 */
export function* play(policy: Policy, options: GameOptions): Generator<WeekCount> {
  const { seed, weeksBefore, weeks, capacityShare, learnedBefore, witness } = options;
  const world = createCausalWorld({ ...options, driftWeek: options.driftWeek + weeksBefore });
  const knowledge = new Knowledge();
  const first = [randomPolicy(), rulesPolicy()] as const;
  let waiting: readonly Waiting[] = [];
  if (learnedBefore !== undefined) policy.learn(learnedBefore);
  for (let week = 0; week < weeksBefore + weeks; week += 1) {
    const consignments = world.week(week);
    const goods = consignments.map((one) => one.goods);
    const rows = new Float64Array(goods.length * ROW_LENGTH);
    goods.forEach((one, index) => {
      knowledge.writeRow(one, rows, index * ROW_LENGTH);
      knowledge.declared(one);
    });
    const capacity = Math.round(goods.length * capacityShare);
    const random = drawsOf(seed, 10, week);
    const chosen =
      week < weeksBefore
        ? [
            ...new Set(
              first.flatMap((one) => one.choose({ week, goods, rows }, Math.round(capacity / first.length), random)),
            ),
          ]
        : policy.choose({ week, goods, rows }, capacity, random);
    const looked = chosen.map((index) => ({ index, ...inspect(sealedAt(consignments, index), seed, week, index) }));
    for (const { index, violation } of looked) {
      const consignment = consignments[index];
      if (violation && consignment !== undefined) world.caught(consignment, week);
    }
    const told = outcomesTold(options, consignments, looked, week);
    waiting = [...waiting, ...labelled(told, goods, rows)];
    witness?.(week - weeksBefore, labelled(truthOf(consignments, week), goods, rows));
    const known = waiting.filter(({ knownInWeek }) => knownInWeek <= week);
    waiting = waiting.filter(({ knownInWeek }) => knownInWeek > week);
    const endOfWeekMs = (goods.at(-1)?.atMs ?? 0) + 1;
    for (const { goods: one, violation } of known) knowledge.found(one, violation, endOfWeekMs);
    policy.learn(known);
    if (week >= weeksBefore) yield countOf(week - weeksBefore, consignments, looked);
  }
}

interface Outcome extends Inspection {
  /** The place of the consignment in its week. */
  readonly index: number;
}

function outcomesTold(
  { told = 'concluded' }: Pick<GameOptions, 'told'>,
  consignments: readonly Consignment[],
  looked: readonly Outcome[],
  week: number,
): readonly Outcome[] {
  if (told === 'everything') return truthOf(consignments, week);
  return told === 'concluded' ? looked : looked.map((outcome) => ({ ...outcome, knownInWeek: week }));
}

const truthOf = (consignments: readonly Consignment[], week: number): readonly Outcome[] =>
  consignments.map(({ sealed }, index) => ({ index, violation: sealed.mechanism !== undefined, knownInWeek: week }));

const labelled = (
  outcomes: readonly Outcome[],
  goods: readonly DeclaredGoods[],
  rows: Float64Array,
): readonly Waiting[] =>
  outcomes.flatMap(({ index, ...outcome }) => {
    const one = goods[index];
    const row = rows.slice(index * ROW_LENGTH, (index + 1) * ROW_LENGTH);
    return one === undefined ? [] : [{ goods: one, row, ...outcome }];
  });

const sealedAt = (consignments: readonly Consignment[], index: number) =>
  consignments[index]?.sealed ?? { mechanism: undefined, revenueLost: 0 };

function countOf(
  week: number,
  consignments: readonly Consignment[],
  looked: readonly { readonly index: number; readonly violation: boolean }[],
): WeekCount {
  const all = nothing();
  const found = nothing();
  let mistaken = 0;
  for (const { sealed } of consignments) add(all, sealed);
  for (const { index, violation } of looked) {
    if (!violation) continue;
    const sealed = sealedAt(consignments, index);
    if (sealed.mechanism === undefined) mistaken += 1;
    else add(found, sealed);
  }
  return { week, declared: consignments.length, all, found, looked: looked.length, mistaken };
}

const add = (
  to: Record<Mechanism, Amounts>,
  { mechanism, revenueLost }: { readonly mechanism: Mechanism | undefined; readonly revenueLost: number },
): void => {
  if (mechanism === undefined) return;
  to[mechanism].violations += 1;
  to[mechanism].revenue += revenueLost;
};

const nothing = () => recordOf(MECHANISMS, (): Amounts => ({ violations: 0, revenue: 0 }));
