import { traderOf } from '../trader-of.ts';
import { consultationFor } from './consultation.ts';
import { trackingOf } from '#core/clearance';
import { signedInOnly } from '#server/access';
import { declarationView, madeWith, NumberParams, readDeclaration } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

/** Not the officer's view with parts left out: made for the trader, of nothing but what the trader may read. */
export function caseAsTrader(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/cases/:number/as-trader',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showCaseAsTrader',
        tags: ['Cases'],
        summary: 'A case as its trader sees it: nothing that is kept for the office',
        params: NumberParams,
        response: {
          200: Type.Object({
            view: Type.Ref('DeclarationView'),
            consultation: Type.Ref('ConsultationOverview'),
          }),
          '4xx': Type.Ref('Problem'),
          503: Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const { number } = request.params;
      const record = await readDeclaration(services, request.actor, number, 'case.read');
      const trader = traderOf(record.state.head);
      const view = declarationView(
        record,
        trader,
        services.reference.current(),
        await madeWith(record, services),
        trackingOf(number, services),
        services.clock.now(),
      );
      return { view, consultation: await consultationFor(record.state, trader, services) };
    },
  );
}
