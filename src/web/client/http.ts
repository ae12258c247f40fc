import type { Problem } from './types.ts';

/** A refusal or failure that the server (or the way to it) answered with. `status` 0: no answer came. */
export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

/** Asked when a session ran out while somebody works: resolves once they signed in again, rejects if they gave up. */
export type Renew = () => Promise<void>;
let renew: Renew | undefined;
/** How many requests wait for somebody to sign in again. */
let renewals = 0;
export function onSessionLost(handler: Renew | undefined): void {
  renew = handler;
}

let whoAmI: (() => Promise<unknown>) | undefined;
/** Asks the server who is there, `null` for nobody; brings the current token along. */
export function onDoubt(ask: () => Promise<unknown>): void {
  whoAmI = ask;
}

let csrfToken = '';
/** Told by the session; sent with every request, wanted by those that change something. Empty: nobody is signed in. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

/** Sends a request once, as it is: for sign-in itself and for the question who is there. */
export async function plainFetch(request: Request): Promise<Response> {
  if (csrfToken !== '') request.headers.set('x-csrf-token', csrfToken);
  try {
    return await fetch(request);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError({ type: 'about:blank', title: 'offline', status: 0 });
  }
}

/** Comes to nothing but its end where a server answers; throws as every request does where none can be reached. */
export const reachServer = async (): Promise<void> => {
  await plainFetch(new Request('/health', { cache: 'no-store' }));
};

/** Sends a request. Where the session turns out to have ended, it waits for the person and sends the very same again. */
export async function sessionFetch(request: Request): Promise<Response> {
  const again = request.clone();
  // Asked before it goes: of several on their way when a session ends, the first to come back forgets the token.
  const wasSomebody = csrfToken !== '' || renewals > 0;
  const first = await plainFetch(request);
  const goesThroughNow = !first.ok && wasSomebody && (await mayGoThroughNow(first));
  return goesThroughNow ? plainFetch(again) : first;
}

/** Refusals that a person who is still signed in may get as well: only the server can tell which it is. */
const DOUBTFUL_STATUS: ReadonlySet<number> = new Set([401, 403, 404]);
const NOT_SIGNED_IN = 'ACC-001';
const STALE_TOKEN = 'ACC-014';

/**
 * A session can end while a page is open, and what one may not know looks as if it did not exist (404). So a doubtful
 * refusal asks who is there: nobody means that the session ended; somebody with a new token signed in elsewhere.
 */
async function mayGoThroughNow(refused: Response): Promise<boolean> {
  const { errors = [] } = await problemOf(refused.clone());
  const codes = errors.map(({ code }) => code);
  if (!whoAmI || !(DOUBTFUL_STATUS.has(refused.status) || codes.includes(NOT_SIGNED_IN))) return false;
  const somebody = await whoAmI();
  if (somebody !== null) return refused.status === 401 || codes.includes(STALE_TOKEN);
  if (!renew) return false;
  renewals += 1;
  return renew()
    .then(
      () => true,
      () => false,
    )
    .finally(() => (renewals -= 1));
}

/** What a refusal says; a body that is no problem document still has its status. */
export async function problemOf(response: Response): Promise<Problem> {
  const fallback: Problem = { type: 'about:blank', title: response.statusText, status: response.status };
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return fallback;
  }
}
