import { findOverview } from '../overview.ts';
import { OVERVIEW_FOLLOWER } from '../overview-follower.ts';
import { CaseSummarySchema, DeclarationSummarySchema, ListQuery, SummaryPage } from '../schemas.ts';
import { visibleTo } from '#core/access';
import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

/** How long a reader who named a position waits for the list to see it, before it is told how old the list is. */
export const CATCH_UP_MS_MAX = 2_000;

export function listDeclarations(app: HttpApp, services: Services): void {
  app.addSchema(DeclarationSummarySchema);
  app.addSchema(CaseSummarySchema);
  app.get(
    '/api/v1/declarations',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listDeclarations',
        tags: ['Declarations'],
        summary: 'Declarations that you may see, newest first',
        querystring: ListQuery,
        response: { 200: SummaryPage, 401: Type.Ref('Problem') },
      },
    },
    async (request) => {
      if (request.query.position) {
        await services.engine.waitFor(BigInt(request.query.position), CATCH_UP_MS_MAX, OVERVIEW_FOLLOWER);
      }
      const visibility = visibleTo(request.actor, 'declaration.list');
      const { country } = services.reference.current().reference;
      const at = services.clock.now();
      const query = { ...request.query, order: 'newest' as const };
      const page = await findOverview(services.pool, visibility, query, { country, at });
      return { ...page, items: [...page.items], asOf: at };
    },
  );
}
