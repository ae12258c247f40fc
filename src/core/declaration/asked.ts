import { isOpenAppeal } from './appeals.ts';
import { CANCELLATION_BY_LAW, isUnseen } from './cancellation-by-law.ts';
import type { DeclarationState } from './declaration-state.ts';
import { guarantorsRefund, openRefundOrders, REFUND_ANSWER, sentAt } from './refund-state.ts';

/** What may wait for the answer of an office, whatever the status. */
export const ASKED = [
  'amendment',
  'cancellation',
  'storage',
  'release',
  'refund',
  'guarantorRefund',
  'refundSilence',
  'appeal',
  'lawCancellation',
] as const;
export type Asked = (typeof ASKED)[number];

const IS_ASKED: Readonly<Record<Asked, (state: DeclarationState) => boolean>> = {
  amendment: ({ amendment }) => amendment?.stage === 'requested',
  cancellation: ({ cancellation, status }) => cancellation !== undefined && status !== 'cancelled',
  storage: ({ storage }) => storage?.stage === 'asked',
  release: ({ early }) => early?.stage === 'asked',
  refund: ({ refund }) => refund !== undefined && refund.order === undefined,
  // A bank that paid for another does not ask for what is owed back to it.
  guarantorRefund: (state) => guarantorsRefund(state) !== undefined,
  // A bank was told to pay back, and its time to answer is over.
  refundSilence: (state) =>
    state.deadlines !== undefined &&
    openRefundOrders(state).some((order) =>
      state.deadlines?.some(
        ({ kind, key, passed }) =>
          kind === REFUND_ANSWER && key === order.orderId && passed !== null && sentAt(order) < passed,
      ),
    ),
  appeal: ({ appeals }) => appeals?.some(isOpenAppeal) ?? false,
  // Asked by the law: goods that nobody has seen by now may be cancelled by an officer.
  lawCancellation: (state) =>
    state.deadlines !== undefined &&
    state.deadlines.some(({ kind, passed }) => kind === CANCELLATION_BY_LAW && passed !== null) &&
    isUnseen(state),
};

/** What the declarant, or the law, asked for and the office has not answered. */
export const askedOf = (state: DeclarationState): readonly Asked[] => ASKED.filter((asked) => IS_ASKED[asked](state));
