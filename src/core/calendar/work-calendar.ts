import type { Instant, PlainDate } from '#core/kernel';

/** Working time of an office: holidays, swapped days and opening hours are country data. */
export interface WorkCalendar {
  readonly isWorkingDay: (date: PlainDate) => boolean;
  readonly addWorkingDays: (date: PlainDate, days: number) => PlainDate;
  /** The instant at which so many working hours have passed since `from`. */
  readonly addWorkingHours: (from: Instant, hours: number) => Instant;
  readonly zoneOffsetMinutes: number;
  /** The calendar of one office: its own opening hours where and as long as it has any, else those of all. Holidays are everybody's. */
  readonly at: (officeId: string) => WorkCalendar;
}
