import { demand, signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import { rememberedFigures } from '../remembered-figures.ts';
import type { MeasureServices } from '../measure-services.ts';
import { ModelFigures, SHARED } from '../measure-views.ts';

/** How models do in service, for who answers for them. */
export function modelFigures(app: HttpApp, all: MeasureServices): void {
  for (const schema of [...SHARED, ModelFigures]) app.addSchema(schema);
  const figures = rememberedFigures(all);
  app.get(
    '/api/v1/risk/models/figures',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showModelFigures',
        tags: ['Risk'],
        summary:
          'Drift, calibration, lift, what is found by chance, and champion beside challenger, corrected by inverse propensity',
        response: { 200: Type.Ref('ModelFigures'), '4xx': Type.Ref('Problem'), 503: Type.Ref('Problem') },
      },
    },
    async (request) => {
      demand(request, 'risk.model.read');
      return figures();
    },
  );
}
