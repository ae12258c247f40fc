import { REFUND_REJECTIONS, type RefundRejection } from '#core/declaration';
import { GUARANTEE_ID_PATTERN } from '#core/guarantee';
import { STORABLE_TEXT } from '#core/kernel';
import { Type } from 'typebox';

/**
 * What travels between customs and a bank, each as the payload of a compact JWS whose `typ` names it. Names are our own;
 * the pairs follow the flow of electronic tax payment: order, then credit notice, each repeated until acknowledged.
 */
export const PAYMENT_ORDER_TYPE = 'haidang-payment-order+jws';
export const CREDIT_NOTICE_TYPE = 'haidang-credit-notice+jws';
export const GUARANTEE_TYPE = 'haidang-guarantee+jws';
export const REFUND_ORDER_TYPE = 'haidang-refund-order+jws';
export const REFUND_ANSWER_TYPE = 'haidang-refund-answer+jws';

/** Customs → bank, on the trader's behalf: pay this much under this reference. */
export const PaymentOrder = Type.Object({
  orderId: Type.String(),
  paymentReference: Type.String(),
  amount: Type.String(),
  currency: Type.String(),
  payerId: Type.String(),
  /** Where it is called on as guarantor: under which of its guarantees. Then it pays itself. */
  guaranteeId: Type.Optional(Type.String()),
});

/** Bank → customs: so much was credited to the treasury's account. `messageId` is the bank's own and never used twice. */
export const CreditNotice = Type.Object(
  {
    messageId: Type.String({ pattern: '^[\\w.-]{1,60}$' }),
    paymentReference: Type.String({ maxLength: 60 }),
    payerName: Type.String({ maxLength: 200 }),
    /** The account it came from, and what its payer wrote. */
    payerAccount: Type.Optional(Type.String({ maxLength: 34 })),
    text: Type.Optional(Type.String({ maxLength: 300 })),
    amount: Type.String({ pattern: '^[1-9]\\d{0,14}$' }),
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    creditedAt: Type.String({ maxLength: 40 }),
    /** Where the bank pays as guarantor: under which of its guarantees it was called on. */
    guaranteeId: Type.Optional(Type.String({ pattern: GUARANTEE_ID_PATTERN })),
  },
  { additionalProperties: false },
);

/**
 * Customs → bank: pay so much back, into this account or to itself as guarantor. The bank knows an order by its id: it pays
 * it once, and answers the same as often as it is sent.
 */
export const RefundOrderMessage = Type.Object({
  orderId: Type.String(),
  amount: Type.String(),
  currency: Type.String(),
  /** What it is about: a declaration, or a transport under customs control. */
  declarationNumber: Type.Optional(Type.String()),
  transportNumber: Type.Optional(Type.String()),
  /** Of a credit that found no home: the bank's own number of its report. It goes back where that came from. */
  creditMessageId: Type.Optional(Type.String()),
  account: Type.Optional(Type.Object({ bankCode: Type.String(), number: Type.String(), holder: Type.String() })),
  /** Where it goes back to the bank that paid as guarantor: under which of its guarantees. Then it names no account. */
  guaranteeId: Type.Optional(Type.String()),
});

const answered = {
  messageId: Type.String({ pattern: '^[\\w.-]{1,60}$' }),
  // An order to give back what found no home names the credit.
  orderId: Type.String({ maxLength: 100, pattern: STORABLE_TEXT }),
  amount: Type.String({ pattern: '^[1-9]\\d{0,14}$' }),
  currency: Type.String({ pattern: '^[A-Z]{3}$' }),
  answeredAt: Type.String({ maxLength: 40 }),
};
/** Bank → customs: what became of an order. Repeated until acknowledged, as a credit notice is. */
export const RefundAnswer = Type.Union([
  Type.Object({ ...answered, outcome: Type.Literal('paid') }, { additionalProperties: false }),
  Type.Object(
    {
      ...answered,
      outcome: Type.Literal('rejected'),
      rejection: Type.Unsafe<RefundRejection>(Type.Union(REFUND_REJECTIONS.map((each) => Type.Literal(each)))),
      note: Type.String({ maxLength: 300, pattern: STORABLE_TEXT }),
    },
    { additionalProperties: false },
  ),
]);
