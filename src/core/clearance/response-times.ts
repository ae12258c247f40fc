import { Type, type Static } from 'typebox';
import type { WorkCalendar } from '#core/calendar';
import type { PackProblem } from '#core/codes';
import { DECLARATION_STATUSES, type DeclarationState, type DeclarationStatus } from '#core/declaration';
import {
  addDays,
  err,
  instantAt,
  legalDate,
  ok,
  parsePlainDate,
  type Instant,
  type PlainDate,
  type Result,
} from '#core/kernel';
import { readJson } from '#core/risk';

const closed = { additionalProperties: false } as const;
const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** No response time of customs law comes near a year; it stops a slip of the pen. */
const amount = Type.Integer({ minimum: 1, maximum: 365 });

/** Within what time whoever holds a declaration in this status has to act, counted from when it came into the status. */
export const ResponseTime = Type.Object(
  {
    status: Type.Unsafe<DeclarationStatus>(Type.Union(DECLARATION_STATUSES.map((status) => Type.Literal(status)))),
    /** Hours pass only while offices are open; days end at midnight. */
    within: Type.Union([Type.Object({ workingHours: amount }, closed), Type.Object({ workingDays: amount }, closed)]),
    legalBasis: Type.String({ minLength: 1 }),
    illustrative: Type.Boolean(),
    validFrom: day,
    validTo: Type.Union([day, Type.Null()]),
  },
  closed,
);
export type ResponseTime = Static<typeof ResponseTime>;

export const ResponseTimesFile = Type.Object({ responseTimes: Type.Array(ResponseTime) }, closed);

/** Reads `country/<code>/clearance/response-times.json`; a problem names the line. */
export function readResponseTimes(text: string, file: string): Result<readonly ResponseTime[], readonly PackProblem[]> {
  const read = readJson(text, file, ResponseTimesFile);
  if (!read.ok) return read;
  const { value, lineOf } = read.value;
  const problems = value.responseTimes.flatMap((time, index) => {
    const problem = (field: string, message: string): readonly PackProblem[] => [
      { place: { file, line: lineOf(`/responseTimes/${index}/${field}`) }, field, message },
    ];
    if (parsePlainDate(time.validFrom) === undefined) return problem('validFrom', `"${time.validFrom}" is no date`);
    if (time.validTo !== null && parsePlainDate(time.validTo) === undefined)
      return problem('validTo', `"${time.validTo}" is no date`);
    if (time.validTo !== null && time.validTo < time.validFrom) return problem('validTo', 'ends before it begins');
    const twice = value.responseTimes
      .slice(0, index)
      .some((other) => other.status === time.status && overlap(other, time));
    return twice ? problem('status', `"${time.status}" has another time on the same day`) : [];
  });
  return problems.length > 0 ? err(problems) : ok(value.responseTimes);
}

/**
 * By when whoever holds the declaration has to act; `null` where the law names no time for its status. By the law of the
 * day on which it came into the status: a later change moves nobody's deadline.
 */
export function dueAt(
  { status, statusSince }: Pick<DeclarationState, 'status' | 'statusSince'>,
  responseTimes: readonly ResponseTime[],
  calendar: Pick<WorkCalendar, 'addWorkingDays' | 'addWorkingHours' | 'zoneOffsetMinutes'>,
): Instant | null {
  const since = legalDate(statusSince, calendar.zoneOffsetMinutes);
  const time = responseTimes.find(
    (candidate) =>
      candidate.status === status &&
      candidate.validFrom <= since &&
      (candidate.validTo === null || since <= candidate.validTo),
  );
  if (time === undefined) return null;
  if ('workingHours' in time.within) return calendar.addWorkingHours(statusSince, time.within.workingHours);
  return lastMinuteOf(calendar.addWorkingDays(since, time.within.workingDays), calendar);
}

/** A time counted in days ends with its last one. */
export const lastMinuteOf = (
  last: PlainDate,
  { zoneOffsetMinutes }: Pick<WorkCalendar, 'zoneOffsetMinutes'>,
): Instant => instantAt(Date.parse(`${addDays(last, 1)}T00:00:00Z`) - zoneOffsetMinutes * MINUTE_MS - MINUTE_MS);

const MINUTE_MS = 60_000;

const overlap = (one: ResponseTime, other: ResponseTime): boolean =>
  (other.validTo === null || one.validFrom <= other.validTo) &&
  (one.validTo === null || other.validFrom <= one.validTo);
