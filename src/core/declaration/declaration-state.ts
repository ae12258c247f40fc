import { markedBy, type DeadlineEventData, type DeadlineMark } from './deadline-mark.ts';
import { appealsAfter, type Appeal, type AppealEventData } from './appeals.ts';
import { decisionsAfter, type OfficerDecision, type Reversal } from './decisions.ts';
import type { Declaration } from './declaration.ts';
import type { DeclarationNumber } from './declaration-number.ts';
import type { Division } from './division.ts';
import type { EarlyRelease, EarlyReleaseEventData, ReleaseBasis } from './early-release.ts';
import { personalParts } from './personal-parts.ts';
import type { Channel, DeclarationStatus } from './lifecycle.ts';
import { penaltiesTotal, type ImposedPenalty, type PenaltyEventData } from './penalty.ts';
import {
  calledAfter,
  calledPaid,
  refundAfter,
  type CalledOn,
  type RefundAnswer,
  type RefundEventData,
  type RefundRequest,
  type Repayment,
} from './refund-state.ts';
import type { ReleaseEventData, StoppedRelease } from './release-standing.ts';
import type { AwaitedCheck, SpecialisedEventData } from './specialised-check.ts';
import { storageAfter, type Storage, type StorageEventData } from './storage.ts';
import type { PaperEntry } from './paper-entry.ts';
import type { Instant, PlainDate, RecordedEvent, StreamDefinition } from '#core/kernel';
import { unreachable, wholeUnits } from '#core/kernel';
import type { PartyId } from '#core/party';

export const DECLARATION_STREAM = 'declaration';

export interface Attachment {
  readonly id: string;
  readonly typeCode: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

export interface DocumentRequest {
  readonly typeCode: string;
  readonly note: string;
}

export interface LineFinding {
  readonly sequence: number;
  readonly note: string;
  readonly quantityFound?: string;
}

/** Who a declaration belongs to: what access, lists and risk need without opening the document. */
export interface DeclarationHead {
  readonly number: DeclarationNumber;
  readonly direction: 'import' | 'export';
  readonly typeCode: string;
  readonly officeId: string;
  readonly ownReference: string | null;
  readonly importerId: PartyId | null;
  readonly exporterId: PartyId | null;
  readonly declarantId: PartyId | null;
  /** The organisation that sent it: the trader itself or its broker. */
  readonly submitterId: string;
  /** Only of a part of a shipment that was divided. */
  readonly division?: Division;
}

export interface TaxTotal {
  readonly taxType: string;
  /** Whole units of the national currency. */
  readonly payable: string;
}

/** What a line of a declaration drew on an exemption list or a tariff quota. */
export interface ReliefDraw {
  readonly account: 'list' | 'quota';
  /** The number of the list, or the account of the quota. */
  readonly id: string;
  /** The line of the list; a quota has none. */
  readonly line?: number;
  /** The line of the declaration, as people count it. */
  readonly item: number;
  readonly quantity: string;
  readonly unitCode: string;
}

/** What a priority enterprise pays after release, and by when. */
export interface DeferredPayment {
  readonly amount: string;
  readonly dueOn: string;
}

/** A part of what is payable that a bank answers for, so that it need not be paid before release. */
export interface Security {
  readonly guaranteeId: string;
  readonly amount: string;
  readonly purpose: SecurityPurpose;
  /** The last day on which it counts; then what it covered falls due. */
  readonly until: PlainDate;
}
/** To pay later; until a proof of origin follows; until the value or the nature of the goods is final. */
export type SecurityPurpose = 'payment' | 'certificate' | 'finalValue';

/** How much less a guarantee answers for, and of what it secured: it may answer for several things at once. */
type LessSecured = Pick<Security, 'guaranteeId' | 'amount'> & Partial<Pick<Security, 'purpose' | 'until'>>;

/** Who changed a registered declaration: its declarant, or customs itself. */
export type AmendedBy = 'declarant' | 'customs';

/** Why a registered declaration is changed, in a code of the country and in words. */
export interface AmendmentReason {
  readonly reasonCode: string;
  readonly reason: string;
}

/** An amendment that is not in force: drafted by the declarant, or asked of customs after release. */
export interface PendingAmendment extends AmendmentReason {
  readonly stage: 'drafted' | 'requested';
  readonly declaration: Declaration;
  /** Of which version it is an amendment: where that document stands in the journal. */
  readonly basedOn: string;
  readonly at: Instant;
}

/** A version that came after the first. */
export interface AmendmentRecord {
  readonly at: Instant;
  readonly by: AmendedBy;
  readonly reasonCode: string;
  /** Where its document stands in the journal. */
  readonly position: string;
}

/** What customs told the declarant to do: amend what is declared, or declare anew under another type. */
export interface Instruction {
  readonly kind: 'amend' | 'change';
  readonly text: string;
  readonly lines: readonly number[];
  /** What of an inspection it carries out: settled by the version that follows it. */
  readonly followUps?: readonly string[];
}

export interface CancellationGround {
  readonly groundCode: string;
  readonly reason: string;
}

/** What an assessment leaves behind on the declaration: the same at registration and at each amendment. */
export interface Assessed {
  readonly assessment: unknown;
  readonly taxes: readonly TaxTotal[];
  readonly totalPayable: string;
  readonly paymentReference: string | null;
  /** Only where part of what is payable need not be paid before release. */
  readonly deferred?: DeferredPayment;
  /** Only where it drew on something. */
  readonly reliefDraws?: readonly ReliefDraw[];
}

/** Why the house gave a case to an officer by itself: nobody held it, and this one held the fewest; or its holder may or can not. */
export type AssignmentCause =
  | { readonly kind: 'unheld'; readonly openCases: number }
  | { readonly kind: 'holderAway' }
  | { readonly kind: 'holderTied' };

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

/**
 * What later decisions need. The document itself stays in the journal, written once: `documentPosition` says where.
 * Only a pre-registration, which is freely overwritten, carries it here as `draft`.
 */
export interface DeclarationState {
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
  /** What was paid beyond what is payable, and is owed to the payer. */
  readonly refundable?: string;
  /** What of it was asked for, and what became of that. */
  readonly refund?: RefundRequest;
  /** How orders to pay it back ended; absent where there was none. */
  readonly refundAnswers?: readonly RefundAnswer[];
  /** What banks were called on for as guarantors; absent where none was, or all of it was paid back. */
  readonly called?: readonly CalledOn[];
  /** What of it goes back to a guarantor, and how far that is. */
  readonly repayment?: Repayment;
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

function controlStatus(channel: Channel | null): DeclarationStatus {
  return channel === 'red' ? 'underInspection' : 'underDocumentCheck';
}

/** What stands between the declaration and its release once nothing else is asked of the trader. */
function statusOf(state: Pick<DeclarationState, 'channel' | 'controlPassed' | 'specialised'>): DeclarationStatus {
  if (state.specialised !== undefined) return 'awaitingSpecialised';
  return state.controlPassed ? 'awaitingPayment' : controlStatus(state.channel);
}

function moved(state: DeclarationState, status: DeclarationStatus, at: Instant): DeclarationState {
  return state.status === status ? state : { ...state, status, statusSince: at };
}

function evolveExisting(state: DeclarationState, data: DeclarationEventData, event: RecordedEvent): DeclarationState {
  switch (data.type) {
    case 'PreRegistered':
    case 'Registered':
      return opened(state, data, event);
    case 'ReliefGivenBack':
      return without(state, 'reliefDraws');
    case 'DocumentsRequested':
      return moved(
        {
          ...state,
          requestedDocuments: [
            ...state.requestedDocuments,
            ...data.documents.map((document) => ({ ...document, requestedAt: event.at, answeredAt: null })),
          ],
        },
        'awaitingDocuments',
        event.at,
      );
    case 'DocumentAttached':
      return attached(state, data.attachment, event.at);
    case 'ControlAccepted':
      return moved({ ...state, controlPassed: true }, 'awaitingPayment', event.at);
    case 'FindingRecorded': {
      const finding = {
        conforms: data.conforms,
        lines: data.lines,
        note: data.note,
        at: event.at,
        by: event.actor.userId,
      };
      const found = { ...state, controlPassed: data.conforms, findings: [...state.findings, finding] };
      return moved(found, data.conforms ? 'awaitingPayment' : 'discrepancyFound', event.at);
    }
    case 'PaymentOrdered':
      return { ...state, openOrder: { orderId: data.orderId, amount: data.amount, at: event.at } };
    case 'DutyPaid':
      return {
        ...state,
        openOrder: null,
        amountPaid: (wholeUnits(state.amountPaid) + wholeUnits(data.amount)).toString(),
        ...paidThrough(state, data),
      };
    case 'DutyPaymentReversed': {
      const rest = without(state, 'lastPaymentId');
      return {
        ...rest,
        amountPaid: (wholeUnits(state.amountPaid) - wholeUnits(data.amount)).toString(),
        ...(data.lastPaymentId !== null && { lastPaymentId: data.lastPaymentId }),
      };
    }
    case 'Released':
      // On paper, the control was ended there.
      return {
        ...moved(withoutAll(state, ['storage', 'early']), 'released', event.at),
        controlPassed: true,
        releasedAt: event.at,
      };
    case 'ReleaseRequested': {
      const { groundCode, reason } = data;
      return { ...state, early: { stage: 'asked', groundCode, reason, at: event.at } };
    }
    case 'ReleaseDenied':
      return without(state, 'early');
    case 'ReleaseGranted':
      return moved(
        { ...state, controlPassed: true, ...earlyAt('granted', state, event.at) },
        'awaitingPayment',
        event.at,
      );
    case 'ReleasedProvisionally': {
      const given = { ...without(state, 'storage'), ...earlyAt('given', state, event.at), releasedAt: event.at };
      return moved(given, 'releasedProvisionally', event.at);
    }
    case 'Finalised': {
      const final = without(state, 'early');
      return state.status === 'releasedProvisionally' ? moved(final, 'released', event.at) : final;
    }
    case 'CaseAssigned':
      return { ...state, assignee: { officerId: data.officerId, at: event.at } };
    case 'AdmissionEnded':
      return { ...state, endedBy: data.by };
    case 'AdmissionReopened':
      return without(state, 'endedBy');
    case 'DeadlineWarned':
    case 'DeadlinePassed':
      return { ...state, deadlines: markedBy(state.deadlines ?? [], data) };
    case 'Withdrawn':
      return moved({ ...state, draft: null }, 'withdrawn', event.at);
    case 'AmendmentDrafted':
    case 'AmendmentRequested': {
      const { declaration, basedOn, reasonCode, reason } = data;
      const stage = data.type === 'AmendmentDrafted' ? 'drafted' : 'requested';
      return { ...state, amendment: { stage, declaration, basedOn, reasonCode, reason, at: event.at } };
    }
    case 'AmendmentDropped':
    case 'AmendmentRejected':
      return without(state, 'amendment');
    case 'Amended':
      return amended(state, data, event);
    case 'AmendmentInstructed': {
      const { kind, text, lines, followUps } = data;
      const told = { ...state, instruction: { kind, text, lines, at: event.at, ...(followUps && { followUps }) } };
      return moved(told, 'amendmentInstructed', event.at);
    }
    case 'InstructionWithdrawn': {
      const untold = without(state, 'instruction');
      return moved(untold, statusOf(untold), event.at);
    }
    case 'SpecialisedAwaited': {
      const { agencyCode, documentTypeCode, note, dueOn } = data;
      const specialised = { agencyCode, documentTypeCode, note, dueOn, at: event.at };
      return moved({ ...state, specialised }, 'awaitingSpecialised', event.at);
    }
    case 'SpecialisedRecorded': {
      const heard = without(state, 'specialised');
      return data.conforms
        ? moved(heard, statusOf(heard), event.at)
        : moved({ ...heard, controlPassed: false }, 'discrepancyFound', event.at);
    }
    case 'StorageRequested':
    case 'StorageAllowed':
    case 'StorageRefused':
    case 'StorageArrived':
    case 'StorageBreached':
    case 'StorageEnded': {
      const storage = storageAfter(state.storage, data, event.at);
      return storage ? { ...state, storage } : without(state, 'storage');
    }
    case 'ReleaseSuspended':
      return moved({ ...state, stopped: { reason: data.reason, at: event.at } }, 'suspended', event.at);
    case 'ReleaseRevoked':
      return moved({ ...state, stopped: { reason: data.reason, at: event.at } }, 'revoked', event.at);
    case 'ReleaseResumed':
      return moved(without(state, 'stopped'), state.early ? 'releasedProvisionally' : 'released', event.at);
    case 'ControlledAnew': {
      const { channel } = data;
      const open = { ...withoutAll(state, ['stopped', 'early']), releasedAt: null, channel, controlPassed: false };
      return moved(open, statusOf(open), event.at);
    }
    case 'Rechannelled': {
      const rechannelled = {
        ...without(state, 'early'),
        channel: data.channel,
        controlPassed: data.channel === 'green',
      };
      return moved(rechannelled, statusOf(rechannelled), event.at);
    }
    case 'CancellationRequested': {
      const { groundCode, reason } = data;
      return { ...state, cancellation: { groundCode, reason, at: event.at } };
    }
    case 'CancellationRejected':
      return without(state, 'cancellation');
    case 'Cancelled': {
      const ended = withoutAll(state, [
        'amendment',
        'instruction',
        'deferred',
        'reliefDraws',
        'specialised',
        'storage',
        'early',
      ]);
      return moved({ ...ended, taxes: [], totalPayable: '0', openOrder: null }, 'cancelled', event.at);
    }
    case 'Secured': {
      const { guaranteeId, amount, purpose, until } = data;
      return { ...state, securities: [...(state.securities ?? []), { guaranteeId, amount, purpose, until }] };
    }
    case 'SecurityFreed':
      return lessSecured(state, data);
    case 'SecurityCalled':
      return { ...lessSecured(state, data), called: calledAfter(state.called, data.guaranteeId, data.amount) };
    case 'RefundDue':
    case 'RefundSetOff':
    case 'RefundRequested':
    case 'RefundRefused':
    case 'RefundOrdered':
    case 'RefundResent':
    case 'RefundPaid':
    case 'RefundRejected':
      return refunded(state, data, event.at);
    case 'AppealLodged':
    case 'AppealProlonged':
    case 'AppealWithdrawn':
    case 'AppealDecided': {
      const appeals = appealsAfter(state.appeals, data, event);
      return appeals === undefined ? state : { ...state, appeals };
    }
    case 'PenaltyImposed': {
      const { id, followUp, violation, amount, paymentReference } = data;
      const penalties = [...(state.penalties ?? []), { id, followUp, violation, amount, imposedAt: event.at }];
      return { ...state, penalties, paymentReference };
    }
    case 'DecisionReversed':
      return reversed(state, data, event.at);
    default:
      return unreachable(data);
  }
}

/** By which bank money goes back: to its payer, or to the bank that paid as guarantor. */
function paidThrough(
  { called, lastPaymentId }: DeclarationState,
  { guaranteeId, paymentId, amount }: Extract<DeclarationEventData, { type: 'DutyPaid' }>,
): Pick<DeclarationState, 'lastPaymentId' | 'called'> {
  if (guaranteeId === undefined) return { lastPaymentId: paymentId };
  return {
    lastPaymentId: lastPaymentId ?? paymentId,
    ...(called && { called: calledPaid(called, { guaranteeId, amount, paymentId }) }),
  };
}

/** What a refund leaves nothing of is absent. */
function refunded(state: DeclarationState, data: RefundEventData, at: Instant): DeclarationState {
  const after = { ...state, ...refundAfter(state, data, at) };
  const { amountPaid, refundable, refund, refundAnswers, repayment, called } = after;
  const rest = withoutAll(state, ['refundable', 'refund', 'repayment', 'called']);
  return {
    ...rest,
    amountPaid: amountPaid ?? state.amountPaid,
    ...(refundable !== undefined && { refundable }),
    ...(refund !== undefined && { refund }),
    ...(repayment !== undefined && { repayment }),
    ...(called !== undefined && { called }),
    ...(refundAnswers !== undefined && { refundAnswers }),
  };
}

type Passing =
  | 'endedBy'
  | 'securities'
  | 'amendment'
  | 'instruction'
  | 'cancellation'
  | 'refundable'
  | 'refund'
  | 'repayment'
  | 'called'
  | 'deferred'
  | 'reliefDraws'
  | 'specialised'
  | 'storage'
  | 'early'
  | 'stopped'
  | 'lastPaymentId'
  | 'penalties';

/** From the first that it is about. */
function lessSecured(state: DeclarationState, less: LessSecured): DeclarationState {
  let open = wholeUnits(less.amount);
  const securities = (state.securities ?? []).flatMap((security) => {
    if (!isAbout(less, security)) return [security];
    const covered = wholeUnits(security.amount);
    const taken = covered < open ? covered : open;
    open -= taken;
    return covered === taken ? [] : [{ ...security, amount: (covered - taken).toString() }];
  });
  return securities.length > 0 ? { ...state, securities } : without(state, 'securities');
}

/** Events of the first releases name the guarantee alone. */
const isAbout = ({ guaranteeId, purpose, until }: LessSecured, security: Security): boolean =>
  guaranteeId === security.guaranteeId &&
  (purpose === undefined || purpose === security.purpose) &&
  (until === undefined || until === security.until);

function without(state: DeclarationState, field: Passing): DeclarationState {
  if (state[field] === undefined) return state;
  const { [field]: _gone, ...rest } = state;
  return rest;
}

const earlyAt = (
  stage: EarlyRelease['stage'],
  { early }: DeclarationState,
  at: Instant,
): Pick<DeclarationState, 'early'> => (early ? { early: { ...early, stage, at } } : {});

const withoutAll = (state: DeclarationState, fields: readonly Passing[]): DeclarationState =>
  fields.reduce(without, state);

/**
 * A new version is in force. Before release its goods are controlled as the new selection says, never more lightly than
 * before; after release only the figures change.
 */
function amended(
  before: DeclarationState,
  data: Extract<DeclarationEventData, { type: 'Amended' }>,
  event: RecordedEvent,
): DeclarationState {
  const settled = withoutAll(before, ['amendment', 'instruction', 'deferred', 'reliefDraws']);
  const position = event.position.toString();
  const { by, reasonCode, taxes, totalPayable, paymentReference, deferred, reliefDraws, selection } = data;
  const state: DeclarationState = {
    ...settled,
    taxes,
    totalPayable,
    paymentReference,
    openOrder: null,
    documentPosition: position,
    amendments: [...(before.amendments ?? []), { at: event.at, by, reasonCode, position }],
    ...(deferred && { deferred }),
    ...(reliefDraws && { reliefDraws }),
  };
  // Customs put it right itself: what it had told the declarant to do is done, and its control goes on.
  if (selection === undefined)
    return state.status === 'amendmentInstructed' ? moved(state, statusOf(state), event.at) : state;
  // A release was asked for on the version before.
  const controlled = {
    ...without(state, 'early'),
    channel: selection.channel,
    controlPassed: selection.channel === 'green',
  };
  return moved(controlled, statusOf(controlled), event.at);
}

/** As it stood before the decision, but for what has happened since and stands on its own. */
function reversed(
  state: DeclarationState,
  { decision, restores }: Extract<DeclarationEventData, { type: 'DecisionReversed' }>,
  at: Instant,
): DeclarationState {
  const taken = state.decisions?.find(({ position }) => position === decision);
  if (taken === undefined) return state;
  switch (restores.kind) {
    case 'control': {
      const { channel, controlPassed } = taken.before;
      const findings = state.findings.map((finding) =>
        finding.at === taken.at && finding.by === taken.by ? { ...finding, reversedAt: at } : finding,
      );
      const open = { ...withEarly(state, taken), channel, controlPassed, findings };
      // What becomes of a release that was given is said by an event of its own.
      if (state.releasedAt !== null) return open;
      return moved(open, statusBefore(open, taken.before.status), at);
    }
    case 'figures':
      return state;
    case 'amendment': {
      const { declaration, basedOn, reasonCode, reason } = restores;
      return { ...state, amendment: { stage: 'requested', declaration, basedOn, reasonCode, reason, at } };
    }
    case 'cancellation': {
      const { groundCode, reason } = restores;
      return { ...state, cancellation: { groundCode, reason, at } };
    }
    case 'release': {
      const { status, stopped } = taken.before;
      return moved({ ...without(state, 'stopped'), ...(stopped && { stopped }) }, status, at);
    }
    case 'instruction': {
      const untold = without(state, 'instruction');
      return moved(untold, statusOf(untold), at);
    }
    case 'earlyRelease': {
      const { groundCode, reason } = restores;
      return { ...state, early: { stage: 'asked', groundCode, reason, at } };
    }
    case 'refund': {
      const { account, reason } = restores;
      return { ...state, refund: { account, reason, at } };
    }
    case 'storage': {
      const storage = storageAfter(undefined, { type: 'StorageRequested', ...restores.asked }, at);
      return storage ? { ...state, storage } : state;
    }
    case 'penalty': {
      const left = state.penalties?.filter(({ id }) => id !== restores.id) ?? [];
      return left.length > 0 ? { ...state, penalties: left } : without(state, 'penalties');
    }
    case 'existence': {
      const { kind: _kind, ...figures } = restores;
      const open = { ...state, ...figures };
      return moved(open, statusBefore(open, taken.before.status), at);
    }
    default:
      return unreachable(restores);
  }
}

/** An early release that the decision had granted, or had left nothing of, is asked for as before. */
function withEarly(state: DeclarationState, { type, before }: OfficerDecision): DeclarationState {
  const isUndone = type === 'ReleaseGranted' || (type === 'Rechannelled' && state.early === undefined);
  return isUndone && before.early && state.releasedAt === null ? { ...state, early: before.early } : state;
}

/** What customs told or asked of the trader since stays told and asked; what was answered since is not asked again. */
function statusBefore(state: DeclarationState, before: DeclarationStatus): DeclarationStatus {
  const isAsked = state.requestedDocuments.some((request) => request.answeredAt === null);
  if (state.instruction !== undefined) return 'amendmentInstructed';
  if (state.specialised !== undefined || before === 'awaitingSpecialised') return statusOf(state);
  if (state.status === 'awaitingDocuments' && isAsked) return state.status;
  if (before === 'amendmentInstructed' || (before === 'awaitingDocuments' && !isAsked)) return statusOf(state);
  return before;
}

function attached(state: DeclarationState, attachment: Attachment, at: Instant): DeclarationState {
  let answered = false;
  const requestedDocuments = state.requestedDocuments.map((request) => {
    if (answered || request.answeredAt !== null || request.typeCode !== attachment.typeCode) return request;
    answered = true;
    return { ...request, answeredAt: at };
  });
  const next = { ...state, requestedDocuments, attachments: [...state.attachments, { ...attachment, uploadedAt: at }] };
  const stillAsked = requestedDocuments.some((request) => request.answeredAt === null);
  return state.status === 'awaitingDocuments' && !stillAsked ? moved(next, statusOf(next), at) : next;
}

function opened(
  before: DeclarationState | undefined,
  data: Extract<DeclarationEventData, { type: 'PreRegistered' | 'Registered' }>,
  event: RecordedEvent,
): DeclarationState {
  const registered = data.type === 'Registered' ? data : null;
  const channel = registered?.selection.channel ?? null;
  const controlPassed = channel === 'green';
  return {
    head: data.head,
    status: registered ? statusOf({ channel, controlPassed }) : 'preRegistered',
    statusSince: event.at,
    channel,
    controlPassed,
    taxes: registered?.taxes ?? [],
    totalPayable: registered?.totalPayable ?? '0',
    amountPaid: '0',
    paymentReference: registered?.paymentReference ?? null,
    openOrder: null,
    documentPosition: event.position.toString(),
    draft: registered ? null : data.declaration,
    submittedAt: before?.submittedAt ?? event.at,
    registeredAt: registered ? event.at : null,
    releasedAt: null,
    requestedDocuments: before?.requestedDocuments ?? [],
    attachments: before?.attachments ?? [],
    findings: [],
    ...(registered?.deferred && { deferred: registered.deferred }),
    ...(registered?.paper && { paper: registered.paper }),
    ...(registered?.reliefDraws && { reliefDraws: registered.reliefDraws }),
  };
}

function begun(data: DeclarationEventData, event: RecordedEvent): DeclarationState {
  if (data.type === 'PreRegistered' || data.type === 'Registered') return opened(undefined, data, event);
  throw new Error(`A declaration begins with its registration, not with ${event.type}`);
}

export const declarationStream: StreamDefinition<DeclarationState> = {
  type: DECLARATION_STREAM,
  foldVersion: 5,
  evolve: (state, event) => {
    // The journal stores what this module wrote: the type tag is kept beside the data, joined again here.
    const data = { ...(event.data as object), type: event.type } as DeclarationEventData;
    if (state === undefined) return begun(data, event);
    const next = evolveExisting(state, data, event);
    const decisions = decisionsAfter(state, data, event);
    return decisions === undefined || decisions === next.decisions ? next : { ...next, decisions };
  },
  personal: personalParts,
};
