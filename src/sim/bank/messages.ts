import { CompactSign, compactVerify, importJWK, type CryptoKey, type JWK } from 'jose';

/** The bank's side of the exchange, written from the published description alone. */
export const PAYMENT_ORDER_TYPE = 'haidang-payment-order+jws';
export const CREDIT_NOTICE_TYPE = 'haidang-credit-notice+jws';
const GUARANTEE_TYPE = 'haidang-guarantee+jws';

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
  readonly amount: string;
  readonly currency: string;
  readonly creditedAt: string;
}

/** The bank answers for a party: `id` is bank, year, sign and number joined by hyphens. */
export interface Guarantee {
  readonly id: string;
  readonly kind: 'individual' | 'general';
  readonly principalId: string;
  readonly amount: string;
  readonly validFrom: string;
  readonly validTo: string;
}

export const signedNotice = (notice: CreditNotice, key: CryptoKey, kid: string): Promise<string> =>
  signed(notice, CREDIT_NOTICE_TYPE, key, kid);
export const signedGuarantee = (guarantee: Guarantee, key: CryptoKey, kid: string): Promise<string> =>
  signed(guarantee, GUARANTEE_TYPE, key, kid);

const signed = (content: object, typ: string, key: CryptoKey, kid: string): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'EdDSA', kid, typ })
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
