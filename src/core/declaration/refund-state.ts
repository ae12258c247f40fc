import type { DeclarationState } from './declaration-state.ts';
import { unreachable, wholeUnits, type Instant } from '#core/kernel';

/** Where money is to go, as its owner names it: the bank by its code, the account and who holds it. */
export interface RefundAccount {
  readonly bankCode: string;
  readonly number: string;
  readonly holder: string;
}

/** Why a bank did not pay. */
export const REFUND_REJECTIONS = ['unknownAccount', 'closedAccount', 'otherHolder', 'other'] as const;
export type RefundRejection = (typeof REFUND_REJECTIONS)[number];

/** A refund that was asked for, and how far it is. It is over once it is paid or refused. */
export interface RefundRequest {
  readonly account: RefundAccount;
  readonly reason: string;
  readonly at: Instant;
  /** What a bank was told to pay and has not answered. */
  readonly order?: RefundOrder;
  /** What the bank last said instead of paying. */
  readonly rejected?: { readonly rejection: RefundRejection; readonly note: string; readonly at: Instant };
}

export interface RefundOrder {
  /** Never used twice: by it the bank knows a repeat. */
  readonly orderId: string;
  readonly amount: string;
  /** The bank that pays: the one that the money came in by. */
  readonly bankCode: string;
  readonly at: Instant;
}

/** How an order ended, kept so that a bank that says it again gets the same answer. */
export interface RefundAnswer {
  readonly orderId: string;
  readonly outcome: 'paid' | 'rejected';
}

interface OfBank {
  readonly orderId: string;
  readonly amount: string;
  readonly bankCode: string;
  /** The bank's own number of its message. */
  readonly bankMessageId: string;
}

export type RefundEventData =
  | { readonly type: 'RefundDue'; readonly amount: string }
  | { readonly type: 'RefundSetOff'; readonly amount: string }
  | { readonly type: 'RefundRequested'; readonly account: RefundAccount; readonly reason: string }
  | { readonly type: 'RefundRefused'; readonly reason: string }
  | {
      readonly type: 'RefundOrdered';
      readonly orderId: string;
      readonly amount: string;
      readonly bankCode: string;
      readonly reason: string;
    }
  | ({ readonly type: 'RefundPaid' } & OfBank)
  | ({ readonly type: 'RefundRejected'; readonly rejection: RefundRejection; readonly note: string } & OfBank);

/** What is owed to the payer and no bank was told to pay yet: it may be set off, and ordered. */
export const refundLeft = ({ refundable, refund }: Pick<DeclarationState, 'refundable' | 'refund'>): bigint =>
  wholeUnits(refundable ?? '0') - wholeUnits(refund?.order?.amount ?? '0');

type Money = Pick<DeclarationState, 'amountPaid' | 'refundable' | 'refund' | 'refundAnswers'>;
/** What of a declaration a refund changes; `undefined` is absent from then on. */
type Changed = { readonly [Field in keyof Money]?: Money[Field] | undefined };

export function refundAfter(
  { amountPaid, refundable = '0', refund, refundAnswers = [] }: Money,
  data: RefundEventData,
  at: Instant,
): Changed {
  const moved = (paid: bigint, owed: bigint): Changed => {
    const left = wholeUnits(refundable) + owed;
    return {
      amountPaid: (wholeUnits(amountPaid) + paid).toString(),
      refundable: left > 0n ? left.toString() : undefined,
      // What was asked for is gone with what was owed.
      refund: left > 0n ? refund : undefined,
    };
  };
  const amount = 'amount' in data ? wholeUnits(data.amount) : 0n;
  switch (data.type) {
    case 'RefundDue':
      return moved(-amount, amount);
    case 'RefundSetOff':
      return moved(amount, -amount);
    case 'RefundRequested':
      return { refund: { account: data.account, reason: data.reason, at } };
    case 'RefundRefused':
      return { refund: undefined };
    case 'RefundOrdered': {
      const { orderId, bankCode } = data;
      if (refund === undefined) return {};
      const { rejected: _, ...asked } = refund;
      return { refund: { ...asked, order: { orderId, amount: data.amount, bankCode, at } } };
    }
    case 'RefundPaid':
      return {
        ...moved(0n, -amount),
        refund: undefined,
        refundAnswers: [...refundAnswers, { orderId: data.orderId, outcome: 'paid' }],
      };
    case 'RefundRejected': {
      const { rejection, note, orderId } = data;
      const answers = [...refundAnswers, { orderId, outcome: 'rejected' as const }];
      if (refund === undefined) return { refundAnswers: answers };
      const { order: _, ...asked } = refund;
      return { refund: { ...asked, rejected: { rejection, note, at } }, refundAnswers: answers };
    }
    default:
      return unreachable(data);
  }
}
