import { Type } from 'typebox';
import { clearSessionCookie } from '../install.ts';
import type { AccessRoute } from './route.ts';
import { ProblemRef, SESSION_SECURITY } from './route.ts';

/** DELETE /api/v1/session */
export const signOut: AccessRoute = (app, { access, publicUrl }) => {
  app.delete(
    '/api/v1/session',
    {
      schema: {
        operationId: 'signOut',
        tags: ['Access'],
        summary: 'Sign out',
        description:
          'The session ends here, not only in the browser: a copy of the cookie opens nothing any more. Signing out twice is no error.',
        security: SESSION_SECURITY,
        response: { 204: Type.Null(), '4xx': ProblemRef },
      },
    },
    async (request, reply) => {
      if (request.credential.kind === 'session') await access.sessions.signOut(request.credential.token);
      return clearSessionCookie(reply, publicUrl).code(204).send(null);
    },
  );
};
