import type { DeclaredGoods } from '#core/feature';
import type { PlainDate } from '#core/kernel';
import type { LearnedEffect, Scored } from './learned-decision.ts';

/** From where on an office selects on a day, and how much it can look at. */
export interface Bar {
  /** The rank from which on goods are selected; `Infinity` where nobody is. */
  readonly threshold: number;
  /** Nobody is selected by rank on a smaller chance; 0 where nothing is said. */
  readonly chanceMin?: number;
  /** The chance, in [0, 1], with which goods that nothing else selected are drawn to explore. */
  readonly exploration: number;
  /** How many declarations a day the model may select by rank, and how many to explore: two pots, so that neither eats the other's. */
  readonly capacity: { readonly byRank: number; readonly byExploration: number };
}

/**
 * A champion in force, in memory for the program that decides; absent from what is in force where none is, or where selection by
 * models is stopped: then the rules decide alone.
 */
export interface LearnedStandings {
  /** Nothing where it cannot tell: the rules decide alone then. Never waits and never throws. */
  readonly score: (goods: readonly DeclaredGoods[]) => Scored | undefined;
  readonly bar: (office: string, day: PlainDate) => Bar;
  readonly effect: LearnedEffect;
}
