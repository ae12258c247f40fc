import { itemsOf } from '../read-items.ts';
import { caughtUp, shownItems, type SuspenseServices } from '../services.ts';
import { ITEM_STATES } from '../item-row.ts';
import { SQL } from '../sql.ts';
import { declarationRef } from '#core/clearance';
import { signedInOnly } from '#server/access';
import { NumberParams, readDeclaration, wholeAmount } from '#server/declaration';
import { run } from '#server/platform/database';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';

/**
 * Money that came under the reference of one declaration and was not booked to it. The reference proves itself by its check digits, so whoever
 * may see the declaration may know that the money came and that it is looked after; who paid it stays with customs.
 */
export function waitingForDeclaration(app: HttpApp, { services }: SuspenseServices): void {
  app.get(
    '/api/v1/declarations/:number/waiting-payments',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listWaitingPayments',
        tags: ['Payments'],
        summary: 'What came under the reference of a declaration and was not due on it: customs looks after it',
        params: NumberParams,
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                id: Type.String(),
                amount: wholeAmount,
                left: wholeAmount,
                state: Type.Enum(ITEM_STATES),
                receivedAt: Type.String(),
                dueOn: Type.Union([Type.String(), Type.Null()]),
              }),
            ),
          }),
          404: Type.Ref('Problem'),
        },
      },
    },
    async ({ actor, params: { number } }) => {
      const { state } = await readDeclaration(services, actor, number);
      await caughtUp(services);
      const rows = await run(services.pool, SQL.itemsNaming, [declarationRef(state.head.number).id]);
      const items = await shownItems(
        services,
        await itemsOf(
          services,
          rows.map(({ id }) => id),
        ),
      );
      return {
        items: items.map(({ id, amount, left, state: standing, receivedAt, dueOn }) => ({
          id,
          amount,
          left,
          state: standing,
          receivedAt,
          dueOn,
        })),
      };
    },
  );
}
