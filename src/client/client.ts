import type { components, paths } from './schema.ts';
import createClient, { type Client } from 'openapi-fetch';

/** The API as types: what web, command line and simulation use. Generated from the description the server gives of itself. */
export type ApiClient = Client<paths>;
export type Schemas = components['schemas'];

export interface ClientOptions {
  readonly baseUrl: string;
  /** An API key; a browser sends its cookie instead. */
  readonly apiKey?: string;
  readonly fetch?: (request: Request) => Promise<Response>;
}

export const apiClient = ({ baseUrl, apiKey, fetch }: ClientOptions): ApiClient =>
  createClient<paths>({
    baseUrl,
    ...(apiKey ? { headers: { authorization: `Bearer ${apiKey}` } } : {}),
    ...(fetch ? { fetch } : {}),
  });
