import { announcePaper, openPapers } from '../paper-list.ts';
import { can, visibleTo } from '#core/access';
import { STATED_TEXT } from '#core/kernel';
import { signedInOnly } from '#server/access';
import { problem, ProblemError, type HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

/** More than an office accepts on paper in days; what is beyond shows when some are entered. */
const PAPERS_SHOWN_MAX = 500;

const Announced = {
  officeId: Type.String({ pattern: '^[A-Z0-9]{2,7}$', description: 'Code list customs-office' }),
  number: Type.String({ pattern: '^[0-9A-Z/-]{1,30}$', description: 'As the office numbered the paper' }),
  on: Type.String({ format: 'date', description: 'The day it was accepted' }),
  acceptedBy: Type.String({ minLength: 1, maxLength: 200, pattern: STATED_TEXT }),
};

/** Papers accepted while the system was down, told by number before they are entered, so that none is forgotten. */
export function paperAnnouncements(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/paper-declarations',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listPapers',
        tags: ['Cases'],
        summary: 'Papers of your offices that were announced and are not entered yet, the oldest first',
        response: {
          200: Type.Object({
            items: Type.Array(Type.Object({ ...Announced, announcedAt: Type.String() }, { $id: 'AnnouncedPaper' })),
          }),
          401: Type.Ref('Problem'),
        },
      },
    },
    async ({ actor }) => {
      const { officeIds } = visibleTo(actor, 'case.read');
      return { items: [...(await openPapers(services.pool, officeIds, PAPERS_SHOWN_MAX))] };
    },
  );

  app.post(
    '/api/v1/paper-declarations/announcements',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'announcePaper',
        tags: ['Cases'],
        summary: 'Announce a paper that your office accepted while the system was down',
        description: 'Announcing it again corrects its day and who accepted it. It leaves the list when it is entered.',
        body: Type.Object(Announced, { additionalProperties: false }),
        response: { 204: Type.Null(), 403: Type.Ref('Problem'), 422: Type.Ref('Problem') },
      },
    },
    async ({ actor, body }, reply) => {
      const resource = { organisationIds: [], officeId: body.officeId };
      if (!can(actor, 'declaration.enterPaper', resource)) throw new ProblemError(problem('not-allowed'));
      await announcePaper(services.pool, { ...body, announcedAt: services.clock.now() });
      return reply.code(204).send(null);
    },
  );
}
