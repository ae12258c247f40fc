import { holds, timelineOf, type Dated, type PackProblem, type Place } from '#core/codes';
import { addDays, assert, instantAt, legalDate, type Instant, type PlainDate } from '#core/kernel';
import { compileOpeningHours, type OpeningHours, type OpenSpan, type WorkingHoursRecord } from './opening-hours.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** A day that differs from its weekday: a holiday, or a working day that a holiday was swapped for. */
export interface SpecialDayRecord extends Dated {
  readonly date: PlainDate;
  readonly kind: 'holiday' | 'workday';
  readonly place: Place;
}

/** No deadline of customs law comes near this; it stops a wrong calendar from looping for ever. */
const SEARCH_DAYS_MAX = 20_000;
/** Of each length of time the last end is kept: what is decided together counts the same few times from the same instant. */
const LAST_ENDS_MAX = 64;
const MINUTE_MS = 60_000;
const CLOSED: readonly OpenSpan[] = [];

export function compileWorkCalendar(
  records: readonly SpecialDayRecord[],
  workingTime: readonly WorkingHoursRecord[],
  zoneOffsetMinutes: number,
  knownAt: Instant | undefined,
): { readonly calendar: WorkCalendar; readonly problems: readonly PackProblem[] } {
  const { hours, byOffice, problems: hourProblems } = compileOpeningHours(workingTime, knownAt);
  const problems: PackProblem[] = [...hourProblems];
  const special = new Map<PlainDate, SpecialDayRecord['kind']>();
  for (const [date, group] of Map.groupBy(records, (record) => record.date)) {
    const { spans, conflicts } = timelineOf(group, knownAt);
    for (const { second } of conflicts)
      problems.push({ place: second.place, field: 'date', message: `${date} is given twice` });
    const counting = spans.find((span) => holds(span, date));
    if (counting !== undefined) special.set(date, counting.record.kind);
  }
  const of = (openings: OpeningHours): WorkCalendar => workCalendar(special, openings, zoneOffsetMinutes, at);
  const all = of(hours);
  const own = new Map([...byOffice].map(([officeId, openings]) => [officeId, of(openings)]));
  function at(officeId: string): WorkCalendar {
    return own.get(officeId) ?? all;
  }
  return { calendar: all, problems };
}

function workCalendar(
  special: ReadonlyMap<PlainDate, SpecialDayRecord['kind']>,
  openings: OpeningHours,
  zoneOffsetMinutes: number,
  at: WorkCalendar['at'],
): WorkCalendar {
  const spansOn = (date: PlainDate): readonly OpenSpan[] => {
    const kind = special.get(date);
    if (kind === undefined) return openings.on(date);
    return kind === 'workday' ? openings.insteadOn(date) : CLOSED;
  };
  const isWorkingDay = (date: PlainDate): boolean => spansOn(date).length > 0;
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
  const countedHours = (from: Instant, hours: number): Instant => {
    assert(hours >= 0 && Number.isFinite(hours), 'working hours are counted forward');
    let leftMs = Math.round(hours * 60 * MINUTE_MS);
    let day = legalDate(from, zoneOffsetMinutes);
    let openMs = Date.parse(from) - Date.parse(instantOf(day, 0));
    for (let searched = 0; searched < SEARCH_DAYS_MAX; searched += 1) {
      for (const span of spansOn(day)) {
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
  const lastEnds = new Map<number, { readonly from: Instant; readonly end: Instant }>();
  const addWorkingHours = (from: Instant, hours: number): Instant => {
    const last = lastEnds.get(hours);
    if (last?.from === from) return last.end;
    const end = countedHours(from, hours);
    if (lastEnds.size >= LAST_ENDS_MAX) lastEnds.clear();
    lastEnds.set(hours, { from, end });
    return end;
  };
  return { isWorkingDay, addWorkingDays, addWorkingHours, zoneOffsetMinutes, at };
}
