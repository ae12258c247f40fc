import { assert } from './assert.ts';
import type { Brand } from './brand.ts';

/** A UTC instant, ISO 8601 with milliseconds: `2026-11-21T02:03:04.005Z`. Sorts as text. */
export type Instant = Brand<string, 'Instant'>;

/** Effects are arguments. Each has a deterministic twin below, for tests and the simulation. */
export interface Clock {
  readonly now: () => Instant;
}
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number;
}
export interface Ids {
  readonly next: () => string;
}

/** With its zone: a text without one would mean another instant on another machine. */
const INSTANT_TEXT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** For literals and values already checked at the edge; throws on anything else. Digits beyond milliseconds are dropped. */
export function instant(text: string): Instant {
  assert(INSTANT_TEXT.test(text), `"${text}" is an instant with its zone`);
  return instantAt(Date.parse(text));
}

const MOMENT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2}(?:\.\d{1,6})?)?Z$/;

/** Whether somebody wrote a moment in UTC since 1970, to the minute or finer. `Date` also reads days that no calendar has, which the database does not. */
export function isMoment(text: string): boolean {
  const minute = MOMENT.exec(text)?.[1];
  const read = minute === undefined ? -1 : Date.parse(text);
  return minute !== undefined && read >= 0 && new Date(read).toISOString().startsWith(minute);
}

/** The instant so many milliseconds after 1970 began. */
export function instantAt(epochMs: number): Instant {
  const text = new Date(epochMs).toISOString();
  assert(text.length === INSTANT_LENGTH, 'an instant has a year of four digits, so that it sorts as text');
  return text as Instant;
}
const INSTANT_LENGTH = '2026-11-21T02:03:04.005Z'.length;

/** A clock that stands still until it is told to move. */
export interface TestClock extends Clock {
  readonly set: (to: Instant) => void;
  readonly advanceMs: (ms: number) => void;
}
export function testClock(start: string): TestClock {
  let at = instant(start);
  return {
    now: () => at,
    set: (to) => {
      at = to;
    },
    advanceMs: (ms) => {
      at = instantAt(Date.parse(at) + ms);
    },
  };
}

/** Mulberry32: small, fast, good enough for simulation; never for the random share of selection, which is an HMAC. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return {
    next: () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    },
  };
}

export function sequentialIds(prefix: string): Ids {
  let last = 0;
  return {
    next: () => {
      last += 1;
      return `${prefix}${last}`;
    },
  };
}
