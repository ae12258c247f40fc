import type { InForce } from './amend.ts';
import { finished, open, principalOf, type Extra } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { examineTaxes } from './lodge.ts';
import { refuse } from './refusals.ts';
import { declarationRef } from './streams.ts';
import { varied } from '#core/assessment';
import {
  amountDueNow,
  type DeclarationEventData,
  type DeclarationNumber,
  type DeclarationState,
  type Security,
  type SecurityPurpose,
} from '#core/declaration';
import {
  drawRefusals,
  guaranteeEvent,
  guaranteeRef,
  guaranteeRefusal,
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
    const [most, due] = [
      wholeUnits(wanted.amount) - (certificate ? certificateSecured(state) : 0n),
      amountDueNow(state),
    ];
    const amount = most < due ? most : due;
    if (amount <= 0n) return err([guaranteeRefusal('GUA-007')]);
    if (wanted.until < facts.today) return err([guaranteeRefusal('GUA-013', '/purpose', { until: wanted.until })]);
    const guarantee = world.state<GuaranteeState>(guaranteeRef(guaranteeId));
    const { number, division } = state.head;
    const shipment = division?.firstNumber;
    const principalId = principalOf(state.head);
    const draw = { principalId, goods: shipment ?? number, amount: amount.toString(), until: wanted.until };
    const refusals = drawRefusals(guarantee, draw, world.version(guaranteeRef(guaranteeId)), facts.today);
    if (refusals.length > 0) return err(refusals);
    const security: Security = { ...wanted, amount: amount.toString(), guaranteeId };
    const drawn = { declaration: number, amount: security.amount, ...(shipment !== undefined && { shipment }) };
    return ok(
      finished(opened.value, [{ type: 'Secured', ...security }], facts, {
        events: [guaranteeEvent(guaranteeId, { type: 'GuaranteeDrawn', ...drawn })],
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
    const [first, ...others] = securedBy(command.data.guaranteeId, state);
    if (first === undefined) return err([guaranteeRefusal('GUA-002', '/guaranteeId')]);
    if (facts.today <= first.until) return err([guaranteeRefusal('GUA-010', '', { until: first.until })]);
    const over = [first, ...others.filter(({ until }) => until < facts.today)];
    return ok(finished(opened.value, ...calledOn(state, over, facts)));
  },
};

/** What one guarantee answers for, what is over first at the head; the same is one, however often it was added to. */
function securedBy(guaranteeId: GuaranteeId, { securities = [] }: DeclarationState): readonly Security[] {
  const found = new Map<string, Security>();
  for (const security of securities) {
    if (security.guaranteeId !== guaranteeId) continue;
    const what = `${security.until} ${security.purpose}`;
    const amount = wholeUnits(found.get(what)?.amount ?? '0') + wholeUnits(security.amount);
    found.set(what, { ...security, amount: amount.toString() });
  }
  return [...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, security]) => security);
}

/** The demand itself: from now on the amounts are due, and the bank is told to pay them, each by an order of its own. */
function calledOn(
  { head, paymentReference }: DeclarationState,
  over: readonly Security[],
  facts: Facted,
): [readonly DeclarationEventData[], Facted, Extra] {
  const payerId = principalOf(head) ?? '';
  return [
    over.map((security) => ({ type: 'SecurityCalled', ...security })),
    facts,
    {
      events: over.map(({ guaranteeId, amount }) =>
        guaranteeEvent(guaranteeId as GuaranteeId, { type: 'GuaranteeCalled', declaration: head.number, amount }),
      ),
      outbox: over.map(({ guaranteeId, amount, purpose, until }) => ({
        topic: 'bank.paymentOrder',
        payload: {
          orderId: `${head.number}-${guaranteeId}-${purpose}-${until}`,
          paymentReference,
          amount,
          payerId,
          guaranteeId,
        },
      })),
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

/** Of several certificates only one can be proven: together they are worth no more than it. */
const certificateSecured = ({ securities = [] }: DeclarationState): bigint =>
  securities.reduce((sum, { purpose, amount }) => (purpose === 'certificate' ? sum + wholeUnits(amount) : sum), 0n);

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
