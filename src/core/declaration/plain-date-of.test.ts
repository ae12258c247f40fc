import { describe, expect, it } from 'vitest';
import { plainDateOf } from './plain-date-of.ts';

describe('the date of a stated point in time', () => {
  it.each([
    ['20261121', '102', '2026-11-21'],
    ['20261121093000+07', '304', '2026-11-21'],
    ['2026-11-21T09:30:00Z', undefined, '2026-11-21'],
    ['202611', '610', undefined],
    ['20261321', '102', undefined],
    ['', undefined, undefined],
  ])('%s (%s) is %s', (value, formatCode, date) => {
    expect(plainDateOf(formatCode === undefined ? { value } : { value, formatCode })).toBe(date);
  });
});
