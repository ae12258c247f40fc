import { apiClient, type ApiClient } from '#client';
import { DEMO_PASSWORD } from '#server/access';

/** A cookie and the forgery token that goes with it. */
export interface BrowserSession {
  readonly cookie: string;
  readonly csrfToken: string;
}

/** Signs a demo person in, by the part of the e-mail before the @. */
export async function signIn(url: string, name: string): Promise<BrowserSession> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ email: `${name}@demo.haidang.example`, password: DEMO_PASSWORD }),
  });
  const { csrfToken } = (await response.json()) as { readonly csrfToken: string };
  return { cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '', csrfToken };
}

/** The API as a page of that person's browser asks it. */
export const clientOf = (url: string, { cookie, csrfToken }: BrowserSession): ApiClient =>
  apiClient({
    baseUrl: url,
    fetch: (request) => {
      request.headers.set('cookie', cookie);
      request.headers.set('x-csrf-token', csrfToken);
      request.headers.set('sec-fetch-site', 'same-origin');
      return fetch(request);
    },
  });
