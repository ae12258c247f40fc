import { containerNumber } from '#core/declaration';
import { addDays, parsePlainDate, type PlainDate, type Refusal, type Refusals } from '#core/kernel';
import type { EntryContent } from './entry.ts';
import { foldedNumber } from './folded-number.ts';
import { watchListRefusal } from './watch-list-refusals.ts';
import { foldText } from '#core/codes';

/** What is watched for longer is looked at and added anew. */
export const VALID_DAYS_MAX = 3_660;
/** Nobody is cleared for good: names come to be used by others. */
export const CLEARED_DAYS_MAX = 1_830;
/** Fewer letters are found everywhere. */
const LETTERS_MIN = 3;

/** What is wrong with an entry whose shape is right. */
export function entryRefusals(content: EntryContent, pointer = ''): Refusals {
  const refusals: Refusal[] = [];
  const { kind, value, aliases, validFrom, validTo, sensitivity, readers } = content;
  const [from, to] = [parsePlainDate(validFrom), validTo === null ? null : parsePlainDate(validTo)];
  if (from === undefined) refusals.push(daysRefusal(`${pointer}/validFrom`, validFrom, VALID_DAYS_MAX));
  else if (to === undefined || (to !== null && (to < from || to > addDays(from, VALID_DAYS_MAX))))
    refusals.push(daysRefusal(`${pointer}/validTo`, validTo ?? '', VALID_DAYS_MAX));
  for (const [at, one] of [value, ...aliases].entries()) {
    const found = valueRefusal(kind, one, at === 0 ? `${pointer}/value` : `${pointer}/aliases/${at - 1}`);
    if (found) refusals.push(found);
  }
  if (sensitivity === 'restricted' && readers.roles.length + readers.offices.length + readers.users.length === 0)
    refusals.push(watchListRefusal('WTL-007', `${pointer}/readers`));
  return refusals;
}

function valueRefusal(kind: EntryContent['kind'], value: string, pointer: string): Refusal | undefined {
  if (kind === 'container') {
    const number = containerNumber(foldedNumber(value));
    return number?.found === number?.expected && number !== undefined
      ? undefined
      : watchListRefusal('WTL-004', pointer, { value });
  }
  return foldText(value).replaceAll(' ', '').length < LETTERS_MIN
    ? watchListRefusal('WTL-008', pointer, { value })
    : undefined;
}

export const daysRefusal = (pointer: string, day: string, max: number): Refusal =>
  watchListRefusal('WTL-005', pointer, { day, max: String(max) });

/** Until when a match may be cleared, seen from a day. */
export function untilRefusals(until: string, today: PlainDate): Refusals {
  const day = parsePlainDate(until);
  const fits = day !== undefined && day >= today && day <= addDays(today, CLEARED_DAYS_MAX);
  return fits ? [] : [daysRefusal('/until', until, CLEARED_DAYS_MAX)];
}
