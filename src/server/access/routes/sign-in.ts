import { Type } from 'typebox';
import { EMAIL_LENGTH_MAX } from '../email.ts';
import { sessionCookieOf, setPendingCookie, setSessionCookie, SIGN_IN_RATE_LIMIT } from '../install.ts';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '../password.ts';
import { PENDING_MINUTES_MAX } from '../sessions.ts';
import { credentialsRefused } from './refused.ts';
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

const HalfWayView = Type.Object({
  /** What may be shown next; any one of them is enough. */
  secondFactor: Type.Array(Type.Union([Type.Literal('totp'), Type.Literal('recoveryCode'), Type.Literal('passkey')])),
});

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
          'Sets the session cookie. A session that the browser already had ends. `newPassword` changes the password, and has to come with a one-time password. Wrong attempts are limited per account and address. Where the person has a second factor, the answer is 202: nothing is open yet, and within ' +
          `${PENDING_MINUTES_MAX} minutes a code (POST /api/v1/session/second-factor) or a passkey (POST /api/v1/session/passkey) goes on in the same browser.`,
        security: PUBLIC_SECURITY,
        body: SignInBody,
        response: { 200: Type.Ref('Session'), 202: HalfWayView, '4xx': ProblemRef, '5xx': ProblemRef },
      },
      config: { rateLimit: SIGN_IN_RATE_LIMIT, forgeryCheck: 'origin-only' },
    },
    async (request, reply) => {
      const { email, password, newPassword } = request.body;
      const replaces = sessionCookieOf(request, publicUrl);
      const agent = request.headers['user-agent'];
      const opened = await access.sessions.signIn({
        email,
        password,
        newPassword,
        address: request.ip,
        agent,
        replaces,
      });
      if (!opened.ok) {
        if (opened.error.code !== 'half-way') throw credentialsRefused(opened.error);
        setPendingCookie(reply, publicUrl, opened.error.pending).header('cache-control', 'no-store');
        return reply.code(202).send({ secondFactor: [...opened.error.methods] });
      }
      const { token, session } = opened.value;
      app.programLog.info({ userId: session.user.id, address: request.ip }, 'signed in');
      setSessionCookie(reply, publicUrl, token).header('cache-control', 'no-store');
      return sessionView({ actor: session.actor, credential: { kind: 'session', token, session } }, access);
    },
  );
};
