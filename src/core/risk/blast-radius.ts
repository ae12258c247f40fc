import type { Rehearsal } from './rule.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** With fewer nothing is said: the first declarations of a morning may all come from one ship. */
export const LIVE_DECLARATIONS_MIN = 100;

/**
 * How far beyond doubt a rule must be outside its range before it is stopped. A look that finds nothing wrong is wrong once in
 * 30,000 at this width; rules are looked at hundreds of times a day, all over the same growing numbers.
 */
export const LIVE_Z = 4;

/**
 * How many times more, or less, than it did on the past a rule may select: seasons and campaigns move trade by half, a careless rule
 * selects ten times what was meant.
 */
export const REHEARSAL_FACTOR = 3;

/** What trying a rule on a past period foretells: `selected` of the `declarations` that it was asked of. */
export const rehearsalOf = ({ from, to, declarations, selected }: Tried): Rehearsal => {
  const { low: lowRate, high: highRate } = wilsonInterval(selected, declarations);
  return { from, to, declarations, selected, lowRate, highRate, factor: REHEARSAL_FACTOR };
};
type Tried = Pick<Rehearsal, 'from' | 'to' | 'declarations' | 'selected'>;

/** What a rule did since what counts of it came into force. */
export interface LiveCount {
  readonly declarations: number;
  readonly selected: number;
}

/** `early`: too few to tell. `above`, `below`: it selects so much more, or less, than rehearsed that chance does not explain it. */
export type LiveStanding = 'early' | 'within' | 'above' | 'below';

/** The range in which the live rate has to stay. */
export const allowedRange = ({
  lowRate,
  highRate,
  factor,
}: Rehearsal): { readonly low: number; readonly high: number } => ({
  low: lowRate / factor,
  high: Math.min(1, highRate * factor),
});

/** Whether what a rule does in force is what trying it out foretold. */
export function liveStanding(rehearsed: Rehearsal, { declarations, selected }: LiveCount): LiveStanding {
  if (declarations < LIVE_DECLARATIONS_MIN) return 'early';
  const allowed = allowedRange(rehearsed);
  const seen = wilsonInterval(selected, declarations, LIVE_Z);
  if (seen.low > allowed.high) return 'above';
  return seen.high < allowed.low ? 'below' : 'within';
}
