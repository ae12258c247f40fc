import { parsePlainDate, type PlainDate } from '#core/kernel';
import { plainDateOf } from '../plain-date-of.ts';
import type { RefusalPlace } from '../refusals.ts';
import type { DateTime } from '../values.ts';
import type { CheckContext } from '../validate-declaration.ts';

/**
 * The date as stated, plainly or with a time of day, if it is a day of the calendar. The schema has seen its shape only:
 * `2026-02-30` gets this far.
 */
export function checkDate(
  date: string | undefined,
  dateTime: DateTime | undefined,
  place: string | (() => RefusalPlace),
  { report }: CheckContext,
): PlainDate | undefined {
  if (date === undefined && dateTime === undefined) return undefined;
  const read = date === undefined ? dateTime && plainDateOf(dateTime) : parsePlainDate(date);
  if (read === undefined)
    report('DEC-010', typeof place === 'string' ? place : place(), { value: date ?? dateTime?.value ?? '' });
  return read;
}
