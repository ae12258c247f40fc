import { parsePlainDate, type PlainDate } from '#core/kernel';
import { plainDateOf } from '../plain-date-of.ts';
import type { RefusalPlace } from '../refusals.ts';
import type { DateTime } from '../values.ts';
import type { CheckContext } from './check-context.ts';

/** No voyage, invoice or document is older; `0026` is a year of two digits in a field for four. */
const YEARS_BACK_MAX = 100;

/**
 * The date as stated, plainly or with a time of day, if it is a day of the calendar that can be meant. The schema has
 * seen its shape only: `2026-02-30` and `0026-11-21` get this far.
 */
export function checkDate(
  date: string | undefined,
  dateTime: DateTime | undefined,
  place: string | (() => RefusalPlace),
  { on, report }: CheckContext,
): PlainDate | undefined {
  if (date === undefined && dateTime === undefined) return undefined;
  const read = date === undefined ? dateTime && plainDateOf(dateTime) : parsePlainDate(date);
  const isLongAgo = read !== undefined && yearOf(read) < yearOf(on) - YEARS_BACK_MAX;
  if (read !== undefined && !isLongAgo) return read;
  const value = date ?? dateTime?.value ?? '';
  report(isLongAgo ? 'DEC-014' : 'DEC-010', typeof place === 'string' ? place : place(), { value });
  return undefined;
}

const yearOf = (date: PlainDate): number => Number(date.slice(0, 4));
