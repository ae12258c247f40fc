import { assignedBecause } from './assigned-because.ts';
import { deadlineViews } from './deadline-view.ts';
import { timesBy } from './times-by.ts';
import { nextStepOf } from './next-step.ts';
import { EVENT_LABELS } from './progress-texts.ts';
import type { DeclarationSummary, DeclarationView, TimelineEntry } from './schemas.ts';
import { decide } from '#core/access';
import { taxTable, type Assessment } from '#core/assessment';
import { isLeftToOthers, resourceOf, shownAt, type ClearanceReference, type Shown } from '#core/clearance';
import {
  amountDue,
  askedOf,
  DECLARATION_STREAM,
  legalActions,
  legalStepOf,
  numberOfVersion,
  payableInAll,
  sentAt,
  unpaidPenalties,
  versionOf,
  type Declaration,
  type DeclarationEventType,
  type DeclarationState,
  type DocumentRequest,
  type Ordering,
  type RefundRequest,
} from '#core/declaration';
import { declarationDeadlines } from '#core/deadline';
import type { Actor, Instant, PlainDate, Text } from '#core/kernel';
import type { Selection } from '#core/risk';
import type { JournalEvent } from '#server/platform/engine';

/** A declaration as the journal holds it: its folded state, its history, and the document in force. */
export interface DeclarationRecord {
  readonly state: DeclarationState;
  /** How many entries the journal has of it: another one with everything that happens. Not the version in force. */
  readonly revision: number;
  readonly events: readonly JournalEvent[];
  readonly declaration: Declaration;
  readonly assessment: Assessment | null;
  /** Of the law that made the figures and the selection: see `madeWith`. */
  readonly referenceVersion: string;
  readonly selection: Selection | null;
  /** The tax point; a pre-registration has none. */
  readonly legalDate: PlainDate | null;
}

/**
 * What the trader and the officer both see; the taxes by the law they were worked out `by`, all else as things stand now.
 * Why it was selected is not part of it; see the case.
 */
export function declarationView(
  record: DeclarationRecord,
  actor: Actor,
  country: ClearanceReference,
  by: ClearanceReference,
  tracking: string,
  now: Instant,
): DeclarationView {
  const { state, declaration, assessment } = record;
  const { reference } = country;
  const shown = shownAt(state, reference.country, now);
  const { holder, next } = nextStepOf(shown, reference.country);
  return {
    summary: summaryOfState(shown, declaration, country),
    version: versionOf(state),
    revision: record.revision,
    declaration,
    taxTable: assessment ? [...taxTable(assessment, declaration, by.reference)] : [],
    amountPaid: state.amountPaid,
    penalties: penaltiesOf(state, country),
    deferred: state.deferred ? { ...state.deferred } : null,
    paymentReference: state.paymentReference,
    tracking,
    holder,
    next,
    legalActions: shown.status === 'lapsed' ? [] : legalActionsOf(state, actor),
    deadlines: deadlineViews(DECLARATION_STREAM, state, country),
    requestedDocuments: [...state.requestedDocuments],
    attachments: [...state.attachments],
    findings: state.findings.map(({ conforms, lines, note, at, reversedAt }) => ({
      conforms,
      lines: [...lines],
      note,
      at,
      reversedAt: reversedAt ?? null,
    })),
    reliefDraws: [...(state.reliefDraws ?? [])],
    amendment: state.amendment
      ? {
          stage: state.amendment.stage,
          reasonCode: state.amendment.reasonCode,
          reason: state.amendment.reason,
          at: state.amendment.at,
        }
      : null,
    instruction: state.instruction ? { ...state.instruction, lines: [...state.instruction.lines] } : null,
    cancellation: state.cancellation ? { ...state.cancellation } : null,
    specialised: state.specialised ? { ...state.specialised } : null,
    storage: state.storage ? { ...state.storage, breach: state.storage.breach ?? null } : null,
    early: state.early ? { ...state.early } : null,
    stopped: state.stopped ? { ...state.stopped } : null,
    refundable: state.refundable ?? '0',
    refund: state.refund ? refundView(state.refund) : null,
    called: (state.called ?? []).map(({ guaranteeId, amount, paid }) => ({ guaranteeId, amount, paid })),
    repayment: state.repayment ? { guaranteeId: state.repayment.guaranteeId, ...orderingView(state.repayment) } : null,
    paper: state.paper ? { ...state.paper } : null,
    decisions: (state.decisions ?? []).map(({ position, type, at }) => ({
      position,
      type,
      label: EVENT_LABELS[type],
      at,
    })),
    appeals: (state.appeals ?? []).map(({ id, decision, decisionType, text, at, prolonged = false, answer }) => ({
      id,
      decision,
      label: EVENT_LABELS[decisionType],
      text,
      at,
      prolonged,
      answer: answer ? { ...answer } : null,
    })),
    securities: (state.securities ?? []).map((security) => ({ ...security })),
    timeline: record.events.map((event) =>
      timelineEntry(event, decide(actor, 'case.read', resourceOf(state.head)).allowed),
    ),
  };
}

const refundView = ({ account, reason, at, ...ordering }: RefundRequest) => ({
  account: { ...account },
  reason,
  at,
  ...orderingView(ordering),
});

export const orderingView = ({ order, rejected }: Ordering) => ({
  order: order
    ? {
        orderId: order.orderId,
        amount: order.amount,
        at: order.at,
        sentAt: sentAt(order),
        timesSent: 1 + (order.again?.times ?? 0),
      }
    : null,
  rejected: rejected ? { ...rejected } : null,
});

function summaryOfState(
  state: Shown<DeclarationState>,
  declaration: Declaration,
  country: ClearanceReference,
): DeclarationSummary {
  const { head } = state;
  return {
    number: head.number,
    numberInForce: numberOfVersion(head.number, versionOf(state)),
    ownReference: head.ownReference,
    typeCode: head.typeCode,
    direction: head.direction,
    officeId: head.officeId,
    status: state.status,
    statusSince: state.statusSince,
    channel: state.channel,
    importerId: head.importerId,
    importerName: declaration.importer?.name ?? null,
    exporterId: head.exporterId,
    exporterName: declaration.exporter?.name ?? null,
    declarantId: head.declarantId,
    goodsItemCount: declaration.goodsItems.length,
    shipment: head.division ? { ...head.division } : null,
    description: declaration.goodsItems[0]?.description ?? '',
    totalPayable: payableInAll(state).toString(),
    amountDue: amountDue(state).toString(),
    currency: country.reference.country.currency,
    submittedAt: state.submittedAt,
    registeredAt: state.registeredAt,
    releasedAt: state.releasedAt,
    ...waitingOf(state, country),
  };
}

/** What of it waits, and until when. */
function waitingOf(
  { status, ...state }: Shown<DeclarationState>,
  country: ClearanceReference,
): Pick<DeclarationSummary, 'dueAt' | 'escalated' | 'asked'> {
  if (status === 'lapsed') return { dueAt: null, escalated: false, asked: [] };
  const standing = { ...state, status };
  const times = timesBy(country);
  return {
    dueAt: times.dueAt(standing),
    escalated: times.isEscalated(standing),
    asked: [...askedOf(standing)],
  };
}

/** What this actor may do to it now. */
export function legalActionsOf(state: DeclarationState, actor: Actor): string[] {
  const resource = resourceOf(state.head);
  const steps = legalActions(state).filter((action) => {
    // What banks do is done by their messages.
    if (legalStepOf(action).policy === 'payment.notify') return false;
    if (action === 'payment.order' && amountDue(state) <= 0n) return false;
    // The second half of what takes two is not offered to who did the first.
    if (isLeftToOthers(state, action, actor)) return false;
    return decide(actor, legalStepOf(action).policy, resource).allowed;
  });
  const givesBack = state.reliefDraws !== undefined && decide(actor, 'relief.giveBack', resource).allowed;
  return givesBack ? [...steps, 'relief.giveBack'] : steps;
}

/** Each fine with what of it is open, and until when it is to be paid. */
function penaltiesOf(state: DeclarationState, country: ClearanceReference): DeclarationView['penalties'] {
  if (state.penalties === undefined) return [];
  const unpaid = unpaidPenalties(state);
  const deadlines = declarationDeadlines(state, country);
  return state.penalties.map(({ id, violation, amount, imposedAt }) => ({
    id,
    violation: violationName(violation, country),
    amount,
    imposedAt,
    open: unpaid.find((one) => one.id === id)?.open ?? '0',
    dueAt: deadlines.find(({ kind, key }) => kind === 'penaltyPayment' && key === id)?.dueAt ?? null,
  }));
}

/** By what is called what today; a violation that left the list keeps its code. */
function violationName(violation: string, { inspection }: ClearanceReference): Text {
  const known = inspection.violations.findLast(({ id }) => id === violation);
  return known?.name ?? { vi: violation, en: violation };
}

function timelineEntry(event: JournalEvent, forOfficers: boolean): TimelineEntry {
  const type = event.type as DeclarationEventType;
  const because = type === 'CaseAssigned' && forOfficers ? assignedBecause(event.data) : undefined;
  return {
    at: event.at,
    event: type,
    label: EVENT_LABELS[type],
    by: type === 'Amended' && isByCustoms(event) ? 'customs' : byWhom(type),
    ...(because ? { note: null, because } : { note: noteOf(type, event, forOfficers) }),
  };
}

const isByCustoms = ({ data }: JournalEvent): boolean => (data as { readonly by?: unknown }).by === 'customs';

function byWhom(type: DeclarationEventType): TimelineEntry['by'] {
  switch (type) {
    case 'PreRegistered':
    case 'Registered':
    case 'PaymentOrdered':
    case 'DocumentAttached':
    case 'Withdrawn':
    case 'AmendmentDrafted':
    case 'AmendmentRequested':
    case 'AmendmentDropped':
    case 'AppealLodged':
    case 'AppealWithdrawn':
    case 'CancellationRequested':
    case 'ReleaseRequested':
    case 'StorageRequested':
    case 'StorageArrived':
    case 'RefundRequested':
    case 'Secured':
      return 'trader';
    case 'DocumentsRequested':
    case 'ControlAccepted':
    case 'FindingRecorded':
    case 'ReliefGivenBack':
    case 'AmendmentRejected':
    case 'AmendmentInstructed':
    case 'InstructionWithdrawn':
    case 'Rechannelled':
    case 'CancellationRejected':
    case 'Cancelled':
    case 'RefundOrdered':
    case 'RefundResent':
    case 'RefundRefused':
    case 'PenaltyImposed':
    case 'DecisionReversed':
    case 'AppealProlonged':
    case 'AppealDecided':
    case 'SecurityCalled':
    case 'SpecialisedAwaited':
    case 'SpecialisedRecorded':
    case 'ReleaseGranted':
    case 'ReleaseDenied':
    case 'Finalised':
    case 'StorageAllowed':
    case 'StorageRefused':
    case 'StorageBreached':
    case 'StorageEnded':
    case 'ReleaseSuspended':
    case 'ReleaseRevoked':
    case 'ReleaseResumed':
    case 'ControlledAnew':
    case 'DutyPaymentReversed':
      return 'customs';
    case 'Amended':
      return 'trader';
    case 'DutyPaid':
    case 'RefundPaid':
    case 'RefundRejected':
      return 'bank';
    case 'Released':
    case 'ReleasedProvisionally':
    case 'RefundDue':
    case 'RefundSetOff':
    case 'SecurityFreed':
    case 'AdmissionEnded':
    case 'AdmissionReopened':
    case 'CaseAssigned':
    case 'DeadlineWarned':
    case 'DeadlinePassed':
      return 'system';
  }
}

/**
 * What people wrote. An officer's reason for a decision is kept for the office, which may name there what selected the
 * goods; the trader reads what was written to it: the note on each document asked for, and the finding of an inspection,
 * which it is entitled to. Reasons of selection are never in here.
 */
function noteOf(type: DeclarationEventType, event: JournalEvent, forOfficers: boolean): string | null {
  const data = event.data as Readonly<Record<string, unknown>>;
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  switch (type) {
    case 'DocumentsRequested':
      return text(forOfficers ? data['reason'] : askedFor(data['documents']));
    case 'CaseAssigned':
    case 'ControlAccepted':
    case 'ReliefGivenBack':
    case 'Rechannelled':
    case 'ControlledAnew':
    case 'RefundOrdered':
    case 'RefundResent':
      return forOfficers ? text(data['reason']) : null;
    case 'FindingRecorded':
    case 'SpecialisedAwaited':
    case 'SpecialisedRecorded':
    case 'ReleaseGranted':
    case 'StorageAllowed':
    case 'StorageArrived':
    case 'StorageBreached':
    case 'StorageEnded':
    case 'RefundRejected':
      return text(data['note']);
    case 'StorageRequested':
      return text(data['place']);
    case 'AdmissionEnded':
    case 'AdmissionReopened':
      return text(data['by']);
    case 'DocumentAttached':
      return text((data['attachment'] as { readonly name?: unknown } | undefined)?.name);
    case 'DutyPaid':
    case 'DutyPaymentReversed':
    case 'PaymentOrdered':
    case 'RefundDue':
    case 'RefundSetOff':
    case 'RefundPaid':
    case 'Secured':
    case 'SecurityFreed':
    case 'SecurityCalled':
      return text(data['amount']);
    case 'AmendmentInstructed':
    case 'AppealLodged':
      return text(data['text']);
    case 'Withdrawn':
    case 'AmendmentDrafted':
    case 'AmendmentRequested':
    case 'Amended':
    case 'AmendmentRejected':
    case 'InstructionWithdrawn':
    case 'CancellationRequested':
    case 'CancellationRejected':
    case 'Cancelled':
    case 'RefundRequested':
    case 'RefundRefused':
    case 'ReleaseRequested':
    case 'ReleaseDenied':
    case 'Finalised':
    case 'StorageRefused':
    case 'PenaltyImposed':
    case 'DecisionReversed':
    case 'AppealProlonged':
    case 'AppealWithdrawn':
    case 'AppealDecided':
    case 'ReleaseSuspended':
    case 'ReleaseRevoked':
    case 'ReleaseResumed':
      return text(data['reason']);
    default:
      return null;
  }
}

const askedFor = (documents: unknown): string =>
  (documents as readonly DocumentRequest[])
    .map(({ typeCode, note }) => (note === '' ? typeCode : `${typeCode}: ${note}`))
    .join('; ');
