import { PAYMENT_ORDER_TYPE, REFUND_ORDER_TYPE, type RefundOrderMessage } from './bank-messages.ts';
import { declarationRef, paymentRef, suspenseRef } from '#core/clearance';
import { openRefundOrders, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import { canonicalJson } from '#core/kernel';
import type { PaymentId, PaymentState, SuspenseState } from '#core/payment';
import { transportRef, type TransportNumber, type TransportState } from '#core/transport';
import type { OutboxMessage } from '#server/platform/engine';
import type { Services } from '#server/platform/services';
import type { JWK } from 'jose';
import type { Static } from 'typebox';

/** A bank that customs exchanges messages with. */
export interface BankPartner {
  /** Its organisation: what the postings and the policy call it. */
  readonly code: string;
  readonly ordersUrl: string;
  /** Where orders to pay back go; beside the other orders where it says nothing else. */
  readonly refundsUrl?: string;
  readonly keys: readonly JWK[];
}

/** Where the clearance flow leaves payment orders. */
export const PAYMENT_ORDER_TOPIC = 'bank.paymentOrder';
const SEND_MS_MAX = 5_000;

/**
 * Sends one payment order from the outbox. The outbox repeats what throws, with growing pauses, until its limit; the bank
 * knows an order by its id, so that a repeat is harmless.
 */
export async function sendPaymentOrder(services: Services, bank: BankPartner, message: OutboxMessage): Promise<void> {
  const { currency } = services.reference.current().reference.country;
  const order = JSON.parse(Buffer.from(message.payload).toString()) as object;
  await sendSigned(services, bank, bank.ordersUrl, PAYMENT_ORDER_TYPE, { ...order, currency });
}

/**
 * Sends one order to pay back, as the declaration has it now: one that the bank answered meanwhile need not leave again.
 * Throws where its bank is not connected, so that it waits for it and for no other.
 */
export async function sendRefundOrder(
  services: Services,
  banks: ReadonlyMap<string, BankPartner>,
  message: OutboxMessage,
): Promise<void> {
  const waiting = JSON.parse(Buffer.from(message.payload).toString()) as Waiting;
  const { orderId, bankCode } = waiting;
  const told = await toldOf(services, waiting);
  if (told === undefined) return;
  const bank = banks.get(bankCode);
  if (!bank) throw new Error(`Bank ${bankCode} is not connected`);
  const { currency } = services.reference.current().reference.country;
  const content: Static<typeof RefundOrderMessage> = { orderId, currency, ...told };
  const url = bank.refundsUrl ?? new URL('refund-orders', bank.ordersUrl).href;
  await sendSigned(services, bank, url, REFUND_ORDER_TYPE, content);
}

/** What the clearance flow left of an order. */
type Waiting = { readonly orderId: string; readonly bankCode: string } & (
  | { readonly number: DeclarationNumber }
  | { readonly transport: TransportNumber }
  | { readonly payment: PaymentId }
);
type Told = Omit<Static<typeof RefundOrderMessage>, 'orderId' | 'currency'>;

const toldOf = (services: Services, waiting: Waiting): Promise<Told | undefined> =>
  'payment' in waiting
    ? ofSuspense(services, waiting)
    : 'transport' in waiting
      ? ofTransport(services, waiting)
      : ofDeclaration(services, waiting);

/** What found no home goes back where it came from: to the account that the bank named, or by its own number of the credit. */
async function ofSuspense(
  { engine }: Services,
  { payment: id, orderId }: Extract<Waiting, { readonly payment: PaymentId }>,
): Promise<Told | undefined> {
  const order = (await engine.readState<SuspenseState>(suspenseRef(id)))?.state.order;
  const payment = (await engine.readState<PaymentState>(paymentRef(id)))?.state;
  if (payment === undefined || order?.orderId !== orderId) return undefined;
  const { bankCode, bankMessageId, payerName, payerAccount } = payment;
  return {
    amount: order.amount,
    creditMessageId: bankMessageId,
    ...(payerAccount !== undefined && { account: { bankCode, number: payerAccount, holder: payerName } }),
  };
}

/** What the order is for, as it stands now; `undefined` where it was answered meanwhile. */
async function ofDeclaration(
  { engine }: Services,
  { number, orderId }: Extract<Waiting, { readonly number: DeclarationNumber }>,
): Promise<Told | undefined> {
  const state = (await engine.readState<DeclarationState>(declarationRef(number)))?.state;
  const order = state && openRefundOrders(state).find((open) => open.orderId === orderId);
  if (state === undefined || order === undefined) return undefined;
  const { refund, repayment } = state;
  return {
    amount: order.amount,
    declarationNumber: number,
    ...(refund?.order?.orderId === orderId && { account: { ...refund.account } }),
    ...(repayment?.order?.orderId === orderId && { guaranteeId: repayment.guaranteeId }),
  };
}

async function ofTransport(
  { engine }: Services,
  { transport, orderId }: Extract<Waiting, { readonly transport: TransportNumber }>,
): Promise<Told | undefined> {
  const called = (await engine.readState<TransportState>(transportRef(transport)))?.state.called;
  if (called?.order?.orderId !== orderId) return undefined;
  return { amount: called.order.amount, transportNumber: transport, guaranteeId: called.guaranteeId };
}

async function sendSigned(
  services: Services,
  bank: BankPartner,
  url: string,
  type: string,
  content: object,
): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/jose' },
    body: await services.signer.sign(canonicalJson(content), type),
    // An order goes to the bank we know, not to where somebody there points.
    redirect: 'error',
    signal: AbortSignal.timeout(SEND_MS_MAX),
  });
  // Its words are not needed; left unread they would hold the connection.
  await response.body?.cancel();
  if (!response.ok) throw new Error(`Bank ${bank.code} answered ${response.status}`);
}
