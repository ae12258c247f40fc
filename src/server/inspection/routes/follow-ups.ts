import { INSPECTION_FOLLOWER } from '../follow-inspections.ts';
import { openFollowUps } from '../follow-up-list.ts';
import { followUpNumber, OpenFollowUp } from '../inspection-schemas.ts';
import { visibleTo } from '#core/access';
import { inspectionRef } from '#core/clearance';
import { declarationNumber } from '#core/declaration';
import type { InspectionState } from '#core/inspection';
import { signedInOnly } from '#server/access';
import { CATCH_UP_MS_MAX } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

const PAGE = 50;

/** What discrepancies became and nobody has settled yet, at the offices of who asks. */
export function followUps(app: HttpApp, services: Services): void {
  app.addSchema(OpenFollowUp);
  app.get(
    '/api/v1/inspections/follow-ups',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listFollowUps',
        tags: ['Inspections'],
        summary: 'What followed from discrepancies and is still open at your offices, what waits longest first',
        querystring: Type.Object({
          after: Type.Optional(followUpNumber),
          position: Type.Optional(Type.String({ pattern: '^\\d{1,18}$', description: 'See at least this far' })),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(Type.Ref('OpenFollowUp')),
            after: Type.Union([Type.String(), Type.Null()]),
          }),
          401: Type.Ref('Problem'),
        },
      },
    },
    async ({ actor, query }) => {
      if (query.position) await services.engine.waitFor(BigInt(query.position), CATCH_UP_MS_MAX, INSPECTION_FOLLOWER);
      const { officeIds } = visibleTo(actor, 'case.read');
      const rows = await openFollowUps(services.pool, { officeIds, after: query.after, limit: PAGE + 1 });
      const page = rows.slice(0, PAGE);
      const refs = [...new Set(page.map(({ number }) => number))].map((number) =>
        inspectionRef(declarationNumber(number)),
      );
      const inspections = [...(await services.engine.readStates<InspectionState>(refs)).values()];
      const items = page.flatMap(({ id, number }) => {
        const found = inspections.find(({ state }) => state.number === number)?.state.followUps;
        const followUp = found?.find((each) => each.id === id);
        return followUp === undefined ? [] : [{ ...followUp, number }];
      });
      return { items, after: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null };
    },
  );
}
