import { Type } from 'typebox';
import { demand, signedIn } from '../install.ts';
import { apiKeyView, KeyKindSchema } from './api-key-view.ts';
import type { AccessRoute } from './route.ts';
import { ProblemRef, SESSION_OR_KEY_SECURITY } from './route.ts';

/** GET /api/v1/api-keys */
export const listApiKeys: AccessRoute = (app, { access, keysElsewhere }) => {
  app.get(
    '/api/v1/api-keys',
    {
      schema: {
        operationId: 'listApiKeys',
        tags: ['Access'],
        summary: 'The API keys of my organisation, newest first',
        description:
          'Those that this system takes, or those of the other kind. Keys of the sandbox may take some seconds, for which it is woken.',
        security: SESSION_OR_KEY_SECURITY,
        querystring: Type.Object({ kind: Type.Optional(KeyKindSchema) }),
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('ApiKey')) }), '4xx': ProblemRef },
      },
    },
    async (request) => {
      const { organisationId } = signedIn(request);
      demand(request, 'access.manageKeys', { principalId: organisationId });
      const { kind = access.keys.kind } = request.query;
      return kind === access.keys.kind
        ? { items: (await access.keys.list(organisationId)).map(apiKeyView) }
        : { items: [...((await keysElsewhere?.list(organisationId)) ?? [])] };
    },
  );
};
