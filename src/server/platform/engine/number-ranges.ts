import { addDays, assert, plainDate } from '#core/kernel';

/**
 * A range of numbers whose name has a day in it (`…|2026-11-21|…`) is of that day, and over for good so long after it. By then nothing may be entered late
 * any more, and no zone or clock is wrong by as much. Its row is given back; one for each office and day would else stay for ever.
 */
const OVER_AFTER_DAYS = 60;

/** The day of `range`, as SQL; null where it has none. */
export const DAY_OF_RANGE = String.raw`substring(range from '[|](\d{4}-\d{2}-\d{2})[|]')`;
const DAY = /\|(\d{4}-\d{2}-\d{2})\|/u;
const DATE_LENGTH = 10;

/**
 * Ranges of days before this are over; '' where nothing was ever stamped. It hangs on the last stamp alone, and stamps never decrease: what is over once
 * stays over, for whoever writes, and rebuilds, after that.
 */
export function overBefore(stampedAt: string): string {
  if (stampedAt === '') return '';
  const day = stampedAt.slice(0, DATE_LENGTH);
  if (counted.day !== day) counted = { day, before: addDays(plainDate(day), -OVER_AFTER_DAYS) };
  return counted.before;
}
/** Asked for with every number that none was taken of yet: counting back takes longer than all else of that. */
let counted = { day: '', before: '' };

/** The last number of a range of which none stands. Of one that is over nobody may begin again at the first: its row may have been given back. */
export function noneOf(range: string, stampedAt: string): 0n {
  const day = DAY.exec(range)?.[1];
  assert(day === undefined || day >= overBefore(stampedAt), 'a number is not taken of a day that is over');
  return 0n;
}
