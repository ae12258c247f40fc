import { holds, type Dated, type PackProblem, type Place } from '#core/codes';
import { addDays, isoWeekday, type Instant, type PlainDate } from '#core/kernel';

/** Opening hours of customs offices, or of one of them, from a day on: minutes since local midnight. Weekdays are 1 Monday … 7 Sunday. */
export interface WorkingHoursRecord extends Dated {
  readonly weekdays: readonly number[];
  readonly fromMinute: number;
  readonly toMinute: number;
  /** Whose they are alone; left out: of every office that has none of its own. */
  readonly officeId?: string;
  readonly place: Place;
}

export interface OpenSpan {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** When offices are open on a day that is nothing special, and on one that is worked instead of another. */
export interface OpeningHours {
  readonly on: (day: PlainDate) => readonly OpenSpan[];
  readonly insteadOn: (day: PlainDate) => readonly OpenSpan[];
}

/** Monday … Sunday */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
const CLOSED: readonly OpenSpan[] = [];

interface Period {
  readonly from: PlainDate;
  readonly byWeekday: readonly (readonly OpenSpan[])[];
  /** Of the first weekday that is worked at all: what a day worked instead has. */
  readonly usual: readonly OpenSpan[];
}

export interface AllOpeningHours {
  readonly hours: OpeningHours;
  /** Of offices that have hours of their own. */
  readonly byOffice: ReadonlyMap<string, OpeningHours>;
  readonly problems: readonly PackProblem[];
}

/** The hours of each day. What overlaps, or leaves offices closed for ever, is a problem: every deadline counts on them. */
export function compileOpeningHours(
  records: readonly WorkingHoursRecord[],
  knownAt: Instant | undefined,
): AllOpeningHours {
  const known = records.filter((record) => !record.withdrawn && (knownAt === undefined || record.knownFrom <= knownAt));
  const overlapping = known.flatMap((record, index) => problemsOf(record, known.slice(0, index)));
  const { hours, problems } = hoursOfAll(known.filter(({ officeId }) => officeId === undefined));
  const own = Map.groupBy(
    known.filter(({ officeId }) => officeId !== undefined),
    ({ officeId }) => officeId ?? '',
  );
  return {
    hours,
    byOffice: new Map([...own].map(([officeId, of]) => [officeId, hoursOfOne(of, hours)])),
    problems: [...overlapping, ...problems],
  };
}

/** An office keeps the hours of all on days for which it has none of its own. */
function hoursOfOne(own: readonly WorkingHoursRecord[], all: OpeningHours): OpeningHours {
  const { hours } = hoursOfAll(own);
  const hasOwn = (day: PlainDate): boolean => own.some((record) => holds(record, day));
  return {
    on: (day) => (hasOwn(day) ? hours : all).on(day),
    insteadOn: (day) => (hasOwn(day) ? hours : all).insteadOn(day),
  };
}

function hoursOfAll(known: readonly WorkingHoursRecord[]): Pick<AllOpeningHours, 'hours' | 'problems'> {
  const problems: PackProblem[] = [];
  const turns = [
    ...new Set(
      known.flatMap(({ validFrom, validTo }) => [validFrom, ...(validTo === null ? [] : [addDays(validTo, 1)])]),
    ),
  ];
  const periods = turns.toSorted().map((from) => periodOf(from, known));
  const closed = periods.find(({ usual }) => usual.length === 0);
  const [first] = known;
  if (closed !== undefined && first !== undefined)
    problems.push({ place: first.place, field: 'valid_to', message: `no office is open from ${closed.from} on` });
  const at = (day: PlainDate): Period | undefined => periods.findLast(({ from }) => from <= day) ?? periods[0];
  return {
    hours: {
      on: (day) => at(day)?.byWeekday[isoWeekday(day) - 1] ?? CLOSED,
      insteadOn: (day) => at(day)?.usual ?? CLOSED,
    },
    problems,
  };
}

function periodOf(from: PlainDate, records: readonly WorkingHoursRecord[]): Period {
  const standing = records.filter((record) => holds(record, from));
  const byWeekday = WEEKDAYS.map((weekday) =>
    standing
      .filter(({ weekdays }) => weekdays.includes(weekday))
      .map(({ fromMinute, toMinute }) => ({ fromMinute, toMinute }))
      .toSorted((one, other) => one.fromMinute - other.fromMinute),
  );
  return { from, byWeekday, usual: byWeekday.find((spans) => spans.length > 0) ?? CLOSED };
}

function problemsOf(record: WorkingHoursRecord, others: readonly WorkingHoursRecord[]): PackProblem[] {
  const { place, fromMinute, toMinute } = record;
  if (fromMinute >= toMinute) return [{ place, field: 'to', message: 'opening hours end after they begin' }];
  return others.some((other) => overlap(record, other))
    ? [{ place, field: 'from', message: 'opening hours of one day must be apart' }]
    : [];
}

const overlap = (one: WorkingHoursRecord, other: WorkingHoursRecord): boolean =>
  one.officeId === other.officeId &&
  one.fromMinute < other.toMinute &&
  other.fromMinute < one.toMinute &&
  one.weekdays.some((weekday) => other.weekdays.includes(weekday)) &&
  (one.validTo === null || other.validFrom <= one.validTo) &&
  (other.validTo === null || one.validFrom <= other.validTo);
