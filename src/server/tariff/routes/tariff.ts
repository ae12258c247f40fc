import { lineSummary, lineView, MeasureSchema, TariffLineSchema, TariffLineSummarySchema } from '../line-view.ts';
import { TariffPathSchema } from '../path-view.ts';
import { TariffQuery, type InTime } from '../in-time.ts';
import { searchLines } from '../search-lines.ts';
import type { Learned } from '#core/classify';
import { notFound, type HttpApp } from '#server/platform/http';
import { Type } from 'typebox';

const SEARCH_LIMIT = 20;

/** The public tariff: no account, any day, as known now or at any moment before. */
export function tariff(app: HttpApp, inTime: InTime, learned: () => Learned): void {
  app.addSchema(TariffLineSummarySchema);
  app.addSchema(MeasureSchema);
  app.addSchema(TariffPathSchema);
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
          ...TariffQuery,
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        }),
        response: {
          200: Type.Object({ on: Type.String(), items: Type.Array(Type.Ref('TariffLineSummary')) }),
          '4xx': Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const { reference, on } = await inTime(request, request.query);
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
        querystring: Type.Object(TariffQuery),
        response: { 200: Type.Ref('TariffLine'), '4xx': Type.Ref('Problem') },
      },
    },
    async (request) => {
      const { reference, on } = await inTime(request, request.query);
      const line = reference.tariff.lineOn(request.params.code, on);
      if (!line) throw notFound();
      return lineView(line, reference, on);
    },
  );
}
