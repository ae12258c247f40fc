import { Type } from 'typebox';
import { demand, signedIn } from '../install.ts';
import { apiKeyView, KeyKindSchema } from './api-key-view.ts';
import { TRIES_OUT } from './keys-elsewhere.ts';
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
        response: {
          200: Type.Object({ items: Type.Array(Type.Ref('ApiKey')), kinds: Type.Array(KeyKindSchema) }),
          '4xx': ProblemRef,
        },
      },
    },
    async (request) => {
      const { organisationId } = signedIn(request);
      demand(request, 'access.manageKeys', { principalId: organisationId });
      const own = access.keys.kind;
      const { kind = own } = request.query;
      const items =
        kind === own
          ? (await access.keys.list(organisationId)).map(apiKeyView)
          : ((await keysElsewhere?.list(organisationId)) ?? []);
      return { items: [...items], kinds: await kindsFor(organisationId) };
    },
  );

  /** Which kinds of keys an organisation can have here, the system's own first. */
  async function kindsFor(organisationId: string): Promise<('test' | 'live')[]> {
    const own = access.keys.kind;
    if (!keysElsewhere) return [own];
    const organisation = await access.people.organisation(organisationId);
    return TRIES_OUT.has(organisation?.kind ?? '') ? [own, own === 'live' ? 'test' : 'live'] : [own];
  }
};
