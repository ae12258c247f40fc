import { problem, ProblemError } from '#server/platform/http';
import type { FastifyRequest } from 'fastify';
import type { AccessProblem } from './access-problem.ts';
import { accessProblem } from './access-problem.ts';
import { sameText } from './secrets.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Sign-in: there is no session yet, or one that is over, to have a token of. */
    readonly forgeryCheck?: 'origin-only';
    /** The route has a bearer token of its own: what is no API key makes a visitor, not a refusal. */
    readonly ownBearer?: true;
  }
}

export const CSRF_HEADER = 'x-csrf-token';
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Stops other websites from acting through the cookie of somebody signed in here. Two locks, because either alone has
 * been got around: the browser's own word on where the request comes from (Sec-Fetch-Site, or Origin in older ones; a
 * page can not change either), and a token of the session that another site can not read. The token is not stored and
 * not in a cookie of its own (the usual double submit), which a neighbouring subdomain could plant.
 */
export function refuseForgery(request: FastifyRequest): void {
  if (SAFE_METHODS.has(request.method)) return;
  const isSignIn = request.routeOptions.config.forgeryCheck === 'origin-only';
  if (request.credential.kind !== 'session' && !isSignIn) return;
  if (!isFromHere(request)) throw refused('ACC-013');
  if (isSignIn || request.credential.kind !== 'session') return;
  const token = request.headers[CSRF_HEADER];
  if (typeof token !== 'string' || !sameText(token, request.credential.session.csrfToken)) throw refused('ACC-014');
}

function isFromHere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = request.headers;
  // Neither: no browser of this decade, so nothing that adds cookies by itself.
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}

const refused = (code: AccessProblem): ProblemError =>
  new ProblemError(problem('not-allowed', { errors: [accessProblem(code)] }));
