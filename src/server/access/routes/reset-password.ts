import { Type } from 'typebox';
import { signedInOnly } from '../install.ts';
import { ONE_TIME_PASSWORD_HOURS } from '../people.ts';
import { UserParams } from './change-user.ts';
import { managedAccount } from './managed-user.ts';
import type { AccessRoute } from './route.ts';
import { ProblemRef, SESSION_OR_KEY_SECURITY } from './route.ts';

/** POST /api/v1/users/:id/password-resets */
export const resetPassword: AccessRoute = (app, { access }) => {
  app.post(
    '/api/v1/users/:id/password-resets',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'resetPassword',
        tags: ['Access'],
        summary: 'Give a person a one-time password',
        description: `Ends every session of the person and revokes every API key they made; make new ones once the password is changed. The password is in the answer and never shown again. It opens nothing but the choice of one's own, within ${ONE_TIME_PASSWORD_HOURS} hours.`,
        security: SESSION_OR_KEY_SECURITY,
        params: UserParams,
        response: {
          201: Type.Object({
            oneTimePassword: Type.String(),
            revokedApiKeys: Type.Integer({
              description: 'How many API keys of the person were in force, and are no more',
            }),
          }),
          '4xx': ProblemRef,
        },
      },
    },
    async (request, reply) => {
      const person = await managedAccount(request, access, request.params.id);
      const reset = await access.people.resetPassword(request.actor, person);
      app.programLog.info({ userId: request.actor.userId, reset: person.id }, 'password reset');
      return reply.code(201).header('cache-control', 'no-store').send(reset);
    },
  );
};
