import { notFound } from '#server/platform/http';
import { Type } from 'typebox';
import { demand, signedInOnly } from '../install.ts';
import { resourceOf } from './delegation-view.ts';
import type { AccessRoute } from './route.ts';
import { ProblemRef, SESSION_OR_KEY_SECURITY } from './route.ts';

/** DELETE /api/v1/delegations/:id */
export const revokeDelegation: AccessRoute = (app, { access }) => {
  app.delete(
    '/api/v1/delegations/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'revokeDelegation',
        tags: ['Access'],
        summary: 'End a delegation that my organisation gave',
        description:
          'Takes effect at once in this process and within five seconds everywhere. Revoking twice is no error.',
        security: SESSION_OR_KEY_SECURITY,
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }),
        response: { 204: Type.Null(), '4xx': ProblemRef },
      },
    },
    async (request, reply) => {
      const row = await access.people.delegation(request.params.id);
      // One between others and none at all look alike.
      demand(request, 'delegation.grant', row ? resourceOf(row) : {});
      if (row === undefined) throw notFound();
      if (row.revoked_at === null) await access.people.revoke(request.actor, row);
      app.programLog.info({ userId: request.actor.userId, delegationId: row.id }, 'delegation revoked');
      return reply.code(204).send(null);
    },
  );
};
