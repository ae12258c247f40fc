import { addDays, isoWeekday, plainDate } from '#core/kernel';
import { expect, test } from 'vitest';
import { settledWeeks } from './index.ts';

test('weeks run from Monday to Sunday, and the last one was over for the days that outcomes take', () => {
  for (let ahead = 0; ahead < 21; ahead += 1) {
    const day = addDays(plainDate('2026-11-02'), ahead);
    const [last, before] = settledWeeks(day, 14, 2);
    expect([isoWeekday(last!.from), isoWeekday(last!.to)]).toEqual([1, 7]);
    expect(addDays(last!.to, 14) < day).toBe(true);
    expect(addDays(last!.to, 14 + 7) >= day).toBe(true);
    expect(addDays(before!.to, 1)).toBe(last!.from);
  }
});
