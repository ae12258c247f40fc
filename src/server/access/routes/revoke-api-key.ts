import { notFound } from '#server/platform/http';
import { Type } from 'typebox';
import { can } from '#core/access';
import { demand, signedIn } from '../install.ts';
import { KeyKindSchema } from './api-key-view.ts';
import type { AccessRoute } from './route.ts';
import { ProblemRef, SESSION_OR_KEY_SECURITY } from './route.ts';

/** DELETE /api/v1/api-keys/:id */
export const revokeApiKey: AccessRoute = (app, { access, keysElsewhere }) => {
  app.delete(
    '/api/v1/api-keys/:id',
    {
      schema: {
        operationId: 'revokeApiKey',
        tags: ['Access'],
        summary: 'Revoke an API key',
        description:
          'Takes effect at once in this process and within five seconds everywhere. Revoking twice is no error.',
        security: SESSION_OR_KEY_SECURITY,
        querystring: Type.Object({ kind: Type.Optional(KeyKindSchema) }),
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }),
        response: { 204: Type.Null(), '4xx': ProblemRef },
      },
    },
    async (request, reply) => {
      const { organisationId } = signedIn(request);
      const { id } = request.params;
      if (request.query.kind !== undefined && request.query.kind !== access.keys.kind) {
        demand(request, 'access.manageKeys', { principalId: organisationId });
        if ((await keysElsewhere?.revoke(organisationId, id)) !== true) throw notFound();
        app.programLog.info({ userId: request.actor.userId, keyId: id }, 'API key of the sandbox revoked');
        return reply.code(204).send(null);
      }
      const owner = await access.keys.ownerOf(id);
      // Another organisation's key and no key at all look the same.
      if (owner === undefined || !can(request.actor, 'access.manageKeys', { principalId: owner })) throw notFound();
      await access.keys.revoke(id);
      app.programLog.info({ userId: request.actor.userId, keyId: id }, 'API key revoked');
      return reply.code(204).send(null);
    },
  );
};
