import { SCOPES } from '#core/access';
import { problem, ProblemError, refusalsProblem } from '#server/platform/http';
import { Type } from 'typebox';
import { accessProblem } from '../access-problem.ts';
import { API_KEY_DAYS_MAX } from '../api-keys.ts';
import { demand, signedIn } from '../install.ts';
import type { AccessRoute } from './route.ts';
import { NameSchema, ProblemRef, SESSION_OR_KEY_SECURITY } from './route.ts';

const CreateApiKey = Type.Object(
  {
    label: NameSchema(100),
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
export const createApiKey: AccessRoute = (app, { access, clock }) => {
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
      const { label, scopes, expiresAt } = request.body;
      if (actor.scopes !== undefined && !scopes.every((scope) => actor.scopes?.includes(scope))) {
        throw new ProblemError(problem('not-allowed', { errors: [accessProblem('ACC-026', '/scopes')] }));
      }
      const nowMs = Date.parse(clock.now());
      const latestMs = nowMs + API_KEY_DAYS_MAX * 86_400_000;
      const expiresAtMs = expiresAt === undefined ? latestMs : Date.parse(expiresAt);
      if (!(expiresAtMs > nowMs && expiresAtMs <= latestMs))
        throw refusalsProblem([accessProblem('ACC-028', '/expiresAt')]);
      const created = await access.keys.create({
        organisationId: actor.organisationId,
        userId: actor.userId,
        label,
        scopes,
        expiresAtMs,
      });
      if (created === undefined) throw new ProblemError(problem('conflict', { errors: [accessProblem('ACC-027')] }));
      app.programLog.info({ userId: actor.userId, keyId: created.id }, 'API key created');
      return reply.code(201).header('cache-control', 'no-store').send(created);
    },
  );
};
