import type { PaymentId, PaymentState } from './payment-state.ts';
import type { DeclarationNumber, Ordering, RefundAnswer, RefundRejection } from '#core/declaration';
import {
  wholeUnits,
  type Brand,
  type Instant,
  type PlainDate,
  type RecordedEvent,
  type StreamDefinition,
} from '#core/kernel';

export const SUSPENSE_STREAM = 'suspense';

export type AllotmentId = Brand<string, 'AllotmentId'>;

/** A part of a credit that people found a home for. */
export interface Allotment {
  readonly id: AllotmentId;
  readonly declarationNumber: DeclarationNumber;
  readonly amount: string;
  readonly reason: string;
  readonly at: Instant;
  readonly by: string;
  /** The credit that the declaration was paid by before this one, if any. */
  readonly before: PaymentId | null;
  readonly takenBack?: { readonly at: Instant; readonly reason: string };
}

/** What people did with a credit that found no home; it begins with the first of their acts. */
export interface SuspenseState extends Ordering {
  readonly id: PaymentId;
  readonly allotments: readonly Allotment[];
  readonly held?: { readonly reason: string; readonly until: PlainDate; readonly at: Instant; readonly by: string };
  /** What has gone back to the payer. */
  readonly returned: string;
  /** How orders to pay back ended: a bank that says it again gets the same answer. */
  readonly answers: readonly Omit<RefundAnswer, 'bankCode'>[];
  readonly lastAt: Instant;
}

interface OfOrder {
  readonly orderId: string;
  readonly amount: string;
  readonly bankCode: string;
}

export type SuspenseEventData =
  | ({ readonly type: 'SuspenseAllotted' } & Pick<
      Allotment,
      'id' | 'declarationNumber' | 'amount' | 'reason' | 'before'
    >)
  | {
      readonly type: 'SuspenseTakenBack';
      readonly id: AllotmentId;
      readonly declarationNumber: DeclarationNumber;
      readonly amount: string;
      readonly reason: string;
    }
  | { readonly type: 'SuspenseHeld'; readonly reason: string; readonly until: PlainDate }
  | { readonly type: 'SuspenseHoldEnded'; readonly reason: string }
  | ({ readonly type: 'SuspenseReturnOrdered'; readonly reason: string } & OfOrder)
  | { readonly type: 'SuspenseReturnResent'; readonly orderId: string; readonly reason: string }
  | ({ readonly type: 'SuspenseReturned'; readonly bankMessageId: string } & OfOrder)
  | ({
      readonly type: 'SuspenseReturnRejected';
      readonly bankMessageId: string;
      readonly rejection: RefundRejection;
      readonly note: string;
    } & OfOrder);
/** What can be told of a credit, for those who list it. */
export const SUSPENSE_EVENTS = [
  'SuspenseAllotted',
  'SuspenseTakenBack',
  'SuspenseHeld',
  'SuspenseHoldEnded',
  'SuspenseReturnOrdered',
  'SuspenseReturnResent',
  'SuspenseReturned',
  'SuspenseReturnRejected',
] as const satisfies readonly SuspenseEventData['type'][];

/** What of a credit waits and nobody has found a home for, nor told a bank to pay back. */
export function suspenseLeft(
  { inSuspense }: Pick<PaymentState, 'inSuspense'>,
  state: Pick<SuspenseState, 'allotments' | 'returned' | 'order'> | undefined,
): bigint {
  if (state === undefined) return wholeUnits(inSuspense);
  const allotted = standing(state).reduce((sum, { amount }) => sum + wholeUnits(amount), 0n);
  return wholeUnits(inSuspense) - allotted - wholeUnits(state.returned) - wholeUnits(state.order?.amount ?? '0');
}

/** Allotments that were not taken back. */
export const standing = ({ allotments }: Pick<SuspenseState, 'allotments'>): readonly Allotment[] =>
  allotments.filter(({ takenBack }) => takenBack === undefined);

export const suspenseStream: StreamDefinition<SuspenseState> = {
  type: SUSPENSE_STREAM,
  foldVersion: 1,
  evolve: (state, event) => {
    // The journal stores what the handlers wrote: the type tag is kept beside the data, joined again here.
    const data = { ...(event.data as object), type: event.type } as SuspenseEventData;
    const before = state ?? { id: idOf(event), allotments: [], returned: '0', answers: [], lastAt: event.at };
    return { ...suspenseAfter(before, data, event), lastAt: event.at };
  },
};

/** Each event names its credit, so that the first of them can begin the stream. */
const idOf = (event: RecordedEvent): PaymentId =>
  (event.data as unknown as { readonly paymentId: PaymentId }).paymentId;

function suspenseAfter(state: SuspenseState, data: SuspenseEventData, { at, actor }: RecordedEvent): SuspenseState {
  switch (data.type) {
    case 'SuspenseAllotted': {
      const { id, declarationNumber, amount, reason, before } = data;
      const allotment: Allotment = { id, declarationNumber, amount, reason, before, at, by: actor.userId };
      return { ...state, allotments: [...state.allotments, allotment] };
    }
    case 'SuspenseTakenBack':
      return {
        ...state,
        allotments: state.allotments.map((each) =>
          each.id === data.id ? { ...each, takenBack: { at, reason: data.reason } } : each,
        ),
      };
    case 'SuspenseHeld':
      return { ...state, held: { reason: data.reason, until: data.until, at, by: actor.userId } };
    case 'SuspenseHoldEnded': {
      const { held: _, ...rest } = state;
      return rest;
    }
    case 'SuspenseReturnOrdered': {
      const { rejected: _, ...rest } = state;
      const { orderId, amount, bankCode } = data;
      return { ...rest, order: { orderId, amount, bankCode, at } };
    }
    case 'SuspenseReturnResent':
      return state.order === undefined
        ? state
        : { ...state, order: { ...state.order, again: { times: (state.order.again?.times ?? 0) + 1, at } } };
    case 'SuspenseReturned': {
      const { order: _, ...rest } = state;
      const returned = (wholeUnits(state.returned) + wholeUnits(data.amount)).toString();
      return { ...rest, returned, answers: [...state.answers, { orderId: data.orderId, outcome: 'paid' }] };
    }
    case 'SuspenseReturnRejected': {
      const { order: _, ...rest } = state;
      const { orderId, rejection, note } = data;
      return {
        ...rest,
        rejected: { rejection, note, at },
        answers: [...state.answers, { orderId, outcome: 'rejected' }],
      };
    }
  }
}
