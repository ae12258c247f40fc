import type { Duration } from './deadline-rules.ts';
import type { WorkCalendar } from '#core/calendar';
import { addDays, instantAt, legalDate, type Instant, type PlainDate } from '#core/kernel';

/** The instant at which a time that began at `from` is over. */
export function endOf(within: Duration, from: Instant, calendar: WorkCalendar): Instant {
  if ('workingHours' in within) return calendar.addWorkingHours(from, within.workingHours);
  const day = legalDate(from, calendar.zoneOffsetMinutes);
  return lastMinuteOf(
    'workingDays' in within ? calendar.addWorkingDays(day, within.workingDays) : addDays(day, within.days),
    calendar,
  );
}

/**
 * When to warn of a time that is over at `dueAt`. Hours before the end of hours are hours less from the beginning; days
 * before, the warning comes as the offices open. A warning that would come before the time begins is none.
 */
export function warningsOf(
  { from, dueAt, within }: { readonly from: Instant; readonly dueAt: Instant; readonly within: Duration | null },
  warnBefore: readonly Duration[],
  calendar: WorkCalendar,
): readonly Instant[] {
  if (warnBefore.length === 0) return NO_WARNINGS;
  const lastDay = legalDate(dueAt, calendar.zoneOffsetMinutes);
  const times = warnBefore.map((before): Instant => {
    if ('workingHours' in before) {
      const hours = within !== null && 'workingHours' in within ? within.workingHours - before.workingHours : 0;
      return calendar.addWorkingHours(from, hours);
    }
    const day =
      'days' in before ? addDays(lastDay, -before.days) : calendar.addWorkingDays(lastDay, -before.workingDays);
    return calendar.addWorkingHours(midnightOf(day, calendar), 0);
  });
  return [...new Set(times)].filter((at) => from < at && at < dueAt).toSorted();
}
const NO_WARNINGS: readonly Instant[] = [];

/** A time counted in days ends with its last one. */
export const lastMinuteOf = (last: PlainDate, calendar: Pick<WorkCalendar, 'zoneOffsetMinutes'>): Instant =>
  instantAt(Date.parse(midnightOf(addDays(last, 1), calendar)) - MINUTE_MS);

const MINUTE_MS = 60_000;

const midnightOf = (day: PlainDate, { zoneOffsetMinutes }: Pick<WorkCalendar, 'zoneOffsetMinutes'>): Instant =>
  instantAt(Date.parse(`${day}T00:00:00Z`) - zoneOffsetMinutes * MINUTE_MS);
