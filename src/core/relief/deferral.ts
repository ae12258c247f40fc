import { parsePlainDate, type PlainDate } from '#core/kernel';
import { assert } from '#core/kernel';

/** Priority enterprises pay the duties of a month by this day of the next (Law 107/2016 art. 9). */
const DUE_DAY = '10';

/** By when a priority enterprise pays what it owes on a declaration registered that day. */
export function deferralDueDate(registeredOn: PlainDate): PlainDate {
  const [year, month] = [Number(registeredOn.slice(0, 4)), Number(registeredOn.slice(5, 7))];
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  const due = parsePlainDate(`${String(next.year).padStart(4, '0')}-${String(next.month).padStart(2, '0')}-${DUE_DAY}`);
  assert(due !== undefined, 'the tenth is a day of every month');
  return due;
}
