import type { Declaration } from './declaration.ts';
import type {
  AmendmentReason,
  CancellationGround,
  DeclarationEventData,
  DeclarationState,
  DeferredPayment,
  ReliefDraw,
  TaxTotal,
} from './declaration-state.ts';
import type { EarlyRelease } from './early-release.ts';
import type { Channel, DeclarationStatus } from './lifecycle.ts';
import type { RefundAccount } from './refund-state.ts';
import type { StoppedRelease } from './release-standing.ts';
import type { AwaitedCheck } from './specialised-check.ts';
import type { StorageAsked } from './storage.ts';
import type { Instant, RecordedEvent } from '#core/kernel';

/** What a decision is about. The last one about a thing is the one in effect. */
type About =
  | 'control'
  | 'figures'
  | 'amendment'
  | 'cancellation'
  | 'existence'
  | 'penalty'
  | 'earlyRelease'
  | 'release'
  | 'instruction'
  | 'refund'
  | 'storage';

/** What an officer decides by a reason of their own, so that another may find it wrong. */
const DECISIONS = {
  ControlAccepted: 'control',
  FindingRecorded: 'control',
  Rechannelled: 'control',
  // It ends the control but for the figures.
  ReleaseGranted: 'control',
  Amended: 'figures',
  AmendmentRejected: 'amendment',
  CancellationRejected: 'cancellation',
  Cancelled: 'existence',
  PenaltyImposed: 'penalty',
  ReleaseDenied: 'earlyRelease',
  ReleaseSuspended: 'release',
  ReleaseRevoked: 'release',
  AmendmentInstructed: 'instruction',
  RefundRefused: 'refund',
  StorageRefused: 'storage',
} as const satisfies { readonly [Type in DeclarationEventData['type']]?: About };
export type DecisionType = keyof typeof DECISIONS;

/** How control stood. */
export interface ControlStanding {
  readonly status: DeclarationStatus;
  readonly channel: Channel | null;
  readonly controlPassed: boolean;
  readonly early?: EarlyRelease;
  readonly stopped?: StoppedRelease;
}

/** A decision of customs that is in effect: what a reversal names, and an appeal. */
export interface OfficerDecision {
  /** Where it stands in the journal. */
  readonly position: string;
  readonly type: DecisionType;
  /** Who took it: somebody else is to judge it. */
  readonly by: string;
  readonly at: Instant;
  /** What a reversal goes back to. */
  readonly before: ControlStanding;
}

/** Taken back with a decision: what it had ended, read from the journal by who reverses it. */
export type Restored =
  | { readonly kind: 'control' }
  /** Goods that were stopped may go again. */
  | { readonly kind: 'release' }
  | { readonly kind: 'instruction' }
  | { readonly kind: 'earlyRelease'; readonly groundCode: string; readonly reason: string }
  | { readonly kind: 'refund'; readonly account: RefundAccount; readonly reason: string }
  | { readonly kind: 'storage'; readonly asked: StorageAsked }
  /** By a version of its own. */
  | { readonly kind: 'figures' }
  | ({ readonly kind: 'amendment'; readonly declaration: Declaration; readonly basedOn: string } & AmendmentReason)
  | ({ readonly kind: 'cancellation' } & CancellationGround)
  /** A fine is no longer due; what was paid of it is owed back. */
  | { readonly kind: 'penalty'; readonly id: string; readonly amount: string }
  | {
      readonly kind: 'existence';
      readonly taxes: readonly TaxTotal[];
      readonly totalPayable: string;
      readonly deferred?: DeferredPayment;
      readonly reliefDraws?: readonly ReliefDraw[];
      /** Of another agency, whose result had not come. */
      readonly specialised?: AwaitedCheck;
    };

/** A new decision that takes an earlier one back, and names it. */
export interface Reversal {
  /** Where the decision stands in the journal. */
  readonly decision: string;
  readonly decisionType: DecisionType;
  readonly reason: string;
  readonly restores: Restored;
}

/**
 * Changes of mind about the control of one declaration; the eleventh makes the first one final, so that what is kept with
 * every declaration stays small.
 */
const DECISIONS_MAX = 10;

export const isDecisionType = (type: string): type is DecisionType => Object.hasOwn(DECISIONS, type);

/** The decisions in effect after one more event. Most events are none and end none. */
export function decisionsAfter(
  before: DeclarationState,
  data: DeclarationEventData,
  event: RecordedEvent,
): readonly OfficerDecision[] | undefined {
  const standing = withoutEnded(before.decisions, data);
  if (!isDecisionType(data.type) || !isOfCustoms(data)) return standing;
  const { status, channel, controlPassed, early, stopped } = before;
  const decision: OfficerDecision = {
    position: event.position.toString(),
    type: data.type,
    by: event.actor.userId,
    at: event.at,
    before: { status, channel, controlPassed, ...(early && { early }), ...(stopped && { stopped }) },
  };
  return [...(standing ?? []), decision].slice(-DECISIONS_MAX);
}

/** A declarant amends of its own will, and what follows from a decision that was taken back is no decision beside it. */
function isOfCustoms(data: DeclarationEventData): boolean {
  if (data.type === 'Amended') return data.by === 'customs';
  return data.type !== 'ReleaseSuspended' || data.follows === undefined;
}

/** What is asked anew or declared anew is decided anew; what was decided on it before is past. */
function withoutEnded(
  decisions: readonly OfficerDecision[] | undefined,
  data: DeclarationEventData,
): readonly OfficerDecision[] | undefined {
  if (decisions === undefined) return undefined;
  const without = (...ended: readonly About[]) => decisions.filter(({ type }) => !ended.includes(DECISIONS[type]));
  switch (data.type) {
    case 'Amended':
      return data.selection === undefined
        ? without('figures', 'amendment', 'instruction')
        : without('figures', 'amendment', 'instruction', 'control', 'earlyRelease');
    // Found by somebody else; whatever customs decided before it is overtaken.
    case 'SpecialisedRecorded':
      return data.conforms ? decisions : without('control');
    case 'ControlledAnew':
      return without('control', 'release', 'earlyRelease');
    case 'ReleaseResumed':
      return without('release');
    case 'InstructionWithdrawn':
      return without('instruction');
    case 'RefundRequested':
      return without('refund');
    case 'StorageRequested':
      return without('storage');
    case 'ReleaseRequested':
      return without('earlyRelease');
    // What was asked for until then is past: the goods may go.
    case 'Released':
    case 'ReleasedProvisionally':
      return without('earlyRelease', 'storage');
    case 'AmendmentRequested':
      return without('amendment');
    case 'CancellationRequested':
      return without('cancellation');
    case 'DecisionReversed':
      return decisions.filter(({ position }) => position !== data.decision);
    default:
      return decisions;
  }
}

/** The later decision that has to be taken back first, if there is one. */
export function standsOn(decisions: readonly OfficerDecision[], wanted: OfficerDecision): OfficerDecision | undefined {
  // Each fine is for a violation of its own, and due whatever becomes of the declaration.
  if (DECISIONS[wanted.type] === 'penalty') return undefined;
  const later = decisions.slice(decisions.indexOf(wanted) + 1);
  return later.findLast(({ type }) => type === 'Cancelled' || DECISIONS[type] === DECISIONS[wanted.type]);
}
