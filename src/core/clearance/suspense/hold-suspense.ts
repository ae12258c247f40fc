import type { ClearanceReference } from '../clearance-reference.ts';
import { REFUND_RESENT_MAX } from '../refund.ts';
import { refuse } from '../refusals.ts';
import { returning } from './settle-suspense.ts';
import { openSuspense, suspenseEvent, touchesOf, type AboutSuspense } from './suspense-case.ts';
import {
  addDays,
  err,
  ok,
  type Command,
  type Handler,
  type NewEvent,
  type Outcome,
  type PlainDate,
} from '#core/kernel';

/** Put aside until a day, while it is asked whose it is; it is settled only once that has ended. */
export type HoldSuspense = Command<'suspense.hold', AboutSuspense & { readonly until: PlainDate }>;
export type EndSuspenseHold = Command<'suspense.endHold', AboutSuspense>;
/** The order that a bank has not answered is sent once more, under its own number: nothing is paid twice. */
export type ResendSuspenseReturn = Command<'suspense.resend', AboutSuspense>;

/** Where the country names no longest hold. */
const HOLD_DAYS_MAX = 60;

export const holdSuspense: Handler<HoldSuspense, null, ClearanceReference> = {
  type: 'suspense.hold',
  prepare: () => ok(null),
  touches: ({ data }) => touchesOf(data),
  handle: ({ data, actor }, _prepared, world, { today, reference: { reference } }) => {
    const opened = openSuspense(data, 'suspense.hold', actor, world);
    if (!opened.ok) return opened;
    const { left, state } = opened.value;
    if (left <= 0n || state?.held !== undefined) return err([refuse('SUS-011')]);
    const last = addDays(today, reference.country.suspense?.holdDaysMax ?? HOLD_DAYS_MAX);
    const { paymentId, reason, until } = data;
    if (until <= today || until > last) return err([refuse('SUS-010', '/until', { on: last })]);
    return ok(only(suspenseEvent(paymentId, { type: 'SuspenseHeld', reason, until })));
  },
};

export const endSuspenseHold: Handler<EndSuspenseHold, null, ClearanceReference> = {
  type: 'suspense.endHold',
  prepare: () => ok(null),
  touches: ({ data }) => touchesOf(data),
  handle: ({ data, actor }, _prepared, world) => {
    const opened = openSuspense(data, 'suspense.hold', actor, world);
    if (!opened.ok) return opened;
    if (opened.value.state?.held === undefined) return err([refuse('SUS-011')]);
    const { paymentId, reason } = data;
    return ok(only(suspenseEvent(paymentId, { type: 'SuspenseHoldEnded', reason })));
  },
};

export const resendSuspenseReturn: Handler<ResendSuspenseReturn, null, ClearanceReference> = {
  type: 'suspense.resend',
  prepare: () => ok(null),
  touches: ({ data }) => touchesOf(data),
  handle: ({ data, actor }, _prepared, world) => {
    const opened = openSuspense(data, 'suspense.hold', actor, world);
    if (!opened.ok) return opened;
    const order = opened.value.state?.order;
    if (order === undefined) return err([refuse('SUS-011')]);
    if ((order.again?.times ?? 0) >= REFUND_RESENT_MAX) return err([refuse('RFD-005')]);
    const { paymentId, reason } = data;
    const { orderId, bankCode } = order;
    return ok({
      ...only(suspenseEvent(paymentId, { type: 'SuspenseReturnResent', orderId, reason })),
      outbox: [returning({ orderId, payment: paymentId, bankCode })],
    });
  },
};

const only = (event: NewEvent): Outcome => ({
  events: [event],
  postings: [],
  claims: [],
  releases: [],
  outbox: [],
  answer: { paymentId: event.stream.id },
});
