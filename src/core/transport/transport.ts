import type { Sealing, TransportContent } from './transport-content.ts';
import { TRANSPORT_STREAM, type TransportNumber } from './transport-number.ts';
import type { TransportSelection } from './select-channel.ts';
import {
  markedBy,
  type DeadlineEventData,
  type DeadlineMark,
  type Ordering,
  type RefundAnswer,
  type RefundRejection,
} from '#core/declaration';
import type { GuaranteeId } from '#core/guarantee';
import { wholeUnits } from '#core/kernel';
import type { Instant, PersonalPart, PlainDate, RecordedEvent, StreamDefinition } from '#core/kernel';
import type { PartyId } from '#core/party';

/** `preRegistered` is kept for some days and binds nobody; `refused`, `cancelled` and `arrived` are ends; what has departed can only arrive. */
export const TRANSPORT_STATUSES = [
  'preRegistered',
  'underCheck',
  'correctionInstructed',
  'awaitingGuarantee',
  'approved',
  'departed',
  'arrived',
  'refused',
  'cancelled',
] as const;
export type TransportStatus = (typeof TRANSPORT_STATUSES)[number];

/** What a guarantee answers for, until the goods are where they were to go. */
export interface TransportSecurity {
  readonly guaranteeId: GuaranteeId;
  readonly amount: string;
  /** The last day of the guarantee: no correction may plan an arrival after it. */
  readonly validTo: PlainDate;
}

export type TransportEventData =
  /** Also where it is written over, as often as one likes. */
  | {
      readonly type: 'PreRegistered';
      readonly number: TransportNumber;
      readonly principalId: PartyId;
      readonly submitterId: string;
      readonly content: TransportContent;
    }
  | { readonly type: 'Withdrawn'; readonly reason: string }
  | {
      readonly type: 'Registered';
      readonly number: TransportNumber;
      readonly principalId: PartyId;
      readonly submitterId: string;
      readonly content: TransportContent;
      readonly selection: TransportSelection;
    }
  | {
      readonly type: 'Corrected';
      readonly version: number;
      readonly content: TransportContent;
      readonly selection: TransportSelection;
    }
  | { readonly type: 'CorrectionInstructed'; readonly reason: string }
  | { readonly type: 'GuaranteeRequired'; readonly amount: string; readonly reason: string }
  | ({ readonly type: 'GuaranteeSecured' } & TransportSecurity)
  | {
      readonly type: 'SecurityFreed';
      readonly guaranteeId: GuaranteeId;
      readonly amount: string;
      readonly reason: string;
    }
  /** The goods did not come where they were to come, or not as they left: the bank is to pay. */
  | {
      readonly type: 'SecurityCalled';
      readonly guaranteeId: GuaranteeId;
      readonly amount: string;
      readonly paymentReference: string;
      readonly reason: string;
    }
  | { readonly type: 'SecurityPaid'; readonly amount: string; readonly paymentId: string }
  /** The goods came after all, or what differed was cleared up: nothing is demanded any more. `amount`: what had not been paid. */
  | {
      readonly type: 'SecurityWithdrawn';
      readonly guaranteeId: GuaranteeId;
      readonly amount: string;
      readonly reason: string;
    }
  /** What the bank had paid goes back to it. */
  | {
      readonly type: 'RepaymentOrdered';
      readonly orderId: string;
      readonly guaranteeId: GuaranteeId;
      readonly amount: string;
      readonly bankCode: string;
      readonly reason: string;
    }
  | { readonly type: 'RepaymentResent'; readonly orderId: string; readonly reason: string }
  | ({ readonly type: 'SecurityRepaid' } & OfBank)
  | ({ readonly type: 'RepaymentRejected'; readonly rejection: RefundRejection; readonly note: string } & OfBank)
  /** `automatic`: selected for no check. Of a later version it approves anew. */
  | { readonly type: 'Approved'; readonly version: number; readonly automatic: boolean; readonly reason: string }
  | { readonly type: 'Refused'; readonly reason: string }
  | {
      readonly type: 'Cancelled';
      readonly by: 'trader' | 'customs';
      readonly wasApproved: boolean;
      readonly reason: string;
    }
  | { readonly type: 'Departed'; readonly departedAt: Instant; readonly sealing: Sealing }
  | {
      readonly type: 'Arrived';
      readonly arrivedAt: Instant;
      readonly sealing: Sealing;
      readonly sealsIntact: boolean;
      /** Nothing differs from what departed. */
      readonly conforms: boolean;
      readonly differences: string;
    }
  | DeadlineEventData;

interface OfBank {
  readonly orderId: string;
  readonly amount: string;
  readonly bankCode: string;
  /** The bank's own number of its message. */
  readonly bankMessageId: string;
}

/** What was demanded of a bank, how much of it has come, and what of that goes back. */
export interface CalledSecurity extends Ordering {
  readonly guaranteeId: GuaranteeId;
  readonly amount: string;
  readonly paid: string;
  readonly at: Instant;
  /** The credit that came last of it: by its bank money goes back. */
  readonly paymentId?: string;
  /** Since when nothing of it is demanded any more: what was paid, and what still comes, is the bank's. */
  readonly withdrawnAt?: Instant;
  readonly repaid?: string;
}

/** What a bank paid and is owed back, and no order pays back yet. */
export const owedToGuarantor = ({ called }: Pick<TransportState, 'called'>): bigint =>
  called?.withdrawnAt === undefined
    ? 0n
    : wholeUnits(called.paid) - wholeUnits(called.repaid ?? '0') - wholeUnits(called.order?.amount ?? '0');

export interface TransportState {
  readonly number: TransportNumber;
  /** Who answers for the transport. */
  readonly principalId: PartyId;
  readonly submitterId: string;
  /** Null while it is pre-registered. */
  readonly registeredAt: Instant | null;
  readonly content: TransportContent;
  /** 0 is what was registered, 1 its first correction. */
  readonly version: number;
  /** Null until it is registered. */
  readonly channel: TransportSelection['channel'] | null;
  readonly status: TransportStatus;
  readonly statusSince: Instant;
  /** What was said with the last step of the office. */
  readonly reason: string | null;
  /** What a guarantee has to answer for, once the office asked for one. */
  readonly required?: string;
  readonly security?: TransportSecurity;
  readonly called?: CalledSecurity;
  /** How orders to pay it back ended; absent where there was none. */
  readonly refundAnswers?: readonly RefundAnswer[];
  readonly departure?: { readonly departedAt: Instant; readonly sealing: Sealing };
  readonly arrival?: Pick<
    Extract<TransportEventData, { readonly type: 'Arrived' }>,
    'arrivedAt' | 'sealing' | 'sealsIntact' | 'conforms' | 'differences'
  >;
  /** What was told of its deadline; absent while nothing was. */
  readonly deadlines?: readonly DeadlineMark[];
}

/** Goods that go under control from one office to another, apart from any declaration of them. */
export const transportStream: StreamDefinition<TransportState> = {
  type: TRANSPORT_STREAM,
  foldVersion: 4,
  evolve: (state, event: RecordedEvent) => {
    // Written by our own handlers, hashed and chained since: trusted as their type.
    const data = { ...(event.data as object), type: event.type } as TransportEventData;
    return state === undefined ? begun(data, event.at) : evolveExisting(state, data, event.at);
  },
  // What a natural person carries, and the name of a carrier who is one. The number is sealed wherever it stands.
  personal: ({ type, data, subject }, isPerson) => {
    const { content } = data as unknown as { readonly content?: TransportContent };
    const parts: PersonalPart[] = [];
    if (isPerson(subject) && content !== undefined) parts.push({ path: '/content/goods', subject });
    if (isPerson(subject) && type === 'Arrived') parts.push({ path: '/differences', subject });
    const carrierId = content?.carrier.id ?? undefined;
    if (isPerson(carrierId)) parts.push({ path: '/content/carrier/name', subject: carrierId });
    return parts;
  },
};

function begun(data: TransportEventData, at: Instant): TransportState {
  if (data.type !== 'Registered' && data.type !== 'PreRegistered')
    throw new Error(`A transport begins with its registration, not with ${data.type}`);
  const { number, principalId, submitterId, content } = data;
  const registered = data.type === 'Registered' ? data : null;
  return {
    number,
    principalId,
    submitterId,
    registeredAt: registered && at,
    content,
    version: 0,
    channel: registered?.selection.channel ?? null,
    status: registered ? 'underCheck' : 'preRegistered',
    statusSince: at,
    reason: null,
  };
}

function evolveExisting(state: TransportState, data: TransportEventData, at: Instant): TransportState {
  switch (data.type) {
    case 'PreRegistered':
    case 'Registered':
      if (state.status === 'preRegistered') return begun(data, at);
      throw new Error(`Transport ${state.number} is registered already`);
    case 'Withdrawn':
      return { ...moved(state, 'cancelled', at), reason: data.reason };
    case 'Corrected': {
      const { content, version, selection } = data;
      const owing = state.required !== undefined && state.security === undefined;
      const corrected = { ...state, content, version, channel: selection.channel };
      return { ...moved(corrected, owing ? 'awaitingGuarantee' : 'underCheck', at), reason: null };
    }
    case 'CorrectionInstructed':
      return { ...moved(state, 'correctionInstructed', at), reason: data.reason };
    case 'GuaranteeRequired':
      return { ...moved(state, 'awaitingGuarantee', at), required: data.amount, reason: data.reason };
    case 'GuaranteeSecured': {
      const { guaranteeId, amount, validTo } = data;
      return { ...moved(state, 'underCheck', at), security: { guaranteeId, amount, validTo }, reason: null };
    }
    case 'SecurityFreed': {
      const { security: _, ...rest } = state;
      return rest;
    }
    case 'SecurityCalled': {
      const { security: _, ...rest } = state;
      const { guaranteeId, amount, reason } = data;
      return { ...rest, called: { guaranteeId, amount, paid: '0', at }, reason };
    }
    case 'SecurityPaid': {
      const called = demandOn(state);
      const paid = (wholeUnits(called.paid) + wholeUnits(data.amount)).toString();
      return { ...state, called: { ...called, paid, paymentId: data.paymentId } };
    }
    case 'SecurityWithdrawn':
      return { ...state, called: { ...demandOn(state), withdrawnAt: at }, reason: data.reason };
    case 'RepaymentOrdered':
    case 'RepaymentResent':
    case 'SecurityRepaid':
    case 'RepaymentRejected':
      return repayment(state, data, at);
    case 'Approved':
      return { ...moved(state, 'approved', at), reason: data.reason === '' ? null : data.reason };
    case 'Refused':
      return { ...moved(state, 'refused', at), reason: data.reason };
    case 'Cancelled':
      return { ...moved(state, 'cancelled', at), reason: data.reason };
    case 'Departed': {
      const { departedAt, sealing } = data;
      return { ...moved(state, 'departed', at), departure: { departedAt, sealing }, reason: null };
    }
    case 'Arrived': {
      const { type: _, ...arrival } = data;
      return { ...moved(state, 'arrived', at), arrival };
    }
    case 'DeadlineWarned':
    case 'DeadlinePassed':
      return { ...state, deadlines: markedBy(state.deadlines ?? [], data) };
  }
}

function demandOn({ called, number }: TransportState): CalledSecurity {
  if (called === undefined) throw new Error(`Nothing was demanded for transport ${number}`);
  return called;
}

type RepaymentEventData = Extract<
  TransportEventData,
  { readonly type: 'RepaymentOrdered' | 'RepaymentResent' | 'SecurityRepaid' | 'RepaymentRejected' }
>;

function repayment(state: TransportState, data: RepaymentEventData, at: Instant): TransportState {
  const { order, rejected: _, ...called } = demandOn(state);
  const answered = (bankCode: string, outcome: RefundAnswer['outcome']): Pick<TransportState, 'refundAnswers'> => ({
    refundAnswers: [...(state.refundAnswers ?? []), { orderId: data.orderId, bankCode, outcome }],
  });
  switch (data.type) {
    case 'RepaymentOrdered': {
      const { orderId, amount, bankCode } = data;
      return { ...state, called: { ...called, order: { orderId, amount, bankCode, at } }, reason: data.reason };
    }
    case 'RepaymentResent':
      if (order === undefined) return state;
      return {
        ...state,
        called: { ...called, order: { ...order, again: { times: (order.again?.times ?? 0) + 1, at } } },
      };
    case 'SecurityRepaid': {
      const repaid = (wholeUnits(called.repaid ?? '0') + wholeUnits(data.amount)).toString();
      return { ...state, called: { ...called, repaid }, ...answered(data.bankCode, 'paid') };
    }
    case 'RepaymentRejected': {
      const { rejection, note } = data;
      return {
        ...state,
        called: { ...called, rejected: { rejection, note, at } },
        ...answered(data.bankCode, 'rejected'),
      };
    }
  }
}

const moved = (state: TransportState, status: TransportStatus, statusSince: Instant): TransportState => ({
  ...state,
  status,
  statusSince,
});
