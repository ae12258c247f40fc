import { appealsAfter } from './appeals.ts';
import { markedBy } from './deadline-mark.ts';
import { DECLARATION_STREAM, type DeclarationEventData } from './declaration-events.ts';
import type { Attachment, LessSecured, Security } from './declaration-parts.ts';
import type { DeclarationState } from './declaration-state.ts';
import { decisionsAfter } from './decisions.ts';
import type { EarlyRelease } from './early-release.ts';
import type { OfficerDecision } from './officer-decision.ts';
import { personalParts } from './personal-parts.ts';
import { calledAfter, calledPaid, refundAfter, type RefundEventData } from './refund-state.ts';
import type { Channel, DeclarationStatus } from './status.ts';
import { storageAfter } from './storage.ts';
import { unreachable, wholeUnits, type Instant, type RecordedEvent, type StreamDefinition } from '#core/kernel';

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
    case 'AppealDecided':
      return { ...state, appeals: appealsAfter(state.appeals, data, event) };
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
  foldVersion: 6,
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
