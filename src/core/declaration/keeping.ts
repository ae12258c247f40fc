import { addDays, instantAt, legalDate, type Instant, type PlainDate } from '#core/kernel';
import type { CountryProfile } from '#core/reference';

/** How long a country keeps what was sent in advance, and whose midnight counts. */
export type Keeping = Pick<CountryProfile, 'preRegistrationDays' | 'zoneOffsetMinutes'>;

/** Pre-registrations last sent before this instant have lapsed at the other. */
export const keptSince = (country: Keeping, at: Instant): Instant =>
  midnightOf(addDays(legalDate(at, country.zoneOffsetMinutes), -country.preRegistrationDays), country);

/** When one that was last sent at this instant is kept no longer. */
export const lapsesAt = (sentAt: Instant, country: Keeping): Instant =>
  midnightOf(addDays(legalDate(sentAt, country.zoneOffsetMinutes), country.preRegistrationDays + 1), country);

const MINUTE_MS = 60_000;

const midnightOf = (day: PlainDate, { zoneOffsetMinutes }: Keeping): Instant =>
  instantAt(Date.parse(`${day}T00:00:00Z`) - zoneOffsetMinutes * MINUTE_MS);
