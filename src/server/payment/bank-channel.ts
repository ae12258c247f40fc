import { PAYMENT_ORDER_TYPE } from './bank-messages.ts';
import { canonicalJson } from '#core/kernel';
import type { OutboxMessage } from '#server/platform/engine';
import type { Services } from '#server/platform/services';
import type { JWK } from 'jose';

/** A bank that customs exchanges messages with. */
export interface BankPartner {
  /** Its organisation: what the postings and the policy call it. */
  readonly code: string;
  readonly ordersUrl: string;
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
  const text = canonicalJson({ ...order, currency });
  const response = await fetch(bank.ordersUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/jose' },
    body: await services.signer.sign(text, PAYMENT_ORDER_TYPE),
    // An order goes to the bank we know, not to where somebody there points.
    redirect: 'error',
    signal: AbortSignal.timeout(SEND_MS_MAX),
  });
  // Its words are not needed; left unread they would hold the connection.
  await response.body?.cancel();
  if (!response.ok) throw new Error(`Bank ${bank.code} answered ${response.status}`);
}
