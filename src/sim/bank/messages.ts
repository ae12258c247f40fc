import { CompactSign, compactVerify, importJWK, type CryptoKey, type JWK } from 'jose';

/** The bank's side of the exchange, written from the published description alone. */
export const PAYMENT_ORDER_TYPE = 'haidang-payment-order+jws';
const CREDIT_NOTICE_TYPE = 'haidang-credit-notice+jws';
const GUARANTEE_TYPE = 'haidang-guarantee+jws';
export const REFUND_ORDER_TYPE = 'haidang-refund-order+jws';
const REFUND_ANSWER_TYPE = 'haidang-refund-answer+jws';

export interface PaymentOrder {
  readonly orderId: string;
  readonly paymentReference: string;
  readonly amount: string;
  readonly currency: string;
  readonly payerId: string;
  /** Where the bank is called on as guarantor. */
  readonly guaranteeId?: string;
}

export interface CreditNotice {
  readonly messageId: string;
  readonly paymentReference: string;
  readonly payerName: string;
  readonly payerAccount?: string;
  readonly text?: string;
  readonly amount: string;
  readonly currency: string;
  readonly creditedAt: string;
  readonly guaranteeId?: string;
}

/** Customs pays back what was paid too much: into an account, or to the bank itself, which had paid as guarantor. */
export interface RefundOrder {
  readonly orderId: string;
  readonly amount: string;
  readonly currency: string;
  readonly account?: { readonly bankCode: string; readonly number: string; readonly holder: string };
  readonly guaranteeId?: string;
}

export interface RefundAnswer {
  readonly messageId: string;
  readonly orderId: string;
  readonly amount: string;
  readonly currency: string;
  readonly outcome: 'paid' | 'rejected';
  readonly rejection?: 'unknownAccount';
  readonly note?: string;
  readonly answeredAt: string;
}

/** What the bank has to tell customs until it is acknowledged. */
export type Report = CreditNotice | RefundAnswer;

/** The bank answers for a party: `id` is bank, year, sign and number joined by hyphens. */
export interface Guarantee {
  readonly id: string;
  readonly kind: 'individual' | 'general';
  readonly principalId: string;
  readonly amount: string;
  readonly validFrom: string;
  readonly validTo: string;
}

export const isRefundAnswer = (report: Report): report is RefundAnswer => 'outcome' in report;

export const signedReport = (report: Report, key: CryptoKey, kid: string): Promise<string> =>
  signed(report, isRefundAnswer(report) ? REFUND_ANSWER_TYPE : CREDIT_NOTICE_TYPE, key, kid);
export const signedGuarantee = (guarantee: Guarantee, key: CryptoKey, kid: string): Promise<string> =>
  signed(guarantee, GUARANTEE_TYPE, key, kid);

const signed = (content: object, typ: string, key: CryptoKey, kid: string): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'EdDSA', kid, typ })
    .sign(key);

/** The order to pay in a message that one of these keys signed; `undefined` where none did. */
export const paymentOrderIn = (jws: string, keys: readonly JWK[]): Promise<PaymentOrder | undefined> =>
  contentOf<PaymentOrder>(jws, keys, PAYMENT_ORDER_TYPE);
/** The order to pay back. */
export const refundOrderIn = (jws: string, keys: readonly JWK[]): Promise<RefundOrder | undefined> =>
  contentOf<RefundOrder>(jws, keys, REFUND_ORDER_TYPE);

async function contentOf<Content>(jws: string, keys: readonly JWK[], type: string): Promise<Content | undefined> {
  for (const jwk of keys) {
    try {
      const { payload, protectedHeader } = await compactVerify(jws, await importJWK(jwk, 'EdDSA'), {
        algorithms: ['EdDSA'],
      });
      if (protectedHeader.typ === type) return JSON.parse(new TextDecoder().decode(payload)) as Content;
    } catch {
      // Not this key.
    }
  }
  return undefined;
}
