import { noticeView } from '../notice-view.ts';
import type { NoticesRoom } from '../notices-room.ts';
import { readerOf } from '../reader.ts';
import { SQL } from '../sql.ts';
import { run } from '#server/platform/database';
import { SESSION_OR_KEY_SECURITY, signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import { NOTICE_ID, RATE, readable } from './shared.ts';

const PER_PAGE = 30;
/** Beyond, a bell says "99+". */
const UNREAD_COUNT_MAX = 100;

/** GET /api/v1/notices, POST /api/v1/notices/{id}/read */
export function listNotices(app: HttpApp, { services }: Pick<NoticesRoom, 'services'>): void {
  const { pool, reference } = services;
  app.get(
    '/api/v1/notices',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listNotices',
        tags: ['Notices'],
        summary: 'What there is to tell you, newest first',
        security: SESSION_OR_KEY_SECURITY,
        querystring: Type.Object({
          before: Type.Optional(Type.String({ pattern: NOTICE_ID, description: 'Only older than this notice' })),
          unread: Type.Optional(Type.Boolean({ description: 'Only those not read yet' })),
          limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
        }),
        response: {
          200: Type.Object({
            unread: Type.Integer({
              description: `How many are not read; ${UNREAD_COUNT_MAX} stands for that many and more`,
            }),
            items: Type.Array(Type.Ref('Notice')),
            next: Type.Union([Type.String({ description: '`before` of the next page; null at the end' }), Type.Null()]),
          }),
          '4xx': Type.Ref('Problem'),
        },
      },
      config: { rateLimit: RATE },
    },
    async (request) => {
      const { actor, query } = request;
      readable(request);
      const { before = null, unread = false, limit = PER_PAGE } = query;
      const { audiences, muted } = await readerOf(actor, services);
      const who = [audiences, actor.userId, actor.organisationId, muted] as const;
      const [[counted], rows] = await Promise.all([
        run(pool, SQL.unread, [...who, UNREAD_COUNT_MAX]),
        limit === 0 ? [] : run(pool, SQL.page, [...who, before, unread, limit + 1]),
      ]);
      const shown = rows.slice(0, limit);
      const { zoneOffsetMinutes } = reference.current().reference.country;
      return {
        unread: counted?.count ?? 0,
        items: shown.flatMap((row) => noticeView(row, { actor, zoneOffsetMinutes, read: row.read }) ?? []),
        next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null,
      };
    },
  );

  app.post(
    '/api/v1/notices/:id/read',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'readNotice',
        tags: ['Notices'],
        summary: 'Mark a notice of yours as read, and with it all older ones where asked to; repeating is harmless',
        security: SESSION_OR_KEY_SECURITY,
        params: Type.Object({ id: Type.String({ pattern: NOTICE_ID }) }),
        querystring: Type.Object({ andOlder: Type.Optional(Type.Boolean()) }),
        response: { 204: Type.Null(), '4xx': Type.Ref('Problem') },
      },
      config: { rateLimit: RATE },
    },
    async (request, reply) => {
      readable(request);
      const { userId, organisationId } = request.actor;
      const { audiences } = await readerOf(request.actor, services);
      if (request.query.andOlder === true) await run(pool, SQL.readUpTo, [userId, organisationId, request.params.id]);
      else await run(pool, SQL.readOne, [userId, request.params.id, audiences]);
      return reply.code(204).send(null);
    },
  );
}
