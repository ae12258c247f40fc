import type { TransportReference } from './transport-reference.ts';
import { transportRefusal } from './refusals.ts';
import { transportRef, type TransportNumber } from './transport-number.ts';
import { isTransportLegal, legalTransportActions, transportStepOf, type TransportAction } from './transport-steps.ts';
import { transportStream, type TransportEventData, type TransportState } from './transport.ts';
import { accessRefusal, can, decide, type Resource } from '#core/access';
import { guaranteeEvent } from '#core/guarantee';
import {
  err,
  ok,
  type Actor,
  type Command,
  type Facts,
  type Json,
  type NewEvent,
  type Outcome,
  type Refusal,
  type Refusals,
  type Result,
  type WorkingSet,
} from '#core/kernel';

type Parties = Pick<TransportState, 'principalId' | 'content'>;

/** What a transport is to the policy table, seen from the office at one of its ends. */
export const transportResource = ({ principalId, content }: Parties, at: 'departure' | 'destination'): Resource => ({
  principalId,
  organisationIds: content.carrier.id === null ? [principalId] : [principalId, content.carrier.id],
  officeId: (at === 'departure' ? content.from : content.to).officeId,
});

/** The parties, and the offices at both ends. */
export const mayReadTransport = (actor: Actor, transport: Parties): boolean =>
  can(actor, 'transport.read', transportResource(transport, 'departure')) ||
  can(actor, 'transport.read', transportResource(transport, 'destination'));

/** What this actor could do with it now. */
export const openTransportActions = (state: TransportState, actor: Actor): readonly TransportAction[] =>
  legalTransportActions(state).filter((action) => {
    const { policy, at } = transportStepOf(action);
    return can(actor, policy, transportResource(state, at));
  });

/** A transport on which this actor may take this step now. Who may not read it learns only that there is none. */
export function enterTransport(
  { type, data, actor }: Command<TransportAction, { readonly number: TransportNumber }>,
  world: WorkingSet,
): Result<TransportState, Refusals> {
  const state = world.state<TransportState>(transportRef(data.number));
  if (state === undefined || !mayReadTransport(actor, state)) return err([transportRefusal('TRP-001', '/number')]);
  const { policy, at } = transportStepOf(type);
  const decision = decide(actor, policy, transportResource(state, at));
  if (!decision.allowed) return err([accessRefusal(decision.reason)]);
  return isTransportLegal(state, type) ? ok(state) : err([illegal(state, type, actor)]);
}

/** That a step does not fit now, and which ones this actor could take instead. */
function illegal(state: TransportState, action: TransportAction, actor: Actor): Refusal {
  const { name } = transportStepOf(action);
  const refused = transportRefusal('TRP-002', '', { step: name });
  const names = openTransportActions(state, actor).map((open) => transportStepOf(open).name);
  if (names.length === 0) return refused;
  const fix = {
    vi: `Lúc này làm được: ${names.map(({ vi }) => vi).join('; ')}`,
    en: `What can be done now: ${names.map(({ en }) => en).join('; ')}`,
  };
  return { ...refused, fix };
}

/** One outcome for what was decided, with what it does to the guarantee. */
export function transportOutcome(
  before: TransportState | undefined,
  number: TransportNumber,
  decided: readonly TransportEventData[],
  { at }: Facts<TransportReference>,
  guarantees: readonly NewEvent[] = [],
): Outcome {
  // The position and the actor are not known before the commit and decide nothing here.
  const unknown = { position: 0n, at, actor: { userId: '', organisationId: '' } };
  let state = before;
  for (const { type, ...data } of decided)
    state = transportStream.evolve(state, { type, version: 1, data: data as unknown as Json, ...unknown });
  if (state === undefined) throw new Error('A transport begins with its registration');
  const { principalId, status, version } = state;
  return {
    events: [
      ...decided.map(({ type, ...data }) => ({
        stream: transportRef(number),
        type,
        version: 1,
        data: data as unknown as Json,
        subject: principalId,
      })),
      ...guarantees,
    ],
    postings: [],
    claims: [],
    releases: [],
    outbox: [],
    answer: { number, status, version },
  };
}

/** What an outcome writes where nobody need answer for the goods any more. */
export interface Freeing {
  readonly decided: readonly TransportEventData[];
  readonly guarantees: readonly NewEvent[];
}

export function freeing({ number, security }: TransportState, reason: string): Freeing {
  if (security === undefined) return NOTHING_FREED;
  const { guaranteeId, amount } = security;
  return {
    decided: [{ type: 'SecurityFreed', guaranteeId, amount, reason }],
    guarantees: [guaranteeEvent(guaranteeId, { type: 'GuaranteeFreed', declaration: number, amount })],
  };
}
const NOTHING_FREED: Freeing = { decided: [], guarantees: [] };
