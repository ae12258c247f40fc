import { audienceKey } from '../audience-key.ts';
import { DeliverySchema, deliveryView } from '../endpoint-view.ts';
import type { NoticesRoom } from '../notices-room.ts';
import { addOwnNotice } from '../own-notice.ts';
import { SQL, type EndpointRow } from '../sql.ts';
import { run } from '#server/platform/database';
import { WEBHOOK_REFUSALS } from '../webhook-refusals.ts';
import { isMoment, refusalFrom } from '#core/kernel';
import { NOTICE_CODES, topicOf } from '#core/notice';
import { SESSION_OR_KEY_SECURITY, signedInOnly } from '#server/access';
import { type HttpApp, malformed, notFound, refusalsProblem } from '#server/platform/http';
import { Type } from 'typebox';
import { EndpointParams, NOTICE_ID, ownEndpoint, RATE } from './shared.ts';

const PER_PAGE = 30;
/** More is asked for in parts: a replay of a year is not one click. */
export const REPLAY_MAX = 10_000;
const STATES = ['due', 'delivered', 'dead'] as const;
const InstantSchema = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?Z$',
  description: 'In UTC',
});
const PROBLEMS = { '4xx': Type.Ref('Problem') };
const schema = (operationId: string, summary: string) => ({
  operationId,
  tags: ['Webhooks'],
  summary,
  security: SESSION_OR_KEY_SECURITY,
  params: EndpointParams,
});

/** The delivery log of an endpoint, tests and replays. */
export function webhookDeliveries(app: HttpApp, room: NoticesRoom): void {
  app.addSchema(DeliverySchema);
  log(app, room);
  test(app, room);
  replay(app, room);
}

function log(app: HttpApp, { services: { pool } }: NoticesRoom): void {
  app.get(
    '/api/v1/webhook-endpoints/:id/deliveries',
    {
      onRequest: signedInOnly,
      schema: {
        ...schema('listWebhookDeliveries', 'What was sent there or waits to be, with each try, newest first'),
        querystring: Type.Object({
          before: Type.Optional(Type.String({ pattern: NOTICE_ID })),
          state: Type.Optional(Type.Enum(STATES)),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(Type.Ref('WebhookDelivery')),
            next: Type.Union([Type.String(), Type.Null()]),
          }),
          ...PROBLEMS,
        },
      },
      config: { rateLimit: RATE },
    },
    async (request) => {
      const { id } = await ownEndpoint(pool, request);
      const { before = null, state = null, limit = PER_PAGE } = request.query;
      const rows = await run(pool, SQL.deliveriesOf, [id, before, state, limit + 1]);
      const shown = rows.slice(0, limit);
      return {
        items: shown.flatMap((row) => deliveryView(row) ?? []),
        next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
      };
    },
  );
}

function test(app: HttpApp, { services: { pool, clock } }: NoticesRoom): void {
  app.post(
    '/api/v1/webhook-endpoints/:id/tests',
    {
      onRequest: signedInOnly,
      schema: {
        ...schema('testWebhookEndpoint', 'Send it a message of type webhook.test; what comes of it is in the log'),
        response: { 202: Type.Null(), ...PROBLEMS },
      },
      config: { rateLimit: RATE },
    },
    async (request, reply) => {
      const endpoint = await ownEndpoint(pool, request);
      refuseDisabled(endpoint);
      await addOwnNotice(pool, {
        // Nobody reads it: it is for the endpoint alone.
        audience: `endpoint:${endpoint.id}`,
        code: 'webhook.test',
        subject: endpoint.id,
        facts: {},
        at: clock.now(),
        deliverTo: [{ channel: 'webhook', target: endpoint.id }],
      });
      return reply.code(202).send(null);
    },
  );
}

function replay(app: HttpApp, { services: { pool, clock, engine } }: NoticesRoom): void {
  app.post(
    '/api/v1/webhook-endpoints/:id/replays',
    {
      onRequest: signedInOnly,
      schema: {
        ...schema(
          'replayWebhookDeliveries',
          'Send one delivery again, all that failed since a moment, or everything of a stretch of time, also what was never sent because the endpoint was off',
        ),
        body: Type.Union([
          Type.Object({ delivery: Type.String({ pattern: NOTICE_ID }) }),
          Type.Object({ from: InstantSchema, to: InstantSchema }),
          Type.Object({ failedSince: InstantSchema }),
        ]),
        response: {
          202: Type.Object({
            count: Type.Integer({ description: `How many are sent again; at most ${REPLAY_MAX} at once` }),
          }),
          ...PROBLEMS,
        },
      },
      config: { rateLimit: RATE },
    },
    async (request, reply) => {
      const endpoint = await ownEndpoint(pool, request);
      refuseDisabled(endpoint);
      const { body } = request;
      const now = clock.now();
      if ('delivery' in body) {
        const rows = await run(pool, SQL.replayOne, [endpoint.id, body.delivery, now]);
        if (rows.length === 0) throw notFound();
        return reply.code(202).send({ count: 1 });
      }
      const stretch = 'failedSince' in body ? [body.failedSince] : [body.from, body.to];
      const wrong = stretch.find((moment) => !isMoment(moment));
      if (wrong !== undefined) throw malformed('FMT-008', '', { value: wrong });
      if ('failedSince' in body) {
        const rows = await run(pool, SQL.replayFailed, [endpoint.id, body.failedSince, now, REPLAY_MAX]);
        return reply.code(202).send({ count: rows.length });
      }
      const codes = NOTICE_CODES.filter((code) => endpoint.topics.includes(topicOf(code)));
      const audience = audienceKey({ kind: 'organisation', id: endpoint.organisation_id }, engine.subjectOf);
      const values = [endpoint.id, audience, codes, ...stretch, now, REPLAY_MAX];
      return reply.code(202).send({ count: (await run(pool, SQL.replayRange, values)).length });
    },
  );
}

function refuseDisabled({ disabled_at }: EndpointRow): void {
  if (disabled_at !== null) throw refusalsProblem([refusalFrom(WEBHOOK_REFUSALS, 'NTC-005', '')]);
}
