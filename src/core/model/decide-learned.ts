import type { CapacityUsed } from './capacity.ts';
import type { LearnedDecision, LearnedEffect, Scored } from './learned-decision.ts';
import type { Bar } from './learned-standings.ts';

/** What the model goes by besides the goods: where the office stands that day, and what chance says. */
export interface LearnedQuestion {
  readonly scored: Scored;
  readonly bar: Bar;
  readonly effect: LearnedEffect;
  /** What the model has drawn of the office's day so far. */
  readonly used: CapacityUsed;
  /** Uniform in [0, 1), sealed to the consignment, and another number than the one of the random share. Asked only where it decides. */
  readonly draw: () => number;
}

/** What rules and lists made of the declaration before. */
export interface RulesStanding {
  /** They select it: what the model would say is recorded, and takes nothing of what the office can look at. */
  readonly isSelected: boolean;
  /** The trader's compliance level relieves it of ordinary rules, and of the model's rank likewise; not of being explored. */
  readonly isRelieved: boolean;
}

/** Decides the model's part. Pure: the same question and standing give the same answer. */
export function decideLearned(question: LearnedQuestion, { isSelected, isRelieved }: RulesStanding): LearnedDecision {
  const { scored, bar, effect, used, draw } = question;
  // No number beyond the largest can be written down.
  const decision: LearnedDecision = { ...scored, threshold: Math.min(bar.threshold, Number.MAX_VALUE), exploration: 0 };
  if (isSelected) return decision;
  const isHigh = scored.rank >= bar.threshold && scored.chance >= (bar.chanceMin ?? 0);
  const hasRoom = used.byRank < bar.capacity.byRank;
  if (isHigh && !isRelieved && hasRoom) return { ...decision, selected: 'rank', effect };
  const exploration = used.byExploration < bar.capacity.byExploration ? bar.exploration : 0;
  const passedOver = {
    ...(isHigh && isRelieved && ({ relieved: true } as const)),
    ...(isHigh && !isRelieved && ({ beyondCapacity: true } as const)),
  };
  if (exploration > 0 && draw() < exploration)
    return { ...decision, ...passedOver, exploration, selected: 'exploration', effect };
  return { ...decision, ...passedOver, exploration };
}
