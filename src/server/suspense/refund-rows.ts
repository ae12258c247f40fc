import type { RefundRow } from './sql.ts';
import type { ClearanceReference } from '#core/clearance';
import { untilOf } from '#core/deadline';
import {
  guarantorsRefund,
  payersRefund,
  REFUND_ANSWER,
  sentAt,
  type DeclarationState,
  type Ordering,
  type RefundOrder,
} from '#core/declaration';
import type { Instant } from '#core/kernel';
import { suspenseLeft, type PaymentState, type SuspenseState } from '#core/payment';
import { owedToGuarantor, type TransportState } from '#core/transport';

export const REFUND_STATES = ['due', 'asked', 'ordered', 'failed', 'settled'] as const;
export const REFUND_KINDS = ['declaration', 'guarantor', 'transport', 'suspense'] as const;

/** What goes back of a declaration: to whoever paid it, and to a bank that paid as guarantor. */
export function refundRowsOf(state: DeclarationState, at: Instant, law: ClearanceReference): readonly RefundRow[] {
  const { head, refund, repayment } = state;
  const about = { subject: head.number, office_id: head.officeId };
  return [
    rowOf(
      { ...about, kind: 'declaration' },
      payersRefund(state),
      refund,
      refund === undefined ? 'due' : 'asked',
      at,
      law,
    ),
    rowOf({ ...about, kind: 'guarantor' }, guarantorsRefund(state)?.amount ?? 0n, repayment, 'due', at, law),
  ];
}

export const refundRowOfTransport = (state: TransportState, at: Instant, law: ClearanceReference): RefundRow =>
  rowOf(
    { kind: 'transport', subject: state.number, office_id: null },
    owedToGuarantor(state),
    state.called,
    'due',
    at,
    law,
  );

/** What goes back out of suspense; nothing where nobody ever ordered it. */
export function refundRowOfItem(
  payment: PaymentState,
  state: SuspenseState | undefined,
  law: ClearanceReference,
): readonly RefundRow[] {
  if (state === undefined || (state.order === undefined && state.answers.length === 0)) return [];
  const about = { kind: 'suspense', subject: payment.id, office_id: null };
  const failed = state.order === undefined && state.rejected !== undefined ? suspenseLeft(payment, state) : 0n;
  return [rowOf(about, failed, state, 'due', state.lastAt, law)];
}

type About = Pick<RefundRow, 'kind' | 'subject' | 'office_id'>;

function rowOf(
  about: About,
  owed: bigint,
  ordering: Ordering | undefined,
  unasked: 'due' | 'asked',
  at: Instant,
  law: ClearanceReference,
): RefundRow {
  if (ordering?.order !== undefined) return { ...about, ...ordered(ordering.order, about.office_id, law) };
  const open = { ...about, amount: owed.toString(), bank_code: null, order_id: null, since: at, due_at: null };
  if (owed <= 0n) return { ...open, state: 'settled' };
  if (ordering?.rejected !== undefined) return { ...open, state: 'failed', since: ordering.rejected.at };
  return { ...open, state: unasked };
}

const ordered = (order: RefundOrder, officeId: string | null, law: ClearanceReference) => ({
  state: 'ordered',
  amount: order.amount,
  bank_code: order.bankCode,
  order_id: order.orderId,
  since: order.at,
  due_at: untilOf(REFUND_ANSWER, sentAt(order), officeId, law),
});
