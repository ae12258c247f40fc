import { visibleTo } from '#core/access';
import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';
import { deskOf } from '../desk.ts';
import { OVERVIEW_FOLLOWER } from '../overview-follower.ts';
import { wholeAmount } from '../schemas.ts';
import { CATCH_UP_MS_MAX, ClientIds } from './list-declarations.ts';

const Query = Type.Object(
  {
    client: Type.Optional(ClientIds),
    position: Type.Optional(Type.String({ pattern: '^\\d{1,18}$', description: 'Wait until this is in the lists' })),
  },
  { additionalProperties: false },
);

const Part = Type.Object({
  count: Type.Integer(),
  overdue: Type.Integer({ description: 'Of them: whose time has run out' }),
  items: Type.Array(Type.Ref('DeclarationSummary')),
});

/** Where a trader's or broker's day begins. */
export function showDesk(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/desk',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'showDesk',
        tags: ['Declarations'],
        summary: 'What is to be done, what is waited for, what was done in the last week, and what is to be paid',
        querystring: Query,
        response: {
          200: Type.Object({
            toDo: Part,
            waiting: Part,
            done: Part,
            money: Type.Object({ count: Type.Integer(), amountDue: wholeAmount, currency: Type.String() }),
            /** All there are, whichever of them was asked for. */
            clients: Type.Array(
              Type.Object({
                id: Type.String(),
                name: Type.String(),
                toDo: Type.Integer(),
                waiting: Type.Integer(),
                overdue: Type.Integer(),
                amountDue: wholeAmount,
              }),
            ),
            asOf: Type.String(),
          }),
          401: Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const { client, position } = request.query;
      if (position) await services.engine.waitFor(BigInt(position), CATCH_UP_MS_MAX, OVERVIEW_FOLLOWER);
      const { country } = services.reference.current().reference;
      const at = services.clock.now();
      const visibility = visibleTo(request.actor, 'declaration.list');
      const { parts, money, clients } = await deskOf(services.pool, visibility, client?.split(','), { country, at });
      const shown = ({ count, overdue, items }: (typeof parts)['toDo']) => ({ count, overdue, items: [...items] });
      return {
        toDo: shown(parts.toDo),
        waiting: shown(parts.waiting),
        done: shown(parts.done),
        money: { ...money, currency: country.currency },
        clients: [...clients],
        asOf: at,
      };
    },
  );
}
