import { legalDate, parsePlainDate, type PlainDate } from '#core/kernel';
import { problem, ProblemError } from '#server/platform/http';
import type { Services } from '#server/platform/services';

/** The day a look-up is about: the one asked for, else today in the country's zone. */
export function dayOf(on: string | undefined, services: Pick<Services, 'clock' | 'reference'>): PlainDate {
  if (on === undefined)
    return legalDate(services.clock.now(), services.reference.current().reference.country.zoneOffsetMinutes);
  const day = parsePlainDate(on);
  if (!day) throw new ProblemError(problem('malformed', { detail: `"${on}" is not a day of the calendar` }));
  return day;
}
