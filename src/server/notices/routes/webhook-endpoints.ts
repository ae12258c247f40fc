import { EndpointSchema, endpointView } from '../endpoint-view.ts';
import type { NoticesRoom } from '../notices-room.ts';
import { SQL, type EndpointRow } from '../sql.ts';
import { addressFault } from '../webhook-address.ts';
import { ENDPOINTS_MAX, REFUSAL_OF_ADDRESS, WEBHOOK_REFUSALS } from '../webhook-refusals.ts';
import { secretOf } from '../webhook-signature.ts';
import { instantAt, refusalFrom } from '#core/kernel';
import { TOPIC_RULES, TOPICS } from '#core/notice';
import { demand, SESSION_OR_KEY_SECURITY, signedInOnly } from '#server/access';
import { inTransaction, run } from '#server/platform/database';
import { notFound, refusalsProblem, type HttpApp } from '#server/platform/http';
import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { EndpointParams, ownEndpoint, RATE } from './shared.ts';

/** Time to give a new secret to every receiver behind an address. */
const PREVIOUS_SECRET_HOURS = 24;
const HOUR_MS = 3_600_000;

const TopicsSchema = Type.Array(
  Type.Enum(TOPICS.filter((topic) => TOPIC_RULES[topic].reaches.some((kind) => kind === 'organisation'))),
  { minItems: 1, maxItems: TOPICS.length },
);
const SETTINGS = {
  url: Type.String({ minLength: 1, maxLength: 500 }),
  description: Type.String({ maxLength: 200, pattern: '^[^\\p{Cc}\\p{Cs}]*$' }),
  topics: TopicsSchema,
};
const WithSecret = Type.Object({
  endpoint: Type.Ref('WebhookEndpoint'),
  secret: Type.String({ description: 'Shown this once: `whsec_` and the key in base64' }),
});
const schema = (operationId: string, summary: string) => ({
  operationId,
  tags: ['Webhooks'],
  summary,
  security: SESSION_OR_KEY_SECURITY,
});
const PROBLEMS = { '4xx': Type.Ref('Problem') };

/** Where an organisation is called: by whom it is, over /api/v1/webhook-endpoints. */
export function webhookEndpoints(app: HttpApp, room: NoticesRoom): void {
  app.addSchema(EndpointSchema);
  readAndAdd(app, room);
  changeAndDrop(app, room);
  rotate(app, room);
}

function readAndAdd(app: HttpApp, { services: { pool, clock, token }, allowPrivate }: NoticesRoom): void {
  app.get(
    '/api/v1/webhook-endpoints',
    {
      onRequest: signedInOnly,
      schema: {
        ...schema('listWebhookEndpoints', 'Where your organisation is called, newest first'),
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('WebhookEndpoint')) }), ...PROBLEMS },
      },
      config: { rateLimit: RATE },
    },
    async (request) => {
      const { organisationId } = request.actor;
      demand(request, 'webhook.manage', { principalId: organisationId });
      const now = clock.now();
      return { items: (await run(pool, SQL.endpointsOf, [organisationId])).map((row) => endpointView(row, now)) };
    },
  );

  app.post(
    '/api/v1/webhook-endpoints',
    {
      onRequest: signedInOnly,
      schema: {
        ...schema(
          'addWebhookEndpoint',
          'Be called with what happens, signed as Standard Webhooks says; gives the secret, once',
        ),
        body: Type.Object(SETTINGS),
        response: { 201: WithSecret, ...PROBLEMS },
      },
      config: { rateLimit: RATE },
    },
    async (request, reply) => {
      const { organisationId, userId } = request.actor;
      demand(request, 'webhook.manage', { principalId: organisationId });
      const { url, description, topics } = request.body;
      refuseAddress(url, allowPrivate);
      const now = clock.now();
      const added = await inTransaction(pool, async (client) => {
        const values = [
          `we_${randomUUID()}`,
          organisationId,
          url,
          description,
          [...new Set(topics)],
          userId,
          now,
          ENDPOINTS_MAX,
        ];
        const rows = await run(client, SQL.addEndpoint, values);
        await run(client, SQL.wishesChanged, []);
        return rows[0];
      });
      if (!added) throw refusalsProblem([refusalFrom(WEBHOOK_REFUSALS, 'NTC-004', '')]);
      return reply
        .code(201)
        .send({ endpoint: endpointView(added, now), secret: secretOf(added.id, added.secret_version, token) });
    },
  );
}

function refuseAddress(url: string, allowPrivate: boolean): void {
  const fault = addressFault(url, allowPrivate);
  if (fault !== undefined) throw refusalsProblem([refusalFrom(WEBHOOK_REFUSALS, REFUSAL_OF_ADDRESS[fault], '/url')]);
}

function changeAndDrop(app: HttpApp, { services: { pool, clock }, allowPrivate }: NoticesRoom): void {
  app.put(
    '/api/v1/webhook-endpoints/:id',
    {
      onRequest: signedInOnly,
      schema: {
        ...schema('changeWebhookEndpoint', 'Change its address or topics, switch it off, or on again'),
        params: EndpointParams,
        body: Type.Object({ ...SETTINGS, disabled: Type.Boolean() }),
        response: { 200: Type.Ref('WebhookEndpoint'), ...PROBLEMS },
      },
      config: { rateLimit: RATE },
    },
    async (request) => {
      const { id } = await ownEndpoint(pool, request);
      const { url, description, topics, disabled } = request.body;
      refuseAddress(url, allowPrivate);
      const now = clock.now();
      const changed = await inTransaction(pool, async (client) => {
        if (disabled) await run(client, SQL.disableEndpoint, [id, now, 'owner']);
        const rows = await run(client, SQL.changeEndpoint, [id, url, description, [...new Set(topics)], disabled, now]);
        await run(client, SQL.wishesChanged, []);
        return rows[0];
      });
      if (!changed) throw notFound();
      return endpointView(changed, now);
    },
  );

  app.delete(
    '/api/v1/webhook-endpoints/:id',
    {
      onRequest: signedInOnly,
      schema: {
        ...schema('dropWebhookEndpoint', 'Be called there no more; its deliveries are forgotten with it'),
        params: EndpointParams,
        response: { 204: Type.Null(), ...PROBLEMS },
      },
      config: { rateLimit: RATE },
    },
    async (request, reply) => {
      const { id } = await ownEndpoint(pool, request);
      await inTransaction(pool, async (client) => {
        await run(client, SQL.dropEndpoint, [id]);
        await run(client, SQL.wishesChanged, []);
      });
      return reply.code(204).send(null);
    },
  );
}

function rotate(app: HttpApp, { services: { pool, clock, token } }: NoticesRoom): void {
  app.post(
    '/api/v1/webhook-endpoints/:id/rotation',
    {
      onRequest: signedInOnly,
      schema: {
        ...schema(
          'rotateWebhookSecret',
          `A new secret, shown once; for ${PREVIOUS_SECRET_HOURS} hours calls are signed with both`,
        ),
        params: EndpointParams,
        response: { 200: WithSecret, ...PROBLEMS },
      },
      config: { rateLimit: RATE },
    },
    async (request: FastifyRequest) => {
      const { id } = await ownEndpoint(pool, request);
      const now = clock.now();
      const until = instantAt(Date.parse(now) + PREVIOUS_SECRET_HOURS * HOUR_MS);
      const rotated: EndpointRow | undefined = (await run(pool, SQL.rotateSecret, [id, until]))[0];
      if (!rotated) throw notFound();
      return { endpoint: endpointView(rotated, now), secret: secretOf(id, rotated.secret_version, token) };
    },
  );
}
