import { finished, resourceOf } from '../case.ts';
import type { ClearanceReference } from '../clearance-reference.ts';
import { payableBy } from '../pay.ts';
import { REFUND_ORDER_TOPIC, REFUND_ORDERS_MAX } from '../refund.ts';
import { notAllowed } from '../not-allowed.ts';
import { refuse } from '../refusals.ts';
import { declarationRef, paymentRef } from '../streams.ts';
import { returnOrderId } from './answer-return.ts';
import {
  openSuspense,
  suspenseEvent,
  takesTwo,
  touchesOf,
  type AboutSuspense,
  type SuspenseCase,
} from './suspense-case.ts';
import { can } from '#core/access';
import { isLegal, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import {
  err,
  ok,
  wholeUnits,
  type Actor,
  type Command,
  type Facts,
  type Handler,
  type Outcome,
  type Refusals,
  type Result,
  type Touch,
  type WorkingSet,
} from '#core/kernel';
import { ACCOUNTS, balanced } from '#core/ledger';
import { standing, type AllotmentId, type PaymentState } from '#core/payment';

/**
 * What is done with money that found no home: it pays a declaration, in whole or in part; such an allotment is taken back; or it goes back
 * where it came from, and nowhere else.
 */
export type SuspenseAct = AboutSuspense &
  (
    | { readonly act: 'allot'; readonly declarationNumber: DeclarationNumber; readonly amount: string }
    | { readonly act: 'takeBack'; readonly allotmentId: AllotmentId; readonly declarationNumber: DeclarationNumber }
    | { readonly act: 'giveBack'; readonly amount: string }
  );

/** One person settles a credit below the limit of the country; above it, the same act is proposed and approved. */
export type SettleSuspense = Command<'suspense.settle', SuspenseAct>;

export const settleSuspense: Handler<SettleSuspense, null, ClearanceReference> = {
  type: 'suspense.settle',
  prepare: () => ok(null),
  touches: ({ data }) => actTouches(data),
  handle: ({ data, actor }, _prepared, world, facts) => {
    const payment = world.state<PaymentState>(paymentRef(data.paymentId));
    if (payment !== undefined && can(actor, 'suspense.settle') && takesTwo(payment, facts))
      return err([refuse('SUS-007', '', { limit: facts.reference.reference.country.suspense?.twoPeopleAbove ?? '0' })]);
    return settled(data, 'suspense.settle', world, facts, actor);
  },
};

export const actTouches = (data: SuspenseAct): readonly Touch[] => [
  ...touchesOf(data),
  ...('declarationNumber' in data ? [declarationRef(data.declarationNumber)] : []),
];

/** What the act comes to, whoever of the two it is asked for. */
export function settled(
  data: SuspenseAct,
  action: 'suspense.settle' | 'suspense.approve',
  world: WorkingSet,
  facts: Facts<ClearanceReference>,
  actor: Actor,
): Result<Outcome, Refusals> {
  const opened = openSuspense(data, action, actor, world);
  if (!opened.ok) return opened;
  const { held } = opened.value.state ?? {};
  if (held !== undefined) return err([refuse('SUS-008', '', { reason: held.reason })]);
  switch (data.act) {
    case 'allot':
      return allotted(data, opened.value, action, world, facts, actor);
    case 'takeBack':
      return takenBack(data, opened.value, action, world, facts, actor);
    case 'giveBack':
      return givenBack(data, opened.value);
  }
}

type Of<Act extends SuspenseAct['act']> = Extract<SuspenseAct, { readonly act: Act }>;

function allotted(
  { paymentId, declarationNumber, amount, reason, revision }: Of<'allot'>,
  { left }: SuspenseCase,
  action: 'suspense.settle' | 'suspense.approve',
  world: WorkingSet,
  facts: Facts<ClearanceReference>,
  actor: Actor,
): Result<Outcome, Refusals> {
  const declaration = world.state<DeclarationState>(declarationRef(declarationNumber));
  if (declaration === undefined || !isLegal(declaration, 'payment.receive'))
    return err([refuse('SUS-005', '/declarationNumber')]);
  const refused = notAllowed(actor, action, resourceOf(declaration.head));
  if (refused) return err(refused);
  const [sum, due] = [wholeUnits(amount), payableBy(declaration)];
  if (sum > left) return err([refuse('SUS-003', '/amount', { left: left.toString() })]);
  if (sum > due) return err([refuse('SUS-004', '/amount', { due: (due > 0n ? due : 0n).toString() })]);
  const id = `A${revision + 1}` as AllotmentId;
  const number = declaration.head.number;
  const before = (declaration.lastPaymentId ?? null) as PaymentState['id'] | null;
  return ok(
    finished({ state: declaration, actor }, [{ type: 'DutyPaid', amount, paymentId }], facts, {
      events: [
        suspenseEvent(paymentId, { type: 'SuspenseAllotted', id, declarationNumber: number, amount, reason, before }),
      ],
      postings: balanced([
        { account: ACCOUNTS.suspense, amount: sum, subject: paymentId },
        { account: ACCOUNTS.dutyReceivable, amount: -sum, subject: number },
      ]),
      answer: ({ status }) => ({ paymentId, allotmentId: id, number, status }),
    }),
  );
}

function takenBack(
  { paymentId, allotmentId, reason }: Of<'takeBack'>,
  { state }: SuspenseCase,
  action: 'suspense.settle' | 'suspense.approve',
  world: WorkingSet,
  facts: Facts<ClearanceReference>,
  actor: Actor,
): Result<Outcome, Refusals> {
  const allotments = state === undefined ? [] : standing(state);
  const allotment = allotments.find(({ id }) => id === allotmentId);
  if (allotment === undefined) return err([refuse('SUS-011', '/allotmentId')]);
  const { declarationNumber, amount } = allotment;
  if (!world.has(declarationRef(declarationNumber))) return err([refuse('SUS-011', '/declarationNumber')]);
  const declaration = world.state<DeclarationState>(declarationRef(declarationNumber));
  if (declaration === undefined) return err([refuse('SUS-005', '/declarationNumber')]);
  const refused = notAllowed(actor, action, resourceOf(declaration.head));
  if (refused) return err(refused);
  if (hasMovedOn(declaration, wholeUnits(amount))) return err([refuse('SUS-006')]);
  const stillPays = allotments.some((each) => each.id !== allotmentId && each.declarationNumber === declarationNumber);
  const isLast = declaration.lastPaymentId === paymentId && !stillPays;
  const lastPaymentId = isLast ? allotment.before : (declaration.lastPaymentId ?? null);
  return ok(
    finished(
      { state: declaration, actor },
      [{ type: 'DutyPaymentReversed', amount, paymentId, lastPaymentId, reason }],
      facts,
      {
        events: [
          suspenseEvent(paymentId, { type: 'SuspenseTakenBack', id: allotmentId, declarationNumber, amount, reason }),
        ],
        postings: balanced([
          { account: ACCOUNTS.dutyReceivable, amount: wholeUnits(amount), subject: declarationNumber },
          { account: ACCOUNTS.suspense, amount: -wholeUnits(amount), subject: paymentId },
        ]),
        answer: ({ status }) => ({ paymentId, allotmentId, number: declarationNumber, status }),
      },
    ),
  );
}

/** Goods that left on it, or money that the declaration owes back already, are not undone from here. */
const hasMovedOn = ({ status, releasedAt, amountPaid, called }: DeclarationState, amount: bigint): boolean =>
  releasedAt !== null || status === 'cancelled' || called !== undefined || wholeUnits(amountPaid) < amount;

function givenBack(
  { paymentId, amount, reason, revision }: Of<'giveBack'>,
  { payment: { bankCode }, state, left }: SuspenseCase,
): Result<Outcome, Refusals> {
  if (state?.order !== undefined) return err([refuse('SUS-009')]);
  if ((state?.answers.length ?? 0) >= REFUND_ORDERS_MAX) return err([refuse('SUS-012')]);
  if (wholeUnits(amount) > left) return err([refuse('SUS-003', '/amount', { left: left.toString() })]);
  const orderId = returnOrderId(paymentId, revision + 1);
  return ok({
    events: [suspenseEvent(paymentId, { type: 'SuspenseReturnOrdered', orderId, amount, bankCode, reason })],
    // It is in suspense until the bank has paid.
    postings: [],
    claims: [],
    releases: [],
    outbox: [returning({ orderId, payment: paymentId, bankCode })],
    answer: { paymentId, orderId },
  });
}

/** Without the account, which is the payer's own business: it is read when the order leaves. */
export const returning = (payload: {
  readonly orderId: string;
  readonly payment: string;
  readonly bankCode: string;
}) => ({
  topic: REFUND_ORDER_TOPIC,
  payload,
});
