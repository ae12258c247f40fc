import type { Declaration } from './declaration.ts';
import type {
  AmendmentReason,
  CancellationGround,
  DeferredPayment,
  ReliefDraw,
  TaxTotal,
} from './declaration-parts.ts';
import type { EarlyRelease } from './early-release.ts';
import type { RefundAccount } from './refund-state.ts';
import type { StoppedRelease } from './release-standing.ts';
import type { AwaitedCheck } from './specialised-check.ts';
import type { Channel, DeclarationStatus } from './status.ts';
import type { StorageAsked } from './storage.ts';
import type { Instant } from '#core/kernel';

/** What a decision is about. The last one about a thing is the one in effect. */
export type About =
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
export const DECISIONS = {
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
} as const satisfies Readonly<Record<string, About>>;
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
