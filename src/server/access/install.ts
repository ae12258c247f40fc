import { accessRefusal, decide, PUBLIC_VISITOR } from '#core/access';
import type { Action, Resource } from '#core/access';
import type { Actor } from '#core/kernel';
import type { HttpApp } from '#server/platform/http';
import { notFound, problem, ProblemError } from '#server/platform/http';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accessProblem } from './access-problem.ts';
import type { Access } from './access.ts';
import type { KeyAccess, KeyRefusal } from './api-keys.ts';
import { refuseForgery } from './forgery.ts';
import { parseApiKey, type ParsedApiKey } from './secrets.ts';
import { networkOf, PENDING_MINUTES_MAX, SESSION_HOURS_MAX } from './sessions.ts';
import type { Session } from './sessions.ts';
import type { Result } from '#core/kernel';

/** With what a request came in. */
export type Credential =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'session'; readonly token: string; readonly session: Session }
  | { readonly kind: 'key'; readonly access: KeyAccess };

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends the request. The public visitor where nobody signed in. */
    actor: Actor;
    credential: Credential;
  }
}

export interface InstallOptions {
  readonly access: Access;
  /** Where people reach the program: over https, cookies are bound to it and to that host. */
  readonly publicUrl: string;
  /** Who takes requests whose key is of the other kind; without it they are refused. Calls `done` only where it cannot. */
  readonly elsewhere?: (request: FastifyRequest, reply: FastifyReply, done: (error: Error) => void) => void;
}

/** For `config.rateLimit` of routes that anybody may call: generous for a person, a wall for a harvester. */
export const PUBLIC_RATE_LIMIT = { max: 120, timeWindow: 60_000 } as const;
/** Above the limits per account that sign-in itself keeps, which this one saves the work of counting; a whole office behind one address passes. */
export const SIGN_IN_RATE_LIMIT = { max: 300, timeWindow: 60_000 } as const;

const VISITOR: Credential = { kind: 'visitor' };

/**
 * Finds out who sends each request, before any route runs. Await it before adding routes.
 *
 * A key in `Authorization: Bearer` counts alone: a browser never adds one by itself, so no forgery check is needed.
 * Without one, the session cookie counts. A key that is not good is refused at once; a cookie whose session is over
 * makes a visitor, so public pages still open.
 */
export async function installAccess(app: HttpApp, { access, publicUrl, elsewhere }: InstallOptions): Promise<void> {
  // Read where they are asked for: most requests come with a key and have none.
  await app.register(cookie, { hook: false });
  await app.register(rateLimit, {
    global: false,
    // A client that is gone already has no address.
    keyGenerator: ({ ip }: { readonly ip: string | undefined }) => networkOf(ip ?? ''),
    errorResponseBuilder: () => new ProblemError(problem('too-many-requests', { errors: [accessProblem('ACC-029')] })),
  });
  const presentedKey = keysByConnection();
  app.decorateRequest('actor');
  app.decorateRequest('credential');
  app.addHook('onRequest', (request, reply, done) => {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      // A known key is settled in this turn: no promise on the path that carries thousands of requests a second.
      const found = access.keys.admit(presentedKey(request, authorization));
      // Of no concern to the path of one's own keys: asked only where one is refused.
      if ('ok' in found && !found.ok && found.error === 'ACC-021' && elsewhere) elsewhere(request, reply, done);
      else if (found instanceof Promise) found.then((result) => enterByKey(request, result)).then(() => done(), done);
      else attempt(() => enterByKey(request, found), done);
      return;
    }
    const token = sessionCookieOf(request, publicUrl);
    if (token === undefined) {
      enter(request, PUBLIC_VISITOR, VISITOR);
      attempt(() => refuseForgery(request), done);
      return;
    }
    access.sessions
      .session(token)
      .then((session) => {
        if (session) enter(request, session.actor, { kind: 'session', token, session });
        else enter(request, PUBLIC_VISITOR, VISITOR);
        refuseForgery(request);
      })
      .then(() => done(), done);
  });
}

/**
 * Software sends the same key again and again over one connection: checked and hashed once for all of them, which would be
 * half the price of letting it in. What it is compared with came over the same connection, so the time tells nobody else.
 */
function keysByConnection(): (request: FastifyRequest, authorization: string) => ParsedApiKey | undefined {
  const last = new WeakMap<object, { readonly authorization: string; readonly key: ParsedApiKey | undefined }>();
  return ({ socket }, authorization) => {
    const before = last.get(socket);
    if (before?.authorization === authorization) return before.key;
    const key = parseApiKey(bearerOf(authorization));
    last.set(socket, { authorization, key });
    return key;
  };
}

/** `__Host-`: the browser keeps it for this host, this path and https only, and no other host can plant one. */
export const sessionCookieName = (publicUrl: string): string =>
  isSecure(publicUrl) ? '__Host-haidang-session' : 'haidang-session';

/** The session's token as the browser sent it. */
export const sessionCookieOf = ({ server, headers }: FastifyRequest, publicUrl: string): string | undefined =>
  headers.cookie === undefined ? undefined : server.parseCookie(headers.cookie)[sessionCookieName(publicUrl)];

/** Strict: nothing on another site ever needs to arrive signed in; our own pages ask for their data themselves. */
const cookieOptions = (publicUrl: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(publicUrl) }) as const;

export const setSessionCookie = (reply: FastifyReply, publicUrl: string, token: string): FastifyReply =>
  reply.setCookie(sessionCookieName(publicUrl), token, {
    ...cookieOptions(publicUrl),
    maxAge: SESSION_HOURS_MAX * 3_600,
  });
export const clearSessionCookie = (reply: FastifyReply, publicUrl: string): FastifyReply =>
  reply.clearCookie(sessionCookieName(publicUrl), cookieOptions(publicUrl));

/** Refuses those who have not come in: 401. */
export function signedIn(request: FastifyRequest): Actor {
  if (request.credential.kind === 'visitor') throw notSignedIn();
  return request.actor;
}

/** For `onRequest` of a route that is nobody's without signing in: refused before a byte of the body is read. */
export function signedInOnly(request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void {
  done(request.credential.kind === 'visitor' ? notSignedIn() : undefined);
}

/** Whose password was right, until the second factor is shown: a cookie of its own, which opens no session. */
const pendingCookieName = (publicUrl: string): string =>
  isSecure(publicUrl) ? '__Host-haidang-pending' : 'haidang-pending';
export const pendingCookieOf = ({ server, headers }: FastifyRequest, publicUrl: string): string | undefined =>
  headers.cookie === undefined ? undefined : server.parseCookie(headers.cookie)[pendingCookieName(publicUrl)];
export const setPendingCookie = (reply: FastifyReply, publicUrl: string, token: string): FastifyReply =>
  reply.setCookie(pendingCookieName(publicUrl), token, {
    ...cookieOptions(publicUrl),
    maxAge: PENDING_MINUTES_MAX * 60,
  });
export const clearPendingCookie = (reply: FastifyReply, publicUrl: string): FastifyReply =>
  reply.clearCookie(pendingCookieName(publicUrl), cookieOptions(publicUrl));

/**
 * Refuses what the policy does not allow: 401 to visitors, 404 where the actor may not even know of the thing, else 403
 * with the reason. Ask about a thing that was not found as `demand(request, action, {})`, so that both answers are alike.
 */
export function demand(request: FastifyRequest, action: Action, resource: Resource = {}): void {
  const decision = decide(request.actor, action, resource);
  if (decision.allowed) return;
  if (decision.reason === 'signIn') throw notSignedIn();
  if (!decision.mayKnow) throw notFound();
  throw new ProblemError(problem('not-allowed', { errors: [accessRefusal(decision.reason)] }));
}

const notSignedIn = (): ProblemError =>
  new ProblemError(problem('not-signed-in', { errors: [accessRefusal('signIn')] }), { 'www-authenticate': 'Bearer' });

function enterByKey(request: FastifyRequest, found: Result<KeyAccess, KeyRefusal>): void {
  if (found.ok) {
    enter(request, found.value.actor, { kind: 'key', access: found.value });
    return;
  }
  if (request.routeOptions.config.ownBearer) {
    enter(request, PUBLIC_VISITOR, VISITOR);
    return;
  }
  const errors = [accessProblem(found.error)];
  if (found.error === 'ACC-025')
    throw new ProblemError(problem('too-many-requests', { errors }), { 'retry-after': '1' });
  throw new ProblemError(problem('not-signed-in', { errors }), { 'www-authenticate': 'Bearer error="invalid_token"' });
}

function enter(request: FastifyRequest, actor: Actor, credential: Credential): void {
  request.actor = actor;
  request.credential = credential;
}

function attempt(step: () => void, done: (error?: Error) => void): void {
  try {
    step();
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
    return;
  }
  done();
}

const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:');
/** Anything that is not a bearer token is no key of ours, and is answered as one. */
const bearerOf = (authorization: string): string =>
  /^bearer /i.test(authorization) ? authorization.slice(7).trim() : '';
