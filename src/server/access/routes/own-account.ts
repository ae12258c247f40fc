import { Type } from 'typebox';
import { notFound } from '#server/platform/http';
import { sessionTokenHash } from '../secrets.ts';
import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '../password.ts';
import { relyingPartyOf } from '../passkeys.ts';
import { ownSession } from './own-session.ts';
import { credentialsRefused } from './refused.ts';
import type { AccessRoute } from './route.ts';
import { CodeSchema, ProblemRef, SESSION_SECURITY } from './route.ts';

const nullable = <T extends Parameters<typeof Type.Array>[0]>(schema: T) => Type.Union([schema, Type.Null()]);
const moment = Type.String({ description: 'UTC instant, ISO 8601' });
const password = Type.String({ minLength: 1, maxLength: PASSWORD_LENGTH_MAX });
const RecoveryCodes = Type.Object({
  recoveryCodes: Type.Array(Type.String(), { description: 'Shown once; none where the person has some already' }),
});
const about = (operationId: string, summary: string, description = '') => ({
  operationId,
  tags: ['Access'],
  summary,
  ...(description && { description }),
  security: SESSION_SECURITY,
});

/** GET /api/v1/account */
export const readAccount: AccessRoute = (app, { access, publicUrl }) => {
  app.get(
    '/api/v1/account',
    {
      schema: {
        ...about('readAccount', 'How I sign in, and where I am signed in'),
        response: {
          200: Type.Object({
            totpSince: nullable(moment),
            recoveryCodesLeft: Type.Integer(),
            passkeysAt: nullable(
              Type.String({
                description: 'The origin that passkeys belong to; null: reached by an IP address, and there are none',
              }),
            ),
            passkeys: Type.Array(
              Type.Object({ id: Type.String(), name: Type.String(), createdAt: moment, lastUsedAt: nullable(moment) }),
            ),
            sessions: Type.Array(
              Type.Object({
                id: Type.String(),
                current: Type.Boolean(),
                agent: Type.String({ description: 'What the browser calls itself' }),
                address: Type.String({ description: 'An IPv4 address or the network of an IPv6 one' }),
                createdAt: moment,
                seenAt: moment,
              }),
            ),
          }),
          '4xx': ProblemRef,
        },
      },
    },
    async (request, reply) => {
      const { token, session } = ownSession(request);
      const own = sessionTokenHash(token);
      const { totpSince, recoveryCodesLeft } = await access.account.secondFactor(session.user.id);
      const [sessions, passkeys] = await Promise.all([
        access.account.sessions(session.user.id),
        access.passkeys.list(session.user.id),
      ]);
      void reply.header('cache-control', 'no-store');
      return {
        totpSince: totpSince?.toISOString() ?? null,
        recoveryCodesLeft,
        passkeysAt: relyingPartyOf(publicUrl)?.origin ?? null,
        passkeys: passkeys.map(({ id, name, created_at, last_used_at }) => ({
          id,
          name,
          createdAt: created_at.toISOString(),
          lastUsedAt: last_used_at?.toISOString() ?? null,
        })),
        sessions: sessions.map(({ token_sha256, agent, address, created_at, seen_at }) => ({
          id: token_sha256.toString('base64url'),
          current: own?.equals(token_sha256) ?? false,
          agent,
          address,
          createdAt: created_at.toISOString(),
          seenAt: seen_at.toISOString(),
        })),
      };
    },
  );
};

/** DELETE /api/v1/account/sessions/:id */
export const endSession: AccessRoute = (app, { access }) => {
  app.delete(
    '/api/v1/account/sessions/:id',
    {
      schema: {
        ...about('endSession', 'End one of my sessions'),
        params: Type.Object({ id: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) }),
        response: { 204: Type.Null(), '4xx': ProblemRef },
      },
    },
    async (request, reply) => {
      ownSession(request);
      const ended = await access.account.endSession(request.actor, Buffer.from(request.params.id, 'base64url'));
      if (!ended) throw notFound();
      return reply.code(204).send(null);
    },
  );
};

/** PUT /api/v1/account/password */
export const changePassword: AccessRoute = (app, { access }) => {
  app.put(
    '/api/v1/account/password',
    {
      schema: {
        ...about('changePassword', 'Change my password', 'Ends every other session. API keys go on working.'),
        body: Type.Object(
          { password, newPassword: Type.String({ minLength: PASSWORD_LENGTH_MIN, maxLength: PASSWORD_LENGTH_MAX }) },
          { additionalProperties: false },
        ),
        response: { 204: Type.Null(), '4xx': ProblemRef, '5xx': ProblemRef },
      },
    },
    async (request, reply) => {
      const { token } = ownSession(request);
      const changed = await access.account.changePassword(request.actor, { ...request.body, token });
      if (!changed.ok) throw credentialsRefused(changed.error);
      app.programLog.info({ userId: request.actor.userId }, 'own password changed');
      return reply.code(204).send(null);
    },
  );
};

/** POST /api/v1/account/totp */
export const beginTotp: AccessRoute = (app, { access }) => {
  app.post(
    '/api/v1/account/totp',
    {
      schema: {
        ...about(
          'beginTotp',
          'Enrol an authenticator app: its secret',
          'In force once a code of it was shown. The secret is in the answer and never shown again; asking again makes another.',
        ),
        body: Type.Object({ password }, { additionalProperties: false }),
        response: {
          201: Type.Object({
            secret: Type.String({ description: 'Base32, to type' }),
            uri: Type.String({ description: 'otpauth://, to open on the same device' }),
            qrCode: Type.String({ description: 'The same as SVG, to scan' }),
          }),
          '4xx': ProblemRef,
          '5xx': ProblemRef,
        },
      },
    },
    async (request, reply) => {
      ownSession(request);
      const begun = await access.account.beginTotp(request.actor, request.body.password);
      if (!begun.ok) throw credentialsRefused(begun.error);
      return reply.code(201).header('cache-control', 'no-store').send(begun.value);
    },
  );
};

/** POST /api/v1/account/totp/confirmation */
export const confirmTotp: AccessRoute = (app, { access }) => {
  app.post(
    '/api/v1/account/totp/confirmation',
    {
      schema: {
        ...about(
          'confirmTotp',
          'Enrol an authenticator app: its first code',
          'From now on signing in asks for a code.',
        ),
        body: Type.Object({ code: CodeSchema }, { additionalProperties: false }),
        response: { 200: RecoveryCodes, '4xx': ProblemRef },
      },
    },
    async (request, reply) => {
      ownSession(request);
      const confirmed = await access.account.confirmTotp(request.actor, request.body.code);
      if (!confirmed.ok) throw credentialsRefused(confirmed.error);
      void reply.header('cache-control', 'no-store');
      return { recoveryCodes: [...confirmed.value] };
    },
  );
};

/** POST /api/v1/account/totp/removal */
export const removeTotp: AccessRoute = (app, { access }) => {
  app.post(
    '/api/v1/account/totp/removal',
    {
      schema: {
        ...about('removeTotp', 'Remove the authenticator app: password and a code of it, or a recovery code'),
        body: Type.Object({ password, code: CodeSchema }, { additionalProperties: false }),
        response: { 204: Type.Null(), '4xx': ProblemRef, '5xx': ProblemRef },
      },
    },
    async (request, reply) => {
      ownSession(request);
      const removed = await access.account.removeTotp(request.actor, request.body.password, request.body.code);
      if (!removed.ok) throw credentialsRefused(removed.error);
      return reply.code(204).send(null);
    },
  );
};

/** POST /api/v1/account/recovery-codes */
export const renewRecoveryCodes: AccessRoute = (app, { access }) => {
  app.post(
    '/api/v1/account/recovery-codes',
    {
      schema: {
        ...about(
          'renewRecoveryCodes',
          'Ten new recovery codes in place of the old',
          '`code` where an app is enrolled.',
        ),
        body: Type.Object({ password, code: Type.Optional(CodeSchema) }, { additionalProperties: false }),
        response: { 201: RecoveryCodes, '4xx': ProblemRef, '5xx': ProblemRef },
      },
    },
    async (request, reply) => {
      ownSession(request);
      const renewed = await access.account.renewRecoveryCodes(request.actor, request.body.password, request.body.code);
      if (!renewed.ok) throw credentialsRefused(renewed.error);
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ recoveryCodes: [...renewed.value] });
    },
  );
};
