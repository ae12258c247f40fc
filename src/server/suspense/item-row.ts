import type { ReadItem } from './read-items.ts';
import type { ItemRow } from './sql.ts';
import { principalOf } from '#core/clearance';
import { foldText } from '#core/codes';
import { wholeUnits } from '#core/kernel';
import { suspenseLeft, type PaymentState, type SuspenseState } from '#core/payment';

/** Where a credit of which something found no home stands. */
export const ITEM_STATES = ['open', 'held', 'ordered', 'settled'] as const;
export type ItemState = (typeof ITEM_STATES)[number];

export function itemStateOf(payment: PaymentState, state: SuspenseState | undefined): ItemState {
  const left = suspenseLeft(payment, state);
  if (left > 0n) return state?.held === undefined ? 'open' : 'held';
  return state?.order === undefined ? 'settled' : 'ordered';
}

const SEARCH_LENGTH_MAX = 700;

export function suspenseRowOf(
  { payment, state, named }: ReadItem,
  subjectOf: (partyId: string) => string | undefined,
): ItemRow {
  const { id, paymentReference, payerName, payerAccount, text, suspenseReason, receivedAt } = payment;
  const principalId = named && principalOf(named.head);
  const words = foldText([id, paymentReference, payerName, payerAccount ?? '', text ?? ''].join(' '));
  return {
    id,
    state: itemStateOf(payment, state),
    reason: suspenseReason ?? 'unknownReference',
    received_at: receivedAt,
    waits: (suspenseLeft(payment, state) + wholeUnits(state?.order?.amount ?? '0')).toString(),
    names: named?.head.number ?? null,
    search: words.slice(0, SEARCH_LENGTH_MAX),
    subject: (principalId && subjectOf(principalId)) ?? null,
  };
}
