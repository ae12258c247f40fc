import type { InForce } from './amend.ts';
import { finished, open, principalOf } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { examineTaxes } from './lodge.ts';
import { refuse } from './refusals.ts';
import { declarationRef } from './streams.ts';
import { varied } from '#core/assessment';
import {
  amountDueNow,
  type DeclarationNumber,
  type DeclarationState,
  type Security,
  type SecurityPurpose,
} from '#core/declaration';
import {
  GUARANTEE_EVENTS_MAX,
  guaranteeEvent,
  guaranteeRef,
  guaranteeRefusal,
  leftOfGuarantee,
  type GuaranteeId,
  type GuaranteeState,
} from '#core/guarantee';
import {
  addDays,
  err,
  legalDate,
  ok,
  wholeUnits,
  type Command,
  type Facts,
  type Handler,
  type Refusals,
  type Result,
  type WorkingSet,
} from '#core/kernel';
import { lateCertificateDifference, lateClaim } from '#core/origin';

/**
 * A bank answers for a part of what is payable, so that goods leave before it is paid: all that is due now, or what a proof
 * of origin that follows is worth.
 */
export type SecureDeclaration = Command<
  'declaration.secure',
  {
    readonly number: DeclarationNumber;
    readonly guaranteeId: GuaranteeId;
    readonly purpose: SecurityPurpose;
    /** For a proof of origin that follows: of which agreement. */
    readonly agreement?: string;
    readonly inForce: InForce;
  }
>;
/** What was secured and has fallen due is demanded of the bank. */
export type CallSecurity = Command<
  'case.callSecurity',
  { readonly number: DeclarationNumber; readonly guaranteeId: GuaranteeId }
>;

/** Taxes under a guarantee are paid within thirty days of registration (Article 9 of Law 107/2016/QH13). */
const PAYMENT_DAYS_MAX = 30;

/** Final figures are there within thirty days of the release (Article 33 of Circular 38/2015/TT-BTC). */
const FINAL_DAYS_MAX = 30;

type Facted = Facts<ClearanceReference>;
type Wanted = Omit<Security, 'guaranteeId'>;

export const secureDeclaration: Handler<SecureDeclaration, Wanted | null, ClearanceReference> = {
  type: 'declaration.secure',
  prepare: ({ data }, facts) => (data.purpose === 'certificate' ? certificateToFollow(data, facts) : ok(null)),
  touches: ({ data }) => [declarationRef(data.number), guaranteeRef(data.guaranteeId)],
  handle: (command, certificate, world, facts) => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const { state } = opened.value;
    const { inForce, guaranteeId } = command.data;
    if (state.documentPosition !== inForce.position) return err([refuse('AMD-004', '/version')]);
    const forFinal = command.data.purpose === 'finalValue';
    if (forFinal && state.early?.stage !== 'granted') return err([refuse('FIN-002', '/purpose')]);
    const wanted = certificate ?? (forFinal ? untilFinal(state, facts) : dueNow(state, facts));
    // Never more than is open: what is paid already needs nobody to answer for it.
    const [most, due] = [wholeUnits(wanted.amount), amountDueNow(state)];
    const amount = most < due ? most : due;
    if (amount <= 0n) return err([guaranteeRefusal('GUA-007')]);
    const guarantee = world.state<GuaranteeState>(guaranteeRef(guaranteeId));
    const refusals = guaranteeRefusals(guarantee, { ...wanted, amount: amount.toString() }, state, world, facts);
    if (refusals.length > 0) return err(refusals);
    const security: Security = { ...wanted, amount: amount.toString(), guaranteeId };
    const { number } = state.head;
    return ok(
      finished(opened.value, [{ type: 'Secured', ...security }], facts, {
        events: [guaranteeEvent(guaranteeId, { type: 'GuaranteeDrawn', declaration: number, amount: security.amount })],
        answer: ({ status }) => ({ number, status, secured: security.amount, until: security.until }),
      }),
    );
  },
};

export const callSecurity: Handler<CallSecurity, null, ClearanceReference> = {
  type: 'case.callSecurity',
  prepare: () => ok(null),
  touches: ({ data }) => [declarationRef(data.number), guaranteeRef(data.guaranteeId)],
  handle: (command, _prepared, world, facts) => {
    const opened = open(command, world);
    if (!opened.ok) return opened;
    const { state } = opened.value;
    const security = state.securities?.find(({ guaranteeId }) => guaranteeId === command.data.guaranteeId);
    if (security === undefined) return err([guaranteeRefusal('GUA-002', '/guaranteeId')]);
    if (facts.today <= security.until) return err([guaranteeRefusal('GUA-010', '', { until: security.until })]);
    return ok(finished(opened.value, ...calledOn(state, security, facts)));
  },
};

/** The demand itself, for an officer and for the timer alike: from now on the amount is due, and the bank is told to pay it. */
export function calledOn(
  { head, paymentReference }: DeclarationState,
  { guaranteeId, amount }: Security,
  facts: Facted,
): [Parameters<typeof finished>[1], Facted, Parameters<typeof finished>[3]] {
  const id = guaranteeId as GuaranteeId;
  const payerId = principalOf(head) ?? '';
  const orderId = `${head.number}-${id}-${facts.today}`;
  return [
    [{ type: 'SecurityCalled', guaranteeId, amount }],
    facts,
    {
      events: [guaranteeEvent(id, { type: 'GuaranteeCalled', declaration: head.number, amount })],
      outbox: [{ topic: 'bank.paymentOrder', payload: { orderId, paymentReference, amount, payerId, guaranteeId } }],
    },
  ];
}

function dueNow(state: DeclarationState, { reference: { reference }, today }: Facted): Wanted {
  const registered = state.registeredAt ? legalDate(state.registeredAt, reference.country.zoneOffsetMinutes) : today;
  return { amount: amountDueNow(state).toString(), purpose: 'payment', until: addDays(registered, PAYMENT_DAYS_MAX) };
}

/** What is due by the figures declared, for as long as the final ones may take. */
const untilFinal = (state: DeclarationState, { today }: Facted): Wanted => ({
  amount: amountDueNow(state).toString(),
  purpose: 'finalValue',
  until: addDays(today, FINAL_DAYS_MAX),
});

/** What the certificate would be worth, and until when it may follow. */
function certificateToFollow(
  { agreement = '', inForce }: SecureDeclaration['data'],
  { reference: { reference } }: Facted,
): Result<Wanted, Refusals> {
  const on = inForce.legalDate;
  const late = lateClaim(reference.origin.termsOn(agreement, on), on);
  if (late?.guarantee !== true) return err([guaranteeRefusal('GUA-008', '/agreement', { agreement })]);
  const certified = varied(inForce.declaration, { tariffTreatment: agreement }, reference, on);
  const [without, withIt] = [inForce.declaration, certified].map((each) => examineTaxes(each, reference, on));
  if (!without?.assessment || !withIt?.assessment) return err(withIt?.refusals ?? []);
  const { total } = lateCertificateDifference(without.assessment, withIt.assessment);
  if (total.startsWith('-') || total === '0') return err([guaranteeRefusal('GUA-009', '/agreement', { agreement })]);
  return ok({ amount: total, purpose: 'certificate', until: late.deadline });
}

function guaranteeRefusals(
  guarantee: GuaranteeState | undefined,
  { amount, until }: Wanted,
  { head }: DeclarationState,
  world: WorkingSet,
  { today }: Facted,
): Refusals {
  const pointer = '/guaranteeId';
  // Of another party's guarantee nobody learns more than that it is not theirs.
  if (guarantee === undefined || guarantee.principalId !== principalOf(head))
    return [guaranteeRefusal('GUA-002', pointer)];
  if (guarantee.ended) return [guaranteeRefusal('GUA-005', pointer)];
  const { validFrom: from, validTo: to } = guarantee;
  const left = leftOfGuarantee(guarantee);
  const full = world.version(guaranteeRef(guarantee.id)) >= GUARANTEE_EVENTS_MAX;
  return [
    ...(today < from || to < until ? [guaranteeRefusal('GUA-003', pointer, { from, to, until })] : []),
    ...(left < wholeUnits(amount)
      ? [guaranteeRefusal('GUA-004', pointer, { left: left.toString(), wanted: amount })]
      : []),
    ...(full ? [guaranteeRefusal('GUA-011', pointer)] : []),
  ];
}
