import type { Refusal, RefusalRule, Refusals, SlotValues } from '#core/kernel';
import { refusal, REFUSALS, type RefusalCode, type RefusalPlace } from './refusals.ts';

/**
 * As many findings as a person can use at once, in a shipment of 2,000 lines too. Each takes ten microseconds and half a
 * kilobyte: 2,000 lines with 99 unknown documents each made a hundred megabytes of answer and held everybody up for seconds.
 */
export const FINDINGS_TOLD_MAX = 2_000;

/** Where checks put what they find. What is beyond the limit is counted, and not even put into words. */
export interface ToldFindings {
  readonly report: (code: RefusalCode, place: RefusalPlace, values?: SlotValues) => void;
  readonly all: () => Refusals;
}

export function toldFindings(): ToldFindings {
  const found: Refusal[] = [];
  let further = 0;
  let standsInTheWay = false;
  return {
    report: (code, place, values) => {
      if (found.length < FINDINGS_TOLD_MAX) {
        found.push(refusal(code, place, values));
        return;
      }
      further += 1;
      standsInTheWay ||= severityOf(code) === 'error';
    },
    all: () => (further === 0 ? found : [...found, untold(further, standsInTheWay)]),
  };
}

/** All that was found in one step after another, no more than can be told. */
export function withinTold(checked: Refusals, later: Refusals): Refusals {
  if (later.length === 0) return checked;
  const room = Math.max(0, FINDINGS_TOLD_MAX - checked.length);
  if (later.length <= room) return [...checked, ...later];
  const left = later.slice(room);
  return [
    ...checked,
    ...later.slice(0, room),
    untold(
      left.length,
      left.some(({ severity }) => severity === 'error'),
    ),
  ];
}

const severityOf = (code: RefusalCode): Refusal['severity'] => (REFUSALS[code] as RefusalRule).severity ?? 'error';

/** Stands in the way where one of those that it stands for does. */
const untold = (count: number, standsInTheWay: boolean): Refusal => ({
  ...refusal('DEC-015', { pointer: '' }, { count: String(count) }),
  severity: standsInTheWay ? 'error' : 'warning',
});
