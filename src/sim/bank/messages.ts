import { CompactSign, compactVerify, importJWK, type CryptoKey, type JWK } from 'jose';

/** The bank's side of the exchange, written from the published description alone. */
export const PAYMENT_ORDER_TYPE = 'haidang-payment-order+jws';
export const CREDIT_NOTICE_TYPE = 'haidang-credit-notice+jws';

export interface PaymentOrder {
  readonly orderId: string;
  readonly paymentReference: string;
  readonly amount: string;
  readonly currency: string;
  readonly payerId: string;
}

export interface CreditNotice {
  readonly messageId: string;
  readonly paymentReference: string;
  readonly payerName: string;
  readonly amount: string;
  readonly currency: string;
  readonly creditedAt: string;
}

export const signedNotice = (notice: CreditNotice, key: CryptoKey, kid: string): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(notice)))
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: CREDIT_NOTICE_TYPE })
    .sign(key);

/** The order in a message that one of these keys signed; `undefined` where none did. */
export async function paymentOrderIn(
  jws: string,
  keys: readonly JWK[],
  type: string,
): Promise<PaymentOrder | undefined> {
  for (const jwk of keys) {
    try {
      const { payload, protectedHeader } = await compactVerify(jws, await importJWK(jwk, 'EdDSA'), {
        algorithms: ['EdDSA'],
      });
      if (protectedHeader.typ === type) return JSON.parse(new TextDecoder().decode(payload)) as PaymentOrder;
    } catch {
      // Not this key.
    }
  }
  return undefined;
}
