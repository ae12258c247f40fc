import { assignUnheld } from '../assign-unheld.ts';
import { officersOf, type AssignmentServices } from '../officers-of.ts';
import { officerIn } from './officer-in.ts';
import { visibleTo } from '#core/access';
import { signedInOnly } from '#server/access';
import { CATCH_UP_MS_MAX, findCases, OVERVIEW_FOLLOWER } from '#server/declaration';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

/** Where the holder of a case is who has to act. */
const WAITS_FOR_ITS_OFFICER = 'underDocumentCheck,underInspection,discrepancyFound';

/** An officer takes what is next and chooses nothing: whom a case goes to is decided by skill and load, and what comes first by its urgency. */
export function nextCase(app: HttpApp, parts: AssignmentServices & { readonly services: Services }): void {
  const { services } = parts;
  app.post(
    '/api/v1/cases/next',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'takeNextCase',
        tags: ['Cases'],
        summary: 'Give out what nobody holds yet, and tell which of my cases comes first',
        response: {
          200: Type.Object({ number: Type.Union([Type.String(), Type.Null()]) }),
          '4xx': Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const actor = officerIn(request);
      const { country } = services.reference.current().reference;
      const first = async (): Promise<string | null> => {
        const query = { status: WAITS_FOR_ITS_OFFICER, holderId: actor.userId, limit: 1 };
        const now = { country, at: services.clock.now() };
        const { items } = await findCases(services.pool, visibleTo(actor, 'case.read'), query, now);
        return items[0]?.number ?? null;
      };
      const waiting = await first();
      if (waiting !== null || (await assignUnheld(parts)) === 0) return { number: waiting };
      await services.engine.waitFor(services.engine.position(), CATCH_UP_MS_MAX, OVERVIEW_FOLLOWER);
      return { number: await first() };
    },
  );
  app.get(
    '/api/v1/officers',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listOfficers',
        tags: ['Cases'],
        summary: 'Who works at my offices today, and how many cases each holds',
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                userId: Type.String(),
                name: Type.String(),
                offices: Type.Array(Type.String()),
                away: Type.Boolean(),
                openCases: Type.Integer(),
              }),
            ),
          }),
          '4xx': Type.Ref('Problem'),
        },
      },
    },
    async (request) => {
      const actor = officerIn(request);
      const isMine = (officeId: string): boolean => actor.offices.includes(officeId);
      const officers = await officersOf(parts, actor.offices);
      return {
        items: officers.map(({ userId, name, offices, away, openCases }) => ({
          userId,
          name,
          offices: offices.filter(isMine),
          away,
          openCases,
        })),
      };
    },
  );
}
