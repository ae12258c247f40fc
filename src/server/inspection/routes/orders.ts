import { OpenOrder } from '../inspection-schemas.ts';
import { visibleTo } from '#core/access';
import { inspectionRef } from '#core/clearance';
import { declarationNumber } from '#core/declaration';
import { openRound, type InspectionState } from '#core/inspection';
import { signedIn, signedInOnly } from '#server/access';
import { CATCH_UP_MS_MAX, findCases, OVERVIEW_FOLLOWER } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

/** As many goods as an office looks at in some days; who has more finds the rest in the queue. */
const ORDERS_MAX = 100;

/** What an inspector goes out to: the orders that are open, what is planned soonest first. */
export function orders(app: HttpApp, services: Services): void {
  app.addSchema(OpenOrder);
  app.get(
    '/api/v1/inspections/orders',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listInspectionOrders',
        tags: ['Inspections'],
        summary: 'The open orders of inspection at your offices, what is planned soonest first',
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('OpenOrder')) }), 401: Type.Ref('Problem') },
      },
    },
    async (request) => {
      // Who was just given an order finds it here.
      await services.engine.waitFor(services.engine.position(), CATCH_UP_MS_MAX, OVERVIEW_FOLLOWER);
      const { country } = services.reference.current().reference;
      const { userId } = signedIn(request);
      const { items } = await findCases(
        services.pool,
        visibleTo(request.actor, 'case.read'),
        { status: 'underInspection', limit: ORDERS_MAX },
        { country, at: services.clock.now() },
      );
      const refs = items.map(({ number }) => inspectionRef(declarationNumber(number)));
      const states = [...(await services.engine.readStates<InspectionState>(refs)).values()];
      const rounds = new Map(states.map(({ state }) => [inspectionRef(state.number).id, openRound(state)] as const));
      const open = items.flatMap(({ number, officeId, importerName, description, holderId }) => {
        const round = rounds.get(inspectionRef(declarationNumber(number)).id);
        if (round === undefined) return [];
        const { place, plannedAt, containers, means, at: orderedAt } = round.order;
        const of = { number, officeId, importerName, description, isMine: holderId === userId };
        return [{ ...of, place, plannedAt, orderedAt, containers, means }];
      });
      return { items: open.toSorted((a, b) => a.plannedAt.localeCompare(b.plannedAt)) };
    },
  );
}
