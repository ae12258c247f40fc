import { refuse } from '../refusals.ts';
import { suspenseRef } from '../streams.ts';
import { suspenseEvent } from './suspense-case.ts';
import {
  err,
  ok,
  wholeUnits,
  type Json,
  type Outcome,
  type Refusals,
  type Result,
  type WorkingSet,
} from '#core/kernel';
import { ACCOUNTS, balanced } from '#core/ledger';
import { bankOfPayment, type PaymentId, type SuspenseState } from '#core/payment';
import type { AnswerRefund } from '../refund-commands.ts';

/** An order to give back names its credit, by the bank's own number of it, and which act on it this is. */
export const returnOrderId = (payment: PaymentId, act: number): string => `S${act}-${payment}`;

/** The credit that an order to give back is of; `undefined` of orders of declarations. */
export const paymentOfOrder = (orderId: string): PaymentId | undefined =>
  /^S\d{1,6}-([\w-]{1,20}:[\w.-]{1,60})$/.exec(orderId)?.[1] as PaymentId | undefined;

/** A bank says what became of an order to give back what found no home. Said again, it is the same answer. */
export function answerReturn({ data }: AnswerRefund, payment: PaymentId, world: WorkingSet): Result<Outcome, Refusals> {
  const { orderId } = data;
  const state = world.state<SuspenseState>(suspenseRef(payment));
  const known = state?.answers.find((answer) => answer.orderId === orderId);
  // Of an order that another bank was given nobody learns by trying.
  if (bankOfPayment(payment) !== data.bankCode) return err([refuse('RFD-001', '/orderId')]);
  if (known)
    return known.outcome === data.outcome
      ? ok({ ...NOTHING, answer: answerOf(orderId, data.outcome) })
      : err([refuse('RFD-002', '/outcome')]);
  const order = state?.order;
  if (order?.orderId !== orderId) return err([refuse('RFD-001', '/orderId')]);
  const { amount, bankCode } = order;
  if (data.amount !== amount) return err([refuse('RFD-003', '/amount', { amount })]);
  const answered = { orderId, amount, bankCode, bankMessageId: data.bankMessageId };
  const isPaid = data.outcome === 'paid';
  const units = wholeUnits(amount);
  return ok({
    ...NOTHING,
    events: [
      suspenseEvent(
        payment,
        isPaid
          ? { type: 'SuspenseReturned', ...answered }
          : { type: 'SuspenseReturnRejected', ...answered, rejection: data.rejection, note: data.note },
      ),
    ],
    postings: isPaid
      ? balanced([
          { account: ACCOUNTS.suspense, amount: units, subject: payment },
          { account: ACCOUNTS.bank(bankCode), amount: -units, subject: payment },
        ])
      : [],
    answer: answerOf(orderId, data.outcome),
  });
}

const answerOf = (orderId: string, outcome: AnswerRefund['data']['outcome']): Json => ({ orderId, outcome });

const NOTHING: Outcome = { events: [], postings: [], claims: [], releases: [], outbox: [], answer: null };
