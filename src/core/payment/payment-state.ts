import type { Brand, RecordedEvent, StreamDefinition } from '#core/kernel';

export const PAYMENT_STREAM = 'payment';

/** A credit is known by the bank and the bank's own message id, which it never uses twice. */
export type PaymentId = Brand<string, 'PaymentId'>;
export const paymentIdOf = (bankCode: string, bankMessageId: string): PaymentId =>
  `${bankCode}:${bankMessageId}` as PaymentId;

/** The bank that a credit came in by: its code has no colon. */
export const bankOfPayment = (id: string): string => id.slice(0, id.indexOf(':'));

/** A credit reported by a bank. What found no declaration, and what was paid too much, waits in suspense. */
export interface PaymentState {
  readonly id: PaymentId;
  readonly bankCode: string;
  readonly bankMessageId: string;
  readonly paymentReference: string;
  readonly payerName: string;
  /** The account it came from and what its payer wrote beside the reference, where the bank says so. */
  readonly payerAccount?: string;
  readonly text?: string;
  readonly amount: string;
  readonly allocated: string;
  readonly inSuspense: string;
  readonly declarationNumber: string | null;
  /** Where a bank paid for goods that did not arrive; absent otherwise. */
  readonly transportNumber?: string;
  readonly suspenseReason: SuspenseReason | null;
  readonly receivedAt: string;
}
export type SuspenseReason = 'unknownReference' | 'overpaid' | 'nothingDue';

export type PaymentReceivedData = Omit<PaymentState, 'receivedAt'>;

export const paymentStream: StreamDefinition<PaymentState> = {
  type: PAYMENT_STREAM,
  foldVersion: 1,
  evolve: (state, event: RecordedEvent) => {
    if (state !== undefined || event.type !== 'PaymentReceived') {
      throw new Error(`A payment is received once; ${event.type} does not follow`);
    }
    return { ...(event.data as unknown as PaymentReceivedData), receivedAt: event.at };
  },
  personal: (event, isPerson) => {
    const { subject } = event;
    return isPerson(subject) ? ['/payerName', '/payerAccount', '/text'].map((path) => ({ path, subject })) : [];
  },
};
