import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instant, instantAt } from './effects.ts';
import {
  addDays,
  daysBetween,
  isoWeekday,
  legalDate,
  parsePlainDate,
  plainDate,
  type PlainDate,
} from './plain-date.ts';

/** The oracle counts days by the rules of the Gregorian calendar, without any date library. */
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const monthDays = (year: number): readonly number[] => [
  31,
  isLeap(year) ? 29 : 28,
  31,
  30,
  31,
  30,
  31,
  31,
  30,
  31,
  30,
  31,
];
const written = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function nextDay(date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (day < (monthDays(year)[month - 1] ?? 0)) return written(year, month, day + 1);
  return month < 12 ? written(year, month + 1, 1) : written(year + 1, 1, 1);
}

/** Sakamoto's method: 0 Sunday … 6 Saturday. */
function sundayBased(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const y = month < 3 ? year - 1 : year;
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + day) % 7;
}

const parts = fc.record({
  year: fc.integer({ min: 1, max: 9998 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 31 }),
});
const dates: fc.Arbitrary<PlainDate> = parts
  .filter(({ year, month, day }) => day <= (monthDays(year)[month - 1] ?? 0))
  .map(({ year, month, day }) => plainDate(written(year, month, day)));

describe('dates that exist', () => {
  test('a date is accepted exactly if the calendar has it', () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(13), fc.nat(32), (year, month, day) => {
        const exists = month >= 1 && month <= 12 && day >= 1 && day <= (monthDays(year)[month - 1] ?? 0);
        expect(parsePlainDate(written(year, month, day)) !== undefined).toBe(exists);
      }),
      { numRuns: 500 },
    );
    expect(
      ['2024-02-29', '2000-02-29', '2023-02-29', '1900-02-29', '2026-02-30'].map((one) => parsePlainDate(one)),
    ).toEqual(['2024-02-29', '2000-02-29', undefined, undefined, undefined]);
  });

  test('only the one written form is accepted', () => {
    const others = [
      '',
      '2026-1-1',
      '20261121',
      '21/11/2026',
      '2026-11-21T00:00:00Z',
      ' 2026-11-21',
      '2026-11-21\n',
      '+02026-01-01',
      '-2026-01-01',
      '２０２６-11-21',
      'today',
    ];
    for (const one of others) expect(parsePlainDate(one), JSON.stringify(one)).toBeUndefined();
    expect(() => plainDate('2026-02-30')).toThrow('is a date');
  });
});

describe('counting days', () => {
  test('day after day through four centuries, each follows the calendar and moves the weekday on by one', () => {
    let date = plainDate('1896-02-27');
    let weekday = isoWeekday(date);
    for (let count = 0; count < 150_000; count += 1) {
      const next = addDays(date, 1);
      weekday = (weekday % 7) + 1;
      if (next !== nextDay(date) || isoWeekday(next) !== weekday)
        expect([date, next, isoWeekday(next)]).toEqual([date, nextDay(date), weekday]);
      date = next;
    }
    expect(date).toBe('2306-11-05');
  });

  test('the weekday agrees with a formula that knows no dates', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(isoWeekday(date) % 7).toBe(sundayBased(date));
      }),
    );
    expect(isoWeekday(plainDate('2026-11-21'))).toBe(6);
  });

  test('adding days and counting them are inverse, forward and back; dates sort as text', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -300, max: 300 }), (date, days) => {
        const moved = addDays(date, days);
        expect(daysBetween(date, moved)).toBe(days);
        expect(addDays(moved, -days)).toBe(date);
        expect(Math.sign(days)).toBe(moved > date ? 1 : moved < date ? -1 : 0);
      }),
    );
  });

  test('what no longer is a date of four digits, or no whole number of days, is a bug and throws', () => {
    expect(() => addDays(plainDate('9999-12-31'), 1)).toThrow('four digits');
    expect(() => addDays(plainDate('0000-01-01'), -1)).toThrow('four digits');
    for (const days of [0.5, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => addDays(plainDate('2026-01-01'), days)).toThrow('whole');
  });
});

describe('the legal date', () => {
  test('changes at local midnight, to the millisecond', () => {
    expect(legalDate(instant('2026-11-21T16:59:59.999Z'), 420)).toBe('2026-11-21');
    expect(legalDate(instant('2026-11-21T17:00:00.000Z'), 420)).toBe('2026-11-22');
    expect(legalDate(instant('2027-01-01T04:59:59.999Z'), -300)).toBe('2026-12-31');
    expect(legalDate(instant('2024-02-28T20:00:00Z'), 345)).toBe('2024-02-29');
  });

  test('in every zone it is the day whose local midnight has come and whose end has not', () => {
    const zones = fc.integer({ min: -12 * 4, max: 14 * 4 }).map((quarters) => quarters * 15);
    fc.assert(
      fc.property(dates, fc.nat(86_400_000 - 1), zones, (date, msOfDay, zone) => {
        fc.pre(date > '0002-01-01');
        const localMidnight = Date.parse(`${date}T00:00:00Z`) - zone * 60_000;
        expect(legalDate(instantAt(localMidnight + msOfDay), zone)).toBe(date);
        expect(legalDate(instantAt(localMidnight - 1), zone)).toBe(addDays(date, -1));
        expect(legalDate(instantAt(localMidnight + 86_400_000), zone)).toBe(nextDay(date));
      }),
    );
  });
});
