import { findOverview, LIST_ORDERS } from '../overview.ts';
import { OVERVIEW_FOLLOWER } from '../overview-follower.ts';
import { CaseSummarySchema, DeclarationSummarySchema, ListQuery, SummaryPage } from '../schemas.ts';
import { visibleTo } from '#core/access';
import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

/** How long a reader who named a position waits for the list to see it, before it is told how old the list is. */
export const CATCH_UP_MS_MAX = 2_000;

/** More clients side by side are no board any more. */
const CLIENTS_MAX = 50;
export const ClientIds = Type.String({
  maxLength: CLIENTS_MAX * 21,
  pattern: `^[^,]{1,20}(,[^,]{1,20}){0,${CLIENTS_MAX - 1}}$`,
  description: 'Only the goods of these parties: ids, comma-separated',
});

const Query = Type.Object({
  ...ListQuery.properties,
  sort: Type.Optional(
    Type.Enum(LIST_ORDERS, {
      description:
        'Newest (usual) or oldest first, what is due first, the most tax first, or by how far it has come; the last three of what is open and of the newest thousands of the rest',
    }),
  ),
  client: Type.Optional(ClientIds),
});

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
        summary: 'Declarations that you may see, newest first unless asked otherwise',
        querystring: Query,
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
      const { sort = 'newest', client, ...given } = request.query;
      const query = { ...given, order: sort, ...(client !== undefined && { clientIds: client.split(',') }) };
      const page = await findOverview(services.pool, visibility, query, { country, at });
      return { ...page, items: [...page.items], asOf: at };
    },
  );
}
