import { READER_Z } from '#core/risk';
import type { Decided, Estimated, Outcome } from './estimate-traffic.ts';

interface Part {
  declarations: number;
  readonly known: { readonly value: number; readonly propensity: number; readonly times: number }[];
}

/**
 * The mean, over all declarations, of a number that is known where the outcome is: as `estimateTraffic`, with the interval of the linearised
 * variance. `null` where nothing of a part is known.
 */
export function estimateMean<One extends Decided>(
  all: Iterable<One>,
  numberOf: (one: One, outcome: Outcome) => number,
): Estimated | null {
  const certain: Part = { declarations: 0, known: [] };
  const drawn: Part = { declarations: 0, known: [] };
  const unseen: Part = { declarations: 0, known: [] };
  for (const one of all) {
    const into = one.propensity === 1 ? certain : one.propensity > 0 ? drawn : unseen;
    const { times = 1 } = one;
    into.declarations += times;
    if (one.selected && one.outcome)
      into.known.push({ value: numberOf(one, one.outcome), propensity: one.propensity, times });
  }
  let [sum, variance] = [0, 0];
  for (const { declarations, known } of [certain, drawn, unseen]) {
    if (declarations === 0) continue;
    if (known.length === 0) return null;
    const weights = known.reduce((total, { propensity, times }) => total + times / propensity, 0);
    const mean =
      known.reduce((total, { value, propensity, times }) => total + (times * value) / propensity, 0) / weights;
    const squares = known.reduce(
      (total, { value, propensity, times }) =>
        total + (times * (1 - propensity) * (value - mean) ** 2) / propensity ** 2,
      0,
    );
    sum += declarations * mean;
    variance += (declarations / weights) ** 2 * squares;
  }
  const whole = certain.declarations + drawn.declarations;
  if (whole === 0) return null;
  const value = sum / whole;
  const spread = (READER_Z * Math.sqrt(variance)) / whole;
  return { value, low: value - spread, high: value + spread };
}
