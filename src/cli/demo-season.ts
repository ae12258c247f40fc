import { apiClient, type ApiClient } from '#client';
import { legalDate } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import type { DemoPrincipal, Program } from '#server/program';
import { playDemoSeason } from '#sim/demo';

/** Of them some four hundred are looked at, which is more than a first training takes. */
const DECLARATIONS = 2_000;

/** Plays a season in a demonstration while it runs; tells how it went. */
export async function playSeason(
  program: Program,
  principals: readonly DemoPrincipal[],
  signal: AbortSignal,
): Promise<string> {
  const { demo, url, services } = program;
  const key = demo?.keys.find(({ label }) => label === 'demo broker')?.key;
  if (demo === undefined || key === undefined) return 'There is no demonstration to play a season in.';
  const { reference } = services.reference.current();
  const officer = (role: string) => demo.accounts.find(({ roles }) => roles.some((own) => own === role));
  const documents = officer('documentOfficer');
  const { accepted, looked, finds } = await playDemoSeason({
    broker: apiClient({ baseUrl: url, apiKey: key }),
    documents: await signedIn(url, documents?.email ?? '', demo.password),
    inspection: await signedIn(url, officer('inspectionOfficer')?.email ?? '', demo.password),
    reference,
    today: legalDate(services.clock.now(), reference.country.zoneOffsetMinutes),
    traders: [{ id: DEMO_TRADER, name: 'Công ty TNHH Hải Âu Tưởng Tượng' }, ...principals],
    offices: documents?.offices.filter((office) => office[2] === 'C') ?? [],
    declarations: DECLARATIONS,
    signal,
  });
  return `A simulated season was played: ${accepted} imports, ${looked} of them looked at, something found on ${finds}.`;
}

/** The API as a page of that person's browser asks it. */
async function signedIn(url: string, email: string, password: string): Promise<ApiClient> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ email, password }),
  });
  const { csrfToken } = (await response.json()) as { readonly csrfToken: string };
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return apiClient({
    baseUrl: url,
    fetch: (request) => {
      request.headers.set('cookie', cookie);
      request.headers.set('x-csrf-token', csrfToken);
      request.headers.set('sec-fetch-site', 'same-origin');
      return fetch(request);
    },
  });
}
