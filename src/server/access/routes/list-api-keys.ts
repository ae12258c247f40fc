import { Type } from 'typebox';
import { demand, signedIn } from '../install.ts';
import { apiKeyView } from './api-key-view.ts';
import type { AccessRoute } from './route.ts';
import { ProblemRef, SESSION_OR_KEY_SECURITY } from './route.ts';

/** GET /api/v1/api-keys */
export const listApiKeys: AccessRoute = (app, { access }) => {
  app.get(
    '/api/v1/api-keys',
    {
      schema: {
        operationId: 'listApiKeys',
        tags: ['Access'],
        summary: 'The API keys of my organisation, newest first',
        security: SESSION_OR_KEY_SECURITY,
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('ApiKey')) }), '4xx': ProblemRef },
      },
    },
    async (request) => {
      const { organisationId } = signedIn(request);
      demand(request, 'access.manageKeys', { principalId: organisationId });
      return { items: (await access.keys.list(organisationId)).map(apiKeyView) };
    },
  );
};
