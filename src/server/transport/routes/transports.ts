import { partyToken, TRANSPORTS_FOLLOWER } from '../follow-transports.ts';
import { findTransports } from '../sql.ts';
import { stepCommand, TransportStepBody } from '../step-body.ts';
import {
  NumberOfTransport,
  readTransport,
  StatusOfTransport,
  TransportSummary,
  transportSummary,
  TransportView,
  transportView,
} from '../transport-view.ts';
import { visibleTo } from '#core/access';
import { PARTY_ID_LENGTH_MAX, PARTY_ID_PATTERN, type PartyId } from '#core/party';
import {
  mayReadTransport,
  TransportContent,
  transportRef,
  type PreRegisterTransport,
  type RegisterTransport,
  type TransportState,
} from '#core/transport';
import { signedInOnly } from '#server/access';
import { CATCH_UP_MS_MAX, sendAccepted } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import { submitted, type Services } from '#server/platform/services';
import { Type } from 'typebox';

const Params = Type.Object({ number: NumberOfTransport });
const PAGE = 25;

const TransportAnswer = Type.Object(
  { number: NumberOfTransport, status: StatusOfTransport, version: Type.Integer() },
  { $id: 'TransportAnswer' },
);
const problems = {
  403: Type.Ref('Problem'),
  404: Type.Ref('Problem'),
  409: Type.Ref('Problem'),
  422: Type.Ref('Problem'),
};

/** Independent transports: goods under customs control on their way from one office to another. */
export function transports(app: HttpApp, services: Services): void {
  for (const schema of [TransportSummary, TransportView, TransportAnswer, TransportStepBody]) app.addSchema(schema);
  reading(app, services);
  writing(app, services);
}

function reading(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/transports',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listTransports',
        tags: ['Transports'],
        summary: 'Transports of the parties you act for, and from or to your offices, newest first',
        querystring: Type.Object({
          status: Type.Optional(StatusOfTransport),
          before: Type.Optional(NumberOfTransport),
          position: Type.Optional(Type.String({ pattern: '^\\d{1,18}$', description: 'See at least this far' })),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(Type.Ref('TransportSummary')),
            before: Type.Union([Type.String(), Type.Null()]),
          }),
          401: Type.Ref('Problem'),
        },
      },
    },
    async ({ actor, query }) => {
      if (query.position) await services.engine.waitFor(BigInt(query.position), CATCH_UP_MS_MAX, TRANSPORTS_FOLLOWER);
      const visibility = visibleTo(actor, 'transport.read');
      const found = await findTransports(services.pool, {
        visibility,
        partyTokens: visibility.organisationIds.map((id) => partyToken(id, services.token)),
        status: query.status,
        before: query.before,
        limit: PAGE + 1,
      });
      const page = found.slice(0, PAGE);
      const states = await services.engine.readStates<TransportState>(page.map(transportRef));
      // A state may be ahead of the list: what was corrected meanwhile may be another office's by now.
      const items = [...states.values()]
        .map(({ state }) => state)
        .filter((state) => mayReadTransport(actor, state))
        .toSorted((a, b) => (a.number < b.number ? 1 : -1))
        .map((state) => transportSummary(state, services));
      return { items, before: found.length > PAGE ? (page.at(-1) ?? null) : null };
    },
  );

  app.get(
    '/api/v1/transports/:number',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showTransport',
        tags: ['Transports'],
        summary: 'One transport as it stands, and what you can do with it (ITF)',
        params: Params,
        response: { 200: Type.Ref('Transport'), 404: Type.Ref('Problem') },
      },
    },
    async ({ actor, params }) => {
      const state = await readTransport(services, actor, params.number);
      await services.logView(actor, {
        action: 'transport.read',
        kind: 'party',
        id: state.principalId,
        organisationIds: [state.principalId],
      });
      return transportView(state, actor, services);
    },
  );
}

function writing(app: HttpApp, services: Services): void {
  app.post(
    '/api/v1/transports',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'registerTransport',
        tags: ['Transports'],
        summary: 'Register an independent transport under customs control, or send it in advance (OLA, OLC)',
        description:
          'Registered and selected for no check, it is approved at once; otherwise the office of departure approves it. Sent in advance, it is kept for some days, can be written over, and is registered by the step makeOfficial.',
        querystring: Type.Object({
          register: Type.Optional(Type.Boolean({ default: true, description: 'False: send it in advance only' })),
        }),
        body: Type.Object(
          {
            principalId: Type.Unsafe<PartyId>(
              Type.String({ maxLength: PARTY_ID_LENGTH_MAX, pattern: PARTY_ID_PATTERN }),
            ),
            content: TransportContent,
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Ref('TransportAnswer'), ...problems },
      },
    },
    async (request, reply) => {
      const type = request.query.register === false ? 'transport.preRegister' : 'transport.register';
      const command: RegisterTransport | PreRegisterTransport = { type, data: request.body, actor: request.actor };
      return sendAccepted(reply.code(201), await submitted(services, request, command, 'interactive'));
    },
  );

  app.post(
    '/api/v1/transports/:number/steps',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'takeTransportStep',
        tags: ['Transports'],
        summary: 'Correct, secure or withdraw a transport; approve, refuse or cancel it; record departure and arrival',
        description: 'COT11, BOA, BIA11 and what customs answers by VAS504 to VAS516.',
        params: Params,
        body: TransportStepBody,
        response: { 200: Type.Ref('TransportAnswer'), ...problems },
      },
    },
    async (request, reply) => {
      const { actor, body, params } = request;
      // Whoever may not know of it hears that there is none.
      await readTransport(services, actor, params.number);
      const command = stepCommand(body, params.number, actor);
      return sendAccepted(reply, await submitted(services, request, command, 'interactive'));
    },
  );
}
