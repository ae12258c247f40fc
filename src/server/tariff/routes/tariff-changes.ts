import { calendarOf } from '../calendar-of.ts';
import { changeView, historyView, TariffChangeSchema, TariffStretchSchema } from '../change-view.ts';
import { TariffQuery, type InTime } from '../in-time.ts';
import { addDays } from '#core/kernel';
import { changesIn } from '#core/tariff';
import { dayAsked } from '#server/codes';
import { type HttpApp, notFound } from '#server/platform/http';
import { KnownAt } from '#server/reference';
import { Type } from 'typebox';

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
/** As far as a plan of purchases looks ahead. */
const DAYS_AHEAD = 365;
const PAGE_SIZE = 25;

/** What the tariff said, says and will say. Add after the schemas of lines and measures. */
export function tariffChanges(app: HttpApp, inTime: InTime): void {
  app.addSchema(TariffStretchSchema);
  app.addSchema(TariffChangeSchema);

  app.get(
    '/api/v1/tariff/:code/history',
    {
      schema: {
        operationId: 'showTariffHistory',
        tags: ['Public'],
        summary: 'All stretches of days of a line, past and to come, with what changed between them',
        params: Type.Object({ code: Type.String({ pattern: '^\\d{8}$' }) }),
        querystring: Type.Object(KnownAt),
        response: {
          200: Type.Object({ code: Type.String(), today: Type.String(), items: Type.Array(Type.Ref('TariffStretch')) }),
          '4xx': Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const { code } = request.params;
      const { reference, on } = await inTime(request, request.query);
      const items = historyView(code, reference);
      if (items.length === 0) throw notFound();
      return { code, today: on, items };
    },
  );

  app.get(
    '/api/v1/tariff/changes',
    {
      schema: {
        operationId: 'listTariffChanges',
        tags: ['Public'],
        summary: 'What changes on which day, each change once for all the lines it is the same for',
        querystring: Type.Object({
          from: Type.Optional({ ...day, description: 'The first day; tomorrow by default' }),
          to: Type.Optional({ ...day, description: 'The last day; a year after the first by default' }),
          code: Type.Optional(Type.String({ pattern: '^\\d{2,8}$', description: 'Only lines whose code starts so' })),
          page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, description: `Of ${PAGE_SIZE} changes` })),
          knownAt: TariffQuery.knownAt,
        }),
        response: {
          200: Type.Object({
            from: Type.String(),
            to: Type.String(),
            total: Type.Integer(),
            pages: Type.Integer(),
            items: Type.Array(Type.Ref('TariffChange')),
          }),
          '4xx': Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const { code, page = 1, knownAt } = request.query;
      const { reference, on: today } = await inTime(request, knownAt === undefined ? {} : { knownAt });
      const from = request.query.from === undefined ? addDays(today, 1) : dayAsked(request.query.from, '/from');
      const to = request.query.to === undefined ? addDays(from, DAYS_AHEAD) : dayAsked(request.query.to, '/to');
      const calendar = await calendarOf(reference.tariff);
      const changes = changesIn(calendar, { from, to, ...(code !== undefined && { within: code }) });
      return {
        from,
        to,
        total: changes.length,
        pages: Math.ceil(changes.length / PAGE_SIZE),
        items: changes.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((change) => changeView(change, reference)),
      };
    },
  );
}
