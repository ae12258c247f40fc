import { addDays, plainDate, type PlainDate } from '#core/kernel';
import { rateOf, type Rate } from './compare-rates.ts';

/** From how many checked cases what was drawn at random is told of, as one figure: fewer could be guessed. */
export const RANDOM_CASES_MIN = 30;

/** Its rate, or nothing, not even how few there were. */
export const randomRate = (found: number, checked: number): Rate | null =>
  checked < RANDOM_CASES_MIN ? null : rateOf(found, checked);

export interface Quarter {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/**
 * The last whole quarters that ended by a day, latest first. What was drawn at random is told by quarters and never by a period
 * of the reader's choice: two periods that differ by a day would tell by subtraction what was drawn on it.
 */
export function quartersBy(day: PlainDate, count: number): readonly Quarter[] {
  const quarters: Quarter[] = [];
  let after = quarterStart(addDays(day, 1));
  while (quarters.length < count) {
    const to = addDays(after, -1);
    const from = quarterStart(to);
    quarters.push({ from, to });
    after = from;
  }
  return quarters;
}

function quarterStart(day: PlainDate): PlainDate {
  const month = Number(day.slice(5, 7));
  const first = String(month - ((month - 1) % 3)).padStart(2, '0');
  return plainDate(`${day.slice(0, 4)}-${first}-01`);
}
