import { Type, type Static } from 'typebox';
import { readJson, type PackProblem } from '#core/codes';
import { err, ok, parsePlainDate, type PlainDate, type Result } from '#core/kernel';
import { isStated, DEADLINE_KINDS, type DeadlineKind } from './deadline-kinds.ts';

const closed = { additionalProperties: false } as const;
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** No deadline of customs law comes near a year; it stops a slip of the pen. */
const amount = Type.Integer({ minimum: 1, maximum: 366 });
const literals = <T extends string>(names: readonly T[]) =>
  Type.Unsafe<T>(Type.Union(names.map((name) => Type.Literal(name))));

const WorkingHours = Type.Object({ workingHours: amount }, closed);
const WorkingDays = Type.Object({ workingDays: amount }, closed);
const Days = Type.Object({ days: amount }, closed);

/** Hours pass only while offices are open; days, working or not, end at midnight. */
const Duration = Type.Union([WorkingHours, WorkingDays, Days]);
export type Duration = Static<typeof Duration>;

/**
 * What the house does when a deadline has passed. `notify`: says so to whoever it concerns; `escalate`: also brings the
 * case before the office's leader; `fallDue`: also says that money is owed from then on.
 */
export const ON_EXPIRY = ['notify', 'escalate', 'fallDue'] as const;
export type OnExpiry = (typeof ON_EXPIRY)[number];

/** Within what time something has to be done, by the law of the day on which the time began. */
export const DeadlineRule = Type.Object(
  {
    kind: literals<DeadlineKind>(DEADLINE_KINDS),
    name: Type.Object({ vi: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, closed),
    /** Who has to act. */
    holder: literals(['office', 'trader', 'agency'] as const),
    /** `null` where the day is set by the decision or the code list that started it. */
    within: Type.Union([Duration, Type.Null()]),
    /** How long before its end whoever has to act is warned, the earliest warning first. */
    warnBefore: Type.Array(Duration, { maxItems: 5 }),
    onExpiry: literals(ON_EXPIRY),
    legalBasis: Type.String({ minLength: 1 }),
    illustrative: Type.Boolean(),
    validFrom: day,
    validTo: Type.Union([day, Type.Null()]),
  },
  closed,
);
export type DeadlineRule = Static<typeof DeadlineRule>;

const DeadlinesFile = Type.Object({ deadlines: Type.Array(DeadlineRule) }, closed);

/** The deadlines of a country, asked by kind and day. */
export interface DeadlineRules {
  readonly ruleOn: (kind: DeadlineKind, on: PlainDate) => DeadlineRule | undefined;
}

export function deadlineRules(rules: readonly DeadlineRule[]): DeadlineRules {
  const byKind = Map.groupBy(rules, ({ kind }) => kind);
  return {
    ruleOn: (kind, on) =>
      byKind.get(kind)?.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo)),
  };
}

/** A country that names no deadlines: nothing is ever due. */
export const NO_DEADLINES: DeadlineRules = deadlineRules([]);

/** Reads `country/<code>/clearance/deadlines.json`; a problem names the line. */
export function readDeadlines(text: string, file: string): Result<DeadlineRules, readonly PackProblem[]> {
  const read = readJson(text, file, DeadlinesFile);
  if (!read.ok) return read;
  const { value, lineOf } = read.value;
  const problems = value.deadlines.flatMap((rule, index) => {
    const said = problemOf(rule, value.deadlines.slice(0, index));
    if (said === undefined) return [];
    const [field, message] = said;
    return [{ place: { file, line: lineOf(`/deadlines/${index}/${field}`) }, field, message }];
  });
  return problems.length > 0 ? err(problems) : ok(deadlineRules(value.deadlines));
}

/** The first thing wrong with a rule: its field, and what is wrong. */
function problemOf(rule: DeadlineRule, earlier: readonly DeadlineRule[]): readonly [string, string] | undefined {
  const { kind, within, warnBefore, validFrom, validTo } = rule;
  if (isStated(kind) !== (within === null))
    return ['within', isStated(kind) ? `the day of "${kind}" is set elsewhere` : `"${kind}" needs a time`];
  const inHours = within !== null && 'workingHours' in within;
  for (const [index, before] of warnBefore.entries()) {
    if ('workingHours' in before !== inHours) return [`warnBefore/${index}`, 'hours warn of hours, and days of days'];
    if (inHours && 'workingHours' in before && before.workingHours >= within.workingHours)
      return [`warnBefore/${index}`, 'warns before it begins'];
  }
  if (parsePlainDate(validFrom) === undefined) return ['validFrom', `"${validFrom}" is no date`];
  if (validTo !== null && parsePlainDate(validTo) === undefined) return ['validTo', `"${validTo}" is no date`];
  if (validTo !== null && validTo < validFrom) return ['validTo', 'ends before it begins'];
  const twice = earlier.some((other) => other.kind === kind && overlap(other, rule));
  return twice ? ['kind', `"${kind}" has another time on the same day`] : undefined;
}

const overlap = (one: DeadlineRule, other: DeadlineRule): boolean =>
  (other.validTo === null || one.validFrom <= other.validTo) &&
  (one.validTo === null || other.validFrom <= one.validTo);
