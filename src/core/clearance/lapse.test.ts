import { keptSince, lapsesAt } from '#core/declaration';
import { addDays, daysBetween, instantAt, legalDate, plainDate } from '#core/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasLapsed, shownAt } from './index.ts';

const DAY_MS = 86_400_000;
const FROM_MS = Date.parse('2026-01-01T00:00:00Z');
const moments = fc.integer({ min: 0, max: 60 * DAY_MS }).map((passedMs) => instantAt(FROM_MS + passedMs));
const countries = fc.record({
  preRegistrationDays: fc.integer({ min: 1, max: 20 }),
  zoneOffsetMinutes: fc.constantFrom(-720, -330, 0, 420, 840),
});

describe('a pre-registration', () => {
  test('is kept for the days of the country counted by its calendar, whichever way one asks', () => {
    fc.assert(
      fc.property(moments, moments, countries, (sentAt, at, country) => {
        const dayOf = (moment: typeof at) => legalDate(moment, country.zoneOffsetMinutes);
        const over = daysBetween(dayOf(sentAt), dayOf(at)) > country.preRegistrationDays;
        const state = { status: 'preRegistered', statusSince: sentAt } as const;
        expect(hasLapsed(state, country, at)).toBe(over);
        expect(sentAt < keptSince(country, at)).toBe(over);
        expect(lapsesAt(sentAt, country) <= at).toBe(over);
        expect(shownAt(state, country, at).status).toBe(over ? 'lapsed' : 'preRegistered');
      }),
    );
  });

  test('has lapsed since the first midnight after its last day; what was registered never lapses', () => {
    const country = { preRegistrationDays: 7, zoneOffsetMinutes: 420 };
    const statusSince = instantAt(Date.parse('2026-11-21T03:00:00Z'));
    const at = instantAt(Date.parse('2027-01-01T00:00:00Z'));
    const since = shownAt({ status: 'preRegistered', statusSince }, country, at).statusSince;
    expect(legalDate(since, 420)).toBe(addDays(plainDate('2026-11-21'), 8));
    expect(since).toBe('2026-11-28T17:00:00.000Z');
    const released = { status: 'released', statusSince } as const;
    expect(shownAt(released, country, at)).toBe(released);
  });
});
