import { contentRefusals } from './check-content.ts';
import { transportRefusal } from './refusals.ts';
import { drawIdentity, selectTransport, type TransportSelection } from './select-channel.ts';
import { enterTransport, transportOutcome, transportResource } from './transport-case.ts';
import type { TransportContent } from './transport-content.ts';
import { transportNumberOf, transportRef, type TransportNumber } from './transport-number.ts';
import type { TransportReference } from './transport-reference.ts';
import type { TransportEventData, TransportState } from './transport.ts';
import { accessRefusal, can, decide } from '#core/access';
import {
  DECLARATION_STREAM,
  firstNumber,
  lapsesAt,
  type DeclarationNumber,
  type DeclarationState,
  type Keeping,
} from '#core/declaration';
import {
  assert,
  err,
  needsMore,
  ok,
  type Actor,
  type Command,
  type Facts,
  type Handler,
  type Instant,
  type Refusals,
  type Result,
  type StreamRef,
  type WorkingSet,
} from '#core/kernel';
import { partyRef, type PartyId, type PartyProfile } from '#core/party';
import type { CountryProfile } from '#core/reference';

type Beginning<Type extends string> = Command<
  Type,
  { readonly principalId: PartyId; readonly content: TransportContent }
>;
/** Sent in advance, and kept for some days: it gets its number, and binds nobody. */
export type PreRegisterTransport = Beginning<'transport.preRegister'>;
/** In one step. */
export type RegisterTransport = Beginning<'transport.register'>;
/** Sends the whole anew, as often as one likes; from then on it is kept anew. */
export type ReplaceTransport = Command<
  'transport.replace',
  { readonly number: TransportNumber; readonly content: TransportContent }
>;
/** The second of two steps. */
export type MakeTransportOfficial = Command<'transport.makeOfficial', { readonly number: TransportNumber }>;

/** Declares the whole anew, before departure. `version`: the one that the sender has seen. */
export type CorrectTransport = Command<
  'transport.correct',
  { readonly number: TransportNumber; readonly version: number; readonly content: TransportContent }
>;

type Law = NonNullable<CountryProfile['transport']>;

/** Of one number in one cell: they are given without gaps. */
const NUMBERS = 'transport';
/** As often as a declaration may be amended; then it is withdrawn and registered anew. */
const CORRECTIONS_MAX = 9;

/** What is decided of a transport before anything else of it is known. */
const lawfulContent = (
  content: TransportContent,
  { reference: { reference }, today }: Facted,
): Result<Law, Refusals> => {
  const { transport } = reference.country;
  if (transport === undefined) return err([transportRefusal('TRP-003')]);
  const refusals = contentRefusals(content, reference, today);
  return refusals.length > 0 ? err(refusals) : ok(transport);
};

const preparedFor = (
  { data, actor }: RegisterTransport | PreRegisterTransport,
  facts: Facted,
): Result<Law, Refusals> => {
  const decision = decide(actor, 'transport.register', transportResource(data, 'departure'));
  return decision.allowed ? lawfulContent(data.content, facts) : err([accessRefusal(decision.reason)]);
};

const beginningTouches = ({ data: { principalId, content } }: RegisterTransport | PreRegisterTransport) => [
  partyRef(principalId),
  ...declarationsIn(content),
];

export const preRegisterTransport: Handler<PreRegisterTransport, Law, TransportReference> = {
  type: 'transport.preRegister',
  prepare: preparedFor,
  touches: beginningTouches,
  handle: ({ data: { principalId, content }, actor }, law, world, facts) => {
    const refusals = beginningRefusals(principalId, content, actor, world);
    if (refusals.length > 0) return err(refusals);
    const number = transportNumberOf(world.nextNumber(NUMBERS), law.number);
    const submitterId = actor.organisationId;
    const begun = { type: 'PreRegistered', number, principalId, submitterId, content } as const;
    return ok(transportOutcome(undefined, number, [begun], facts));
  },
};

export const registerTransport: Handler<RegisterTransport, Law, TransportReference> = {
  type: 'transport.register',
  prepare: preparedFor,
  touches: beginningTouches,
  handle: ({ data: { principalId, content }, actor }, law, world, facts) => {
    const refusals = beginningRefusals(principalId, content, actor, world);
    if (refusals.length > 0) return err(refusals);
    const number = transportNumberOf(world.nextNumber(NUMBERS), law.number);
    return ok(
      transportOutcome(
        undefined,
        number,
        registered({ number, principalId, content }, actor, law, world, facts),
        facts,
      ),
    );
  },
};

export const replaceTransport: Handler<ReplaceTransport, Law, TransportReference> = {
  type: 'transport.replace',
  prepare: ({ data }, facts) => lawfulContent(data.content, facts),
  touches: ({ data }) => [transportRef(data.number), ...declarationsIn(data.content)],
  handle: (command, _law, world, facts) => {
    const entered = enterKept(command, world, facts);
    if (!entered.ok) return entered;
    const { number, principalId } = entered.value;
    const { data, actor } = command;
    if (!world.has(partyRef(principalId))) return needsMore([partyRef(principalId)]);
    const refusals = beginningRefusals(principalId, data.content, actor, world);
    if (refusals.length > 0) return err(refusals);
    const submitterId = actor.organisationId;
    const again = { type: 'PreRegistered', number, principalId, submitterId, content: data.content } as const;
    return ok(transportOutcome(entered.value, number, [again], facts));
  },
};

/** By the law and the standing of this day: what was sent in advance promised nothing. */
export const makeTransportOfficial: Handler<MakeTransportOfficial, null, TransportReference> = {
  type: 'transport.makeOfficial',
  prepare: () => ok(null),
  touches: ({ data }) => [transportRef(data.number)],
  handle: (command, _prepared, world, facts) => {
    const entered = enterKept(command, world, facts);
    if (!entered.ok) return entered;
    const { value: state } = entered;
    const { number, principalId, content } = state;
    const lawful = lawfulContent(content, facts);
    if (!lawful.ok) return lawful;
    const needed = [partyRef(principalId), ...declarationsIn(content)].filter((one) => !world.has(one));
    if (needed.length > 0) return needsMore(needed);
    const refusals = beginningRefusals(principalId, content, command.actor, world);
    if (refusals.length > 0) return err(refusals);
    const decided = registered({ number, principalId, content }, command.actor, lawful.value, world, facts);
    return ok(transportOutcome(state, number, decided, facts));
  },
};

type Facted = Facts<TransportReference>;

/** When a transport that was sent in advance is kept no longer; null once it is registered, or over. */
export const transportKeptUntil = (
  { status, statusSince }: Pick<TransportState, 'status' | 'statusSince'>,
  country: Keeping,
): Instant | null => (status === 'preRegistered' ? lapsesAt(statusSince, country) : null);

function enterKept(
  command: ReplaceTransport | MakeTransportOfficial,
  world: WorkingSet,
  { reference: { reference }, at }: Facted,
): Result<TransportState, Refusals> {
  const entered = enterTransport(command, world);
  if (!entered.ok) return entered;
  const until = transportKeptUntil(entered.value, reference.country);
  return until !== null && at >= until ? err([transportRefusal('TRP-030', '/number')]) : entered;
}

const beginningRefusals = (
  principalId: PartyId,
  content: TransportContent,
  actor: Actor,
  world: WorkingSet,
): Refusals => [
  ...standingRefusals(world.state<PartyProfile>(partyRef(principalId))),
  ...declarationRefusals(content, actor, world),
];

/** What is written where a transport becomes official: selected for no check, it is approved at once. */
function registered(
  { number, principalId, content }: Pick<TransportState, 'number' | 'principalId' | 'content'>,
  actor: Actor,
  law: Law,
  world: WorkingSet,
  facts: Facted,
): readonly TransportEventData[] {
  const principal = world.state<PartyProfile>(partyRef(principalId));
  assert(principal !== undefined, 'its standing was asked');
  const selection = selectTransport(principal, law.check, facts.draw(drawIdentity(principalId, content)));
  const submitterId = actor.organisationId;
  return [
    { type: 'Registered', number, principalId, submitterId, content, selection },
    ...approvedAtOnce(selection, 0),
  ];
}

export const correctTransport: Handler<CorrectTransport, Law, TransportReference> = {
  type: 'transport.correct',
  prepare: ({ data }, facts) => lawfulContent(data.content, facts),
  touches: ({ data }) => [transportRef(data.number), ...declarationsIn(data.content)],
  handle: (command, law, world, facts) => {
    const entered = enterTransport(command, world);
    if (!entered.ok) return entered;
    const { value: state } = entered;
    const { content, version: seen } = command.data;
    if (seen !== state.version) return err([transportRefusal('TRP-012', '/version')]);
    const party = partyRef(state.principalId);
    if (!world.has(party)) return needsMore([party]);
    const principal = world.state<PartyProfile>(party);
    const refusals = [
      ...standingRefusals(principal),
      ...declarationRefusals(content, command.actor, world),
      ...correctionRefusals(content, state),
    ];
    if (principal === undefined || refusals.length > 0) return err(refusals);
    const drawn = selectTransport(principal, law.check, facts.draw(drawIdentity(state.principalId, content)));
    const version = state.version + 1;
    const selection = neverLighter(drawn, state);
    const decided: readonly TransportEventData[] = [
      { type: 'Corrected', version, content, selection },
      ...approvedAtOnce(selection, version),
    ];
    return ok(transportOutcome(state, state.number, decided, facts));
  },
};

/** What was to be checked stays so: nobody corrects until a lighter channel is drawn. */
const neverLighter = (drawn: TransportSelection, { channel }: TransportState): TransportSelection =>
  channel === 'yellow' && drawn.channel === 'green' ? { channel, ground: 'earlier' } : drawn;

const approvedAtOnce = ({ channel }: TransportSelection, version: number): readonly TransportEventData[] =>
  channel === 'green' ? [{ type: 'Approved', version, automatic: true, reason: '' }] : [];

function standingRefusals(principal: PartyProfile | undefined): Refusals {
  return principal?.status === 'active' ? [] : [transportRefusal('TRP-011', '/principalId')];
}

/** What is linked exists, and is no secret to who links it. */
function declarationRefusals({ declarations }: TransportContent, actor: Actor, world: WorkingSet): Refusals {
  return declarations.flatMap((value, index) => {
    const head = world.state<DeclarationState>(declarationRef(value))?.head;
    if (head !== undefined) {
      const organisationIds = [head.importerId, head.exporterId, head.declarantId].filter((id) => id !== null);
      if (can(actor, 'declaration.read', { organisationIds, officeId: head.officeId })) return [];
    }
    return [transportRefusal('TRP-010', `/content/declarations/${index}`, { value })];
  });
}

function correctionRefusals({ from, plannedArrival }: TransportContent, state: TransportState): Refusals {
  const { security, content, version } = state;
  return [
    ...(version >= CORRECTIONS_MAX ? [transportRefusal('TRP-013', '/version')] : []),
    // The case would go to another office in the middle of it.
    ...(from.officeId === content.from.officeId ? [] : [transportRefusal('TRP-014', '/content/from/officeId')]),
    ...(security === undefined || plannedArrival <= security.validTo
      ? []
      : [transportRefusal('TRP-015', '/content/plannedArrival', { until: security.validTo })]),
  ];
}

const declarationsIn = ({ declarations }: TransportContent): readonly StreamRef[] => declarations.map(declarationRef);
const declarationRef = (number: DeclarationNumber): StreamRef => ({
  type: DECLARATION_STREAM,
  id: firstNumber(number),
});
