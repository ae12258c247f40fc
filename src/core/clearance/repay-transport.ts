import type { ClearanceReference } from './clearance-reference.ts';
import { REFUND_ORDER_TOPIC, REFUND_ORDERS_MAX, REFUND_RESENT_MAX } from './refund.ts';
import { refuse } from './refusals.ts';
import { guaranteeEvent, guaranteeRef } from '#core/guarantee';
import { assert, err, needsMore, ok, wholeUnits, type Command, type Handler } from '#core/kernel';
import { ACCOUNTS, balanced } from '#core/ledger';
import { bankOfPayment } from '#core/payment';
import {
  enterTransport,
  transportOutcome,
  transportRef,
  type CalledSecurity,
  type TransportEventData,
  type TransportNumber,
} from '#core/transport';

interface Reasoned {
  readonly number: TransportNumber;
  readonly reason: string;
}

/**
 * Goods came after their guarantee was called on, or what differed was cleared up: the demand is withdrawn, the guarantee has
 * room again, and what the bank has paid goes back to it. Taken again where the bank pays later still, or could not book it.
 */
export type RepayTransportGuarantor = Command<'transport.repayGuarantor', Reasoned>;
/** A leader sends the order that the bank has not answered once more, under its own number. */
export type ResendTransportRepayment = Command<'transport.resendRepayment', Reasoned>;

export const repayTransportGuarantor: Handler<RepayTransportGuarantor, null, ClearanceReference> = {
  type: 'transport.repayGuarantor',
  prepare: () => ok(null),
  touches: ({ data }) => [transportRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const entered = enterTransport(command, world);
    if (!entered.ok) return entered;
    const { number, called, refundAnswers = [] } = entered.value;
    assert(called !== undefined, 'only what was demanded is withdrawn');
    if (refundAnswers.length >= REFUND_ORDERS_MAX) return err([refuse('RFD-004')]);
    const { guaranteeId } = called;
    if (!world.has(guaranteeRef(guaranteeId))) return needsMore([guaranteeRef(guaranteeId)]);
    const { reason } = command.data;
    const unpaid = wholeUnits(called.amount) - wholeUnits(called.paid);
    const isFirst = called.withdrawnAt === undefined;
    const withdrawn: readonly TransportEventData[] = isFirst
      ? [{ type: 'SecurityWithdrawn', guaranteeId, amount: unpaid.toString(), reason }]
      : [];
    // The stream grows with each order, so that no two have one number.
    const ordered = orderOf(called, `${number}-R${world.version(transportRef(number))}`, reason);
    return ok({
      ...transportOutcome(
        entered.value,
        number,
        [...withdrawn, ...ordered],
        facts,
        isFirst
          ? [guaranteeEvent(guaranteeId, { type: 'GuaranteeRestored', declaration: number, amount: called.amount })]
          : [],
      ),
      postings: isFirst ? withdrawnPostings(number, unpaid, wholeUnits(called.paid)) : [],
      outbox: ordered.map(({ orderId, bankCode }) => sending({ orderId, transport: number, bankCode })),
    });
  },
};

export const resendTransportRepayment: Handler<ResendTransportRepayment, null, ClearanceReference> = {
  type: 'transport.resendRepayment',
  prepare: () => ok(null),
  touches: ({ data }) => [transportRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const entered = enterTransport(command, world);
    if (!entered.ok) return entered;
    const { number, called } = entered.value;
    const order = called?.order;
    assert(order !== undefined, 'only what was ordered is sent again');
    if ((order.again?.times ?? 0) >= REFUND_RESENT_MAX) return err([refuse('RFD-005')]);
    const { orderId, bankCode } = order;
    return ok({
      ...transportOutcome(
        entered.value,
        number,
        [{ type: 'RepaymentResent', orderId, reason: command.data.reason }],
        facts,
      ),
      outbox: [sending({ orderId, transport: number, bankCode })],
    });
  },
};

/** The order to pay back what has come and not gone back; none where nothing has. */
function orderOf(
  { paid, repaid = '0', paymentId, guaranteeId }: CalledSecurity,
  orderId: string,
  reason: string,
): readonly Extract<TransportEventData, { readonly type: 'RepaymentOrdered' }>[] {
  const amount = wholeUnits(paid) - wholeUnits(repaid);
  if (paymentId === undefined || amount <= 0n) return [];
  const bankCode = bankOfPayment(paymentId);
  return [{ type: 'RepaymentOrdered', orderId, guaranteeId, amount: amount.toString(), bankCode, reason }];
}

/** What was demanded is no claim any more: what has not come is not waited for, and what has is owed to the bank. */
const withdrawnPostings = (number: TransportNumber, unpaid: bigint, paid: bigint) =>
  balanced([
    { account: ACCOUNTS.guaranteesCalled, amount: unpaid + paid, subject: number },
    { account: ACCOUNTS.guaranteesReceivable, amount: -unpaid, subject: number },
    { account: ACCOUNTS.guarantorsPayable, amount: -paid, subject: number },
  ]);

const sending = (payload: {
  readonly orderId: string;
  readonly transport: TransportNumber;
  readonly bankCode: string;
}) => ({
  topic: REFUND_ORDER_TOPIC,
  payload,
});
