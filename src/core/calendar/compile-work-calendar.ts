import { holds, timelineOf, type Dated, type PackProblem, type Place } from '#core/codes';
import { addDays, assert, instantAt, isoWeekday, legalDate, type Instant, type PlainDate } from '#core/kernel';
import type { WorkCalendar } from './work-calendar.ts';

/** A day that differs from its weekday: a holiday, or a working day that a holiday was swapped for. */
export interface SpecialDayRecord extends Dated {
  readonly date: PlainDate;
  readonly kind: 'holiday' | 'workday';
  readonly place: Place;
}

/** Opening hours of customs offices, minutes since local midnight, in order and apart. Weekdays are 1 Monday … 7 Sunday. */
export interface WorkingTime {
  readonly weekdays: readonly number[];
  readonly spans: readonly { readonly fromMinute: number; readonly toMinute: number }[];
}

/** No deadline of customs law comes near this; it stops a wrong calendar from looping for ever. */
const SEARCH_DAYS_MAX = 20_000;
const MINUTE_MS = 60_000;

export function compileWorkCalendar(
  records: readonly SpecialDayRecord[],
  workingTime: WorkingTime,
  zoneOffsetMinutes: number,
  knownAt: Instant | undefined,
): { readonly calendar: WorkCalendar; readonly problems: readonly PackProblem[] } {
  assertWorkingTime(workingTime);
  const problems: PackProblem[] = [];
  const special = new Map<PlainDate, SpecialDayRecord['kind']>();
  for (const [date, group] of Map.groupBy(records, (record) => record.date)) {
    const { spans, conflicts } = timelineOf(group, knownAt);
    for (const { second } of conflicts)
      problems.push({ place: second.place, field: 'date', message: `${date} is given twice` });
    const counting = spans.find((span) => holds(span, date));
    if (counting !== undefined) special.set(date, counting.record.kind);
  }
  return { calendar: workCalendar(special, workingTime, zoneOffsetMinutes), problems };
}

function workCalendar(
  special: ReadonlyMap<PlainDate, SpecialDayRecord['kind']>,
  workingTime: WorkingTime,
  zoneOffsetMinutes: number,
): WorkCalendar {
  const weekdays = new Set(workingTime.weekdays);
  const isWorkingDay = (date: PlainDate): boolean => {
    const kind = special.get(date);
    return kind === undefined ? weekdays.has(isoWeekday(date)) : kind === 'workday';
  };
  const instantOf = (date: PlainDate, ms: number): Instant =>
    instantAt(Date.parse(`${date}T00:00:00Z`) - zoneOffsetMinutes * MINUTE_MS + ms);
  const addWorkingDays = (date: PlainDate, days: number): PlainDate => {
    assert(Number.isSafeInteger(days), 'working days are counted whole');
    const step = days < 0 ? -1 : 1;
    let day = date;
    let left = Math.abs(days);
    for (let searched = 0; left > 0; searched += 1) {
      assert(searched < SEARCH_DAYS_MAX, 'the calendar has working days');
      day = addDays(day, step);
      if (isWorkingDay(day)) left -= 1;
    }
    return day;
  };
  const addWorkingHours = (from: Instant, hours: number): Instant => {
    assert(hours >= 0 && Number.isFinite(hours), 'working hours are counted forward');
    let leftMs = Math.round(hours * 60 * MINUTE_MS);
    let day = legalDate(from, zoneOffsetMinutes);
    let openMs = Date.parse(from) - Date.parse(instantOf(day, 0));
    for (let searched = 0; searched < SEARCH_DAYS_MAX; searched += 1) {
      for (const span of isWorkingDay(day) ? workingTime.spans : []) {
        const startMs = Math.max(openMs, span.fromMinute * MINUTE_MS);
        const roomMs = span.toMinute * MINUTE_MS - startMs;
        // The end of a span counts as reached in it, not at the next opening: four hours from 08:00 end at 12:00.
        if (roomMs > 0 && leftMs <= roomMs) return instantOf(day, startMs + leftMs);
        if (roomMs > 0) leftMs -= roomMs;
      }
      day = addDays(day, 1);
      openMs = 0;
    }
    throw new Error('Invariant broken: the calendar has working hours');
  };
  return { isWorkingDay, addWorkingDays, addWorkingHours, zoneOffsetMinutes };
}

function assertWorkingTime(workingTime: WorkingTime): void {
  assert(workingTime.weekdays.length > 0 && workingTime.spans.length > 0, 'some weekday has some opening hour');
  let last = 0;
  for (const span of workingTime.spans) {
    assert(
      last <= span.fromMinute && span.fromMinute < span.toMinute && span.toMinute <= 24 * 60,
      'opening hours are in order',
    );
    last = span.toMinute;
  }
}
