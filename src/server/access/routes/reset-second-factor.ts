import { Type } from 'typebox';
import { signedInOnly } from '../install.ts';
import { UserParams } from './change-user.ts';
import { managedAccount } from './managed-user.ts';
import type { AccessRoute } from './route.ts';
import { ProblemRef, SESSION_OR_KEY_SECURITY } from './route.ts';

/** POST /api/v1/users/:id/second-factor-resets */
export const resetSecondFactor: AccessRoute = (app, { access }) => {
  app.post(
    '/api/v1/users/:id/second-factor-resets',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'resetSecondFactor',
        tags: ['Access'],
        summary: 'Take the second factor from a person who lost it',
        description:
          'Authenticator app, passkeys and recovery codes are gone and every session ends; the password alone opens the account until the person enrols anew.',
        security: SESSION_OR_KEY_SECURITY,
        params: UserParams,
        response: { 204: Type.Null(), '4xx': ProblemRef },
      },
    },
    async (request, reply) => {
      const person = await managedAccount(request, access, request.params.id);
      await access.people.resetSecondFactor(request.actor, person);
      app.programLog.info({ userId: request.actor.userId, reset: person.id }, 'second factor reset');
      return reply.code(204).send(null);
    },
  );
};
