import { legalDate, parsePlainDate, type PlainDate } from '#core/kernel';
import { malformed } from '#server/platform/http';
import type { Services } from '#server/platform/services';

/** From the days around one that is asked about, weeks and months are counted on and back, in years of four digits. */
const FIRST_DAY = '1000-01-01';
const LAST_DAY = '9899-12-31';

/** The day a look-up is about: the one asked for, else today in the country's zone. */
export function dayOf(on: string | undefined, services: Pick<Services, 'clock' | 'reference'>): PlainDate {
  if (on === undefined)
    return legalDate(services.clock.now(), services.reference.current().reference.country.zoneOffsetMinutes);
  return dayAsked(on);
}

/** A day that somebody asks about; refuses (400) what is none, and days at the ends of the calendar. */
export function dayAsked(text: string, pointer = '/on'): PlainDate {
  const day = parsePlainDate(text);
  if (!day) throw malformed('FMT-006', pointer, { value: text });
  if (day < FIRST_DAY || day > LAST_DAY)
    throw malformed('FMT-007', pointer, { value: text, from: FIRST_DAY, to: LAST_DAY });
  return day;
}
