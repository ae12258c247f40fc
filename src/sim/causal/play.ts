import { Knowledge, ROW_LENGTH, type DeclaredGoods } from '#core/feature';
import { drawsOf } from '#sim/draws';
import { inspect } from './inspectors.ts';
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
}

/** What there was to find in a week, and what was found, by mechanism. */
export interface WeekCount {
  readonly week: number;
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
  const { seed, weeksBefore, weeks, capacityShare } = options;
  const world = createCausalWorld({ ...options, driftWeek: options.driftWeek + weeksBefore });
  const knowledge = new Knowledge();
  const first = [randomPolicy(), rulesPolicy()] as const;
  let waiting: readonly Waiting[] = [];
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
    waiting = [
      ...waiting,
      ...looked.flatMap(({ index, violation, knownInWeek }) => {
        const one = goods[index];
        const row = rows.slice(index * ROW_LENGTH, (index + 1) * ROW_LENGTH);
        return one === undefined ? [] : [{ goods: one, row, violation, knownInWeek }];
      }),
    ];
    const known = waiting.filter(({ knownInWeek }) => knownInWeek <= week);
    waiting = waiting.filter(({ knownInWeek }) => knownInWeek > week);
    const endOfWeekMs = (goods.at(-1)?.atMs ?? 0) + 1;
    for (const { goods: one, violation } of known) knowledge.found(one, violation, endOfWeekMs);
    policy.learn(known);
    if (week >= weeksBefore) yield countOf(week - weeksBefore, consignments, looked);
  }
}

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
  return { week, all, found, looked: looked.length, mistaken };
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
