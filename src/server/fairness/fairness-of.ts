import {
  compareRates,
  comparisonInWords,
  comparisonsAmong,
  pairInWords,
  quartersBy,
  randomRate,
  rateOf,
  unusualPairs,
  type ComparedRate,
  type Measure,
} from '#core/fairness';
import { addDays, instantAt, type Instant, type PlainDate } from '#core/kernel';
import type { Services } from '#server/platform/services';
import type { Static } from 'typebox';
import { actCounts, type ActCount } from './act-counts.ts';
import { groupCounts, GROUP_DIMENSIONS, type GroupCount } from './group-counts.ts';
import { originCounts } from './origin-counts.ts';
import { pairCounts } from './pair-counts.ts';
import { streamCounts } from './stream-counts.ts';
import type { FairnessView, GroupSchema, OriginsView } from './views.ts';

/** As many as a person goes through; the figures above count all. */
const OFFICERS_MAX = 50;
const PAIRS_MAX = 50;
const QUARTERS = 4;
const MINUTE_MS = 60_000;

type View = Static<typeof FairnessView>;
type Group = Static<typeof GroupSchema>;
export interface FairnessServices {
  readonly services: Services;
  readonly nameOf: (userId: string) => Promise<string | undefined>;
}
export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly today: PlainDate;
}

/** Everything of the page, from lists that follow the journal; nothing is asked of what decides. */
export async function fairnessOf({ services, nameOf }: FairnessServices, { from, to, today }: Period): Promise<View> {
  const { pool } = services;
  const beginning = (day: PlainDate) => beginningOf(services, day);
  const [begins, ends] = [beginning(from), beginning(addDays(to, 1))];
  const last = addDays(today, -1) < to ? addDays(today, -1) : to;
  const groups = await groupCounts(services, begins, ends);
  const acts = await actCounts(pool, begins, ends);
  const { pairs, tested } = await pairCounts(pool, begins, ends);
  const random: View['random'] = [];
  for (const quarter of quartersBy(last, QUARTERS)) {
    const counts = await streamCounts(pool, beginning(quarter.from), beginning(addDays(quarter.to, 1)));
    const rate = randomRate(counts.randomFound, counts.randomChecked);
    // What rules chose would tell the rest by subtraction: told together or not at all.
    random.push({ ...quarter, random: rate, rules: rate && rateOf(counts.ruleFound, counts.ruleChecked) });
  }
  const byOffice = joinedByOffice(acts);
  const comparisons = comparisonsOf(groups, byOffice, acts);
  const officers = comparedActs(acts, comparisons).toSorted(byInterest).slice(0, OFFICERS_MAX);
  const unusual = unusualPairs(pairs, tested).slice(0, PAIRS_MAX);
  const names = await namesOf(nameOf, [
    ...officers.map(({ officerId }) => officerId),
    ...unusual.map(({ pair }) => pair.officerId),
  ]);
  const named = (officerId: string) => names.get(officerId) ?? officerId;
  return {
    from,
    to,
    registered: groups.reduce((sum, { dimension, registered }) => sum + (dimension === 'office' ? registered : 0), 0),
    comparisons,
    groups: GROUP_DIMENSIONS.flatMap((dimension) =>
      comparedGroups(
        groups.filter((group) => group.dimension === dimension),
        comparisons,
      ),
    ),
    offices: comparedActs(byOffice, comparisons),
    officers: officers.map((officer) => ({ ...officer, officer: named(officer.officerId) })),
    officersTotal: acts.length,
    pairs: unusual.map((found) => {
      const { officeId, officerId, traderId, trader, cases, checked, found: wrong } = found.pair;
      const { expected, times, chance } = found;
      const who = { officeId, officerId, officer: named(officerId), traderId, trader };
      return { ...who, cases, expected, times, chance, checked, found: wrong, words: pairInWords(found) };
    }),
    pairsTested: tested,
    random,
  };
}

/** The same of origins, from documents of the journal; asked for apart, since it reads so many. */
export async function originsOf(services: Services, { from, to }: Period): Promise<Static<typeof OriginsView>> {
  const groups = await originCounts(services, beginningOf(services, from), beginningOf(services, addDays(to, 1)));
  const comparisons = comparisonsAmong(groups.map(selectedOf)) + comparisonsAmong(groups.map(foundOf));
  return {
    from,
    to,
    sampled: groups.reduce((sum, { registered }) => sum + registered, 0),
    checked: groups.reduce((sum, { checked }) => sum + checked, 0),
    groups: comparedGroups(groups, comparisons),
  };
}

function beginningOf({ reference }: Services, day: PlainDate): Instant {
  const { zoneOffsetMinutes } = reference.current().reference.country;
  return instantAt(Date.parse(`${day}T00:00:00.000Z`) - zoneOffsetMinutes * MINUTE_MS);
}

/** All that one page compares counts together, so that a page of many tables points at nobody by chance. */
function comparisonsOf(
  groups: readonly GroupCount[],
  byOffice: readonly ActCount[],
  byOfficer: readonly ActCount[],
): number {
  const ofGroups = GROUP_DIMENSIONS.flatMap((dimension) => {
    const own = groups.filter((group) => group.dimension === dimension);
    return [own.map(selectedOf), own.map(foundOf)];
  });
  const ofActs = [byOffice.map(againstOf), byOfficer.map(againstOf)];
  return [...ofGroups, ...ofActs].reduce((sum, counted) => sum + comparisonsAmong(counted), 0);
}

const selectedOf = ({ selected, registered }: GroupCount) => ({ hits: selected, of: registered });
const foundOf = ({ found, checked }: GroupCount) => ({ hits: found, of: checked });
const againstOf = ({ acts, rechannelled, reversed, controlledAnew }: ActCount) => ({
  hits: rechannelled + reversed + controlledAnew,
  of: acts,
});

function comparedGroups(groups: readonly GroupCount[], comparisons: number): Group[] {
  const selections = told('selection', compareRates(groups.map(selectedOf), comparisons));
  const findings = told('finding', compareRates(groups.map(foundOf), comparisons));
  return groups.flatMap(({ dimension, key, registered, checked, found }, index) => {
    const [selection, finding] = [selections[index], findings[index]];
    if (!selection || !finding) return [];
    return [{ dimension, key, registered, selection, finding, falseAlarm: rateOf(checked - found, checked) }];
  });
}

function comparedActs<A extends ActCount>(acts: readonly A[], comparisons: number) {
  const overrides = told('override', compareRates(acts.map(againstOf), comparisons));
  return acts.flatMap((act, index) => {
    const override = overrides[index];
    return override ? [{ ...act, override }] : [];
  });
}

const told = (measure: Measure, compared: readonly ComparedRate[]) =>
  compared.map((each) => ({ ...each, words: comparisonInWords(measure, each) }));

function joinedByOffice(acts: readonly ActCount[]): readonly ActCount[] {
  const offices = new Map<string, ActCount>();
  for (const act of acts) {
    const before = offices.get(act.officeId);
    offices.set(act.officeId, before ? joined(before, act) : act);
  }
  return [...offices.values()];
}

const joined = (a: ActCount, b: ActCount): ActCount => ({
  ...a,
  acts: a.acts + b.acts,
  rechannelled: a.rechannelled + b.rechannelled,
  reversed: a.reversed + b.reversed,
  controlledAnew: a.controlledAnew + b.controlledAnew,
  handedOver: a.handedOver + b.handedOver,
});

type Shown = ReturnType<typeof comparedActs<ActCount>>[number];

/** Who differs first, then who went against advice most often. */
function byInterest(a: Shown, b: Shown): number {
  const differs = ({ override }: Shown) => (override.standing === 'higher' || override.standing === 'lower' ? 0 : 1);
  return differs(a) - differs(b) || b.override.rate.hits - a.override.rate.hits || b.acts - a.acts;
}

async function namesOf(
  nameOf: FairnessServices['nameOf'],
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const once = [...new Set(userIds)];
  const names = await Promise.all(once.map(nameOf));
  return new Map(once.map((userId, index) => [userId, names[index] ?? userId]));
}
