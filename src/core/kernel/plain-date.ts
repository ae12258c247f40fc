import { assert } from './assert.ts';
import type { Brand } from './brand.ts';
import type { Instant } from './effects.ts';

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

export const addDays = (date: PlainDate, days: number): PlainDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10) as PlainDate;

export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** 1 Monday … 7 Sunday. */
export const isoWeekday = (date: PlainDate): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** The legal date of an instant in a country whose zone keeps one offset all year (Vietnam: +420). */
export const legalDate = (at: Instant, zoneOffsetMinutes: number): PlainDate =>
  new Date(Date.parse(at) + zoneOffsetMinutes * 60_000).toISOString().slice(0, 10) as PlainDate;
