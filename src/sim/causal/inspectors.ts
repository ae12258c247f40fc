import { chance, drawsOf, pick, uniform } from '#sim/draws';
import type { Mechanism, Sealed } from './sealed.ts';

/** How often a good inspector who looks at goods finds what is wrong with them. */
const FOUND: Readonly<Record<Mechanism, number>> = {
  underValuation: 0.6,
  codeShift: 0.7,
  originSwap: 0.5,
  underDeclaredQuantity: 0.85,
  splitConsignments: 0.6,
  phoenixImporter: 0.7,
  concealment: 0.6,
};
/** And how often one believes to have found something where there is nothing. */
const MISTAKEN = 0.005;
const INSPECTORS = 20;
const LAG_WEEKS_MAX = 4;

export interface Inspection {
  readonly violation: boolean;
  /** Findings are concluded one to four weeks later. */
  readonly knownInWeek: number;
}

/** Looks into the sealed column as a person would: not always right, and not at once. */
export function inspect(sealed: Sealed, seed: number, week: number, index: number): Inspection {
  const random = drawsOf(seed, 8, week, index);
  const skill = uniform(drawsOf(seed, 9, Math.floor(random.next() * INSPECTORS)), 0.75, 1.15);
  const violation =
    sealed.mechanism === undefined
      ? chance(random, MISTAKEN)
      : chance(random, Math.min(FOUND[sealed.mechanism] * skill, 0.95));
  return { violation, knownInWeek: week + pick(random, LAGS) };
}
const LAGS = Array.from({ length: LAG_WEEKS_MAX }, (_, lag) => lag + 1);
