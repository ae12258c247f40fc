import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, instant, isoWeekday, legalDate, plainDate, type Instant, type PlainDate } from '#core/kernel';
import { compileWorkCalendar, type SpecialDayRecord } from './compile-work-calendar.ts';
import type { WorkingHoursRecord } from './opening-hours.ts';
import type { WorkCalendar } from './work-calendar.ts';

const ZONE = 420;
const START = plainDate('2026-01-01');
const HOUR_MS = 3_600_000;

const special = (date: PlainDate, kind: 'holiday' | 'workday'): SpecialDayRecord => ({
  date,
  kind,
  validFrom: START,
  validTo: null,
  knownFrom: instant('2025-01-01T00:00:00Z'),
  place: { file: 'special-days.csv', line: 1 },
});

const openAt = (fromMinute: number, toMinute: number, facts: Partial<WorkingHoursRecord> = {}): WorkingHoursRecord => ({
  weekdays: [1, 2, 3, 4, 5],
  fromMinute,
  toMinute,
  validFrom: START,
  validTo: null,
  knownFrom: instant('2025-01-01T00:00:00Z'),
  place: { file: 'working-time.csv', line: 2 },
  ...facts,
});
const office = [openAt(480, 720), openAt(780, 1020)];

const calendarOf = (records: readonly SpecialDayRecord[]): WorkCalendar =>
  compileWorkCalendar(records, office, ZONE, undefined).calendar;

const calendars = fc
  .uniqueArray(fc.tuple(fc.nat(90), fc.constantFrom('holiday' as const, 'workday' as const)), {
    maxLength: 40,
    selector: ([day]) => day,
  })
  .map((days) => days.map(([day, kind]) => special(addDays(START, day), kind)));
const someDay = fc.nat(80).map((offset) => addDays(START, offset));

/** The oracle: walk minute by minute. */
function workingMinutesBetween(calendar: WorkCalendar, from: Instant, to: Instant): number {
  let minutes = 0;
  for (let at = Date.parse(from); at < Date.parse(to); at += 60_000) {
    const now = new Date(at).toISOString() as Instant;
    const local = new Date(at + ZONE * 60_000);
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
    const open = office.some(({ fromMinute, toMinute }) => fromMinute <= minute && minute < toMinute);
    if (open && calendar.isWorkingDay(legalDate(now, ZONE))) minutes += 1;
  }
  return minutes;
}

describe('working days', () => {
  test('a holiday is no working day, a swapped Saturday is one, other days follow their weekday', () => {
    fc.assert(
      fc.property(calendars, someDay, (records, day) => {
        const kind = records.find(({ date }) => date === day)?.kind;
        expect(calendarOf(records).isWorkingDay(day)).toBe(
          kind === undefined ? isoWeekday(day) <= 5 : kind === 'workday',
        );
      }),
    );
  });

  test('adding n working days lands on a working day with exactly n of them passed', () => {
    fc.assert(
      fc.property(calendars, someDay, fc.integer({ min: 1, max: 30 }), (records, day, days) => {
        const calendar = calendarOf(records);
        const end = calendar.addWorkingDays(day, days);
        let passed = 0;
        for (let at = addDays(day, 1); at <= end; at = addDays(at, 1)) if (calendar.isWorkingDay(at)) passed += 1;
        expect(calendar.isWorkingDay(end)).toBe(true);
        expect(passed).toBe(days);
      }),
    );
  });

  test('adding a days and then b is adding a + b; adding none stays', () => {
    fc.assert(
      fc.property(calendars, someDay, fc.nat(15), fc.nat(15), (records, day, a, b) => {
        const { addWorkingDays } = calendarOf(records);
        expect(addWorkingDays(addWorkingDays(day, a), b)).toBe(addWorkingDays(day, a + b));
        expect(addWorkingDays(day, 0)).toBe(day);
      }),
    );
  });
});

describe('working hours', () => {
  const someInstant = fc
    .tuple(fc.nat(40), fc.nat(24 * 60 - 1))
    .map(([day, minute]) =>
      instant(new Date(Date.parse(`${addDays(START, day)}T00:00:00Z`) + minute * 60_000).toISOString()),
    );

  test('exactly the asked hours pass while offices are open, and the end lies within opening hours', () => {
    fc.assert(
      fc.property(calendars, someInstant, fc.integer({ min: 1, max: 80 }), (records, from, quarters) => {
        const calendar = calendarOf(records);
        const end = calendar.addWorkingHours(from, quarters / 4);
        expect(workingMinutesBetween(calendar, from, end)).toBe(quarters * 15);
        expect(workingMinutesBetween(calendar, new Date(Date.parse(end) - 60_000).toISOString() as Instant, end)).toBe(
          1,
        );
      }),
      { numRuns: 40 },
    );
  });

  test('four hours from 08:00 end at 12:00 the same day, not at 13:00', () => {
    const { addWorkingHours } = calendarOf([]);
    expect(addWorkingHours(instant('2026-01-05T01:00:00Z'), 4)).toBe('2026-01-05T05:00:00.000Z');
  });

  test('what comes in on a Friday evening is counted from Monday morning', () => {
    const { addWorkingHours } = calendarOf([]);
    const end = addWorkingHours(instant('2026-01-09T12:00:00Z'), 2);
    expect(Date.parse(end)).toBe(Date.parse('2026-01-12T01:00:00Z') + 2 * HOUR_MS);
  });
});

describe('opening hours that change', () => {
  const summer = plainDate('2026-06-01');
  const changing = [
    openAt(480, 720, { validTo: addDays(summer, -1) }),
    openAt(780, 1020, { validTo: addDays(summer, -1) }),
    openAt(420, 660, { validFrom: summer, weekdays: [1, 2, 3, 4, 5, 6] }),
    openAt(780, 1020, { validFrom: summer }),
  ];
  const compiled = (records: readonly WorkingHoursRecord[]) => compileWorkCalendar([], records, ZONE, undefined);

  test('count from the day they hold, and not before', () => {
    const { calendar, problems } = compiled(changing);
    expect(problems).toEqual([]);
    // Friday 29 May, four hours from 15:00: two that day, two on Monday, which opens at seven from then on.
    expect(calendar.addWorkingHours(instant('2026-05-29T08:00:00Z'), 4)).toBe('2026-06-01T02:00:00.000Z');
    expect([plainDate('2026-05-30'), plainDate('2026-06-06')].map(calendar.isWorkingDay)).toEqual([false, true]);
    // A Saturday morning alone, and then Monday.
    expect(calendar.addWorkingHours(instant('2026-06-06T02:00:00Z'), 4)).toBe('2026-06-08T02:00:00.000Z');
  });

  test('that overlap, end before they begin or leave no office open are refused with their line', () => {
    const messages = (records: readonly WorkingHoursRecord[]) =>
      compiled(records).problems.map(({ message }) => message);
    expect(messages([openAt(480, 720), openAt(700, 900)])).toEqual(['opening hours of one day must be apart']);
    expect(messages([openAt(480, 720), openAt(700, 900, { weekdays: [6] })])).toEqual([]);
    expect(messages([openAt(720, 480)])).toContain('opening hours end after they begin');
    expect(messages([openAt(480, 720, { validTo: summer })])).toEqual(['no office is open from 2026-06-02 on']);
  });
});

describe('opening hours of one office', () => {
  const summer = plainDate('2026-06-01');
  const own = [
    openAt(360, 1320, {
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      officeId: '02CI',
      validFrom: summer,
      validTo: addDays(summer, 29),
    }),
  ];
  const { calendar, problems } = compileWorkCalendar(
    [special(plainDate('2026-06-14'), 'holiday')],
    [...office, ...own],
    ZONE,
    undefined,
  );

  test('hold for it alone, as long as it has any; holidays are everybody’s', () => {
    expect(problems).toEqual([]);
    const [port, others] = [calendar.at('02CI'), calendar.at('03CC')];
    // Saturday 6 June, four hours from 21:00: one that evening, three on Sunday morning, and elsewhere on Monday.
    expect(port.addWorkingHours(instant('2026-06-06T14:00:00Z'), 4)).toBe('2026-06-07T02:00:00.000Z');
    expect(others.addWorkingHours(instant('2026-06-06T14:00:00Z'), 4)).toBe('2026-06-08T05:00:00.000Z');
    expect([port, others, calendar].map((of) => of.isWorkingDay(plainDate('2026-06-07')))).toEqual([
      true,
      false,
      false,
    ]);
    expect(port.isWorkingDay(plainDate('2026-06-14'))).toBe(false);
    expect([plainDate('2026-05-31'), plainDate('2026-07-05')].map(port.isWorkingDay)).toEqual([false, false]);
  });

  test('may overlap those of all, not one another', () => {
    const twice = compileWorkCalendar([], [...office, ...own, ...own], ZONE, undefined);
    expect(twice.problems.map(({ message }) => message)).toEqual(['opening hours of one day must be apart']);
  });
});
