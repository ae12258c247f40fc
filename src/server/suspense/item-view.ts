import { ITEM_STATES, itemStateOf } from './item-row.ts';
import type { ReadItem } from './read-items.ts';
import { takesTwo, type ClearanceReference } from '#core/clearance';
import { addDays, legalDate, type Clock } from '#core/kernel';
import { suspenseLeft } from '#core/payment';
import { wholeAmount } from '#server/declaration';
import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const At = Type.String({ description: 'UTC instant' });

export const SUSPENSE_REASONS = ['unknownReference', 'overpaid', 'nothingDue'] as const;

export const SuspenseItemSchema = Type.Object(
  {
    id: Type.String({ description: 'The bank, and its own number of the credit' }),
    state: Type.Enum(ITEM_STATES),
    reason: Type.Enum(SUSPENSE_REASONS),
    bankCode: Type.String(),
    paymentReference: Type.String({ description: 'As the payer wrote it' }),
    payerName: Type.String(),
    payerAccount: nullable(Type.String()),
    text: nullable(Type.String()),
    amount: wholeAmount,
    inSuspense: Type.String({ description: 'What of it found no home when it came' }),
    left: Type.String({ description: 'What of it still waits, and no bank was told to pay back' }),
    receivedAt: At,
    ageDays: Type.Integer({ minimum: 0 }),
    dueOn: nullable(Type.String({ description: 'By when it is to be settled' })),
    overdue: Type.Boolean(),
    names: nullable(Type.String({ description: 'The declaration that its reference names' })),
    takesTwo: Type.Boolean({ description: 'Whether one person proposes and another approves what is done with it' }),
    held: nullable(Type.Object({ reason: Type.String(), until: Type.String(), over: Type.Boolean() })),
    order: nullable(
      Type.Object({ orderId: Type.String(), amount: wholeAmount, at: At, times: Type.Integer({ minimum: 0 }) }),
    ),
    rejected: nullable(Type.Object({ rejection: Type.String(), note: Type.String(), at: At })),
    allotments: Type.Array(
      Type.Object({
        id: Type.String(),
        declarationNumber: Type.String(),
        amount: wholeAmount,
        reason: Type.String(),
        at: At,
        takenBack: nullable(Type.Object({ at: At, reason: Type.String() })),
      }),
    ),
    returned: wholeAmount,
    revision: Type.Integer({
      minimum: 0,
      description: 'Name it with an act: one seen before another acted is refused',
    }),
  },
  { $id: 'SuspenseItem' },
);
export type SuspenseItem = Static<typeof SuspenseItemSchema>;

const DAY_MS = 86_400_000;

/** A credit that waits, as it stands today. */
export function suspenseItem(
  { payment, state, named }: ReadItem,
  revision: number,
  { law, clock }: { readonly law: ClearanceReference; readonly clock: Clock },
): SuspenseItem {
  const { zoneOffsetMinutes, suspense } = law.reference.country;
  const now = clock.now();
  const today = legalDate(now, zoneOffsetMinutes);
  const standing = itemStateOf(payment, state);
  const dueOn =
    suspense === undefined
      ? null
      : addDays(legalDate(payment.receivedAt as typeof now, zoneOffsetMinutes), suspense.settleDays);
  const { held, order, rejected, allotments = [], returned = '0' } = state ?? {};
  return {
    id: payment.id,
    state: standing,
    reason: payment.suspenseReason ?? 'unknownReference',
    bankCode: payment.bankCode,
    paymentReference: payment.paymentReference,
    payerName: payment.payerName,
    payerAccount: payment.payerAccount ?? null,
    text: payment.text ?? null,
    amount: payment.amount,
    inSuspense: payment.inSuspense,
    left: suspenseLeft(payment, state).toString(),
    receivedAt: payment.receivedAt,
    ageDays: Math.max(0, Math.floor((Date.parse(now) - Date.parse(payment.receivedAt)) / DAY_MS)),
    dueOn,
    overdue: dueOn !== null && standing === 'open' && today > dueOn,
    names: named?.head.number ?? null,
    takesTwo: takesTwo(payment, { reference: law }),
    held: held === undefined ? null : { reason: held.reason, until: held.until, over: today > held.until },
    order:
      order === undefined
        ? null
        : { orderId: order.orderId, amount: order.amount, at: order.at, times: order.again?.times ?? 0 },
    rejected: rejected === undefined ? null : { ...rejected },
    allotments: allotments.map(({ id, declarationNumber, amount, reason, at, takenBack }) => ({
      id,
      declarationNumber,
      amount,
      reason,
      at,
      takenBack: takenBack === undefined ? null : { ...takenBack },
    })),
    returned,
    revision,
  };
}
