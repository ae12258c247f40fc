import { assert } from './assert.ts';
import type { Brand } from './brand.ts';
import { instantAt, type Instant } from './effects.ts';

/** A calendar date without time or zone, `2026-11-21`. Sorts and compares as text. */
export type PlainDate = Brand<string, 'PlainDate'>;

const DAY_MS = 86_400_000;

/** Digit by digit: declarations are full of dates, and pattern and `Date` took thirty times as long. */
export function parsePlainDate(text: string): PlainDate | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return undefined;
  const [year, month, day] = [numberAt(text, 0, 4), numberAt(text, 5, 7), numberAt(text, 8, 10)];
  return year >= 0 && day >= 1 && day <= daysInMonth(year, month) ? (text as PlainDate) : undefined;
}

export function plainDate(text: string): PlainDate {
  const parsed = parsePlainDate(text);
  assert(parsed !== undefined, `"${text}" is a date (YYYY-MM-DD)`);
  return parsed;
}

/** Whole days forward or back. A day outside the years 0000 to 9999 is a bug: it would no longer sort as text. */
export function addDays(date: PlainDate, days: number): PlainDate {
  assert(Number.isSafeInteger(days), 'days are counted whole');
  return dateOf((dayNumber(date) + days) * DAY_MS);
}

export const daysBetween = (from: PlainDate, to: PlainDate): number => dayNumber(to) - dayNumber(from);

/** 1 Monday … 7 Sunday. */
export const isoWeekday = (date: PlainDate): number => ((new Date(dayNumber(date) * DAY_MS).getUTCDay() + 6) % 7) + 1;

/** The legal date of an instant in a country whose zone keeps one offset all year (Vietnam: +420). */
export const legalDate = (at: Instant, zoneOffsetMinutes: number): PlainDate =>
  dateOf(Date.parse(at) + zoneOffsetMinutes * 60_000);

/** Many moments are of few days, and writing a day took three times as long as reading the moment. */
const DATES_MAX = 4_000;
const dates = new Map<number, PlainDate>();

function dateOf(epochMs: number): PlainDate {
  const day = Math.floor(epochMs / DAY_MS);
  const known = dates.get(day);
  if (known !== undefined) return known;
  const date = instantAt(epochMs).slice(0, 10) as PlainDate;
  if (dates.size >= DATES_MAX) dates.clear();
  dates.set(day, date);
  return date;
}

const HYPHEN = 45;
const DIGIT_ZERO = 48;

/** The number that the characters write, or `NaN`. */
function numberAt(text: string, from: number, end: number): number {
  let value = 0;
  for (let at = from; at < end; at += 1) {
    const digit = text.charCodeAt(at) - DIGIT_ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month === 4 || month === 6 || month === 9 || month === 11) return 30;
  return month >= 1 && month <= 12 ? 31 : 0;
}

/** Days from 1 March of the year 0 to 1 January 1970. */
const EPOCH_DAY = 719_468;

/** Days since 1970-01-01. Years are taken to begin in March, so that the leap day is the last of its year. */
function dayNumber(date: PlainDate): number {
  const month = numberAt(date, 5, 7);
  const year = numberAt(date, 0, 4) - (month > 2 ? 0 : 1);
  const monthsSinceMarch = month > 2 ? month - 3 : month + 9;
  const daysBeforeYear = year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  // March to July and August to December have 153 days each.
  return daysBeforeYear + Math.floor((153 * monthsSinceMarch + 2) / 5) + numberAt(date, 8, 10) - 1 - EPOCH_DAY;
}
