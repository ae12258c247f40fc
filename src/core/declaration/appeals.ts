import type { DecisionType } from './officer-decision.ts';
import { unreachable, type Instant, type RecordedEvent } from '#core/kernel';

export type AppealOutcome = 'upheld' | 'dismissed';

/** What the declarant says against a decision of customs. It suspends nothing; whoever decides on it did not take the decision. */
export interface Appeal {
  /** Where it was lodged in the journal. */
  readonly id: string;
  readonly decision: string;
  readonly decisionType: DecisionType;
  readonly decidedBy: string;
  readonly text: string;
  readonly at: Instant;
  /** An intricate one is answered later; the appellant was told. */
  readonly prolonged?: true;
  readonly answer?: { readonly outcome: AppealOutcome | 'withdrawn'; readonly reason: string; readonly at: Instant };
}

export type AppealEventData =
  | {
      readonly type: 'AppealLodged';
      readonly decision: string;
      readonly decisionType: DecisionType;
      readonly decidedBy: string;
      readonly text: string;
    }
  | { readonly type: 'AppealProlonged'; readonly appealId: string; readonly reason: string }
  | { readonly type: 'AppealWithdrawn'; readonly appealId: string; readonly reason: string }
  | {
      readonly type: 'AppealDecided';
      readonly appealId: string;
      readonly outcome: AppealOutcome;
      readonly reason: string;
    };

/** One declaration gives rise to a handful of disputes; beyond that it is for a court. */
export const APPEALS_MAX = 20;

export const isOpenAppeal = ({ answer }: Appeal): boolean => answer === undefined;

/** The appeals after one more event about them. */
export function appealsAfter(
  appeals: readonly Appeal[] | undefined,
  data: AppealEventData,
  event: RecordedEvent,
): readonly Appeal[] {
  const changed = (appealId: string, change: Partial<Appeal>) =>
    (appeals ?? []).map((appeal) => (appeal.id === appealId ? { ...appeal, ...change } : appeal));
  switch (data.type) {
    case 'AppealLodged': {
      const { decision, decisionType, decidedBy, text } = data;
      const lodged = { id: event.position.toString(), decision, decisionType, decidedBy, text, at: event.at };
      return [...(appeals ?? []), lodged];
    }
    case 'AppealProlonged':
      return changed(data.appealId, { prolonged: true });
    case 'AppealWithdrawn':
      return changed(data.appealId, { answer: { outcome: 'withdrawn', reason: data.reason, at: event.at } });
    case 'AppealDecided':
      return changed(data.appealId, { answer: { outcome: data.outcome, reason: data.reason, at: event.at } });
    default:
      return unreachable(data);
  }
}
