import { noticeView } from '../notice-view.ts';
import type { NoticesRoom } from '../notices-room.ts';
import { readerOf } from '../reader.ts';
import { SESSION_OR_KEY_SECURITY, signedInOnly } from '#server/access';
import { problem, ProblemError, type HttpApp } from '#server/platform/http';
import { PassThrough } from 'node:stream';
import { Type } from 'typebox';
import { NOTICE_ID, RATE, readable } from './shared.ts';

/** Tabs of one person; each costs a connection and a place in every look. */
const STREAMS_PER_USER_MAX = 6;
/** Proxies cut what is silent for half a minute. */
const HEARTBEAT_MS = 15_000;
/** Then the client comes back, and it is asked again who it is and what it may read. */
const STREAM_MS_MAX = 10 * 60_000;
const RETRY_MS = 2_000;
/** Who leaves so much unread is cut off, and goes on from where it was when it comes back. */
const UNSENT_BYTES_MAX = 262_144;

/** GET /api/v1/notices/stream */
export function streamNotices(app: HttpApp, { services, hub }: Pick<NoticesRoom, 'services' | 'hub'>): void {
  const perUser = new Map<string, number>();
  app.get(
    '/api/v1/notices/stream',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'streamNotices',
        tags: ['Notices'],
        summary:
          'Notices as they happen, as server-sent events; with Last-Event-ID from after that notice on, without loss or repeat',
        security: SESSION_OR_KEY_SECURITY,
        produces: ['text/event-stream'],
        headers: Type.Object({
          'last-event-id': Type.Optional(Type.String({ description: 'The id of the last notice that came' })),
        }),
        response: { 200: Type.String(), '4xx': Type.Ref('Problem') },
      },
      config: { rateLimit: RATE },
    },
    async (request, reply) => {
      readable(request);
      const { actor } = request;
      const open = perUser.get(actor.userId) ?? 0;
      if (open >= STREAMS_PER_USER_MAX)
        throw new ProblemError(
          problem('too-many-requests', { detail: `At most ${STREAMS_PER_USER_MAX} streams a person` }),
        );
      perUser.set(actor.userId, open + 1);
      const leave = (): void => {
        const left = (perUser.get(actor.userId) ?? 1) - 1;
        if (left > 0) perUser.set(actor.userId, left);
        else perUser.delete(actor.userId);
      };
      const { audiences, muted } = await readerOf(actor, services).catch((error: unknown) => {
        leave();
        throw error;
      });
      const mutedCodes = new Set(muted);
      const stream = new PassThrough();
      const { zoneOffsetMinutes } = services.reference.current().reference.country;
      stream.write(`retry: ${RETRY_MS}\n\n`);
      const lastId = request.headers['last-event-id'];
      const end = hub.listen(
        {
          audiences,
          isMuted: (code) => mutedCodes.has(code),
          send: (row) => {
            const view = noticeView(row, { actor, zoneOffsetMinutes, read: false });
            if (view) stream.write(`id: ${row.id}\nevent: notice\ndata: ${JSON.stringify(view)}\n\n`);
            return stream.writableLength <= UNSENT_BYTES_MAX;
          },
          close: () => stream.end(),
        },
        typeof lastId === 'string' && new RegExp(NOTICE_ID).test(lastId) ? BigInt(lastId) : undefined,
      );
      const heartbeat = setInterval(() => stream.write(': \n\n'), HEARTBEAT_MS).unref();
      const life = setTimeout(() => stream.end(), STREAM_MS_MAX).unref();
      stream.once('close', () => {
        clearInterval(heartbeat);
        clearTimeout(life);
        end();
        leave();
      });
      reply.raw.once('close', () => stream.destroy());
      return (
        reply
          .header('content-type', 'text/event-stream; charset=utf-8')
          .header('cache-control', 'no-store')
          .header('x-accel-buffering', 'no')
          // Its connection ends with it: a server that stops waits for none that is kept.
          .header('connection', 'close')
          .send(stream)
      );
    },
  );
}
