import { parsePlainDate, type PlainDate } from '#core/kernel';
import type { DateTime } from './values.ts';

/** The calendar date that a stated point in time begins with; `undefined` where the form does not start with one. */
export function plainDateOf(dateTime: DateTime): PlainDate | undefined {
  const digits = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(dateTime.value);
  return digits === null ? undefined : parsePlainDate(`${digits[1]}-${digits[2]}-${digits[3]}`);
}
