import { visibleTo } from '#core/access';
import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import { Type } from 'typebox';
import type { FixesRoom } from '../fixes-room.ts';
import { lookAgainAt, ON_DEMAND } from '../look-again.ts';

export function lookAgain(app: HttpApp, { services }: FixesRoom): void {
  app.post(
    '/api/v1/fixes/looks',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'lookAgain',
        tags: ['Declarations'],
        summary:
          'Check drafts that nobody tried to lodge, and pre-registrations, under the law and the code lists of today',
        description:
          'The same is done for everybody each night. What is found is in the list of fixes from then on; what is merely missing in a draft is not.',
        response: {
          200: Type.Object({
            examined: Type.Integer(),
            found: Type.Integer(),
            isCut: Type.Boolean({ description: 'There is more than one look examines' }),
            asOf: Type.String(),
          }),
          401: Type.Ref('Problem'),
        },
      },
      config: { rateLimit: { max: 6, timeWindow: '1 minute' } },
    },
    async ({ actor }) => {
      const { organisationIds } = visibleTo(actor, 'draft.read');
      const asOf = services.clock.now();
      if (organisationIds.length === 0) return { examined: 0, found: 0, isCut: false, asOf };
      return { ...(await lookAgainAt(services, organisationIds, ON_DEMAND)), asOf };
    },
  );
}
