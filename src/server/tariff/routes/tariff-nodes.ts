import { nodeView, TariffNodeSchema, TariffNodeStepSchema } from '../node-view.ts';
import { TariffQuery, type InTime } from '../in-time.ts';
import { notFound, type HttpApp } from '#server/platform/http';
import { Type } from 'typebox';

/** The nomenclature as a tree, loaded node by node. Add after the schemas of lines and measures. */
export function tariffNodes(app: HttpApp, inTime: InTime): void {
  app.addSchema(TariffNodeStepSchema);
  app.addSchema(TariffNodeSchema);

  app.get(
    '/api/v1/tariff/nodes',
    {
      schema: {
        operationId: 'listTariffSections',
        tags: ['Public'],
        summary: 'The sections of the nomenclature',
        querystring: Type.Object(TariffQuery),
        response: { 200: Type.Ref('TariffNode'), '4xx': Type.Ref('Problem') },
      },
    },
    async (request) => {
      const { reference, on } = await inTime(request, request.query);
      const view = nodeView('', reference, on);
      if (view === undefined) throw notFound();
      return view;
    },
  );

  app.get(
    '/api/v1/tariff/nodes/:code',
    {
      schema: {
        operationId: 'showTariffNode',
        tags: ['Public'],
        summary:
          'A section, chapter, heading or subheading: what is above and below it, its notes and the measures it carries',
        params: Type.Object({ code: Type.String({ pattern: '^([IVX]{1,6}|\\d{2}|\\d{4}|\\d{6}|\\d{8})$' }) }),
        querystring: Type.Object(TariffQuery),
        response: { 200: Type.Ref('TariffNode'), '4xx': Type.Ref('Problem') },
      },
    },
    async (request) => {
      const { reference, on } = await inTime(request, request.query);
      const view = nodeView(request.params.code, reference, on);
      if (view === undefined) throw notFound();
      return view;
    },
  );
}
