import { Type } from 'typebox';
import { signedInOnly } from '../install.ts';
import { managedAccount, managesIn } from './managed-user.ts';
import type { AccessRoute } from './route.ts';
import { ProblemRef, SESSION_OR_KEY_SECURITY } from './route.ts';
import { userView } from './user-view.ts';

export const UserParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

/** PATCH /api/v1/users/:id */
export const changeUser: AccessRoute = (app, { access }) => {
  app.patch(
    '/api/v1/users/:id',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'changeUser',
        tags: ['Access'],
        summary: 'Disable an account, or open it again',
        description: 'Disabling ends every session and key of the person at once.',
        security: SESSION_OR_KEY_SECURITY,
        params: UserParams,
        body: Type.Object({ disabled: Type.Boolean() }, { additionalProperties: false }),
        response: { 200: Type.Ref('User'), '4xx': ProblemRef },
      },
    },
    async (request) => {
      const person = await managedAccount(request, access, request.params.id);
      const { disabled } = request.body;
      if (disabled !== person.disabled) await access.people.setDisabled(request.actor, person, disabled);
      return userView({ ...person, disabled }, managesIn(request));
    },
  );
};
