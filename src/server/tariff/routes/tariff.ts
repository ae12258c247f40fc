import { lineSummary, lineView, MeasureSchema, TariffLineSchema, TariffLineSummarySchema } from '../line-view.ts';
import { searchLines } from '../search-lines.ts';
import type { Learned } from '#core/classify';
import { dayOf } from '#server/codes';
import { notFound, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

const OnQuery = {
  on: Type.Optional(
    Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'The day whose law applies; today by default' }),
  ),
};
const SEARCH_LIMIT = 20;

/** The public tariff: no account, any day. */
export function tariff(app: HttpApp, services: Services, learned: () => Learned): void {
  app.addSchema(TariffLineSummarySchema);
  app.addSchema(MeasureSchema);
  app.addSchema(TariffLineSchema);

  app.get(
    '/api/v1/tariff',
    {
      schema: {
        operationId: 'searchTariff',
        tags: ['Public'],
        summary: 'Find tariff lines by code or by words, with or without accents; the likeliest first',
        querystring: Type.Object({
          q: Type.String({ minLength: 1, maxLength: 100 }),
          ...OnQuery,
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        }),
        response: {
          200: Type.Object({ on: Type.String(), items: Type.Array(Type.Ref('TariffLineSummary')) }),
          422: Type.Ref('Problem'),
        },
      },
    },
    (request) => {
      const { reference } = services.reference.current();
      const on = dayOf(request.query.on, services);
      const lines = searchLines(request.query.q, {
        reference,
        on,
        limit: request.query.limit ?? SEARCH_LIMIT,
        learned: learned(),
      });
      return { on, items: lines.map(lineSummary) };
    },
  );

  app.get(
    '/api/v1/tariff/:code',
    {
      schema: {
        operationId: 'showTariffLine',
        tags: ['Public'],
        summary: 'One tariff line: rates as printed, agreements, taxes, controls',
        params: Type.Object({ code: Type.String({ pattern: '^\\d{8}$' }) }),
        querystring: Type.Object(OnQuery),
        response: { 200: Type.Ref('TariffLine'), 404: Type.Ref('Problem') },
      },
    },
    (request) => {
      const { reference } = services.reference.current();
      const on = dayOf(request.query.on, services);
      const line = reference.tariff.lineOn(request.params.code, on);
      if (!line) throw notFound();
      return lineView(line, reference, on);
    },
  );
}
