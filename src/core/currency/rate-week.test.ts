import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, instantAt, isoWeekday, legalDate, plainDate, type PlainDate } from '#core/kernel';
import { compileExchangeRates, rateWeekOf, type ExchangeRateRecord } from '#core/currency';
import { vietnamPack, vietnamReference } from '#tests/support/reference';

const { calendar, country, rates } = vietnamReference();
const THURSDAY = { weekday: 4 };
const weekOf = (on: PlainDate) => rateWeekOf(on, THURSDAY, calendar);

const FIRST_MS = Date.parse('2026-01-01T00:00:00Z');
const TWO_YEARS_MS = 2 * 365 * 86_400_000;
/** Any instant of two years, those around the zone's midnight more often than chance would have it. */
const instants = fc.oneof(
  fc.integer({ min: 0, max: TWO_YEARS_MS }).map((ms) => instantAt(FIRST_MS + ms)),
  fc
    .tuple(fc.integer({ min: 0, max: 2 * 365 }), fc.constantFrom(-1, 0, 1))
    .map(([day, ms]) => instantAt(FIRST_MS + day * 86_400_000 + 17 * 3_600_000 + ms)),
);
const dayOf = (at: ReturnType<typeof instantAt>): PlainDate => legalDate(at, country.zoneOffsetMinutes);

describe('the week of a rate', () => {
  test('of every instant of two years: Monday to Sunday, quoted at the last working close up to Thursday before', () => {
    fc.assert(
      fc.property(instants, (at) => {
        const on = dayOf(at);
        const { validFrom, validTo, quotedOn } = weekOf(on);
        expect(isoWeekday(validFrom)).toBe(1);
        expect(validTo).toBe(addDays(validFrom, 6));
        expect(validFrom <= on && on <= validTo).toBe(true);
        const thursday = addDays(validFrom, -4);
        expect(calendar.isWorkingDay(quotedOn) && quotedOn <= thursday).toBe(true);
        for (let day = addDays(quotedOn, 1); day <= thursday; day = addDays(day, 1))
          expect(calendar.isWorkingDay(day)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test('turns over at midnight of the country’s zone, on the instant', () => {
    expect(weekOf(dayOf(instantAt(Date.parse('2026-11-22T16:59:59.999Z')))).quotedOn).toBe('2026-11-12');
    expect(weekOf(dayOf(instantAt(Date.parse('2026-11-22T17:00:00.000Z')))).quotedOn).toBe('2026-11-19');
  });

  test('Thursday, the working day before a holiday, and the last close before a whole week of holidays', () => {
    expect(weekOf(plainDate('2026-11-25')).quotedOn).toBe('2026-11-19');
    // Thursday 1 January 2026 is a holiday.
    expect(weekOf(plainDate('2026-01-05')).quotedOn).toBe('2025-12-31');
    // The lunar new year: the Thursday of 19 February lies within it.
    expect(weekOf(plainDate('2026-02-23')).quotedOn).toBe(lastWorkingDayUpTo(plainDate('2026-02-19')));
  });

  test('one day without a published week is without a rate, the days beside it have theirs', () => {
    const record = (validFrom: PlainDate): ExchangeRateRecord => ({
      currency: 'USD',
      rate: '26000',
      source: 'test',
      validFrom,
      validTo: addDays(validFrom, 6),
      knownFrom: instantAt(FIRST_MS),
      place: { file: 'rates.csv', line: 1 },
    });
    const monday = plainDate('2026-11-16');
    const published = compileExchangeRates([record(monday), record(addDays(monday, 14))], 'VND', undefined).rates;
    fc.assert(
      fc.property(instants, (at) => {
        const { validFrom } = weekOf(dayOf(at));
        const isPublished = validFrom === monday || validFrom === addDays(monday, 14);
        expect(published.rateOn('USD', dayOf(at)) !== undefined).toBe(isPublished);
      }),
    );
  });
});

describe('the rates of the country', () => {
  test('every instant of two years takes the rate of its week, and the week was quoted as the rule says', () => {
    const known = new Map(
      vietnamPack().exchangeRates.map((rate) => [
        `${rate.currency} ${rate.validFrom}`,
        legalDate(rate.knownFrom, country.zoneOffsetMinutes),
      ]),
    );
    fc.assert(
      fc.property(instants, fc.constantFrom('USD', 'EUR', 'JPY'), (at, currency) => {
        const week = weekOf(dayOf(at));
        expect(rates.rateOn(currency, dayOf(at))).toMatchObject({ validFrom: week.validFrom, validTo: week.validTo });
        expect(known.get(`${currency} ${week.validFrom}`)).toBe(week.quotedOn);
      }),
      { numRuns: 1_000 },
    );
  });
});

function lastWorkingDayUpTo(on: PlainDate): PlainDate {
  let day = on;
  while (!calendar.isWorkingDay(day)) day = addDays(day, -1);
  return day;
}
