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

/** Sends one request; after a 401 it waits for the person to sign in again and sends the very same request once more. */
export async function request(path: string, options: RequestOptions = {}): Promise<Response> {
  const first = await send(path, options);
  if (first.status === 401 && renew && !options.keepUnauthorised) {
    const renewed = await renew().then(
      () => true,
      () => false,
    );
    if (renewed) return checked(await send(path, options));
  }
  const answer = first.status === 403 ? await withFreshToken(path, options, first) : first;
  return checked(answer);
}

/** Signing in again in another window changes the token; the request was right but for that. */
const STALE_TOKEN = 'ACC-014';
let refreshToken: (() => Promise<unknown>) | undefined;
export function onStaleToken(refresh: () => Promise<unknown>): void {
  refreshToken = refresh;
}
async function withFreshToken(path: string, options: RequestOptions, refused: Response): Promise<Response> {
  const { errors } = await problemOf(refused.clone());
  if (!refreshToken || !errors?.some(({ code }) => code === STALE_TOKEN)) return refused;
  await refreshToken();
  return send(path, options);
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
