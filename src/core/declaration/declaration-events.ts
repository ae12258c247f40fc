import type { AppealEventData } from './appeals.ts';
import type { DeadlineEventData } from './deadline-mark.ts';
import type { Declaration } from './declaration.ts';
import type { DeclarationNumber } from './declaration-number.ts';
import type {
  AmendedBy,
  AmendmentReason,
  Assessed,
  AssignmentCause,
  Attachment,
  CancellationGround,
  DeclarationHead,
  DocumentRequest,
  Instruction,
  LessSecured,
  LineFinding,
  Security,
  TaxTotal,
} from './declaration-parts.ts';
import type { EarlyReleaseEventData, ReleaseBasis } from './early-release.ts';
import type { Reversal } from './officer-decision.ts';
import type { PaperEntry } from './paper-entry.ts';
import type { PenaltyEventData } from './penalty.ts';
import type { RefundEventData } from './refund-state.ts';
import type { ReleaseEventData } from './release-standing.ts';
import type { SpecialisedEventData } from './specialised-check.ts';
import type { Channel } from './status.ts';
import type { StorageEventData } from './storage.ts';
import type { PlainDate } from '#core/kernel';

export const DECLARATION_STREAM = 'declaration';

/** The events of a declaration. `assessment` and `selection` are typed by the rooms that make them; here they are carried. */
export type DeclarationEventData =
  | { readonly type: 'PreRegistered'; readonly head: DeclarationHead; readonly declaration: Declaration }
  | ({
      readonly type: 'Registered';
      readonly head: DeclarationHead;
      readonly declaration: Declaration;
      readonly legalDate: PlainDate;
      readonly selection: { readonly channel: Channel };
      /** Only of what was accepted on paper first. */
      readonly paper?: PaperEntry;
    } & Assessed)
  | { readonly type: 'Withdrawn'; readonly reason: string }
  | ({
      readonly type: 'AmendmentDrafted' | 'AmendmentRequested';
      readonly declaration: Declaration;
      readonly basedOn: string;
    } & AmendmentReason)
  | { readonly type: 'AmendmentDropped' }
  | { readonly type: 'AmendmentRejected'; readonly reason: string }
  | ({
      readonly type: 'Amended';
      readonly by: AmendedBy;
      readonly declaration: Declaration;
      /** The tax point: that of the registration. */
      readonly legalDate: PlainDate;
      /** Absent after release, when there is nothing left to select for. */
      readonly selection?: { readonly channel: Channel };
      /** What each tax changed by; signed. */
      readonly difference: readonly TaxTotal[];
    } & AmendmentReason &
      Assessed)
  | ({ readonly type: 'AmendmentInstructed' } & Instruction)
  | { readonly type: 'InstructionWithdrawn'; readonly reason: string }
  | { readonly type: 'Rechannelled'; readonly channel: Channel; readonly reason: string }
  | ({ readonly type: 'CancellationRequested' } & CancellationGround)
  | { readonly type: 'CancellationRejected'; readonly reason: string }
  | ({ readonly type: 'Cancelled' } & CancellationGround)
  | ({ readonly type: 'Secured' } & Security)
  | ({ readonly type: 'SecurityFreed' } & LessSecured)
  | ({ readonly type: 'SecurityCalled' } & LessSecured)
  | RefundEventData
  | ({ readonly type: 'DecisionReversed' } & Reversal)
  | AppealEventData
  | SpecialisedEventData
  | StorageEventData
  | EarlyReleaseEventData
  | ReleaseEventData
  | DeadlineEventData
  | PenaltyEventData
  | { readonly type: 'AdmissionEnded'; readonly by: DeclarationNumber }
  /** What had ended it is cancelled, or says so no more. */
  | { readonly type: 'AdmissionReopened'; readonly by: DeclarationNumber }
  /** `because` where the house gave it out by itself: a code, told in the language of whoever reads it. Else what a leader wrote. */
  | {
      readonly type: 'CaseAssigned';
      readonly officerId: string;
      readonly reason: string;
      readonly because?: AssignmentCause;
    }
  | { readonly type: 'ReliefGivenBack'; readonly reason: string }
  | { readonly type: 'DocumentsRequested'; readonly documents: readonly DocumentRequest[]; readonly reason: string }
  | { readonly type: 'DocumentAttached'; readonly attachment: Attachment }
  | { readonly type: 'ControlAccepted'; readonly reason: string }
  | {
      readonly type: 'FindingRecorded';
      readonly conforms: boolean;
      readonly lines: readonly LineFinding[];
      readonly note: string;
    }
  | { readonly type: 'PaymentOrdered'; readonly orderId: string; readonly amount: string }
  | {
      readonly type: 'DutyPaid';
      readonly amount: string;
      readonly paymentId: string;
      /** Where a bank paid as guarantor: under which of its guarantees. */
      readonly guaranteeId?: string;
    }
  /** A credit that people had allotted to it was another's. */
  | {
      readonly type: 'DutyPaymentReversed';
      readonly amount: string;
      readonly paymentId: string;
      /** The credit by whose bank money goes back from then on. */
      readonly lastPaymentId: string | null;
      readonly reason: string;
    }
  | { readonly type: 'Released'; readonly basis: ReleaseBasis | 'paper' };

export type DeclarationEventType = DeclarationEventData['type'];
