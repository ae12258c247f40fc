import type { Refusal } from '#core/kernel';

/** The finding that stands for all those beyond what is told of one document. */
const UNTOLD = 'DEC-015';

/** As many as were counted, or at least as many. */
export interface ToldCount {
  readonly count: number;
  readonly isAtLeast: boolean;
}

/** How many of these are things to correct, and whether there are more of them than `found` tells. */
export function toldCount(shown: readonly Refusal[], found: readonly Refusal[]): ToldCount {
  const isTold = ({ code }: Refusal): boolean => code !== UNTOLD;
  return { count: shown.filter(isTold).length, isAtLeast: !found.every(isTold) };
}

export const problemsText = ({ isAtLeast }: ToldCount) => (isAtLeast ? 'draft.problemsAtLeast' : 'draft.problems');
