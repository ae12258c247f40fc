import { legalDate, parsePlainDate, type PlainDate } from '#core/kernel';
import type { Reference } from '#core/reference';
import { StartRefused } from '#server/platform/config';
import { systemClock } from '#server/program';

/** The day a look-up is about: the one named, else today in the country's zone. */
export function dayOf(text: string | undefined, reference: Reference): PlainDate {
  if (text === undefined) return legalDate(systemClock.now(), reference.country.zoneOffsetMinutes);
  const day = parsePlainDate(text);
  if (!day) throw new StartRefused(`"${text}" is not a day of the calendar. Write it as 2026-11-21.`);
  return day;
}
