import type { ClearanceReference } from './clearance-reference.ts';
import { guaranteeEvent, guaranteeRef } from '#core/guarantee';
import { assert, err, needsMore, ok, wholeUnits, type Command, type Handler } from '#core/kernel';
import { ACCOUNTS, balanced } from '#core/ledger';
import { paymentReferenceOf } from '#core/payment';
import {
  enterTransport,
  transportOutcome,
  transportRef,
  transportRefusal,
  type TransportNumber,
  type TransportState,
} from '#core/transport';

/**
 * Goods under control did not come by the day that was planned, or what came differs and was not cleared up: whoever
 * answered for them is to pay.
 */
export type CallTransportGuarantee = Command<
  'transport.callGuarantee',
  { readonly number: TransportNumber; readonly reason: string }
>;

export const callTransportGuarantee: Handler<CallTransportGuarantee, null, ClearanceReference> = {
  type: 'transport.callGuarantee',
  prepare: () => ok(null),
  touches: ({ data }) => [transportRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const entered = enterTransport(command, world);
    if (!entered.ok) return entered;
    const { number, security, status, content, principalId } = entered.value;
    assert(security !== undefined, 'only what is secured is called on');
    const { plannedArrival: until } = content;
    if (status === 'departed' && facts.today <= until) return err([transportRefusal('TRP-022', '', { until })]);
    const { guaranteeId, amount } = security;
    if (!world.has(guaranteeRef(guaranteeId))) return needsMore([guaranteeRef(guaranteeId)]);
    const paymentReference = paymentReferenceOf(number);
    const { reason } = command.data;
    const called = { type: 'SecurityCalled', guaranteeId, amount, paymentReference, reason } as const;
    return ok({
      ...transportOutcome(entered.value, number, [called], facts, [
        guaranteeEvent(guaranteeId, { type: 'GuaranteeCalled', declaration: number, amount }),
      ]),
      postings: balanced([
        { account: ACCOUNTS.guaranteesReceivable, amount: wholeUnits(amount), subject: number },
        { account: ACCOUNTS.guaranteesCalled, amount: -wholeUnits(amount), subject: number },
      ]),
      // One demand for one transport: the bank knows it again by this.
      outbox: [
        {
          topic: 'bank.paymentOrder',
          payload: { orderId: `${number}-${guaranteeId}`, paymentReference, amount, payerId: principalId, guaranteeId },
        },
      ],
    });
  },
};

/** What a bank still owes for goods that did not arrive. */
export const demandedFor = (transport: TransportState | undefined): bigint =>
  transport?.called === undefined ? 0n : wholeUnits(transport.called.amount) - wholeUnits(transport.called.paid);
