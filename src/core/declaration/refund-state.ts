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

/** How far a refund is with the bank. */
export interface Ordering {
  /** What a bank was told to pay and has not answered. */
  readonly order?: RefundOrder;
  /** What the bank last said instead of paying. */
  readonly rejected?: { readonly rejection: RefundRejection; readonly note: string; readonly at: Instant };
}

/** A refund that was asked for, and how far it is. It is over once it is paid or refused. */
export interface RefundRequest extends Ordering {
  readonly account: RefundAccount;
  readonly reason: string;
  readonly at: Instant;
}

/** What a bank was called on for as guarantor, and how much of that it has paid and not been paid back. */
export interface CalledOn {
  readonly guaranteeId: string;
  readonly amount: string;
  readonly paid: string;
  /** The credit that came last of it: by its bank money goes back. */
  readonly paymentId?: string;
}

/** Money that goes back to a bank that paid as guarantor: ordered by an office, asked for by nobody. */
export interface Repayment extends Ordering {
  readonly guaranteeId: string;
}

export interface RefundOrder {
  /** Never used twice: by it the bank knows a repeat. */
  readonly orderId: string;
  readonly amount: string;
  /** The bank that pays: the one that the money came in by. */
  readonly bankCode: string;
  readonly at: Instant;
  /** When it was sent again to a bank that did not answer, and how often. */
  readonly again?: { readonly times: number; readonly at: Instant };
}

/** The time in which a bank answers; see `core/deadline`. */
export const REFUND_ANSWER = 'refundAnswer';

/** Since when a bank has the order before it. */
export const sentAt = ({ at, again }: RefundOrder): Instant => again?.at ?? at;

/** How an order ended, kept so that the bank that says it again, and no other, gets the same answer. */
export interface RefundAnswer {
  readonly orderId: string;
  readonly bankCode: string;
  readonly outcome: 'paid' | 'rejected';
}

interface OfBank {
  readonly orderId: string;
  readonly amount: string;
  readonly bankCode: string;
  /** The bank's own number of its message. */
  readonly bankMessageId: string;
  /** Where it went back to the guarantor. */
  readonly guaranteeId?: string;
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
      /** Where it goes back to the guarantor: under which of its guarantees. */
      readonly guaranteeId?: string;
    }
  /** The same order once more: a bank that has carried it out says so again and pays nothing. */
  | { readonly type: 'RefundResent'; readonly orderId: string; readonly reason: string }
  | ({ readonly type: 'RefundPaid' } & OfBank)
  | ({ readonly type: 'RefundRejected'; readonly rejection: RefundRejection; readonly note: string } & OfBank);

/** What of a declaration is about money that goes back. */
export interface Refunds {
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
}

type Owed = Omit<Refunds, 'refundAnswers'>;

/** What is owed back and no bank was told to pay yet: it may be set off, and ordered. */
export const refundLeft = ({ refundable, refund, repayment }: Omit<Owed, 'called'>): bigint =>
  wholeUnits(refundable ?? '0') -
  wholeUnits(refund?.order?.amount ?? '0') -
  wholeUnits(repayment?.order?.amount ?? '0');

/** What banks have paid as guarantors and no order pays back yet. */
export const paidByGuarantors = ({ called, repayment }: Pick<Owed, 'called' | 'repayment'>): bigint =>
  called === undefined
    ? 0n
    : called.reduce((sum, { paid }) => sum + wholeUnits(paid), 0n) - wholeUnits(repayment?.order?.amount ?? '0');

/** Of what is owed back, the part of whoever paid for their own: a bank that paid for them comes first. */
export const payersRefund = (owed: Owed): bigint => {
  const left = refundLeft(owed) - paidByGuarantors(owed);
  return left > 0n ? left : 0n;
};

/** What goes back to a guarantor next, and which; `undefined` where nothing does, or a bank is at it. */
export function guarantorsRefund(
  owed: Owed,
): { readonly guaranteeId: string; readonly amount: bigint; readonly paymentId: string } | undefined {
  if (owed.called === undefined || owed.repayment?.order !== undefined) return undefined;
  const next = owed.called.find(({ paid }) => paid !== '0');
  const left = refundLeft(owed);
  if (next?.paymentId === undefined || left <= 0n) return undefined;
  const paid = wholeUnits(next.paid);
  return { guaranteeId: next.guaranteeId, amount: paid < left ? paid : left, paymentId: next.paymentId };
}

/** The orders that banks have not answered. */
export const openRefundOrders = ({ refund, repayment }: Pick<Owed, 'refund' | 'repayment'>): readonly RefundOrder[] =>
  [refund?.order, repayment?.order].filter((order) => order !== undefined);

/** What was demanded of guarantors, after one more demand. */
export function calledAfter(
  called: readonly CalledOn[] = [],
  guaranteeId: string,
  amount: string,
): readonly CalledOn[] {
  const before = called.find((each) => each.guaranteeId === guaranteeId) ?? { guaranteeId, amount: '0', paid: '0' };
  const more = { ...before, amount: plus(before.amount, wholeUnits(amount)) };
  return [...called.filter((each) => each.guaranteeId !== guaranteeId), more];
}

/** What a guarantor has paid, after a credit of it. */
export const calledPaid = (
  called: readonly CalledOn[] = [],
  {
    guaranteeId,
    amount,
    paymentId,
  }: { readonly guaranteeId: string; readonly amount: string; readonly paymentId: string },
): readonly CalledOn[] =>
  called.map((each) =>
    each.guaranteeId === guaranteeId ? { ...each, paid: plus(each.paid, wholeUnits(amount)), paymentId } : each,
  );

/** A demand that was paid back is no demand any more. */
function calledRepaid(called: readonly CalledOn[] = [], guaranteeId: string, amount: bigint): readonly CalledOn[] {
  const left = called.map((each) =>
    each.guaranteeId === guaranteeId
      ? { ...each, amount: plus(each.amount, -amount), paid: plus(each.paid, -amount) }
      : each,
  );
  return left.filter((each) => wholeUnits(each.amount) > 0n || each.paid !== '0');
}

const plus = (one: string, other: bigint): string => (wholeUnits(one) + other).toString();

type Money = Refunds & { readonly amountPaid: string };
/** What of a declaration a refund changes; `undefined` is absent from then on. */
type Changed = { readonly [Field in keyof Money]?: Money[Field] | undefined };

export function refundAfter(
  { amountPaid, refundable = '0', refund, repayment, called, refundAnswers = [] }: Money,
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
      repayment: left > 0n ? repayment : undefined,
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
      const { orderId, bankCode, guaranteeId } = data;
      const order = { orderId, amount: data.amount, bankCode, at };
      if (guaranteeId !== undefined) return { repayment: { guaranteeId, order } };
      if (refund === undefined) return {};
      const { rejected: _, ...asked } = refund;
      return { refund: { ...asked, order } };
    }
    case 'RefundResent':
      return {
        ...(refund && { refund: resent(refund, data.orderId, at) }),
        ...(repayment && { repayment: resent(repayment, data.orderId, at) }),
      };
    case 'RefundPaid': {
      const { guaranteeId, orderId } = data;
      const refundsAnswered = {
        refundAnswers: [...refundAnswers, { orderId, bankCode: data.bankCode, outcome: 'paid' as const }],
      };
      if (guaranteeId === undefined) return { ...moved(0n, -amount), refund: undefined, ...refundsAnswered };
      const left = calledRepaid(called, guaranteeId, amount);
      return {
        ...moved(0n, -amount),
        repayment: undefined,
        called: left.length > 0 ? left : undefined,
        ...refundsAnswered,
      };
    }
    case 'RefundRejected': {
      const { rejection, note, orderId, guaranteeId } = data;
      const answers = [...refundAnswers, { orderId, bankCode: data.bankCode, outcome: 'rejected' as const }];
      const rejected = { rejection, note, at };
      if (guaranteeId !== undefined) return { repayment: { guaranteeId, rejected }, refundAnswers: answers };
      if (refund === undefined) return { refundAnswers: answers };
      const { order: _, ...asked } = refund;
      return { refund: { ...asked, rejected }, refundAnswers: answers };
    }
    default:
      return unreachable(data);
  }
}

function resent<Each extends Ordering>(ordering: Each, orderId: string, at: Instant): Each {
  const { order } = ordering;
  if (order?.orderId !== orderId) return ordering;
  return { ...ordering, order: { ...order, again: { times: (order.again?.times ?? 0) + 1, at } } };
}
