import { apiClient, type operations } from '#client';
import { ApiError, plainFetch, problemOf, sessionFetch } from './http.ts';
import type { Problem } from './types.ts';

export const server = apiClient({ baseUrl: '', fetch: sessionFetch });
/** Sign-in and "who am I" are answered for visitors too: nothing to wait for. */
export const door = apiClient({ baseUrl: '', fetch: plainFetch });

/** An operation of the API that takes JSON. */
type Taking = {
  [Name in keyof operations]: operations[Name] extends { requestBody: Json } | { requestBody?: Json } ? Name : never;
}[keyof operations];
interface Json {
  readonly content: { readonly 'application/json': unknown };
}

/** What an operation of the API takes. */
export type BodyOf<Operation extends Taking> = NonNullable<
  operations[Operation]['requestBody']
>['content']['application/json'];

interface Answered<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}
/** The answer, or the problem as an error. */
export async function answer<Data>(sending: Promise<Answered<Data>>): Promise<Data> {
  const { data, error, response } = await sending;
  if (response.ok) return data as Data;
  const fallback: Problem = { type: 'about:blank', title: response.statusText, status: response.status };
  throw new ApiError(typeof error === 'object' ? { ...fallback, ...error } : fallback);
}

export async function parsed(sending: Promise<Response>): Promise<unknown> {
  const response = await sending;
  if (!response.ok) throw new ApiError(await problemOf(response));
  return response.json();
}
