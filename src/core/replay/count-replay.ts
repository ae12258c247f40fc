import type { Channel } from '#core/declaration';
import { randomRate, rateOf, type Rate } from '#core/fairness';
import type { PlainDate } from '#core/kernel';
import type { Inspection, Rule, Selection } from '#core/risk';
import { resampledSum, seedOf, type ResampledSum, type SumInterval } from './resampled-sum.ts';
import { AGE_BANDS, SIZE_BANDS, type ReplayedCase } from './replayed-case.ts';

/** As many as a person reads through; the rest is counted. */
export const LISTED_MAX = 100;

export const REPLAY_DIMENSIONS = ['office', 'size', 'age', 'origin'] as const;
export type ReplayDimension = (typeof REPLAY_DIMENSIONS)[number];

type Selected = Pick<Selection, 'channel' | 'inspection' | 'depthPercent' | 'reasons' | 'watched' | 'relieved'>;
/** What both versions make of one declaration. */
export type Decisions = readonly [Selected, Selected];

/** What a version does, over all declarations. */
export interface VersionCounts {
  readonly selected: Rate;
  readonly channels: Readonly<Record<Channel, number>>;
  /** Of the selected: what is asked for, and how deep it goes where that is said. */
  readonly inspections: readonly InspectionCount[];
  readonly outcome: Outcome;
  readonly rule: RuleCounts | null;
}

export interface InspectionCount {
  readonly inspection: Inspection | 'none';
  readonly depthPercent: number | null;
  readonly count: number;
}

/** What came of the declarations that a version selects, as far as anybody looked. */
export interface Outcome {
  /** Where something was wrong, of those that were controlled to the end. */
  readonly found: Rate;
  /** Nobody looked, for they were let through then: nothing can be known of them. */
  readonly unseen: number;
  /** Control has not come to an end. */
  readonly open: number;
  /** What customs assessed beyond what was declared. */
  readonly revenue: SumInterval;
}

/** What the rule in question hits by itself, whatever other rules say of the same declaration. */
export interface RuleCounts {
  /** Of the declarations that it is asked of: those of its offices. */
  readonly hits: Rate;
  /** True of them too, and without effect: an ordinary rule gives way to parties of a good standing. */
  readonly gaveWay: number;
  readonly outcome: Outcome;
  /** What chance found among what it hits, which tells of those that nobody looked at; null where that is too little to be told. */
  readonly expected: ExpectedRate | null;
}

/** In steps, so that two questions that differ by a little hardly tell what was drawn between them. */
export type ExpectedRate = Pick<Rate, 'low' | 'high'> & { readonly share: number };

export interface GroupPair {
  readonly dimension: ReplayDimension;
  readonly key: string;
  readonly registered: number;
  readonly versions: readonly [GroupSide, GroupSide];
}
export interface GroupSide {
  readonly selected: Rate;
  readonly found: Rate;
}

/** One hour of the day at one office: how many declarations each version selects. */
export interface HeatCell {
  readonly officeId: string;
  readonly hour: number;
  readonly registered: number;
  readonly selected: readonly [number, number];
}

export interface ListedCase {
  readonly number: string;
  readonly officeId: string;
  readonly day: PlainDate;
  readonly origin: string;
  readonly headings: readonly string[];
  readonly channels: readonly [Channel, Channel];
}

export interface ListedCases {
  readonly count: number;
  /** At most `LISTED_MAX`, drawn evenly from all of them, oldest first. */
  readonly listed: readonly ListedCase[];
}

export interface ReplayCounts {
  readonly declarations: number;
  readonly versions: readonly [VersionCounts, VersionCounts];
  readonly newly: ListedCases;
  readonly noLonger: ListedCases;
  /** Selected by both, in a heavier or a lighter channel. */
  readonly heavier: number;
  readonly lighter: number;
  readonly groups: readonly GroupPair[];
  readonly heat: readonly HeatCell[];
}

export interface ReplayCount {
  readonly add: (one: ReplayedCase, decisions: Decisions) => void;
  readonly counts: () => ReplayCounts;
}

type Asked = Pick<Rule, 'id' | 'offices'> | undefined;

/** Counts two versions side by side, one declaration after another; what it holds does not grow with how many there are. */
export function countReplay(rules: readonly [Asked, Asked]): ReplayCount {
  const [left, right] = [versionCount(rules[0]), versionCount(rules[1])];
  const [newly, noLonger] = [evenSample(), evenSample()];
  const groups = new Map<string, GroupCount>();
  const heat = new Map<string, HeatCount>();
  let [declarations, heavier, lighter] = [0, 0, 0];
  return {
    add: (one, decisions) => {
      declarations += 1;
      left.add(one, decisions[0]);
      right.add(one, decisions[1]);
      const [before, after] = [weightOf(decisions[0]), weightOf(decisions[1])];
      if (before === 0 && after > 0) newly.add(one, decisions);
      else if (before > 0 && after === 0) noLonger.add(one, decisions);
      else if (after > before) heavier += 1;
      else if (after < before) lighter += 1;
      for (const dimension of REPLAY_DIMENSIONS) countGroup(groups, dimension, one, decisions);
      countHour(heat, one, decisions);
    },
    counts: () => ({
      declarations,
      versions: [left.counts(declarations), right.counts(declarations)],
      newly: newly.cases(),
      noLonger: noLonger.cases(),
      heavier,
      lighter,
      groups: [...groups.values()].map(pairOf).toSorted(inOrder),
      heat: [...heat.values()].toSorted((a, b) =>
        a.officeId < b.officeId ? -1 : a.officeId > b.officeId ? 1 : a.hour - b.hour,
      ),
    }),
  };
}

const WEIGHTS: Readonly<Record<Channel, number>> = { green: 0, yellow: 1, red: 2 };
const weightOf = ({ channel }: Selected): number => WEIGHTS[channel];
const isSelected = ({ channel }: Selected): boolean => channel !== 'green';

function versionCount(rule: Asked) {
  const channels = { green: 0, yellow: 0, red: 0 };
  const inspections = new Map<string, { -readonly [Key in keyof InspectionCount]: InspectionCount[Key] }>();
  const outcome = outcomeCount();
  const own = rule && ruleCount(rule);
  return {
    add: (one: ReplayedCase, decision: Selected): void => {
      channels[decision.channel] += 1;
      own?.add(one, decision);
      if (!isSelected(decision)) return;
      outcome.add(one);
      const { inspection = 'none', depthPercent = null } = decision;
      const key = `${inspection} ${depthPercent}`;
      const sofar = inspections.get(key) ?? { inspection, depthPercent, count: 0 };
      sofar.count += 1;
      inspections.set(key, sofar);
    },
    counts: (declarations: number): VersionCounts => ({
      selected: rateOf(channels.yellow + channels.red, declarations),
      channels: { ...channels },
      inspections: [...inspections.values()].toSorted((a, b) => b.count - a.count),
      outcome: outcome.outcome(),
      rule: own?.counts() ?? null,
    }),
  };
}

function outcomeCount() {
  let [checked, found, unseen, open] = [0, 0, 0, 0];
  const revenue: ResampledSum = resampledSum();
  return {
    add: ({ number, conforms, difference, wasSelected }: ReplayedCase): void => {
      if (conforms !== null) {
        checked += 1;
        if (!conforms) found += 1;
      } else if (wasSelected) open += 1;
      else unseen += 1;
      if (difference !== null) revenue.add(number, difference);
    },
    outcome: (): Outcome => ({ found: rateOf(found, checked), unseen, open, revenue: revenue.interval() }),
  };
}

/** Of an expected rate: as fine as so few cases tell, and so wide that one case more or less seldom shows. */
const STEP = 0.05;
const inSteps = (share: number): number => Math.round(share / STEP) * STEP;
const rounded = (share: number): number => Number(inSteps(share).toFixed(2));

function ruleCount({ id, offices }: NonNullable<Asked>) {
  const outcome = outcomeCount();
  let [asked, hits, gaveWay, randomChecked, randomFound] = [0, 0, 0, 0, 0];
  const isHit = ({ reasons, watched = [] }: Selected): boolean =>
    reasons.some(({ ruleId }) => ruleId === id) || watched.some(({ ruleId }) => ruleId === id);
  return {
    add: (one: ReplayedCase, decision: Selected): void => {
      if (offices !== undefined && !offices.includes(one.officeId)) return;
      asked += 1;
      if (decision.relieved?.includes(id)) gaveWay += 1;
      if (!isHit(decision)) return;
      hits += 1;
      outcome.add(one);
      if (!one.wasRandom || one.conforms === null) return;
      randomChecked += 1;
      if (!one.conforms) randomFound += 1;
    },
    counts: (): RuleCounts => {
      const random = randomRate(randomFound, randomChecked);
      return {
        hits: rateOf(hits, asked),
        gaveWay,
        outcome: outcome.outcome(),
        expected:
          random === null || random.share === null
            ? null
            : { share: rounded(random.share), low: rounded(random.low), high: rounded(random.high) },
      };
    },
  };
}

interface GroupCount {
  readonly dimension: ReplayDimension;
  readonly key: string;
  registered: number;
  readonly sides: readonly [SideCount, SideCount];
}
interface SideCount {
  selected: number;
  checked: number;
  found: number;
}
const noSide = (): SideCount => ({ selected: 0, checked: 0, found: 0 });

const keyIn = (dimension: ReplayDimension, one: ReplayedCase): string =>
  dimension === 'office' ? one.officeId : one[dimension];

function countGroup(
  groups: Map<string, GroupCount>,
  dimension: ReplayDimension,
  one: ReplayedCase,
  decisions: Decisions,
): void {
  const key = keyIn(dimension, one);
  const name = `${dimension} ${key}`;
  const group = groups.get(name) ?? { dimension, key, registered: 0, sides: [noSide(), noSide()] };
  groups.set(name, group);
  group.registered += 1;
  countSide(group.sides[0], one, decisions[0]);
  countSide(group.sides[1], one, decisions[1]);
}

function countSide(side: SideCount, { conforms }: ReplayedCase, decision: Selected): void {
  if (!isSelected(decision)) return;
  side.selected += 1;
  if (conforms === null) return;
  side.checked += 1;
  if (!conforms) side.found += 1;
}

function pairOf({ dimension, key, registered, sides: [left, right] }: GroupCount): GroupPair {
  const sideOf = ({ selected, checked, found }: SideCount): GroupSide => ({
    selected: rateOf(selected, registered),
    found: rateOf(found, checked),
  });
  return { dimension, key, registered, versions: [sideOf(left), sideOf(right)] };
}

/** Bands in the order of what they mean, offices and origins by how much comes there. */
function inOrder(a: GroupPair, b: GroupPair): number {
  const place = REPLAY_DIMENSIONS.indexOf(a.dimension) - REPLAY_DIMENSIONS.indexOf(b.dimension);
  if (place !== 0) return place;
  const bands: readonly string[] = a.dimension === 'size' ? SIZE_BANDS : a.dimension === 'age' ? AGE_BANDS : [];
  return bands.indexOf(a.key) - bands.indexOf(b.key) || b.registered - a.registered || (a.key < b.key ? -1 : 1);
}

interface HeatCount {
  readonly officeId: string;
  readonly hour: number;
  registered: number;
  readonly selected: [number, number];
}

function countHour(heat: Map<string, HeatCount>, { officeId, hour }: ReplayedCase, [left, right]: Decisions): void {
  const key = `${hour} ${officeId}`;
  const cell = heat.get(key) ?? { officeId, hour, registered: 0, selected: [0, 0] };
  heat.set(key, cell);
  cell.registered += 1;
  if (isSelected(left)) cell.selected[0] += 1;
  if (isSelected(right)) cell.selected[1] += 1;
}

/** Those with the smallest hashes of all: any of them is as likely to be among them as any other, and each time the same are. */
function evenSample() {
  let count = 0;
  let kept: { readonly hash: number; readonly listed: ListedCase }[] = [];
  const cut = (): void => {
    kept = kept.toSorted((a, b) => a.hash - b.hash).slice(0, LISTED_MAX);
  };
  return {
    add: ({ number, officeId, day, origin, headings }: ReplayedCase, [left, right]: Decisions): void => {
      count += 1;
      const listed = { number, officeId, day, origin, headings, channels: [left.channel, right.channel] } as const;
      kept.push({ hash: seedOf(number), listed });
      if (kept.length > 2 * LISTED_MAX) cut();
    },
    cases: (): ListedCases => {
      cut();
      const listed = kept.map((each) => each.listed);
      return { count, listed: listed.toSorted((a, b) => (`${a.day} ${a.number}` < `${b.day} ${b.number}` ? -1 : 1)) };
    },
  };
}
