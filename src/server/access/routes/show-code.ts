import { Type } from 'typebox';
import {
  clearPendingCookie,
  pendingCookieOf,
  sessionCookieOf,
  setSessionCookie,
  SIGN_IN_RATE_LIMIT,
} from '../install.ts';
import { credentialsRefused } from './refused.ts';
import type { AccessRoute } from './route.ts';
import { CodeSchema, ProblemRef, PUBLIC_SECURITY } from './route.ts';
import { sessionView } from './session-view.ts';

/** POST /api/v1/session/second-factor */
export const showCode: AccessRoute = (app, { access, publicUrl }) => {
  app.post(
    '/api/v1/session/second-factor',
    {
      schema: {
        operationId: 'showCode',
        tags: ['Access'],
        summary: 'Sign in, second step: a code of the authenticator app, or a recovery code',
        description:
          'Follows a sign-in that was answered with 202, within ten minutes and in the same browser. Each code works once; wrong ones are limited per account.',
        security: PUBLIC_SECURITY,
        body: Type.Object({ code: CodeSchema }, { additionalProperties: false }),
        response: { 200: Type.Ref('Session'), '4xx': ProblemRef, '5xx': ProblemRef },
      },
      config: { rateLimit: SIGN_IN_RATE_LIMIT, forgeryCheck: 'origin-only' },
    },
    async (request, reply) => {
      const shown = await access.sessions.showCode(pendingCookieOf(request, publicUrl) ?? '', request.body.code, {
        address: request.ip,
        agent: request.headers['user-agent'],
        replaces: sessionCookieOf(request, publicUrl),
      });
      if (!shown.ok) throw credentialsRefused(shown.error);
      const { token, session } = shown.value;
      app.programLog.info({ userId: session.user.id, address: request.ip }, 'signed in with a second factor');
      clearPendingCookie(reply, publicUrl);
      setSessionCookie(reply, publicUrl, token).header('cache-control', 'no-store');
      return sessionView({ actor: session.actor, credential: { kind: 'session', token, session } }, access);
    },
  );
};
