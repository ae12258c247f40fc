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
export function onSessionLost(handler: Renew | undefined): void {
  renew = handler;
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Sign-in itself and the first question "who am I" answer 401 as a matter of course. */
  readonly keepUnauthorised?: boolean;
}

/** Sends one request. Where the session turns out to have ended, it waits for the person and sends the very same again. */
export async function request(path: string, options: RequestOptions = {}): Promise<Response> {
  const first = await send(path, options);
  const again = !first.ok && !options.keepUnauthorised && csrfToken !== '' && (await mayGoThroughNow(first));
  return checked(again ? await send(path, options) : first);
}

let whoAmI: (() => Promise<unknown>) | undefined;
/** Asks the server who is there, `null` for nobody; brings the current token along. */
export function onDoubt(ask: () => Promise<unknown>): void {
  whoAmI = ask;
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
  if (somebody !== null) return codes.includes(STALE_TOKEN);
  if (!renew) return false;
  return renew().then(
    () => true,
    () => false,
  );
}

export async function requestJson<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await request(path, options);
  // The one place where an answer becomes a type: the server's schemas are the contract.
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const { body } = options;
  const raw = body instanceof FormData || body instanceof Blob || typeof body === 'string';
  const headers: Record<string, string> = { accept: 'application/json', ...(csrfToken === '' ? {} : { 'x-csrf-token': csrfToken }), ...options.headers };
  if (body !== undefined && !raw) headers['content-type'] = 'application/json';
  try {
    return await fetch(path, {
      method: options.method ?? 'GET',
      credentials: 'same-origin',
      headers,
      ...(options.signal ? { signal: options.signal } : {}),
      ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError({ type: 'about:blank', title: 'offline', status: 0 });
  }
}

let csrfToken = '';
/** Told by the session; sent with every request, wanted by those that change something. */
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

async function checked(response: Response): Promise<Response> {
  if (response.ok) return response;
  throw new ApiError(await problemOf(response));
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback: Problem = { type: 'about:blank', title: response.statusText, status: response.status };
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return fallback;
  }
}
