import { estimateMean } from './estimate-mean.ts';
import { estimateTraffic, type Decided, type Estimated, type TrafficEstimate } from './estimate-traffic.ts';

/** A declaration with what its model had said: chance and rank of the line that it ranked highest. */
export interface Scored extends Decided {
  readonly chance: number;
  readonly rank: number;
}

export interface CalibrationBin {
  /** The least and the greatest chance of its declarations. */
  readonly from: number;
  readonly to: number;
  readonly declarations: number;
  /** What the model said of them, in the mean. */
  readonly predicted: number;
  /** What was so, as far as it is known. */
  readonly known: number;
  readonly found: number;
  readonly rate: Estimated;
}

/** What a chance has meant in service: as many declarations in each bin, those of equal chance together. */
export function calibrationTable(all: readonly Scored[], bins = TENTHS): readonly CalibrationBin[] {
  return parted(all, bins, ({ chance }) => chance).map((part) => {
    const { declarations, known, found, rate } = estimateTraffic(part, 'like these');
    return {
      from: part[0]?.chance ?? 0,
      to: part.at(-1)?.chance ?? 0,
      declarations,
      predicted: part.reduce((sum, { chance, times = 1 }) => sum + times * chance, 0) / declarations,
      known,
      found,
      rate,
    };
  });
}

export interface BrierFigures {
  /** The mean square between what was said and what was so, over all of the traffic. */
  readonly brier: Estimated | null;
  /** The same for who says of everything what is so on the whole: no model is worth anything above it. */
  readonly ofBaseRate: Estimated | null;
}

export function brierFigures(all: readonly Scored[]): BrierFigures {
  const base = estimateTraffic(all).rate.value;
  const against = (said: (one: Scored) => number): Estimated | null =>
    estimateMean(all, (one, { violation }) => (said(one) - (violation ? 1 : 0)) ** 2);
  return { brier: against(({ chance }) => chance), ofBaseRate: base === null ? null : against(() => base) };
}

export interface LiftTenth {
  /** 1 holds what the model ranked highest. */
  readonly tenth: number;
  readonly estimate: TrafficEstimate;
  /** How many times as often as in all of the traffic there is something to find; the interval is of the tenth's rate alone. */
  readonly lift: Estimated;
}

/** What there is to find in each tenth of all declarations by rank: what was drawn stands for what nobody looked at. */
export function liftTable(all: readonly Scored[], tenths = TENTHS): readonly LiftTenth[] {
  const whole = estimateTraffic(all).rate.value;
  return parted(all, tenths, ({ rank }) => rank)
    .toReversed()
    .map((part, index) => {
      const estimate = estimateTraffic(part, 'like these');
      const { value, low, high } = estimate.rate;
      const times = (rate: number): number => rate / (whole ?? 1);
      return {
        tenth: index + 1,
        estimate,
        lift:
          whole === null || whole === 0
            ? { value: null, low: 0, high: tenths }
            : { value: value === null ? null : times(value), low: times(low), high: times(high) },
      };
    });
}

const TENTHS = 10;

/** Parts of about equal size, ascending; what is equal stays together, so that there may be fewer. */
function parted<One extends Decided>(
  all: readonly One[],
  parts: number,
  by: (one: One) => number,
): readonly (readonly One[])[] {
  const whole = all.reduce((sum, { times = 1 }) => sum + times, 0);
  const found: One[][] = [];
  let before = 0;
  let previous: number | undefined;
  for (const one of all.toSorted((a, b) => by(a) - by(b))) {
    const last = found.at(-1);
    const isDue = found.length <= Math.floor((before * parts) / whole);
    if (last === undefined || (isDue && previous !== by(one))) found.push([one]);
    else last.push(one);
    before += one.times ?? 1;
    previous = by(one);
  }
  return found;
}
