import type { PolicyName } from './measure.ts';
import type { GameOptions } from './play.ts';

/** A game, and whether it is played with what other worlds have taught. */
export interface Circumstance extends Partial<Pick<GameOptions, 'driftParts' | 'told'>> {
  readonly isForetold?: true;
}

/** Of the policies, the one whose loss is taken apart. */
export const TAKEN_APART: PolicyName = 'modelAndExploration';

/**
 * How a game may differ from the ordinary one, to see what the loss after the change is made of. First what changes in the world, one thing
 * at a time. Then what customs are told: findings without delay, the truth of everything, and, before the game begins, the truth of other worlds
 * in the weeks before and after their change. No customs are told that much; what is still lost then, no learning from findings can keep.
 */
export const CIRCUMSTANCES = {
  asItIs: {},
  nothingChanges: { driftParts: [] },
  onlyWays: { driftParts: ['ways'] },
  onlyGoods: { driftParts: ['goods'] },
  onlyNewcomers: { driftParts: ['newcomers'] },
  onlyPrices: { driftParts: ['prices'] },
  findingsAtOnce: { told: 'findingsAtOnce' },
  everything: { told: 'everything' },
  foretold: { isForetold: true },
} as const satisfies Readonly<Record<string, Circumstance>>;

export type CircumstanceName = keyof typeof CIRCUMSTANCES;
export const CIRCUMSTANCE_NAMES = Object.keys(CIRCUMSTANCES) as readonly CircumstanceName[];
