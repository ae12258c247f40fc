import { addDays, isoWeekday, type PlainDate } from '#core/kernel';

export interface Week {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/**
 * The last whole weeks that had been over for `settleDays` by a day, latest first. What was drawn at random is told by these and never by a
 * period of the reader's choice, and of each once for all: two figures that differ by a day would tell by subtraction what was drawn on it.
 */
export function settledWeeks(day: PlainDate, settleDays: number, count: number): readonly Week[] {
  const last = addDays(day, -settleDays - 1);
  const sunday = addDays(last, -(isoWeekday(last) % 7));
  return Array.from({ length: count }, (_, ago) => ({
    from: addDays(sunday, -7 * ago - 6),
    to: addDays(sunday, -7 * ago),
  }));
}
