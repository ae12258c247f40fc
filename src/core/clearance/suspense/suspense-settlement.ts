import type { ClearanceReference } from '../clearance-reference.ts';
import { actTouches, settled, type SuspenseAct } from './settle-suspense.ts';
import { approvalRefusal, type ApprovalKind } from '#core/approval';
import type { Json } from '#core/kernel';
import { Type } from 'typebox';
import { Check } from 'typebox/value';

/** Longer than a bank or a payer takes to answer a call; after that the credit is looked at anew. */
const DAYS_OPEN = 14;

export const SUSPENSE_SETTLEMENT = 'suspense-settlement';

const closed = { additionalProperties: false } as const;
const about = {
  paymentId: Type.String({ minLength: 3, maxLength: 82 }),
  revision: Type.Integer({ minimum: 0 }),
  reason: Type.String({ minLength: 1, maxLength: 500 }),
};
const amount = Type.String({ pattern: '^[1-9]\\d{0,14}$' });
const declarationNumber = Type.String({ pattern: '^\\d{12}$' });
const Act = Type.Union([
  Type.Object({ ...about, act: Type.Literal('allot'), declarationNumber, amount }, closed),
  Type.Object(
    {
      ...about,
      act: Type.Literal('takeBack'),
      declarationNumber,
      allotmentId: Type.String({ pattern: '^A\\d{1,6}$' }),
    },
    closed,
  ),
  Type.Object({ ...about, act: Type.Literal('giveBack'), amount }, closed),
]);

/** An act on a credit above the limit: one proposes it, and another's approval carries it out. */
export const suspenseSettlement: ApprovalKind<ClearanceReference> = {
  name: SUSPENSE_SETTLEMENT,
  mayPropose: 'suspense.settle',
  mayApprove: 'suspense.approve',
  daysOpen: DAYS_OPEN,
  check: (data) => (Check(Act, data) ? [] : [approvalRefusal('APR-001', '/data')]),
  touches: (data) => actTouches(actOf(data)),
  carryOut: (data, world, facts, actor) => settled(actOf(data), 'suspense.approve', world, facts, actor),
};

/** Checked when it was proposed; the journal cannot have changed it. */
export function actOf(data: Json): SuspenseAct {
  if (!Check(Act, data)) throw new Error('a proposed settlement has the agreed shape');
  return data as unknown as SuspenseAct;
}
