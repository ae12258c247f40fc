import type { Appeal } from './appeals.ts';
import type { DeadlineMark } from './deadline-mark.ts';
import type { Declaration } from './declaration.ts';
import type { DeclarationNumber } from './declaration-number.ts';
import type {
  AmendmentRecord,
  Attachment,
  CancellationGround,
  DeclarationHead,
  DeferredPayment,
  DocumentRequest,
  Instruction,
  LineFinding,
  PendingAmendment,
  ReliefDraw,
  Security,
  TaxTotal,
} from './declaration-parts.ts';
import type { EarlyRelease } from './early-release.ts';
import type { OfficerDecision } from './officer-decision.ts';
import type { PaperEntry } from './paper-entry.ts';
import { penaltiesTotal, type ImposedPenalty } from './penalty.ts';
import type { Refunds } from './refund-state.ts';
import type { StoppedRelease } from './release-standing.ts';
import type { AwaitedCheck } from './specialised-check.ts';
import type { Channel, DeclarationStatus } from './status.ts';
import type { Storage } from './storage.ts';
import { wholeUnits, type Instant } from '#core/kernel';

/**
 * What later decisions need. The document itself stays in the journal, written once: `documentPosition` says where.
 * Only a pre-registration, which is freely overwritten, carries it here as `draft`.
 */
export interface DeclarationState extends Refunds {
  readonly head: DeclarationHead;
  readonly status: DeclarationStatus;
  readonly statusSince: Instant;
  readonly channel: Channel | null;
  readonly controlPassed: boolean;
  readonly taxes: readonly TaxTotal[];
  readonly totalPayable: string;
  readonly amountPaid: string;
  readonly paymentReference: string | null;
  /** An order that the bank has not answered yet. */
  readonly openOrder: { readonly orderId: string; readonly amount: string; readonly at: Instant } | null;
  readonly documentPosition: string;
  readonly draft: Declaration | null;
  readonly submittedAt: Instant;
  readonly registeredAt: Instant | null;
  readonly releasedAt: Instant | null;
  readonly requestedDocuments: readonly (DocumentRequest & {
    readonly requestedAt: Instant;
    readonly answeredAt: Instant | null;
  })[];
  readonly attachments: readonly (Attachment & { readonly uploadedAt: Instant })[];
  readonly findings: readonly {
    readonly conforms: boolean;
    readonly lines: readonly LineFinding[];
    readonly note: string;
    readonly at: Instant;
    readonly by: string;
    /** Taken back by a later decision. */
    readonly reversedAt?: Instant;
  }[];
  readonly deferred?: DeferredPayment;
  /** The officer who holds the case. */
  readonly assignee?: { readonly officerId: string; readonly at: Instant };
  /** The declaration that ended a temporary admission: its goods left, or came back. */
  readonly endedBy?: DeclarationNumber;
  /** What was told of its deadlines; absent while nothing was. */
  readonly deadlines?: readonly DeadlineMark[];
  /** What it drew on exemption lists and quotas, until that is given back; absent where it drew on none. */
  readonly reliefDraws?: readonly ReliefDraw[];
  /** The versions after the first, in their order; absent while the first is in force. */
  readonly amendments?: readonly AmendmentRecord[];
  readonly amendment?: PendingAmendment;
  readonly instruction?: Instruction & { readonly at: Instant };
  /** A cancellation that was asked for and is not decided. */
  readonly cancellation?: CancellationGround & { readonly at: Instant };
  /** What of it banks answer for; absent where none does. */
  readonly securities?: readonly Security[];
  /** What another agency has yet to say. While it is awaited nothing leaves, whatever else is decided. */
  readonly specialised?: AwaitedCheck;
  /** Where the trader keeps the goods while they are under control, or asks to. */
  readonly storage?: Storage;
  /** A release before the figures are final: asked for, granted or given. */
  readonly early?: EarlyRelease;
  /** Why the release that was given does not count now. */
  readonly stopped?: StoppedRelease;
  /** The credit that came last: by its bank money goes back. */
  readonly lastPaymentId?: string;
  readonly paper?: PaperEntry;
  /** Fines that stand; absent where there is none. */
  readonly penalties?: readonly ImposedPenalty[];
  /** Decisions of customs that are in effect and may be reversed, in their order; absent where there was none. */
  readonly decisions?: readonly OfficerDecision[];
  /** What the declarant said against decisions of customs; absent where nothing. */
  readonly appeals?: readonly Appeal[];
}

/** Which version of the declaration is in force: its amendments are counted, the first is 0. */
export const versionOf = ({ amendments }: Pick<DeclarationState, 'amendments'>): number => amendments?.length ?? 0;

/** The taxes of the version in force, and the fines that stand. */
export const payableInAll = (state: Pick<DeclarationState, 'totalPayable' | 'penalties'>): bigint =>
  wholeUnits(state.totalPayable) + penaltiesTotal(state);

export const amountDue = (state: Pick<DeclarationState, 'totalPayable' | 'amountPaid' | 'penalties'>): bigint =>
  payableInAll(state) - wholeUnits(state.amountPaid);

/** What must be paid before release. */
export const amountDueNow = (
  state: Pick<DeclarationState, 'totalPayable' | 'amountPaid' | 'deferred' | 'securities' | 'penalties'>,
): bigint => amountDue(state) - wholeUnits(state.deferred?.amount ?? '0') - amountSecured(state);

export const amountSecured = ({ securities }: Pick<DeclarationState, 'securities'>): bigint =>
  securities === undefined ? 0n : securities.reduce((sum, { amount }) => sum + wholeUnits(amount), 0n);
