import type { WorkCalendar } from '#core/calendar';
import { addDays, isoWeekday, type PlainDate } from '#core/kernel';

/** A country whose rates hold for a week names the day at whose close they are quoted. */
export interface RateQuotation {
  /** 1 Monday … 7 Sunday, of the week before. */
  readonly weekday: number;
}

/** The week whose rate a registration takes, both days included, and the day at whose close that rate was quoted. */
export interface RateWeek {
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate;
  readonly quotedOn: PlainDate;
}

const WEEK_DAYS = 7;

/**
 * Which week's rate a declaration takes that is registered on `on`, the legal date of the instant. The rates of a week
 * running Monday to Sunday are those of the close of one weekday of the week before; where that is no working day, of the
 * last working day before it. (Vietnam: Thursday.)
 *
 * Whole weeks may be free (the lunar new year): the quotation then goes back as far as it takes, and the weeks after it
 * share one close.
 */
export function rateWeekOf(
  on: PlainDate,
  { weekday }: RateQuotation,
  calendar: Pick<WorkCalendar, 'isWorkingDay' | 'addWorkingDays'>,
): RateWeek {
  const validFrom = addDays(on, 1 - isoWeekday(on));
  const wanted = addDays(validFrom, weekday - 1 - WEEK_DAYS);
  return {
    validFrom,
    validTo: addDays(validFrom, WEEK_DAYS - 1),
    quotedOn: calendar.isWorkingDay(wanted) ? wanted : calendar.addWorkingDays(wanted, -1),
  };
}
