import { notFound } from '#server/platform/http';
import { Type } from 'typebox';
import { clearPendingCookie, sessionCookieOf, setSessionCookie, SIGN_IN_RATE_LIMIT } from '../install.ts';
import { PASSWORD_LENGTH_MAX } from '../password.ts';
import { ownSession } from './own-session.ts';
import { credentialsRefused } from './refused.ts';
import type { AccessRoute } from './route.ts';
import { NameSchema, ProblemRef, PUBLIC_SECURITY, SESSION_SECURITY } from './route.ts';
import { sessionView } from './session-view.ts';

const password = Type.String({ minLength: 1, maxLength: PASSWORD_LENGTH_MAX });
/** Base64url of what a device made: keys and signatures of some hundred bytes, an attestation of some thousand. */
const bytes = (maxLength: number) => Type.String({ maxLength, pattern: '^[A-Za-z0-9_-]*$' });
const CREDENTIAL_ID_MAX = 1_400;
const idField = bytes(CREDENTIAL_ID_MAX);
const envelope = {
  id: idField,
  rawId: idField,
  type: Type.Literal('public-key'),
  authenticatorAttachment: Type.Optional(Type.Union([Type.Literal('platform'), Type.Literal('cross-platform')])),
  clientExtensionResults: Type.Object({}),
};
const Made = Type.Object({
  ...envelope,
  response: Type.Object({
    clientDataJSON: bytes(8_000),
    attestationObject: bytes(20_000),
    transports: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 8 })),
  }),
});
const Signed = Type.Object({
  ...envelope,
  response: Type.Object({
    clientDataJSON: bytes(8_000),
    authenticatorData: bytes(8_000),
    signature: bytes(8_000),
    userHandle: Type.Optional(bytes(200)),
  }),
});
const Options = Type.Object(
  { challenge: Type.String() },
  { additionalProperties: true, description: 'For `navigator.credentials`, as WebAuthn writes it in JSON' },
);
const name = NameSchema(100);
const params = Type.Object({ id: idField });

/** POST /api/v1/account/passkeys/options, POST /api/v1/account/passkeys */
export const addPasskey: AccessRoute = (app, { access, publicUrl }) => {
  app.post(
    '/api/v1/account/passkeys/options',
    {
      schema: {
        operationId: 'beginPasskey',
        tags: ['Access'],
        summary: 'Add a passkey: what the browser makes it by',
        security: SESSION_SECURITY,
        body: Type.Object({ password }, { additionalProperties: false }),
        response: { 200: Options, '4xx': ProblemRef, '5xx': ProblemRef },
      },
    },
    async (request, reply) => {
      ownSession(request);
      const begun = await access.passkeys.beginAdding(request.actor, request.body.password, publicUrl);
      if (!begun.ok) throw credentialsRefused(begun.error);
      void reply.header('cache-control', 'no-store');
      return { challenge: '', ...begun.value };
    },
  );
  app.post(
    '/api/v1/account/passkeys',
    {
      schema: {
        operationId: 'addPasskey',
        tags: ['Access'],
        summary: 'Add a passkey: what the device made',
        description: 'From now on signing in asks for it, or for another second factor.',
        security: SESSION_SECURITY,
        body: Type.Object({ name, passkey: Made }, { additionalProperties: false }),
        response: { 201: Type.Object({ recoveryCodes: Type.Array(Type.String()) }), '4xx': ProblemRef },
      },
    },
    async (request, reply) => {
      ownSession(request);
      const { passkey, name: chosen } = request.body;
      const made = { name: chosen.trim(), response: passkey };
      const added = await access.passkeys.add(request.actor, made, publicUrl);
      if (!added.ok) throw credentialsRefused(added.error);
      app.programLog.info({ userId: request.actor.userId }, 'passkey added');
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ recoveryCodes: [...added.value] });
    },
  );
};

/** PATCH /api/v1/account/passkeys/:id, POST /api/v1/account/passkeys/:id/removal */
export const changePasskey: AccessRoute = (app, { access }) => {
  app.patch(
    '/api/v1/account/passkeys/:id',
    {
      schema: {
        operationId: 'renamePasskey',
        tags: ['Access'],
        summary: 'Give a passkey of mine another name',
        security: SESSION_SECURITY,
        params,
        body: Type.Object({ name }, { additionalProperties: false }),
        response: { 204: Type.Null(), '4xx': ProblemRef },
      },
    },
    async (request, reply) => {
      const { session } = ownSession(request);
      if (!(await access.passkeys.rename(session.user.id, request.params.id, request.body.name.trim())))
        throw notFound();
      return reply.code(204).send(null);
    },
  );
  app.post(
    '/api/v1/account/passkeys/:id/removal',
    {
      schema: {
        operationId: 'removePasskey',
        tags: ['Access'],
        summary: 'Remove a passkey of mine',
        security: SESSION_SECURITY,
        params,
        body: Type.Object({ password }, { additionalProperties: false }),
        response: { 204: Type.Null(), '4xx': ProblemRef, '5xx': ProblemRef },
      },
    },
    async (request, reply) => {
      ownSession(request);
      const removed = await access.passkeys.remove(request.actor, request.params.id, request.body.password);
      if (!removed.ok) throw credentialsRefused(removed.error);
      if (!removed.value) throw notFound();
      return reply.code(204).send(null);
    },
  );
};

/** POST /api/v1/session/passkey/options, POST /api/v1/session/passkey */
export const signInByPasskey: AccessRoute = (app, { access, publicUrl }) => {
  const config = { rateLimit: SIGN_IN_RATE_LIMIT, forgeryCheck: 'origin-only' } as const;
  app.post(
    '/api/v1/session/passkey/options',
    {
      schema: {
        operationId: 'beginPasskeySignIn',
        tags: ['Access'],
        summary: 'Sign in with a passkey: what the device signs',
        security: PUBLIC_SECURITY,
        response: { 200: Options, '4xx': ProblemRef },
      },
      config,
    },
    async (_request, reply) => {
      const begun = await access.passkeys.beginSignIn(publicUrl);
      if (!begun.ok) throw credentialsRefused(begun.error);
      void reply.header('cache-control', 'no-store');
      return { challenge: '', ...begun.value };
    },
  );
  app.post(
    '/api/v1/session/passkey',
    {
      schema: {
        operationId: 'signInByPasskey',
        tags: ['Access'],
        summary: 'Sign in with a passkey: what the device signed',
        description: 'Instead of a password, or after one that was answered with 202.',
        security: PUBLIC_SECURITY,
        body: Type.Object({ passkey: Signed }, { additionalProperties: false }),
        response: { 200: Type.Ref('Session'), '4xx': ProblemRef },
      },
      config,
    },
    async (request, reply) => {
      const shown = await access.passkeys.prove(request.body.passkey, publicUrl);
      if (!shown.ok) throw credentialsRefused(shown.error);
      const opened = await access.sessions.openFor(shown.value, {
        address: request.ip,
        agent: request.headers['user-agent'],
        replaces: sessionCookieOf(request, publicUrl),
      });
      if (opened === undefined) throw credentialsRefused({ code: 'ACC-045' });
      const { token, session } = opened;
      app.programLog.info({ userId: session.user.id, address: request.ip }, 'signed in with a passkey');
      clearPendingCookie(reply, publicUrl);
      setSessionCookie(reply, publicUrl, token).header('cache-control', 'no-store');
      return sessionView({ actor: session.actor, credential: { kind: 'session', token, session } }, access);
    },
  );
};
