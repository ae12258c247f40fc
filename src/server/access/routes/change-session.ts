import { problem, ProblemError } from '#server/platform/http';
import { Type } from 'typebox';
import { accessProblem } from '../access-problem.ts';
import { signedIn } from '../install.ts';
import type { AccessRoute } from './route.ts';
import { ProblemRef, SESSION_SECURITY } from './route.ts';
import { LanguageSchema, sessionView } from './session-view.ts';

const ChangeSession = Type.Object(
  {
    language: Type.Optional(LanguageSchema),
    organisationId: Type.Optional(Type.String({ minLength: 1, maxLength: 35 })),
  },
  { additionalProperties: false },
);

/** PATCH /api/v1/session */
export const changeSession: AccessRoute = (app, { access }) => {
  app.patch(
    '/api/v1/session',
    {
      schema: {
        operationId: 'changeSession',
        tags: ['Access'],
        summary: 'Change the language, or the organisation one speaks for',
        security: SESSION_SECURITY,
        body: ChangeSession,
        response: { 200: Type.Ref('Session'), '4xx': ProblemRef },
      },
    },
    async (request) => {
      signedIn(request);
      if (request.credential.kind !== 'session')
        throw new ProblemError(problem('not-allowed', { detail: 'An API key has no session' }));
      const { token, session } = request.credential;
      const { language, organisationId } = request.body;
      if (
        organisationId !== undefined &&
        !(await access.sessions.switchOrganisation(token, session.user.id, organisationId))
      ) {
        throw new ProblemError(problem('validation', { errors: [accessProblem('ACC-015', '/organisationId')] }));
      }
      if (language !== undefined) await access.sessions.setLanguage(session.user.id, language);
      const changed = await access.sessions.session(token);
      if (changed === undefined) throw new ProblemError(problem('not-signed-in'));
      return sessionView({ actor: changed.actor, credential: { kind: 'session', token, session: changed } }, access);
    },
  );
};
