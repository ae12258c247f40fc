import type { Instant, Json, PlainDate, RecordedEvent, StreamDefinition, StreamRef } from '#core/kernel';

export const PROPOSAL_STREAM = 'proposal';
export const proposalRef = (id: string): StreamRef => ({ type: PROPOSAL_STREAM, id });

export const PROPOSAL_EVENTS = {
  proposed: 'Proposed',
  approved: 'Approved',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
} as const;

/** Who did something, as the journal names them. */
export interface Signature {
  readonly userId: string;
  readonly organisationId: string;
  readonly at: Instant;
}

/** How a proposal ended, where it did. */
export interface ProposalDecision extends Signature {
  readonly outcome: 'approved' | 'rejected' | 'withdrawn';
  /** Why; empty where none was asked for. */
  readonly reason: string;
  /** The proposal that took the place of one withdrawn for it. */
  readonly replacedBy: string | null;
}

/** Something one person wants done that another must agree to. */
export interface ProposalState {
  readonly id: string;
  readonly kind: string;
  /** Why, in the words of who proposes. */
  readonly reason: string;
  /** What will be done on approval; read by the kind alone. */
  readonly data: Json;
  /** SHA-256 of everything that is shown for it, `data` among it: who approves names it, and so approves that and nothing else. */
  readonly contentHash: string;
  readonly proposed: Signature;
  /** The last day on which it may be approved. */
  readonly lastDay: PlainDate;
  /** The proposal that it took the place of. */
  readonly replaces: string | null;
  readonly decision: ProposalDecision | null;
}

export const PROPOSAL_STATUSES = ['proposed', 'approved', 'rejected', 'withdrawn', 'expired'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** Where a proposal stands on a day. Nobody has to do anything for one to expire, so no event says it. */
export function statusOn(
  { decision, lastDay }: Pick<ProposalState, 'decision' | 'lastDay'>,
  today: PlainDate,
): ProposalStatus {
  if (decision !== null) return decision.outcome;
  return today > lastDay ? 'expired' : 'proposed';
}

/** What the event of a proposal holds; who and when is said by the journal. */
export interface Proposed {
  readonly id: string;
  readonly kind: string;
  readonly reason: string;
  readonly data: Json;
  readonly contentHash: string;
  readonly lastDay: PlainDate;
  readonly replaces: string | null;
}

export const proposalStream: StreamDefinition<ProposalState> = {
  type: PROPOSAL_STREAM,
  foldVersion: 1,
  evolve: (state, event) => {
    const signature: Signature = { ...event.actor, at: event.at };
    if (state === undefined) {
      if (event.type !== PROPOSAL_EVENTS.proposed) throw new Error(`A proposal begins with ${event.type}`);
      return { ...(event.data as unknown as Proposed), proposed: signature, decision: null };
    }
    return { ...state, decision: { ...signature, ...endOf(event) } };
  },
};

interface Ended {
  readonly reason?: string;
  readonly replacedBy?: string | null;
}

function endOf(event: RecordedEvent): Pick<ProposalDecision, 'outcome' | 'reason' | 'replacedBy'> {
  const { reason = '', replacedBy = null } = event.data as unknown as Ended;
  switch (event.type) {
    case PROPOSAL_EVENTS.approved:
      return { outcome: 'approved', reason, replacedBy };
    case PROPOSAL_EVENTS.rejected:
      return { outcome: 'rejected', reason, replacedBy };
    case PROPOSAL_EVENTS.withdrawn:
      return { outcome: 'withdrawn', reason, replacedBy };
    default:
      throw new Error(`Unknown event of a proposal: ${event.type}`);
  }
}
