import { assert } from './assert.ts';
import type { Brand } from './brand.ts';
import { instantAt, type Instant } from './effects.ts';

/** A calendar date without time or zone, `2026-11-21`. Sorts and compares as text. */
export type PlainDate = Brand<string, 'PlainDate'>;

const DAY_MS = 86_400_000;
const PATTERN = /^\d{4}-\d{2}-\d{2}$/;

export function parsePlainDate(text: string): PlainDate | undefined {
  if (!PATTERN.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return undefined;
  return text as PlainDate;
}

export function plainDate(text: string): PlainDate {
  const parsed = parsePlainDate(text);
  assert(parsed !== undefined, `"${text}" is a date (YYYY-MM-DD)`);
  return parsed;
}

/** Whole days forward or back. A day outside the years 0000 to 9999 is a bug: it would no longer sort as text. */
export function addDays(date: PlainDate, days: number): PlainDate {
  assert(Number.isSafeInteger(days), 'days are counted whole');
  return dateOf(midnightMs(date) + days * DAY_MS);
}

export const daysBetween = (from: PlainDate, to: PlainDate): number => (midnightMs(to) - midnightMs(from)) / DAY_MS;

/** 1 Monday … 7 Sunday. */
export const isoWeekday = (date: PlainDate): number => ((new Date(midnightMs(date)).getUTCDay() + 6) % 7) + 1;

/** The legal date of an instant in a country whose zone keeps one offset all year (Vietnam: +420). */
export const legalDate = (at: Instant, zoneOffsetMinutes: number): PlainDate =>
  dateOf(Date.parse(at) + zoneOffsetMinutes * 60_000);

const midnightMs = (date: PlainDate): number => Date.parse(`${date}T00:00:00Z`);

const dateOf = (epochMs: number): PlainDate => instantAt(epochMs).slice(0, 10) as PlainDate;
