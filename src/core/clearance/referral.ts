import { principalOf, resourceOf } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { passedEvent } from './passed.ts';
import { notAllowed } from './not-allowed.ts';
import { refuse } from './refusals.ts';
import { declarationRef } from './streams.ts';
import { can } from '#core/access';
import { untilOf } from '#core/deadline';
import type { DeclarationNumber, DeclarationState } from '#core/declaration';
import {
  err,
  legalDate,
  needsMore,
  ok,
  type Command,
  type Facts,
  type Handler,
  type Instant,
  type Json,
  type Outcome,
  type Refusals,
} from '#core/kernel';
import type { PartyId } from '#core/party';
import {
  isAwaited,
  openConcerns,
  REFERRAL_ANSWERS_MAX,
  referralRef,
  type ReferralEventData,
  type ReferralFinding,
  type ReferralState,
} from '#core/referral';

/** To which agencies the decision in force refers the declaration: read by the caller from the journal. */
interface Referred {
  readonly number: DeclarationNumber;
  readonly agencyCode: string;
  readonly referTo: readonly string[];
}
/** An agency answers; an officer of the office may enter what it answered in writing. */
export type AnswerReferral = Command<
  'referral.answer',
  Referred & { readonly finding: ReferralFinding; readonly reason: string }
>;
/** The office says what it makes of a concern. */
export type WeighConcern = Command<
  'referral.weigh',
  { readonly number: DeclarationNumber; readonly agencyCode: string; readonly reason: string }
>;
/** A timer says that an agency's time is over; decided anew here. */
export type PassReferral = Command<'referral.pass', Referred & { readonly raisedAt: Instant }>;

export const answerReferral: Handler<AnswerReferral, null, ClearanceReference> = {
  type: 'referral.answer',
  prepare: ({ data: { agencyCode, referTo } }) =>
    referTo.includes(agencyCode) ? ok(null) : err([refuse('RFL-001', '/agencyCode', { value: agencyCode })]),
  touches,
  handle: ({ data, actor }, _prepared, world) => {
    const { number, agencyCode, finding, reason } = data;
    const state = world.state<DeclarationState>(declarationRef(number));
    const isAgency = can(actor, 'referral.answer', { principalId: agencyCode });
    if (!state || (!isAgency && !can(actor, 'declaration.read', resourceOf(state.head))))
      return err([refuse('LIF-002', '/number')]);
    const refused = isAgency ? undefined : notAllowed(actor, 'case.decide', resourceOf(state.head));
    if (refused) return err(refused);
    if (isGone(state)) return err([refuse('RFL-002')]);
    const referral = world.state<ReferralState>(referralRef(number));
    if ((referral?.count ?? 0) >= REFERRAL_ANSWERS_MAX) return err([refuse('RFL-003')]);
    // What an agency said itself, it takes back itself: else an office could write its concern away.
    const own = referral?.answers.some((one) => one.agencyCode === agencyCode && !one.onPaper) ?? false;
    if (!isAgency && own) return err([refuse('RFL-007', '/agencyCode')]);
    // What an agency answered stays answered: that it looks at it again is no news.
    if (finding === 'seen' && !isAwaited(referral, agencyCode)) return err([refuse('RFL-006', '/finding')]);
    return ok(outcome(state, { type: 'ReferralAnswered', number, agencyCode, finding, reason, onPaper: !isAgency }));
  },
};

export const weighConcern: Handler<WeighConcern, null, ClearanceReference> = {
  type: 'referral.weigh',
  prepare: () => ok(null),
  touches,
  handle: ({ data, actor }, _prepared, world) => {
    const { number, agencyCode, reason } = data;
    const state = world.state<DeclarationState>(declarationRef(number));
    if (!state || !can(actor, 'declaration.read', resourceOf(state.head))) return err([refuse('LIF-002', '/number')]);
    const refused = notAllowed(actor, 'case.decide', resourceOf(state.head));
    if (refused) return err(refused);
    const referral = world.state<ReferralState>(referralRef(number));
    const isOpen = openConcerns(referral).some((one) => one.agencyCode === agencyCode);
    if (!isOpen) return err([refuse('RFL-004', '/agencyCode')]);
    return ok(outcome(state, { type: 'ConcernWeighed', number, agencyCode, reason }));
  },
};

export const passReferral: Handler<PassReferral, null, ClearanceReference> = {
  type: 'referral.pass',
  prepare: ({ actor }) => (can(actor, 'deadline.fire', {}) ? ok(null) : err([refuse('ACC-001')])),
  touches,
  handle: ({ data: { number, agencyCode, referTo, raisedAt } }, _prepared, world, { reference, at }) => {
    const state = world.state<DeclarationState>(declarationRef(number));
    const referral = world.state<ReferralState>(referralRef(number));
    if (!state || isGone(state) || !referTo.includes(agencyCode) || !isAwaited(referral, agencyCode))
      return ok(NOTHING);
    const dueAt = untilOf(REFERRAL_ANSWER, raisedAt, state.head.officeId, reference);
    const on = legalDate(raisedAt, reference.reference.calendar.zoneOffsetMinutes);
    const rule = reference.deadlines.ruleOn(REFERRAL_ANSWER, on);
    if (dueAt === null || rule === undefined || at <= dueAt) return ok(NOTHING);
    const event = passedEvent(referralRef(number), { rule, key: agencyCode, dueAt }, referral?.deadlines ?? []);
    return ok(event === undefined ? NOTHING : { ...NOTHING, events: [event], answer: { fired: 'end' } });
  },
};

export const REFERRAL_ANSWER = 'referralAnswer';

/** What ends a control as if all were well, and so has to answer a concern of another agency first. */
interface Ending<Data> {
  readonly endsControl: (data: Data) => boolean;
}

/** The same step, refused as long as another agency has a concern that nobody at the office has said what to make of. */
export const heedingConcerns = <Data extends { readonly number: DeclarationNumber }, Type extends string, Prepared>(
  handler: Handler<Command<Type, Data>, Prepared, ClearanceReference>,
  { endsControl }: Ending<Data> = ALWAYS,
): Handler<Command<Type, Data>, Prepared, ClearanceReference> => ({
  ...handler,
  touches: (command, prepared) => [...handler.touches(command, prepared), referralRef(command.data.number)],
  handle: (command, prepared, world, facts) => {
    const ref = referralRef(command.data.number);
    if (!world.has(ref)) return needsMore([ref]);
    const taken = handler.handle(command, prepared, world, facts);
    // Whoever may not take the step at all learns nothing of concerns.
    if ('needsMore' in taken || !taken.ok || !endsControl(command.data)) return taken;
    const refusals = concernRefusals(world.state<ReferralState>(ref), facts);
    return refusals.length > 0 ? err(refusals) : taken;
  },
});
const ALWAYS: Ending<unknown> = { endsControl: () => true };

const concernRefusals = (
  referral: ReferralState | undefined,
  { reference: { reference }, today }: Facts<ClearanceReference>,
): Refusals =>
  openConcerns(referral).map(({ agencyCode }) =>
    refuse('RFL-005', '', { agency: reference.codes.find('agency', agencyCode, today)?.name ?? agencyCode }),
  );

/** No goods are declared any longer. */
const isGone = ({ status }: DeclarationState): boolean => status === 'cancelled' || status === 'withdrawn';

function touches({ data: { number } }: { readonly data: { readonly number: DeclarationNumber } }) {
  return [declarationRef(number), referralRef(number)];
}

function outcome({ head, status }: DeclarationState, { type, ...data }: ReferralEventData): Outcome {
  const subject: PartyId | null = principalOf(head);
  const event = { stream: referralRef(head.number), type, version: 1, data: data as unknown as Json };
  return {
    ...NOTHING,
    events: [subject === null ? event : { ...event, subject }],
    answer: { number: head.number, status },
  };
}

const NOTHING: Outcome = { events: [], postings: [], claims: [], releases: [], outbox: [], answer: { fired: null } };
