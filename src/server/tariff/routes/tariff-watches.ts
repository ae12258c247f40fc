import { calendarOf } from '../calendar-of.ts';
import { NoticedChangeSchema } from '../noticed-change.ts';
import {
  addWatch,
  markRead,
  noticesOf,
  removeWatch,
  unreadCount,
  watchesOf,
  WATCHES_MAX,
  type Notice,
} from '../watches.ts';
import { addDays, legalDate, refusalFrom, type RefusalRule } from '#core/kernel';
import { changesIn, nodeOn, type Tariff } from '#core/tariff';
import { demand, signedInOnly } from '#server/access';
import { notFound, refusalsProblem, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

const TextSchema = Type.Object({ vi: Type.String(), en: Type.String() });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const Node = Type.Object({ node: Type.String({ pattern: '^(\\d{2}|\\d{4}|\\d{6}|\\d{8})$' }) });

const WatchSchema = Type.Object(
  {
    node: Type.String(),
    name: nullable(TextSchema),
    createdAt: Type.String(),
    nextChange: nullable(Type.String({ description: 'The next day within a year on which its law changes' })),
  },
  { $id: 'TariffWatch' },
);

const NoticeSchema = Type.Object(
  {
    id: Type.String(),
    node: Type.String(),
    name: nullable(TextSchema),
    cause: Type.Enum(['publication', 'day'], {
      description: 'A publication says otherwise than the one before, or a day comes on which the law changes',
    }),
    day: Type.String({ description: 'The first day on which something is different' }),
    at: Type.String({ description: 'When it was told' }),
    readAt: nullable(Type.String()),
    changes: Type.Array(Type.Ref('NoticedTariffChange')),
    changeCount: Type.Integer({ description: 'May be more than are listed' }),
  },
  { $id: 'TariffNotice' },
);

/** As far as the next change of a code is looked for. */
const LOOK_AHEAD_DAYS = 365;
const NOTICES_A_PAGE = 30;
const RATE = { max: 240, timeWindow: '1 minute' } as const;

/** Why a code is not watched. */
export const WATCH_REFUSALS = {
  'TRF-001': {
    label: { vi: 'Mã theo dõi', en: 'Watched code' },
    message: {
      vi: `Bạn đang theo dõi ${WATCHES_MAX} mã, nhiều nhất có thể`,
      en: `You are watching ${WATCHES_MAX} codes, which is as many as there can be`,
    },
    fix: {
      vi: 'Bỏ theo dõi mã không còn cần, hoặc theo dõi cả nhóm hay chương thay cho từng mã',
      en: 'Stop watching codes you no longer need, or watch a heading or chapter in place of single codes',
    },
  },
} as const satisfies Record<string, RefusalRule>;

/** What a signed-in person watches, and what there was to tell. These notices are not sent by e-mail or webhook. */
export function tariffWatches(app: HttpApp, services: Pick<Services, 'pool' | 'clock' | 'reference'>): void {
  app.addSchema(NoticedChangeSchema);
  app.addSchema(WatchSchema);
  app.addSchema(NoticeSchema);
  watchRoutes(app, services);
  noticeRoutes(app, services);
}

function watchRoutes(app: HttpApp, { pool, clock, reference }: Pick<Services, 'pool' | 'clock' | 'reference'>): void {
  const today = () => {
    const { reference: law } = reference.current();
    return { tariff: law.tariff, on: legalDate(clock.now(), law.country.zoneOffsetMinutes) };
  };
  app.get(
    '/api/v1/tariff/watches',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listTariffWatches',
        tags: ['Tariff'],
        summary: 'The codes you watch, each with the next day on which its law changes',
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('TariffWatch')) }), '4xx': Type.Ref('Problem') },
      },
      config: { rateLimit: RATE },
    },
    async (request) => {
      demand(request, 'tariff.watch');
      const { tariff, on } = today();
      const watches = await watchesOf(pool, request.actor.userId);
      const calendar = watches.length === 0 ? [] : await calendarOf(tariff);
      const ahead = changesIn(calendar, { from: addDays(on, 1), to: addDays(on, LOOK_AHEAD_DAYS) });
      return {
        items: watches.map(({ node, createdAt }) => ({
          node,
          name: nameOf(tariff, node, on),
          createdAt,
          nextChange: ahead.find(({ codes }) => codes.some((code) => code.startsWith(node)))?.day ?? null,
        })),
      };
    },
  );

  app.put(
    '/api/v1/tariff/watches/:node',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'watchTariffNode',
        tags: ['Tariff'],
        summary: 'Watch a chapter, heading, subheading or line; repeating is harmless',
        params: Node,
        response: { 204: Type.Null(), '4xx': Type.Ref('Problem') },
      },
      config: { rateLimit: RATE },
    },
    async (request, reply) => {
      demand(request, 'tariff.watch');
      const { node } = request.params;
      const { tariff } = today();
      if (!tariff.codes.some((code) => code.startsWith(node))) throw notFound();
      const added = await addWatch(pool, { userId: request.actor.userId, node }, clock.now());
      if (added === 'full') throw refusalsProblem([refusalFrom(WATCH_REFUSALS, 'TRF-001', '')]);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/tariff/watches/:node',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'unwatchTariffNode',
        tags: ['Tariff'],
        summary: 'Watch it no more; what was told stays',
        params: Node,
        response: { 204: Type.Null(), '4xx': Type.Ref('Problem') },
      },
      config: { rateLimit: RATE },
    },
    async (request, reply) => {
      demand(request, 'tariff.watch');
      await removeWatch(pool, { userId: request.actor.userId, node: request.params.node });
      return reply.code(204).send(null);
    },
  );
}

function noticeRoutes(app: HttpApp, { pool, clock, reference }: Pick<Services, 'pool' | 'clock' | 'reference'>): void {
  app.get(
    '/api/v1/tariff/notices',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listTariffNotices',
        tags: ['Tariff'],
        summary: 'What there was to tell of the codes you watch, newest first',
        querystring: Type.Object({
          before: Type.Optional(Type.String({ pattern: '^\\d{1,18}$', description: 'Only older than this notice' })),
          unread: Type.Optional(Type.Boolean({ description: 'Only those not read yet' })),
          limit: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
        }),
        response: {
          200: Type.Object({
            unread: Type.Integer(),
            items: Type.Array(Type.Ref('TariffNotice')),
            next: nullable(Type.String({ description: '`before` of the next page; null at the end' })),
          }),
          '4xx': Type.Ref('Problem'),
        },
      },
      config: { rateLimit: RATE },
    },
    async (request) => {
      demand(request, 'tariff.watch');
      const { before, unread = false, limit = NOTICES_A_PAGE } = request.query;
      const { userId } = request.actor;
      const [count, notices] = await Promise.all([
        unreadCount(pool, userId),
        noticesOf(pool, userId, { ...(before !== undefined && { before }), limit: limit + 1, unreadOnly: unread }),
      ]);
      const { reference: law } = reference.current();
      const on = legalDate(clock.now(), law.country.zoneOffsetMinutes);
      const shown = notices.slice(0, limit);
      return {
        unread: count,
        items: shown.map((notice) => noticeView(notice, nameOf(law.tariff, notice.node, on))),
        next: notices.length > limit ? (shown.at(-1)?.id ?? null) : null,
      };
    },
  );

  app.post(
    '/api/v1/tariff/notices/:id/read',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'readTariffNotice',
        tags: ['Tariff'],
        summary: 'Mark a notice of yours as read, and with it all older ones where asked to',
        params: Type.Object({ id: Type.String({ pattern: '^\\d{1,18}$' }) }),
        querystring: Type.Object({ andOlder: Type.Optional(Type.Boolean()) }),
        response: { 204: Type.Null(), '4xx': Type.Ref('Problem') },
      },
      config: { rateLimit: RATE },
    },
    async (request, reply) => {
      demand(request, 'tariff.watch');
      const { andOlder = false } = request.query;
      await markRead(pool, request.actor.userId, { id: request.params.id, andOlder }, clock.now());
      return reply.code(204).send(null);
    },
  );
}

const nameOf = (tariff: Tariff, node: string, on: Parameters<typeof nodeOn>[2]) => {
  const name = nodeOn(tariff, node, on)?.name;
  return name ? { ...name } : null;
};

const noticeView = (
  { id, node, cause, day, at, readAt, changes, changeCount }: Notice,
  name: { vi: string; en: string } | null,
) => ({ id, node, name, cause, day, at, readAt, changes: [...changes], changeCount });
