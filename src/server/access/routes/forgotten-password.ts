import { Type } from 'typebox';
import { EMAIL_LENGTH_MAX } from '../email.ts';
import { SIGN_IN_RATE_LIMIT } from '../install.ts';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '../password.ts';
import { RESET_MINUTES } from '../password-reset.ts';
import { credentialsRefused } from './refused.ts';
import type { AccessRoute } from './route.ts';
import { ProblemRef, PUBLIC_SECURITY } from './route.ts';

/** Where the page is that a link leads to. */
const PAGE = '/reset-password';

/** POST /api/v1/password-resets */
export const askForReset: AccessRoute = (app, { access, publicUrl, sendLetter }) => {
  app.post(
    '/api/v1/password-resets',
    {
      schema: {
        operationId: 'askForPasswordReset',
        tags: ['Access'],
        summary: 'I forgot my password: send me a link',
        description: `The answer is the same whether or not the address has an account. The link works once, within ${RESET_MINUTES} minutes; asking again makes an earlier one void.`,
        security: PUBLIC_SECURITY,
        body: Type.Object(
          { email: Type.String({ minLength: 1, maxLength: EMAIL_LENGTH_MAX }) },
          { additionalProperties: false },
        ),
        response: { 202: Type.Object({}), '4xx': ProblemRef },
      },
      config: { rateLimit: SIGN_IN_RATE_LIMIT, forgeryCheck: 'origin-only' },
    },
    async (request, reply) => {
      if (sendLetter === undefined) throw credentialsRefused({ code: 'ACC-044' });
      const retryAfterSeconds = await access.resets.ask({
        email: request.body.email,
        network: request.ip,
        page: `${publicUrl}${PAGE}`,
        send: sendLetter,
        onTrouble: (error) => app.programLog.warn({ err: error }, 'the link for a forgotten password was not sent'),
      });
      if (retryAfterSeconds !== undefined) throw credentialsRefused({ code: 'ACC-011', retryAfterSeconds });
      return reply.code(202).header('cache-control', 'no-store').send({});
    },
  );
};

/** POST /api/v1/password-resets/completion */
export const redeemReset: AccessRoute = (app, { access }) => {
  app.post(
    '/api/v1/password-resets/completion',
    {
      schema: {
        operationId: 'redeemPasswordReset',
        tags: ['Access'],
        summary: 'Choose a new password by the link that was sent',
        description:
          'Ends every session of the person and revokes every API key they made. Opens no session: sign in with the new password, and with the second factor where there is one.',
        security: PUBLIC_SECURITY,
        body: Type.Object(
          {
            token: Type.String({ minLength: 1, maxLength: 100 }),
            newPassword: Type.String({ minLength: PASSWORD_LENGTH_MIN, maxLength: PASSWORD_LENGTH_MAX }),
          },
          { additionalProperties: false },
        ),
        response: { 204: Type.Null(), '4xx': ProblemRef, '5xx': ProblemRef },
      },
      config: { rateLimit: SIGN_IN_RATE_LIMIT, forgeryCheck: 'origin-only' },
    },
    async (request, reply) => {
      const done = await access.resets.redeem(request.body.token, request.body.newPassword);
      if (!done.ok) throw credentialsRefused({ code: done.error });
      app.programLog.info({ userId: done.value.userId, address: request.ip }, 'password reset by e-mail');
      return reply.code(204).send(null);
    },
  );
};
