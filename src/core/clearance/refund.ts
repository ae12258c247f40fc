import { caseHandler } from './case-handler.ts';
import { finished, open, type CaseWorld } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { notAllowed } from './not-allowed.ts';
import { refuse } from './refusals.ts';
import { declarationRef, suspenseRef } from './streams.ts';
import type {
  AnswerRefund,
  OrderRefund,
  RefuseRefund,
  RepayGuarantor,
  RequestRefund,
  ResendRefund,
} from './refund-commands.ts';
import { answerReturn, paymentOfOrder } from './suspense/answer-return.ts';
import {
  guarantorsRefund,
  openRefundOrders,
  parseDeclarationNumber,
  payersRefund,
  type DeclarationEventData,
  type DeclarationNumber,
  type DeclarationState,
  type RefundAnswer,
} from '#core/declaration';
import {
  assert,
  err,
  ok,
  wholeUnits,
  type Facts,
  type Handler,
  type Json,
  type Outcome,
  type Refusals,
  type Result,
  type Touch,
  type WorkingSet,
} from '#core/kernel';
import { ACCOUNTS, balanced } from '#core/ledger';
import { guaranteeEvent, type GuaranteeId } from '#core/guarantee';
import { bankOfPayment, type PaymentId } from '#core/payment';
import {
  transportNumber,
  transportOutcome,
  transportRef,
  type TransportEventData,
  type TransportNumber,
  type TransportState,
} from '#core/transport';

/** Where orders to pay back wait for the courier. */
export const REFUND_ORDER_TOPIC = 'bank.refundOrder';

/** What is disputed more often than this is settled at a desk; each answer is kept with the declaration. */
export const REFUND_ORDERS_MAX = 20;
/** A bank that is silent for so long is called. */
export const REFUND_RESENT_MAX = 20;

export const requestRefund = caseHandler<RequestRefund>(
  'declaration.requestRefund',
  ({ data: { account, reason } }) => ({ type: 'RefundRequested', account, reason }),
);

export const refuseRefund = caseHandler<RefuseRefund>('refund.refuse', ({ data: { reason } }) => ({
  type: 'RefundRefused',
  reason,
}));

export const orderRefund: Handler<OrderRefund, null, ClearanceReference> = {
  type: 'refund.order',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const { state } = opened.value;
    assert(state.lastPaymentId !== undefined, 'only what was paid is paid back');
    const ordered = { amount: payersRefund(state), paymentId: state.lastPaymentId, reason: command.data.reason };
    return ordering(ordered, opened.value, world, facts);
  },
};

export const repayGuarantor: Handler<RepayGuarantor, null, ClearanceReference> = {
  type: 'refund.repayGuarantor',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const due = guarantorsRefund(opened.value.state);
    assert(due !== undefined, 'the table of legal steps says that a guarantor is owed something');
    return ordering({ ...due, reason: command.data.reason }, opened.value, world, facts);
  },
};

export const resendRefund: Handler<ResendRefund, null, ClearanceReference> = {
  type: 'refund.resend',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const { state } = opened.value;
    const { number, reason } = command.data;
    const orders = openRefundOrders(state);
    if (orders.some(({ again }) => (again?.times ?? 0) >= REFUND_RESENT_MAX)) return err([refuse('RFD-005')]);
    return ok(
      finished(
        opened.value,
        orders.map(({ orderId }) => ({ type: 'RefundResent', orderId, reason })),
        facts,
        {
          outbox: orders.map(({ orderId, bankCode }) => sending({ orderId, number, bankCode })),
        },
      ),
    );
  },
};

interface Ordered {
  readonly amount: bigint;
  /** The credit that it goes back from. */
  readonly paymentId: string;
  readonly guaranteeId?: string;
  readonly reason: string;
}

/** One more order, to the bank that holds the money. */
function ordering(
  { amount, paymentId, guaranteeId, reason }: Ordered,
  opened: CaseWorld,
  world: WorkingSet,
  facts: Facts<ClearanceReference>,
) {
  const { head, refundAnswers = [] } = opened.state;
  if (refundAnswers.length >= REFUND_ORDERS_MAX) return err([refuse('RFD-004')]);
  // The stream grows with each order, so that no two have one number.
  const orderId = `${head.number}-R${world.version(declarationRef(head.number))}`;
  const bankCode = bankOfPayment(paymentId);
  const ordered: DeclarationEventData = {
    type: 'RefundOrdered',
    orderId,
    amount: amount.toString(),
    bankCode,
    reason,
    ...(guaranteeId !== undefined && { guaranteeId }),
  };
  return ok(
    finished(opened, [ordered], facts, {
      outbox: [sending({ orderId, number: head.number, bankCode })],
      answer: ({ status }) => ({ number: head.number, status, orderId, ordered: ordered.amount }),
    }),
  );
}

/** Without the account, which is the payer's own business: it is read when the order leaves. */
const sending = (payload: {
  readonly orderId: string;
  readonly number: DeclarationNumber;
  readonly bankCode: string;
}) => ({
  topic: REFUND_ORDER_TOPIC,
  payload,
});

export const answerRefund: Handler<AnswerRefund, Ordering, ClearanceReference> = {
  type: 'refund.answer',
  prepare: ({ data }, { reference: { reference } }) => {
    const payment = paymentOfOrder(data.orderId);
    if (payment !== undefined) return ok({ payment });
    const number = parseDeclarationNumber(/^(\d{12})-R\d{1,9}$/.exec(data.orderId)?.[1] ?? '');
    if (number === undefined) return err([refuse('RFD-001', '/orderId')]);
    const isTransport = number.startsWith(reference.country.transport?.number.leading ?? 'none');
    return ok(isTransport ? { transport: transportNumber(number) } : { number });
  },
  touches: (_command, about) => [touchOf(about)],
  handle: (command, about, world, facts) => {
    const { data, actor } = command;
    const refused = notAllowed(actor, 'payment.notify', { principalId: data.bankCode });
    if (refused) return err(refused);
    if ('payment' in about) return answerReturn(command, about.payment, world);
    if ('transport' in about) return answerForTransport(command, about.transport, world, facts);
    const { number } = about;
    const state = world.state<DeclarationState>(declarationRef(number));
    const known = state?.refundAnswers?.find(isOf(data));
    if (known) return known.outcome === data.outcome ? ok(said(known)) : err([refuse('RFD-002', '/outcome')]);
    const order = state && openRefundOrders(state).find(({ orderId }) => orderId === data.orderId);
    // Of an order that another bank was given nobody learns by trying.
    if (state === undefined || order?.bankCode !== data.bankCode) return err([refuse('RFD-001', '/orderId')]);
    const { orderId, amount, bankCode } = order;
    if (data.amount !== amount) return err([refuse('RFD-003', '/amount', { amount })]);
    const guaranteeId = state.repayment?.order?.orderId === orderId ? state.repayment.guaranteeId : undefined;
    const answered = {
      orderId,
      amount,
      bankCode,
      bankMessageId: data.bankMessageId,
      ...(guaranteeId !== undefined && { guaranteeId }),
    };
    const event: DeclarationEventData =
      data.outcome === 'paid'
        ? { type: 'RefundPaid', ...answered }
        : { type: 'RefundRejected', ...answered, rejection: data.rejection, note: data.note };
    return ok(
      finished({ state, actor }, [event], facts, {
        postings: data.outcome === 'paid' ? paidBack(ACCOUNTS.refundsPayable, number, bankCode, amount) : [],
        // It is called on for so much less: the guarantee has room for it again.
        events:
          data.outcome === 'paid' && guaranteeId !== undefined
            ? [guaranteeEvent(guaranteeId as GuaranteeId, { type: 'GuaranteeRestored', declaration: number, amount })]
            : [],
        answer: () => answerOf({ orderId, outcome: data.outcome }),
      }),
    );
  },
};

/** How an order ended is between customs and the bank that was given it: for any other there is no such order. */
const isOf =
  ({ orderId, bankCode }: AnswerRefund['data']) =>
  (answer: RefundAnswer): boolean =>
    answer.orderId === orderId && answer.bankCode === bankCode;

/** What an order was about. */
type Ordering =
  | { readonly number: DeclarationNumber }
  | { readonly transport: TransportNumber }
  | { readonly payment: PaymentId };

function touchOf(about: Ordering): Touch {
  if ('payment' in about) return suspenseRef(about.payment);
  return 'transport' in about ? transportRef(about.transport) : declarationRef(about.number);
}

/** The same of what goes back to a bank that had paid for goods under way. */
function answerForTransport(
  { data }: AnswerRefund,
  number: TransportNumber,
  world: WorkingSet,
  facts: Facts<ClearanceReference>,
): Result<Outcome, Refusals> {
  const state = world.state<TransportState>(transportRef(number));
  const known = state?.refundAnswers?.find(isOf(data));
  if (known) return known.outcome === data.outcome ? ok(said(known)) : err([refuse('RFD-002', '/outcome')]);
  const order = state?.called?.order;
  if (state === undefined || order?.orderId !== data.orderId || order.bankCode !== data.bankCode)
    return err([refuse('RFD-001', '/orderId')]);
  const { orderId, amount, bankCode } = order;
  if (data.amount !== amount) return err([refuse('RFD-003', '/amount', { amount })]);
  const answered = { orderId, amount, bankCode, bankMessageId: data.bankMessageId };
  const event: TransportEventData =
    data.outcome === 'paid'
      ? { type: 'SecurityRepaid', ...answered }
      : { type: 'RepaymentRejected', ...answered, rejection: data.rejection, note: data.note };
  return ok({
    ...transportOutcome(state, number, [event], facts),
    postings: data.outcome === 'paid' ? paidBack(ACCOUNTS.guarantorsPayable, number, bankCode, amount) : [],
    answer: answerOf({ orderId, outcome: data.outcome }),
  });
}

/** Out of what is owed to the payer or the guarantor, by the bank that holds the money. */
function paidBack(account: string, subject: DeclarationNumber | TransportNumber, bankCode: string, amount: string) {
  const units = wholeUnits(amount);
  return balanced([
    { account, amount: units, subject },
    { account: ACCOUNTS.bank(bankCode), amount: -units, subject },
  ]);
}

const answerOf = ({ orderId, outcome }: Pick<RefundAnswer, 'orderId' | 'outcome'>): Json => ({ orderId, outcome });

const said = (answer: RefundAnswer): Outcome => ({
  events: [],
  postings: [],
  claims: [],
  releases: [],
  outbox: [],
  answer: answerOf(answer),
});
