import { Type } from 'typebox';
import type { AccessRoute } from './route.ts';
import { ProblemRef, PUBLIC_SECURITY } from './route.ts';
import { sessionView } from './session-view.ts';

/** GET /api/v1/session */
export const readSession: AccessRoute = (app, { access }) => {
  app.get(
    '/api/v1/session',
    {
      schema: {
        operationId: 'readSession',
        tags: ['Access'],
        summary: 'Who am I',
        description:
          'Also renews the session. For a visitor, user and organisation are null: being nobody is no error.',
        security: PUBLIC_SECURITY,
        response: { 200: Type.Ref('Session'), '4xx': ProblemRef },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return sessionView(request, access);
    },
  );
};
