import {
  isOpenAppeal,
  legalActions,
  type DeclarationAction,
  type DeclarationState,
  type DecisionType,
} from '#core/declaration';
import type { Actor, Instant } from '#core/kernel';

/** The half of a thing that takes two which is done: the other half, `action`, is for anybody but `by`. */
interface FirstHalf {
  readonly action: 'case.reverse' | 'appeal.decide';
  /** The decision by its place in the journal, or the appeal by its number: what the second half names. */
  readonly subject: string;
  readonly type: DecisionType;
  readonly by: string;
  readonly at: Instant;
}

/** What has been done of what takes two people, and could be completed now. */
export function firstHalves(state: DeclarationState): readonly FirstHalf[] {
  const legal = legalActions(state);
  const decisions = (state.decisions ?? []).map(({ position, type, by, at }): FirstHalf => ({
    action: 'case.reverse',
    subject: position,
    type,
    by,
    at,
  }));
  const appeals = (state.appeals ?? []).filter(isOpenAppeal).map((appeal): FirstHalf => ({
    action: 'appeal.decide',
    subject: appeal.id,
    type: appeal.decisionType,
    by: appeal.decidedBy,
    at: appeal.at,
  }));
  return [...decisions, ...appeals].filter(({ action }) => legal.includes(action));
}

/** Whether all there is to complete was begun by this very person, so that there is nothing to offer. */
export function isLeftToOthers(state: DeclarationState, action: DeclarationAction, { userId }: Actor): boolean {
  const halves = firstHalves(state).filter((half) => half.action === action);
  return halves.length > 0 && halves.every(({ by }) => by === userId);
}
