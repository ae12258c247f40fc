import { contentRefusals } from './check-content.ts';
import { transportRefusal } from './refusals.ts';
import { drawIdentity, selectTransport, type TransportSelection } from './select-channel.ts';
import { enterTransport, transportOutcome, transportResource } from './transport-case.ts';
import type { TransportContent } from './transport-content.ts';
import { transportNumberOf, transportRef, type TransportNumber } from './transport-number.ts';
import type { TransportReference } from './transport-reference.ts';
import type { TransportEventData, TransportState } from './transport.ts';
import { accessRefusal, can, decide } from '#core/access';
import { DECLARATION_STREAM, firstNumber, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import {
  err,
  needsMore,
  ok,
  type Actor,
  type Command,
  type Handler,
  type Refusals,
  type StreamRef,
  type WorkingSet,
} from '#core/kernel';
import { partyRef, type PartyId, type PartyProfile } from '#core/party';
import type { CountryProfile } from '#core/reference';

export type RegisterTransport = Command<
  'transport.register',
  { readonly principalId: PartyId; readonly content: TransportContent }
>;

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

export const registerTransport: Handler<RegisterTransport, Law, TransportReference> = {
  type: 'transport.register',
  prepare: ({ data, actor }, { reference: { reference }, today }) => {
    const decision = decide(actor, 'transport.register', transportResource(data, 'departure'));
    if (!decision.allowed) return err([accessRefusal(decision.reason)]);
    const { transport } = reference.country;
    if (transport === undefined) return err([transportRefusal('TRP-003')]);
    const refusals = contentRefusals(data.content, reference, today);
    return refusals.length > 0 ? err(refusals) : ok(transport);
  },
  touches: ({ data: { principalId, content } }) => [partyRef(principalId), ...declarationsIn(content)],
  handle: ({ data: { principalId, content }, actor }, law, world, facts) => {
    const principal = world.state<PartyProfile>(partyRef(principalId));
    const refusals = [...standingRefusals(principal), ...declarationRefusals(content, actor, world)];
    if (principal === undefined || refusals.length > 0) return err(refusals);
    const number = transportNumberOf(world.nextNumber(NUMBERS), law.number);
    const selection = selectTransport(principal, law.check, facts.draw(drawIdentity(principalId, content)));
    const registered: TransportEventData = {
      type: 'Registered',
      number,
      principalId,
      submitterId: actor.organisationId,
      content,
      selection,
    };
    return ok(transportOutcome(undefined, number, [registered, ...approvedAtOnce(selection, 0)], facts));
  },
};

export const correctTransport: Handler<CorrectTransport, Law, TransportReference> = {
  type: 'transport.correct',
  prepare: ({ data }, { reference: { reference }, today }) => {
    const { transport } = reference.country;
    if (transport === undefined) return err([transportRefusal('TRP-003')]);
    const refusals = contentRefusals(data.content, reference, today);
    return refusals.length > 0 ? err(refusals) : ok(transport);
  },
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
