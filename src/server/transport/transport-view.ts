import { transportDeadlines } from '#core/deadline';
import type { Actor } from '#core/kernel';
import {
  mayReadTransport,
  type CalledSecurity,
  openTransportActions,
  Sealing,
  TRANSPORT_ACTIONS,
  TRANSPORT_NUMBER_PATTERN,
  TRANSPORT_STATUSES,
  TransportContent,
  transportKeptUntil,
  transportRef,
  transportStepOf,
  type TransportAction,
  type TransportNumber,
  type TransportState,
  type TransportStatus,
} from '#core/transport';
import { orderingSchema, orderingView } from '#server/declaration';
import { notFound } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type, type Static, type TSchema } from 'typebox';

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Text = Type.Object({ vi: Type.String(), en: Type.String() });

export const NumberOfTransport = Type.Unsafe<TransportNumber>(Type.String({ pattern: TRANSPORT_NUMBER_PATTERN }));
export const StatusOfTransport = Type.Unsafe<TransportStatus>(
  Type.Union(TRANSPORT_STATUSES.map((status) => Type.Literal(status))),
);
const Step = Type.Unsafe<TransportAction>(Type.Union(TRANSPORT_ACTIONS.map((action) => Type.Literal(action))));

export const TransportSummary = Type.Object(
  {
    number: NumberOfTransport,
    principalId: Type.String(),
    status: StatusOfTransport,
    statusSince: Type.String(),
    /** Null while it is pre-registered. */
    registeredAt: nullable(Type.String()),
    version: Type.Integer(),
    /** Null until it is registered. */
    channel: Type.Union([Type.Literal('green'), Type.Literal('yellow'), Type.Null()]),
    fromOfficeId: Type.String(),
    toOfficeId: Type.String(),
    plannedDeparture: Type.String(),
    plannedArrival: Type.String(),
    departedAt: nullable(Type.String()),
    arrivedAt: nullable(Type.String()),
    /** By when goods under way are to arrive. */
    dueAt: nullable(Type.String()),
    /** Until when a pre-registration is kept; after that it can only be declared anew. */
    keptUntil: nullable(Type.String()),
  },
  { $id: 'TransportSummary' },
);

export const TransportView = Type.Object(
  {
    summary: Type.Ref('TransportSummary'),
    content: TransportContent,
    /** What was said with the last step of the office, or of who withdrew it. */
    reason: nullable(Type.String()),
    /** What a guarantee has to answer for, where the office asked for one. */
    guaranteeRequired: nullable(Type.String()),
    security: nullable(Type.Object({ guaranteeId: Type.String(), amount: Type.String(), validTo: Type.String() })),
    /** What was demanded of the bank that answered, and how much of it was paid. */
    called: nullable(
      Type.Object({
        guaranteeId: Type.String(),
        amount: Type.String(),
        paid: Type.String(),
        at: Type.String(),
        /** Since when nothing of it is demanded any more. */
        withdrawnAt: nullable(Type.String()),
        /** What of it the bank got back, and the order by which it gets the rest. */
        repaid: Type.String(),
        ...orderingSchema,
      }),
    ),
    departure: nullable(Type.Object({ departedAt: Type.String(), sealing: Sealing })),
    arrival: nullable(
      Type.Object({
        arrivedAt: Type.String(),
        sealing: Sealing,
        sealsIntact: Type.Boolean(),
        conforms: Type.Boolean(),
        differences: Type.String(),
      }),
    ),
    /** Steps that you may take now. */
    actions: Type.Array(Type.Object({ action: Step, name: Text, vnaccs: Type.Array(Type.String()) })),
  },
  { $id: 'Transport' },
);
type TransportView = Omit<Static<typeof TransportView>, 'summary'> & { readonly summary: TransportSummary };
type TransportSummary = Static<typeof TransportSummary>;

/** A transport that this actor may read; anyone else hears "not found". */
export async function readTransport(
  services: Services,
  actor: Actor,
  number: TransportNumber,
): Promise<TransportState> {
  const stored = await services.engine.readState<TransportState>(transportRef(number));
  if (!stored || !mayReadTransport(actor, stored.state)) throw notFound();
  return stored.state;
}

export const transportSummary = (
  state: TransportState,
  { reference }: Pick<Services, 'reference'>,
): TransportSummary => ({
  number: state.number,
  principalId: state.principalId,
  status: state.status,
  statusSince: state.statusSince,
  registeredAt: state.registeredAt,
  version: state.version,
  channel: state.channel,
  fromOfficeId: state.content.from.officeId,
  toOfficeId: state.content.to.officeId,
  plannedDeparture: state.content.plannedDeparture,
  plannedArrival: state.content.plannedArrival,
  departedAt: state.departure?.departedAt ?? null,
  arrivedAt: state.arrival?.arrivedAt ?? null,
  dueAt: transportDeadlines(state, reference.current()).find(({ kind }) => kind === 'transportArrival')?.dueAt ?? null,
  keptUntil: transportKeptUntil(state, reference.current().reference.country),
});

/** Why it was selected is not among what is shown. */
export const transportView = (state: TransportState, actor: Actor, services: Services): TransportView => ({
  summary: transportSummary(state, services),
  content: state.content,
  reason: state.reason,
  guaranteeRequired: state.required ?? null,
  security: state.security ?? null,
  called: state.called ? calledView(state.called) : null,
  departure: state.departure ?? null,
  arrival: state.arrival ?? null,
  actions: stepsNow(state, actor, services).map((action) => {
    const { name, vnaccs } = transportStepOf(action);
    return { action, name, vnaccs: [...vnaccs] };
  }),
});

const calledView = ({ guaranteeId, amount, paid, at, withdrawnAt, repaid = '0', ...ordering }: CalledSecurity) => ({
  guaranteeId,
  amount,
  paid,
  at,
  withdrawnAt: withdrawnAt ?? null,
  repaid,
  ...orderingView(ordering),
});

/** Nothing can be done with what was kept as long as it may be. */
function stepsNow(
  state: TransportState,
  actor: Actor,
  { reference, clock }: Pick<Services, 'reference' | 'clock'>,
): readonly TransportAction[] {
  const until = transportKeptUntil(state, reference.current().reference.country);
  return until !== null && clock.now() >= until ? [] : openTransportActions(state, actor);
}
