import { principalOf, resourceOf } from './case.ts';
import type { ClearanceReference } from './clearance-reference.ts';
import { notAllowed } from './not-allowed.ts';
import { refuse } from './refusals.ts';
import { consultationRef, declarationRef } from './streams.ts';
import { can, type Action } from '#core/access';
import { lastMinuteOf } from '#core/deadline';
import { refusal, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import {
  err,
  legalDate,
  ok,
  type Command,
  type Facts,
  type Handler,
  type Instant,
  type Json,
  type Outcome,
  type Refusals,
  type Result,
  type WorkingSet,
} from '#core/kernel';
import type { ConsultationStep, ConsultationTime } from '#core/price-control';
import {
  consultationActions,
  type ConsultationAnswer,
  type ConsultationConclusion,
  type ConsultationEventData,
  type ConsultationGround,
  type ConsultationState,
} from '#core/valuation';

export type OpenConsultation = Command<
  'valuation.openConsultation',
  {
    readonly number: DeclarationNumber;
    readonly question: string;
    readonly sequences: readonly number[];
    /** On what the doubt rests, read by the caller from the case. */
    readonly grounds: readonly ConsultationGround[];
    /** Line numbers of the declaration in force, read by the caller from the journal. */
    readonly declaredLines: readonly number[];
  }
>;
export type AnswerConsultation = Command<
  'valuation.answerConsultation',
  { readonly number: DeclarationNumber } & ConsultationAnswer
>;
export type ConcludeConsultation = Command<
  'valuation.concludeConsultation',
  { readonly number: DeclarationNumber } & ConsultationConclusion
>;

interface ConsultationWorld {
  readonly state: DeclarationState;
  readonly consultation: ConsultationState | undefined;
}

/** Who may take each step: asking is asking for documents, answering is handing them in, concluding is deciding. */
const POLICY = {
  'valuation.openConsultation': 'case.requestDocument',
  'valuation.answerConsultation': 'declaration.attach',
  'valuation.concludeConsultation': 'case.decide',
} as const satisfies Readonly<Record<string, Action>>;

export const openConsultation: Handler<OpenConsultation, ConsultationTime, ClearanceReference> = {
  type: 'valuation.openConsultation',
  prepare: ({ data }, facts) => {
    const time = timeFor('answer', facts);
    if (time === undefined) return err([refuse('CNS-006')]);
    if (data.sequences.length === 0) return err([refuse('CNS-005', '/sequences')]);
    const unknown = data.sequences.flatMap((sequence, index) =>
      data.declaredLines.includes(sequence) ? [] : [refuse('CAS-002', `/sequences/${index}`)],
    );
    return unknown.length > 0 ? err(unknown) : ok(time);
  },
  touches,
  handle: (command, time, world, facts) => {
    const opened = enter(command, world);
    if (!opened.ok) return opened;
    if (opened.value.state.registeredAt === null) return err([refuse('LIF-001')]);
    if (!consultationActions(opened.value.consultation, facts.at).includes('open')) return err([refuse('CNS-001')]);
    const { number, question, sequences, grounds } = command.data;
    const { officeId } = opened.value.state.head;
    const answerBy = lastMinuteAt(officeId, time, facts);
    const asked = { number, officeId, question, sequences, grounds, answerBy };
    return ok(outcome(opened.value, { type: 'ConsultationOpened', ...asked }));
  },
};

export const answerConsultation: Handler<AnswerConsultation, ConsultationTime, ClearanceReference> = {
  type: 'valuation.answerConsultation',
  prepare: (_command, facts) => {
    const time = timeFor('conclude', facts);
    return time === undefined ? err([refuse('CNS-006')]) : ok(time);
  },
  touches,
  handle: (command, time, world, facts) => {
    const entered = enter(command, world);
    if (!entered.ok) return entered;
    const { state, consultation } = entered.value;
    if (!consultationActions(consultation, facts.at).includes('answer')) return err([refuse('CNS-002')]);
    const { text, documents } = command.data;
    const unknown = documents.flatMap((id, index) =>
      state.attachments.some((attachment) => attachment.id === id) ? [] : [refuse('CNS-003', `/documents/${index}`)],
    );
    if (unknown.length > 0) return err(unknown);
    const concludeBy = lastMinuteAt(state.head.officeId, time, facts);
    return ok(outcome(entered.value, { type: 'ConsultationAnswered', text, documents, concludeBy }));
  },
};

export const concludeConsultation: Handler<ConcludeConsultation, null, ClearanceReference> = {
  type: 'valuation.concludeConsultation',
  prepare: ({ data }, facts) => {
    const refusals = proposalRefusals(data, facts);
    return refusals.length > 0 ? err(refusals) : ok(null);
  },
  touches,
  handle: (command, _prepared, world, { at }) => {
    const entered = enter(command, world);
    if (!entered.ok) return entered;
    const { outcome: how, reason, proposal } = command.data;
    const { consultation } = entered.value;
    const legal = consultationActions(consultation, at);
    if (!legal.includes(how === 'noAnswer' ? 'concludeWithoutAnswer' : 'conclude'))
      return err([refuse(how === 'noAnswer' ? 'CNS-004' : 'CNS-002', '/outcome')]);
    const unknown = (proposal?.values ?? []).flatMap(({ sequence }, index) =>
      consultation?.sequences.includes(sequence) ? [] : [refuse('CAS-002', `/proposal/values/${index}/sequence`)],
    );
    if (unknown.length > 0) return err(unknown);
    return ok(outcome(entered.value, { type: 'ConsultationConcluded', outcome: how, reason, proposal }));
  },
};

/** One who rejects says how the goods are to be valued; one who accepts proposes nothing. */
function proposalRefusals(
  { outcome: how, proposal }: ConsultationConclusion,
  facts: Facts<ClearanceReference>,
): Refusals {
  if (how === 'accepted') return proposal === null ? [] : [refuse('CNS-007', '/proposal')];
  if (proposal === null) return how === 'rejected' ? [refuse('CNS-008', '/proposal')] : [];
  const { codes } = facts.reference.reference;
  const value = proposal.methodCode;
  return codes.find('valuation-method', value, facts.today) === undefined
    ? [refusal('VAL-019', { pointer: '/proposal/methodCode' }, { value, on: facts.today })]
    : [];
}

function touches({ data }: { readonly data: { readonly number: DeclarationNumber } }) {
  return [declarationRef(data.number), consultationRef(data.number)];
}

/** The declaration and its consultation, for one who may take this step. Who may not read it learns only that there is none. */
function enter(
  command: Command<keyof typeof POLICY, { readonly number: DeclarationNumber }>,
  world: WorkingSet,
): Result<ConsultationWorld, Refusals> {
  const { number } = command.data;
  const state = world.state<DeclarationState>(declarationRef(number));
  if (!state || !can(command.actor, 'declaration.read', resourceOf(state.head)))
    return err([refuse('LIF-002', '/number')]);
  const refused = notAllowed(command.actor, POLICY[command.type], resourceOf(state.head));
  if (refused) return err(refused);
  return ok({ state, consultation: world.state<ConsultationState>(consultationRef(number)) });
}

/** How long the law gives for a step that begins today; `undefined` where the country names no time. */
const timeFor = (
  step: ConsultationStep,
  { reference, today }: Facts<ClearanceReference>,
): ConsultationTime | undefined => reference.reference.priceControl.timeOn(step, today);

/** The last minute of the working day by which it has to be done, as the office that asks is open. */
function lastMinuteAt(
  officeId: string,
  { workingDays }: ConsultationTime,
  { reference: { reference }, at }: Pick<Facts<ClearanceReference>, 'reference' | 'at'>,
): Instant {
  const calendar = reference.calendar.at(officeId);
  const since = legalDate(at, reference.country.zoneOffsetMinutes);
  return lastMinuteOf(calendar.addWorkingDays(since, workingDays), calendar);
}

function outcome({ state }: ConsultationWorld, { type, ...data }: ConsultationEventData): Outcome {
  const { number } = state.head;
  const subject = principalOf(state.head);
  return {
    events: [
      {
        stream: consultationRef(number),
        type,
        version: 1,
        data: data as unknown as Json,
        ...(subject !== null && { subject }),
      },
    ],
    postings: [],
    claims: [],
    releases: [],
    outbox: [],
    answer: { number, status: state.status },
  };
}
