import { sealedDraw } from '#server/platform/engine';
import { plainDate, testClock } from '#core/kernel';
import { createHttpApp } from '#server/platform/http';
import type { HttpApp } from '#server/platform/http';
import { testDatabase } from '#tests/support/database';
import type { TestDatabase } from '#tests/support/database';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAccess } from '../access.ts';
import type { Access } from '../access.ts';
import { demand, installAccess, PUBLIC_RATE_LIMIT, signedIn } from '../install.ts';
import { accessRoutes } from './index.ts';

const EMAIL = 'trader@example.test';
const PASSWORD = 'four quiet sailing boats';
const ORGANISATION = '0399000101';
const OTHER = '0399000102';
const clock = testClock('2026-11-23T01:00:00.000Z');

let database: TestDatabase;
let access: Access;
let app: HttpApp;
let secureApp: HttpApp;
const userIds = new Map<string, string>();

beforeAll(async () => {
  database = await testDatabase();
  access = createAccess({
    pool: database.pool,
    clock,
    zoneOffsetMinutes: 420,
    kind: 'live',
    token: sealedDraw(Buffer.alloc(32)).token,
  });
  await access.accounts.addOrganisations([
    { id: ORGANISATION, kind: 'trader', name: 'Trader A' },
    { id: OTHER, kind: 'trader', name: 'Trader B' },
    { id: 'HQ', kind: 'customs', name: 'Customs' },
  ]);
  await addPerson(EMAIL, ORGANISATION, 'trader');
  await addPerson('other@example.test', OTHER, 'trader');
  await addPerson('officer@example.test', 'HQ', 'documentOfficer');
  app = await appAt('http://localhost');
  secureApp = await appAt('https://customs.example');
});
afterAll(async () => {
  await Promise.all([app.close(), secureApp.close()]);
  await access.close();
  await database.close();
});

async function addPerson(email: string, organisationId: string, role: 'trader' | 'documentOfficer'): Promise<void> {
  const userId = (await access.accounts.addUser({ email, name: email, password: PASSWORD })) ?? '';
  userIds.set(email, userId);
  await access.accounts.setMembership({
    userId,
    organisationId,
    roles: [role],
    offices: role === 'trader' ? [] : ['02CI'],
    validFrom: plainDate('2026-01-01'),
  });
}

/** The room as the program serves it, and three routes as other rooms write them. */
async function appAt(publicUrl: string): Promise<HttpApp> {
  const made = createHttpApp(false);
  await installAccess(made, { access, publicUrl });
  accessRoutes(made, {
    access,
    clock,
    publicUrl,
    zoneOffsetMinutes: 420,
    isOffice: (code) => code === '02CI',
    sendLetter: undefined,
  });
  made.post('/write', (request) => ({ by: signedIn(request).organisationId }));
  made.get('/declarations/:id', (request) => {
    demand(request, 'declaration.read', { principalId: ORGANISATION, officeId: '02CI' });
    return { found: true };
  });
  made.post('/declarations/:id/decision', (request) => {
    demand(request, 'case.decide', { principalId: ORGANISATION, officeId: '02CI' });
    return { decided: true };
  });
  made.get('/public', { config: { rateLimit: PUBLIC_RATE_LIMIT } }, () => ({ open: true }));
  await made.ready();
  return made;
}

/** Each test from an address of its own, so that limits of one do not reach another. */
let address = 0;
beforeEach(() => {
  address += 1;
});
const call = (options: InjectOptions, on = app) => on.inject({ remoteAddress: `203.0.113.${address}`, ...options });
const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  call({ method: 'POST', url, payload, headers });
const cookieOf = (response: LightMyRequestResponse): string => {
  const [cookie] = response.cookies;
  if (cookie === undefined) throw new Error(`no cookie: ${response.body}`);
  return `${cookie.name}=${cookie.value}`;
};
async function come(email = EMAIL): Promise<{ cookie: string; csrf: string; headers: Record<string, string> }> {
  const response = await post('/api/v1/session', { email, password: PASSWORD });
  const cookie = cookieOf(response);
  const csrf = response.json<{ csrfToken: string }>().csrfToken;
  return { cookie, csrf, headers: { cookie, 'x-csrf-token': csrf } };
}
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const codes = (response: LightMyRequestResponse): readonly string[] => {
  expect(response.headers['content-type']).toContain('application/problem+json');
  return (response.json<{ errors?: { code: string }[] }>().errors ?? []).map(({ code }) => code);
};

describe('signing in over HTTP', () => {
  test('sets a cookie no script can read and no other site can use, and says who came in', async () => {
    const response = await post('/api/v1/session', { email: 'TRADER@example.test', password: PASSWORD });
    expect(response.statusCode).toBe(200);
    expect(response.cookies).toMatchObject([
      { name: 'haidang-session', httpOnly: true, sameSite: 'Strict', path: '/' },
    ]);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.json()).toMatchObject({
      user: { email: EMAIL, language: 'vi' },
      organisation: { id: ORGANISATION, kind: 'trader' },
      roles: ['trader'],
      scopes: null,
      organisations: [{ id: ORGANISATION }],
    });
  });

  test('over https binds the cookie to that host', async () => {
    const response = await call(
      { method: 'POST', url: '/api/v1/session', payload: { email: EMAIL, password: PASSWORD } },
      secureApp,
    );
    const raw = String(response.headers['set-cookie']);
    expect(raw).toMatch(/^__Host-haidang-session=[\w-]{43};/);
    expect(raw).toContain('Secure');
    expect(raw).toContain('Path=/');
    expect(raw).not.toContain('Domain');
    // A cookie of the name used without https, which a neighbour could plant, is not looked at.
    const plain = cookieOf(response).replace('__Host-', '');
    const seen = await call({ url: '/api/v1/session', headers: { cookie: plain } }, secureApp);
    expect(seen.json()).toMatchObject({ user: null });
  });

  test('gives the same answer to a wrong password and to an account that does not exist', async () => {
    const wrong = await post('/api/v1/session', { email: EMAIL, password: 'wrong wrong wrong' });
    const unknown = await post('/api/v1/session', { email: 'nobody@example.test', password: 'wrong wrong wrong' });
    expect(wrong.statusCode).toBe(401);
    expect(wrong.body).toBe(unknown.body);
    expect(codes(wrong)).toEqual(['ACC-010']);
    expect(wrong.cookies).toEqual([]);
  });

  test('refuses a password beyond the bound before anything is computed', async () => {
    const response = await post('/api/v1/session', { email: EMAIL, password: 'x'.repeat(129) });
    expect(response.statusCode).toBe(422);
    expect(response.json()).toMatchObject({ errors: [{ pointer: '/password' }] });
    expect((await post('/api/v1/session', { email: EMAIL, password: 'x'.repeat(2_000_000) })).statusCode).toBe(413);
  });

  test('does not take a session that somebody else planted', async () => {
    const planted = await come('other@example.test');
    const response = await post('/api/v1/session', { email: EMAIL, password: PASSWORD }, { cookie: planted.cookie });
    expect(cookieOf(response)).not.toBe(planted.cookie);
    const seen = await call({ url: '/api/v1/session', headers: { cookie: planted.cookie } });
    expect(seen.json()).toMatchObject({ user: null });
  });

  test('from another website is refused: nobody is signed in as somebody else unawares', async () => {
    const body = { email: EMAIL, password: PASSWORD };
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      const response = await post('/api/v1/session', body, headers);
      expect(response.statusCode).toBe(403);
      expect(codes(response)).toEqual(['ACC-013']);
    }
    expect(
      (
        await post('/api/v1/session', body, {
          'sec-fetch-site': 'same-origin',
          origin: 'http://localhost',
          host: 'localhost',
        })
      ).statusCode,
    ).toBe(200);
  });

  test('too often is told when to come again', async () => {
    let last = await post('/api/v1/session', { email: 'guessed@example.test', password: 'guess' });
    for (let time = 0; time < 10; time += 1)
      last = await post('/api/v1/session', { email: 'guessed@example.test', password: 'guess' });
    expect(last.statusCode).toBe(429);
    expect(codes(last)).toEqual(['ACC-011']);
    expect(last.headers['retry-after']).toBe('900');
  });
});

describe('a session over HTTP', () => {
  test('a visitor is nobody, and that is no error', async () => {
    const response = await call({ url: '/api/v1/session' });
    expect(response.statusCode).toBe(200);
    expect(response.json()).toMatchObject({ user: null, organisation: null, roles: [], csrfToken: null });
  });

  test('a replayed cookie opens nothing after signing out, in any tab', async () => {
    const { headers } = await come();
    const out = await call({ method: 'DELETE', url: '/api/v1/session', headers });
    expect(out.statusCode).toBe(204);
    expect(out.cookies).toMatchObject([{ name: 'haidang-session', value: '' }]);
    expect((await call({ url: '/api/v1/session', headers })).json()).toMatchObject({ user: null });
    expect((await post('/write', {}, headers)).statusCode).toBe(401);
    expect((await call({ method: 'DELETE', url: '/api/v1/session', headers })).statusCode).toBe(204);
  });

  test("writes nothing without its token, with another session's token, or from another site", async () => {
    const { cookie, csrf } = await come();
    const other = await come('other@example.test');
    expect(codes(await post('/write', {}, { cookie }))).toEqual(['ACC-014']);
    expect(codes(await post('/write', {}, { cookie, 'x-csrf-token': '' }))).toEqual(['ACC-014']);
    expect(codes(await post('/write', {}, { cookie, 'x-csrf-token': other.csrf }))).toEqual(['ACC-014']);
    expect(codes(await post('/write', {}, { cookie, 'x-csrf-token': csrf, 'sec-fetch-site': 'cross-site' }))).toEqual([
      'ACC-013',
    ]);
    expect(
      codes(await post('/write', {}, { cookie, 'x-csrf-token': csrf, origin: 'http://localhost.evil.example' })),
    ).toEqual(['ACC-013']);
    expect(
      (await post('/write', {}, { cookie, 'x-csrf-token': csrf, 'sec-fetch-site': 'same-origin' })).json(),
    ).toEqual({ by: ORGANISATION });
    expect((await call({ method: 'DELETE', url: '/api/v1/session', headers: { cookie } })).statusCode).toBe(403);
  });

  test("remembers the language, and switches only to an organisation of one's own", async () => {
    const { headers } = await come();
    const changed = await call({ method: 'PATCH', url: '/api/v1/session', headers, payload: { language: 'en' } });
    expect(changed.json()).toMatchObject({ user: { language: 'en' } });
    expect((await come()).csrf).not.toBe(headers['x-csrf-token']);
    expect((await call({ url: '/api/v1/session', headers })).json()).toMatchObject({ user: { language: 'en' } });
    const stolen = await call({ method: 'PATCH', url: '/api/v1/session', headers, payload: { organisationId: OTHER } });
    expect(stolen.statusCode).toBe(422);
    expect(codes(stolen)).toEqual(['ACC-015']);
    expect((await call({ method: 'PATCH', url: '/api/v1/session', payload: { language: 'en' } })).statusCode).toBe(401);
    expect(
      (await call({ method: 'PATCH', url: '/api/v1/session', headers, payload: { language: 'fr' } })).statusCode,
    ).toBe(422);
  });
});

describe('API keys over HTTP', () => {
  const body = { label: 'ERP', scopes: ['declarations:read', 'declarations:write'] };
  const make = async (email = EMAIL, payload: object = body) => {
    const { headers } = await come(email);
    const response = await post('/api/v1/api-keys', payload, headers);
    return { response, headers, ...response.json<{ id: string; key: string }>() };
  };

  test('are shown in full once, listed without the secret, and dead once revoked', async () => {
    const { response, headers, id, key } = await make();
    expect(response.statusCode).toBe(201);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(key).toMatch(/^live_/);
    expect((await post('/write', {}, bearer(key))).json()).toEqual({ by: ORGANISATION });
    const list = await call({ url: '/api/v1/api-keys', headers });
    expect(list.json<{ items: object[] }>().items).toContainEqual(
      expect.objectContaining({ id, hint: key.slice(-4), scopes: body.scopes, revokedAt: null }),
    );
    expect(list.body).not.toContain(key);
    expect((await call({ method: 'DELETE', url: `/api/v1/api-keys/${id}`, headers })).statusCode).toBe(204);
    const refused = await post('/write', {}, bearer(key));
    expect(refused.statusCode).toBe(401);
    expect(codes(refused)).toEqual(['ACC-023']);
    expect(refused.headers['www-authenticate']).toContain('Bearer');
  });

  test('of another organisation look like none', async () => {
    const { id, key } = await make('other@example.test');
    const { headers } = await come();
    const theirs = await call({ method: 'DELETE', url: `/api/v1/api-keys/${id}`, headers });
    const nobodys = await call({ method: 'DELETE', url: '/api/v1/api-keys/none', headers });
    expect(theirs.statusCode).toBe(404);
    expect({ ...theirs.json<object>(), instance: '' }).toEqual({ ...nobodys.json<object>(), instance: '' });
    expect((await post('/write', {}, bearer(key))).statusCode).toBe(200);
    expect((await call({ url: '/api/v1/api-keys', headers })).body).not.toContain(id);
  });

  test('are not for officers, nor for visitors', async () => {
    expect((await make('officer@example.test')).response.statusCode).toBe(403);
    expect((await post('/api/v1/api-keys', body)).statusCode).toBe(401);
  });

  test('never make a wider key than themselves', async () => {
    const { key } = await make(EMAIL, { label: 'k', scopes: ['access:manage', 'declarations:read'] });
    expect(
      (await post('/api/v1/api-keys', { label: 'same', scopes: ['declarations:read'] }, bearer(key))).statusCode,
    ).toBe(201);
    expect(codes(await post('/api/v1/api-keys', body, bearer(key)))).toEqual(['ACC-026']);
    const { key: narrow } = await make();
    expect((await post('/api/v1/api-keys', body, bearer(narrow))).statusCode).toBe(403);
  });

  test('end within a year, and not before now', async () => {
    for (const expiresAt of ['2026-11-01', '2030-01-01', '2026-02-31T99:99:99Z']) {
      expect((await make(EMAIL, { ...body, expiresAt })).response.statusCode, expiresAt).toBe(422);
    }
    expect((await make(EMAIL, { ...body, expiresAt: '2027-01-31' })).response.statusCode).toBe(201);
    expect((await make(EMAIL, { ...body, scopes: ['everything'] })).response.statusCode).toBe(422);
  });

  test('count alone where a cookie comes along, and need no forgery token', async () => {
    const other = await come('other@example.test');
    const { key } = await make();
    const response = await post('/write', {}, { ...bearer(key), cookie: other.cookie, 'sec-fetch-site': 'cross-site' });
    expect(response.json()).toEqual({ by: ORGANISATION });
    const dead = await post('/write', {}, { ...bearer('live_nonsense'), ...other.headers });
    expect(dead.statusCode).toBe(401);
  });

  test.each(['', 'Bearer', 'Bearer ', 'Basic dHJhZGVyOng=', 'Bearer a b', 'bearer\tlive_x'])(
    '"%s" is no key',
    async (authorization) => {
      const response = await call({ url: '/public', headers: { authorization } });
      expect(response.statusCode).toBe(401);
      expect(codes(response)).toEqual(['ACC-020']);
    },
  );

  test('are told to slow down, each by itself', async () => {
    const made = await access.keys.create({
      organisationId: ORGANISATION,
      userId: userIds.get(EMAIL) ?? '',
      label: 'slow',
      scopes: ['declarations:read'],
      expiresAtMs: Date.parse(clock.now()) + 1_000_000,
      requestsPerSecondMax: 1,
    });
    const headers = bearer(made?.key ?? '');
    expect((await call({ url: '/declarations/1', headers })).statusCode).toBe(200);
    const refused = await call({ url: '/declarations/1', headers });
    expect(refused.statusCode).toBe(429);
    expect(refused.headers['retry-after']).toBe('1');
    expect(codes(refused)).toEqual(['ACC-025']);
  });
});

test('a page that does not exist is not found, whoever asks and however', async () => {
  const { headers, cookie } = await come();
  expect((await post('/nowhere', {}, headers)).statusCode).toBe(404);
  expect((await call({ url: '/nowhere', headers: { cookie } })).statusCode).toBe(404);
  expect((await post('/nowhere', {})).statusCode).toBe(404);
});

describe('what one may not know', () => {
  test('is not found; what one may know but not do is refused with the reason', async () => {
    const owner = await come();
    const stranger = await come('other@example.test');
    const officer = await come('officer@example.test');
    const read = (headers: Record<string, string>) => call({ url: '/declarations/1', headers });
    const decide = (headers: Record<string, string>) => post('/declarations/1/decision', {}, headers);
    expect((await read(owner.headers)).statusCode).toBe(200);
    expect((await read(officer.headers)).statusCode).toBe(200);
    expect((await read(stranger.headers)).statusCode).toBe(404);
    expect((await decide(officer.headers)).statusCode).toBe(200);
    expect((await decide(stranger.headers)).statusCode).toBe(404);
    const refused = await decide(owner.headers);
    expect(refused.statusCode).toBe(403);
    expect(codes(refused)).toEqual(['ACC-002']);
    expect((await read({})).statusCode).toBe(401);
  });
});

test('public pages stay open with a cookie whose session is over, and are limited per address', async () => {
  const headers = { cookie: `haidang-session=${'a'.repeat(43)}` };
  for (let time = 0; time < PUBLIC_RATE_LIMIT.max; time += 1)
    expect((await call({ url: '/public', headers })).statusCode).toBe(200);
  const refused = await call({ url: '/public', headers });
  expect(refused.statusCode).toBe(429);
  expect(codes(refused)).toEqual(['ACC-029']);
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await call({ url: '/public', headers, remoteAddress: '203.0.113.254' })).statusCode).toBe(200);
});
