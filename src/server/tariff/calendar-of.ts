import { changeCalendar, type CalendarChange, type Tariff } from '#core/tariff';
import { inSlices } from '#server/platform/turns';

/** Every change of a tariff, worked out once for each snapshot and beside everything else: a fifth of a second for Vietnam. */
export function calendarOf(tariff: Tariff): Promise<readonly CalendarChange[]> {
  const known = CALENDARS.get(tariff);
  if (known !== undefined) return known;
  const calendar = inSlices(changeCalendar(tariff));
  CALENDARS.set(tariff, calendar);
  return calendar;
}

/** Forgotten with the snapshot they belong to. */
const CALENDARS = new WeakMap<Tariff, Promise<readonly CalendarChange[]>>();
