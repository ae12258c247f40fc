import type { Declaration } from './declaration.ts';
import type { DeclarationNumber } from './declaration-number.ts';
import type { Division } from './division.ts';
import { personalParts } from './personal-parts.ts';
import type { Channel, DeclarationStatus } from './lifecycle.ts';
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

/** The events of a declaration. `assessment` and `selection` are typed by the rooms that make them; here they are carried. */
export type DeclarationEventData =
  | { readonly type: 'PreRegistered'; readonly head: DeclarationHead; readonly declaration: Declaration }
  | {
      readonly type: 'Registered';
      readonly head: DeclarationHead;
      readonly declaration: Declaration;
      readonly legalDate: PlainDate;
      readonly assessment: unknown;
      readonly selection: { readonly channel: Channel };
      readonly taxes: readonly TaxTotal[];
      readonly totalPayable: string;
      readonly paymentReference: string | null;
      /** Only where part of what is payable need not be paid before release. */
      readonly deferred?: DeferredPayment;
      /** Only where it drew on something. */
      readonly reliefDraws?: readonly ReliefDraw[];
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
  | { readonly type: 'DutyPaid'; readonly amount: string; readonly paymentId: string }
  | { readonly type: 'Released'; readonly basis: 'paid' | 'nothingDue' | 'deferred' };

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
  }[];
  readonly deferred?: DeferredPayment;
  /** What it drew on exemption lists and quotas, until that is given back; absent where it drew on none. */
  readonly reliefDraws?: readonly ReliefDraw[];
}

export const amountDue = (state: Pick<DeclarationState, 'totalPayable' | 'amountPaid'>): bigint =>
  wholeUnits(state.totalPayable) - wholeUnits(state.amountPaid);

/** What must be paid before release. */
export const amountDueNow = (state: Pick<DeclarationState, 'totalPayable' | 'amountPaid' | 'deferred'>): bigint =>
  amountDue(state) - wholeUnits(state.deferred?.amount ?? '0');

function controlStatus(channel: Channel | null): DeclarationStatus {
  return channel === 'red' ? 'underInspection' : 'underDocumentCheck';
}

/** What stands between the declaration and its release once nothing else is asked of the trader. */
function statusOf(state: Pick<DeclarationState, 'channel' | 'controlPassed'>): DeclarationStatus {
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
    case 'ReliefGivenBack': {
      const { reliefDraws: _givenBack, ...rest } = state;
      return rest;
    }
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
      };
    case 'Released':
      return { ...moved(state, 'released', event.at), releasedAt: event.at };
    default:
      return unreachable(data);
  }
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
    ...(registered?.reliefDraws && { reliefDraws: registered.reliefDraws }),
  };
}

function begun(data: DeclarationEventData, event: RecordedEvent): DeclarationState {
  if (data.type === 'PreRegistered' || data.type === 'Registered') return opened(undefined, data, event);
  throw new Error(`A declaration begins with its registration, not with ${event.type}`);
}

export const declarationStream: StreamDefinition<DeclarationState> = {
  type: DECLARATION_STREAM,
  foldVersion: 2,
  evolve: (state, event) => {
    // The journal stores what this module wrote: the type tag is kept beside the data, joined again here.
    const data = { ...(event.data as object), type: event.type } as DeclarationEventData;
    return state === undefined ? begun(data, event) : evolveExisting(state, data, event);
  },
  personal: personalParts,
};
