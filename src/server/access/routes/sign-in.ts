import { problem, ProblemError } from '#server/platform/http';
import { Type } from 'typebox';
import { accessProblem } from '../access-problem.ts';
import { EMAIL_LENGTH_MAX } from '../email.ts';
import { sessionCookieOf, setSessionCookie, SIGN_IN_RATE_LIMIT } from '../install.ts';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '../password.ts';
import type { SignInRefused } from '../sessions.ts';
import type { AccessRoute } from './route.ts';
import { ProblemRef, PUBLIC_SECURITY } from './route.ts';
import { sessionView } from './session-view.ts';

const SignInBody = Type.Object(
  {
    email: Type.String({ minLength: 1, maxLength: EMAIL_LENGTH_MAX }),
    password: Type.String({ minLength: 1, maxLength: PASSWORD_LENGTH_MAX }),
    /** Takes the place of the password from now on; a one-time password opens nothing without it. */
    newPassword: Type.Optional(Type.String({ minLength: PASSWORD_LENGTH_MIN, maxLength: PASSWORD_LENGTH_MAX })),
  },
  { additionalProperties: false },
);

/** POST /api/v1/session */
export const signIn: AccessRoute = (app, { access, publicUrl }) => {
  app.post(
    '/api/v1/session',
    {
      schema: {
        operationId: 'signIn',
        tags: ['Access'],
        summary: 'Sign in with e-mail and password',
        description:
          'Sets the session cookie. A session that the browser already had ends. `newPassword` changes the password, and has to come with a one-time password. Wrong attempts are limited per account and address.',
        security: PUBLIC_SECURITY,
        body: SignInBody,
        response: { 200: Type.Ref('Session'), '4xx': ProblemRef, '5xx': ProblemRef },
      },
      config: { rateLimit: SIGN_IN_RATE_LIMIT, forgeryCheck: 'origin-only' },
    },
    async (request, reply) => {
      const { email, password, newPassword } = request.body;
      const replaces = sessionCookieOf(request, publicUrl);
      const opened = await access.sessions.signIn({ email, password, newPassword, address: request.ip, replaces });
      if (!opened.ok) throw refused(opened.error);
      const { token, session } = opened.value;
      app.programLog.info({ userId: session.user.id, address: request.ip }, 'signed in');
      setSessionCookie(reply, publicUrl, token).header('cache-control', 'no-store');
      return sessionView({ actor: session.actor, credential: { kind: 'session', token, session } }, access);
    },
  );
};

function refused({ code, retryAfterSeconds }: SignInRefused): ProblemError {
  const errors = [accessProblem(code, code === 'ACC-016' || code === 'ACC-018' ? '/newPassword' : '')];
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  switch (code) {
    case 'ACC-016':
    case 'ACC-018':
      return new ProblemError(problem('validation', { errors }));
    case 'ACC-010':
    case 'ACC-017':
      return new ProblemError(problem('not-signed-in', { errors }));
    case 'ACC-011':
      return new ProblemError(problem('too-many-requests', { errors }), headers);
    case 'ACC-012':
      return new ProblemError(problem('busy', { errors }), headers);
  }
}
