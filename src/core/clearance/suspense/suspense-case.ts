import type { ClearanceReference } from '../clearance-reference.ts';
import { notAllowed } from '../not-allowed.ts';
import { refuse } from '../refusals.ts';
import { paymentRef, suspenseRef } from '../streams.ts';
import { can, type Action } from '#core/access';
import {
  err,
  ok,
  wholeUnits,
  type Actor,
  type Facts,
  type NewEvent,
  type Refusals,
  type Result,
  type Touch,
  type WorkingSet,
} from '#core/kernel';
import {
  suspenseLeft,
  type PaymentId,
  type PaymentState,
  type SuspenseEventData,
  type SuspenseState,
} from '#core/payment';

/** How often the stream of one credit may grow by people's acts; far above what any credit needs. */
const ACTS_MAX = 200;

/** Which credit an act is about, as it was seen. */
export interface AboutSuspense {
  readonly paymentId: PaymentId;
  /** How many acts there were on it when it was opened: two people never settle the same money twice. */
  readonly revision: number;
  readonly reason: string;
}

/** A credit of which something found no home. */
export interface SuspenseCase {
  readonly payment: PaymentState;
  readonly state: SuspenseState | undefined;
  readonly left: bigint;
}

export const touchesOf = ({ paymentId }: Pick<AboutSuspense, 'paymentId'>): readonly Touch[] => [
  paymentRef(paymentId),
  suspenseRef(paymentId),
];

/** Finds the credit, and refuses where the actor may not act on it or somebody else has meanwhile. */
export function openSuspense(
  { paymentId, revision }: AboutSuspense,
  action: Action,
  actor: Actor,
  world: WorkingSet,
): Result<SuspenseCase, Refusals> {
  if (!can(actor, 'suspense.read')) return err([refuse('SUS-001', '/paymentId')]);
  const refused = notAllowed(actor, action);
  if (refused) return err(refused);
  const payment = world.state<PaymentState>(paymentRef(paymentId));
  if (payment === undefined || payment.inSuspense === '0') return err([refuse('SUS-001', '/paymentId')]);
  const ref = suspenseRef(paymentId);
  if (world.version(ref) !== revision) return err([refuse('SUS-002', '/revision')]);
  if (revision >= ACTS_MAX) return err([refuse('SUS-012')]);
  const state = world.state<SuspenseState>(ref);
  return ok({ payment, state, left: suspenseLeft(payment, state) });
}

/** Whether it takes a second person. By the whole that waited, so that nobody gets below the limit by parts. */
export function takesTwo(
  { inSuspense }: Pick<PaymentState, 'inSuspense'>,
  { reference: { reference } }: Pick<Facts<ClearanceReference>, 'reference'>,
): boolean {
  const limit = reference.country.suspense?.twoPeopleAbove ?? '0';
  return wholeUnits(inSuspense) > wholeUnits(limit);
}

export function suspenseEvent(paymentId: PaymentId, data: SuspenseEventData): NewEvent {
  const { type, ...rest } = data;
  return { stream: suspenseRef(paymentId), type, version: 1, data: { ...rest, paymentId } };
}
