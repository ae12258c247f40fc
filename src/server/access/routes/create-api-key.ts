import { isRole, SCOPES } from '#core/access';
import type { Actor } from '#core/kernel';
import { notFound, problem, ProblemError, refusalsProblem } from '#server/platform/http';
import { Type } from 'typebox';
import { accessProblem } from '../access-problem.ts';
import { API_KEY_DAYS_MAX } from '../api-keys.ts';
import { demand, signedIn } from '../install.ts';
import type { Access } from '../access.ts';
import { KeyKindSchema } from './api-key-view.ts';
import { otherOf, TRIES_OUT } from './keys-elsewhere.ts';
import type { AccessRoute } from './route.ts';
import { NameSchema, ProblemRef, SESSION_OR_KEY_SECURITY } from './route.ts';

const CreateApiKey = Type.Object(
  {
    label: NameSchema(100),
    /** `test` opens the sandbox only; where nothing is said, what this system itself takes. */
    kind: Type.Optional(KeyKindSchema),
    scopes: Type.Array(Type.Union(SCOPES.map((scope) => Type.Literal(scope))), {
      minItems: 1,
      maxItems: SCOPES.length,
      uniqueItems: true,
    }),
    /** At most a year ahead, which is also the default. */
    expiresAt: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z)?$' })),
  },
  { additionalProperties: false },
);

/** POST /api/v1/api-keys */
export const createApiKey: AccessRoute = (app, { access, clock, keysElsewhere }) => {
  app.post(
    '/api/v1/api-keys',
    {
      schema: {
        operationId: 'createApiKey',
        tags: ['Access'],
        summary: 'Create an API key',
        description:
          'The key is in the answer and never shown again. It can do what its creator can do in the organisation, within its scopes.',
        security: SESSION_OR_KEY_SECURITY,
        body: CreateApiKey,
        response: { 201: Type.Object({ id: Type.String(), key: Type.String() }), '4xx': ProblemRef },
      },
    },
    async (request, reply) => {
      const actor = signedIn(request);
      demand(request, 'access.manageKeys', { principalId: actor.organisationId });
      const { label, scopes, expiresAt, kind = access.keys.kind } = request.body;
      if (actor.scopes !== undefined && !scopes.every((scope) => actor.scopes?.includes(scope))) {
        throw new ProblemError(problem('not-allowed', { errors: [accessProblem('ACC-026', '/scopes')] }));
      }
      const nowMs = Date.parse(clock.now());
      const latestMs = nowMs + API_KEY_DAYS_MAX * 86_400_000;
      const expiresAtMs = expiresAt === undefined ? latestMs : Date.parse(expiresAt);
      if (!(expiresAtMs > nowMs && expiresAtMs <= latestMs))
        throw refusalsProblem([accessProblem('ACC-028', '/expiresAt')]);
      const given = { label, scopes, expiresAtMs };
      const created =
        kind === access.keys.kind
          ? await access.keys.create({ organisationId: actor.organisationId, userId: actor.userId, ...given })
          : await otherOf(keysElsewhere).create({ ...(await ownerOf(actor, access)), ...given });
      if (created === undefined) throw new ProblemError(problem('conflict', { errors: [accessProblem('ACC-027')] }));
      app.programLog.info({ userId: actor.userId, keyId: created.id }, 'API key created');
      return reply.code(201).header('cache-control', 'no-store').send(created);
    },
  );
};

/** For whom a key is made elsewhere, where this person is not known. */
async function ownerOf({ userId, organisationId, roles }: Actor, { people }: Pick<Access, 'people'>) {
  const [organisation, user] = await Promise.all([people.organisation(organisationId), people.find(userId)]);
  if (!organisation || !user) throw notFound();
  if (!TRIES_OUT.has(organisation.kind))
    throw new ProblemError(problem('not-allowed', { detail: 'The sandbox is for those who declare or keep goods' }));
  return {
    organisation: { id: organisationId, ...organisation },
    user: { id: userId, name: user.name, roles: roles.filter(isRole) },
  };
}
