import { FIELD_POINTER } from '#core/draft';
import { signedInOnly } from '#server/access';
import { problem, ProblemError, type HttpApp } from '#server/platform/http';
import { PassThrough } from 'node:stream';
import { Type } from 'typebox';
import { DraftParams, Token } from '../draft-view.ts';
import type { DraftsRoom } from '../drafts-room.ts';
import type { PresenceRow } from '../sql.ts';
import { CHANGE_RATE, findDraft, PROBLEMS, SECURITY, TAGS } from './shared.ts';

/** Tabs with a draft in them; each costs a connection. */
const STREAMS_PER_USER_MAX = 12;
/** Proxies cut what is silent for half a minute. */
const HEARTBEAT_MS = 15_000;
/** Then the client comes back, and it is asked again who it is and what it may read. */
const STREAM_MS_MAX = 10 * 60_000;
const RETRY_MS = 1_000;
/** A change of a whole draft fits in. */
const UNSENT_BYTES_MAX = 8 * 1_024 * 1_024;

/** GET /api/v1/drafts/:id/stream, and where in the draft somebody is. */
export function watchDraft(app: HttpApp, room: DraftsRoom): void {
  stream(app, room);
  presence(app, room);
}

function stream(app: HttpApp, room: DraftsRoom): void {
  const perUser = new Map<string, number>();
  app.get(
    '/api/v1/drafts/:id/stream',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'watchDraft',
        tags: TAGS,
        summary:
          'What happens to a draft, as server-sent events: change, presence, turn (read its head anew), behind (read it anew)',
        description: 'With Last-Event-ID, or after a revision, from there on without loss or repeat.',
        security: SECURITY,
        produces: ['text/event-stream'],
        params: DraftParams,
        querystring: Type.Object({
          after: Type.Integer({ minimum: 0, maximum: 2_147_483_647 }),
          device: Type.Optional(Token),
        }),
        headers: Type.Object({ 'last-event-id': Type.Optional(Type.String({ maxLength: 12 })) }),
        response: { 200: Type.String(), '4xx': Type.Ref('Problem') },
      },
      config: { rateLimit: CHANGE_RATE },
    },
    async (request, reply) => {
      const { id } = await findDraft(room, request, 'draft.read');
      const { userId } = request.actor;
      const { device, after } = request.query;
      const open = perUser.get(userId) ?? 0;
      if (open >= STREAMS_PER_USER_MAX)
        throw new ProblemError(
          problem('too-many-requests', { detail: `At most ${STREAMS_PER_USER_MAX} streams a person` }),
        );
      perUser.set(userId, open + 1);
      const lastId = Number(request.headers['last-event-id']);
      const out = new PassThrough();
      out.write(`retry: ${RETRY_MS}\n\n`);
      const send = (event: string, data: unknown, eventId?: number): boolean => {
        out.write(
          `${eventId === undefined ? '' : `id: ${eventId}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
        );
        return out.writableLength <= UNSENT_BYTES_MAX;
      };
      const end = room.hub.watch({
        draftId: id,
        revision: Number.isInteger(lastId) && lastId > after ? lastId : after,
        onChange: (change) => send('change', change, change.revision),
        onTurn: () => send('turn', {}),
        onBehind: () => send('behind', {}),
        onPresence: (people) => send('presence', { people: people.map(personView) }),
        close: () => out.end(),
      });
      const heartbeat = setInterval(() => out.write(': \n\n'), HEARTBEAT_MS).unref();
      const life = setTimeout(() => out.end(), STREAM_MS_MAX).unref();
      out.once('close', () => {
        clearInterval(heartbeat);
        clearTimeout(life);
        end();
        const left = (perUser.get(userId) ?? 1) - 1;
        if (left > 0) perUser.set(userId, left);
        else perUser.delete(userId);
      });
      reply.raw.once('close', () => {
        out.destroy();
        // Whoever closes the page is gone at once; a server that stops needs not say so.
        if (device !== undefined) void room.store.leave(id, device).then(room.hub.wake, () => undefined);
      });
      return (
        reply
          .header('content-type', 'text/event-stream; charset=utf-8')
          .header('cache-control', 'no-store')
          .header('x-accel-buffering', 'no')
          // Its connection ends with it: a server that stops waits for none that is kept.
          .header('connection', 'close')
          .send(out)
      );
    },
  );
}

const personView = ({ device, user_id, name, at }: PresenceRow) => ({ device, userId: user_id, name, at });

function presence(app: HttpApp, room: DraftsRoom): void {
  app.put(
    '/api/v1/drafts/:id/presence',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'appearInDraft',
        tags: TAGS,
        summary: 'Say where in a draft you are; forgotten after some seconds unless said again',
        security: SECURITY,
        params: DraftParams,
        body: Type.Object(
          {
            device: Token,
            at: Type.Union([Type.String({ maxLength: 400, pattern: FIELD_POINTER }), Type.Null()], {
              description: 'A field, by its stable pointer; null for nowhere in particular',
            }),
          },
          { additionalProperties: false },
        ),
        response: { 204: Type.Null(), ...PROBLEMS },
      },
      config: { rateLimit: CHANGE_RATE },
    },
    async (request, reply) => {
      const { id } = await findDraft(room, request, 'draft.read');
      const { device, at } = request.body;
      await room.store.appear(id, device, at, await room.hand(request.actor));
      room.hub.wake();
      return reply.code(204).send(null);
    },
  );
}
