import { plainDate, testClock } from '#core/kernel';
import { sealedDraw } from '#server/platform/engine';
import { createHttpApp } from '#server/platform/http';
import type { HttpApp } from '#server/platform/http';
import { testDatabase } from '#tests/support/database';
import type { TestDatabase } from '#tests/support/database';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAccess, type Access } from '../access.ts';
import { installAccess, signedIn } from '../install.ts';
import { RESET_MINUTES, RESETS_PER_ADDRESS_MAX } from '../password-reset.ts';
import type { Letter } from '../reset-letter.ts';
import { CODE_ATTEMPTS_MAX, RECOVERY_CODES } from '../second-factor.ts';
import { PENDING_MINUTES_MAX } from '../sessions.ts';
import { stepAt, totpCode } from '../totp.ts';
import { accessRoutes } from './index.ts';

const PASSWORD = 'four quiet sailing boats';
const MINUTE_MS = 60_000;
const NEXT = 'five quiet sailing boats';
const ORGANISATION = '0399000101';
const OTHER = '0399000102';
const TOKEN = sealedDraw(Buffer.alloc(32, 7)).token;
const clock = testClock('2026-11-23T01:00:00.000Z');

let database: TestDatabase;
let access: Access;
let app: HttpApp;
let mailless: HttpApp;
const letters: Letter[] = [];

beforeAll(async () => {
  database = await testDatabase();
  access = createAccess({ pool: database.pool, clock, zoneOffsetMinutes: 420, kind: 'live', token: TOKEN });
  await access.accounts.addOrganisations([
    { id: ORGANISATION, kind: 'trader', name: 'Trader A' },
    { id: OTHER, kind: 'brokerage', name: 'Broker B' },
    { id: 'HQ', kind: 'customs', name: 'Customs' },
  ]);
  app = await made(async (letter) => void letters.push(letter));
  mailless = await made(undefined);
});
afterAll(async () => {
  await Promise.all([app.close(), mailless.close()]);
  await access.close();
  await database.close();
});

async function made(sendLetter: ((letter: Letter) => Promise<void>) | undefined): Promise<HttpApp> {
  const http = createHttpApp(false);
  const publicUrl = 'http://localhost';
  await installAccess(http, { access, publicUrl });
  accessRoutes(http, { access, clock, publicUrl, zoneOffsetMinutes: 420, isOffice: () => true, sendLetter });
  http.get('/write', (request) => ({ by: signedIn(request).organisationId }));
  await http.ready();
  return http;
}

let people = 0;
interface Someone {
  readonly id: string;
  readonly email: string;
}
async function someone(
  roles: readonly ('trader' | 'broker' | 'organisationAdministrator' | 'administrator' | 'documentOfficer')[] = [
    'trader',
  ],
  organisationId = ORGANISATION,
): Promise<Someone> {
  people += 1;
  const email = `person${people}@example.test`;
  const id =
    (await access.accounts.addUser({ email, name: `Person ${people}`, password: PASSWORD, language: 'en' })) ?? '';
  await access.accounts.setMembership({
    userId: id,
    organisationId,
    roles,
    offices: roles.includes('documentOfficer') ? ['02CI'] : [],
    validFrom: plainDate('2026-01-01'),
  });
  return { id, email };
}

/** Each test from an address of its own, and at a time at which no code was shown yet. */
let address = 0;
beforeEach(() => {
  address += 1;
  clock.advanceMs(60 * MINUTE_MS);
});
const call = (options: InjectOptions, on = app) => on.inject({ remoteAddress: `203.0.113.${address}`, ...options });
const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  call({ method: 'POST', url, payload, headers });
const codes = (response: LightMyRequestResponse): readonly string[] =>
  (response.json<{ errors?: { code: string }[] }>().errors ?? []).map(({ code }) => code);
const cookieOf = (response: LightMyRequestResponse, name: string): string => {
  const cookie = response.cookies.find((each) => each.name === name);
  if (cookie === undefined) throw new Error(`no cookie ${name}: ${response.body}`);
  return `${cookie.name}=${cookie.value}`;
};
const headersOf = (response: LightMyRequestResponse): Record<string, string> => ({
  cookie: cookieOf(response, 'haidang-session'),
  'x-csrf-token': response.json<{ csrfToken: string }>().csrfToken,
});
const signIn = (email: string, password = PASSWORD) => post('/api/v1/session', { email, password });
const come = async (email: string, password = PASSWORD) => headersOf(await signIn(email, password));
const showCode = (pending: string, code: string) =>
  post('/api/v1/session/second-factor', { code }, { cookie: pending });

/** The code that an app shows now, or some steps later. */
const codeOf = (secret: Buffer, later = 0): string => totpCode(secret, stepAt(Date.parse(clock.now())) + later);
const fromBase32 = (text: string): Buffer => {
  const bits = Array.from(text, (sign) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'),
  );
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};
async function enrolled(): Promise<
  Someone & { readonly headers: Record<string, string>; readonly secret: Buffer; readonly recovery: readonly string[] }
> {
  const person = await someone();
  const headers = await come(person.email);
  const begun = await post('/api/v1/account/totp', { password: PASSWORD }, headers);
  expect(begun.statusCode, begun.body).toBe(201);
  const secret = fromBase32(begun.json<{ secret: string }>().secret);
  const confirmed = await post('/api/v1/account/totp/confirmation', { code: codeOf(secret) }, headers);
  expect(confirmed.statusCode, confirmed.body).toBe(200);
  const recovery = confirmed.json<{ recoveryCodes: string[] }>().recoveryCodes;
  clock.advanceMs(MINUTE_MS);
  return { ...person, headers, secret, recovery };
}
const halfWay = async (email: string): Promise<string> => cookieOf(await signIn(email), 'haidang-pending');

describe('an authenticator app', () => {
  test('is asked for at sign-in once a code of it was shown, and not before', async () => {
    const person = await someone();
    const headers = await come(person.email);
    const begun = await post('/api/v1/account/totp', { password: PASSWORD }, headers);
    expect(begun.json()).toMatchObject({ uri: expect.stringContaining('otpauth://totp/') });
    expect(begun.json<{ qrCode: string }>().qrCode).toContain('<svg');
    expect((await signIn(person.email)).statusCode).toBe(200);
    const secret = fromBase32(begun.json<{ secret: string }>().secret);
    const confirmed = await post('/api/v1/account/totp/confirmation', { code: codeOf(secret) }, headers);
    expect(confirmed.json<{ recoveryCodes: string[] }>().recoveryCodes).toHaveLength(RECOVERY_CODES);
    const asked = await signIn(person.email);
    expect(asked.statusCode).toBe(202);
    expect(asked.json()).toEqual({ secondFactor: ['totp', 'recoveryCode'] });
    expect(asked.cookies.map(({ name }) => name)).toEqual(['haidang-pending']);
    expect(asked.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  });

  test('opens a session with the password and a code, each code once', async () => {
    const { email, secret } = await enrolled();
    const code = codeOf(secret);
    const opened = await showCode(await halfWay(email), code);
    expect(opened.statusCode, opened.body).toBe(200);
    expect(opened.json()).toMatchObject({ user: { email } });
    const replayed = await showCode(await halfWay(email), code);
    expect(replayed.statusCode).toBe(422);
    expect(codes(replayed)).toEqual(['ACC-039']);
    const earlier = await showCode(await halfWay(email), codeOf(secret, -1));
    expect(codes(earlier)).toEqual(['ACC-039']);
    expect((await showCode(await halfWay(email), codeOf(secret, 1))).statusCode).toBe(200);
  });

  test('of two who show the same code at the same moment lets one in', async () => {
    const { email, secret } = await enrolled();
    const [one, two] = [await halfWay(email), await halfWay(email)];
    const answers = await Promise.all([showCode(one, codeOf(secret)), showCode(two, codeOf(secret))]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 422]);
  });

  test('can not be guessed: after a few wrong codes even the right one waits', async () => {
    const { email, secret } = await enrolled();
    const pending = await halfWay(email);
    for (let tried = 0; tried < CODE_ATTEMPTS_MAX; tried += 1)
      expect(codes(await showCode(pending, '000000'))).toEqual(['ACC-039']);
    const over = await showCode(await halfWay(email), codeOf(secret));
    expect(over.statusCode).toBe(429);
    expect(Number(over.headers['retry-after'])).toBeGreaterThan(0);
    clock.advanceMs(16 * MINUTE_MS);
    expect((await showCode(await halfWay(email), codeOf(secret))).statusCode).toBe(200);
  });

  test('leaves a right password alone without anything: no session, no reading, no change, and not for long', async () => {
    const { email, secret } = await enrolled();
    const pending = await halfWay(email);
    const asSession = pending.replace('haidang-pending', 'haidang-session');
    for (const cookie of [pending, asSession, `${pending}; ${asSession}`]) {
      expect((await call({ method: 'GET', url: '/write', headers: { cookie } })).statusCode).toBe(401);
      expect((await call({ method: 'GET', url: '/api/v1/session', headers: { cookie } })).json()).toMatchObject({
        user: null,
        csrfToken: null,
      });
      expect((await call({ method: 'GET', url: '/api/v1/account', headers: { cookie } })).statusCode).toBe(401);
    }
    clock.advanceMs(PENDING_MINUTES_MAX * MINUTE_MS);
    const late = await showCode(pending, codeOf(secret));
    expect(late.statusCode).toBe(401);
    expect(codes(late)).toEqual(['ACC-040']);
    expect(codes(await showCode('haidang-pending=nonsense', codeOf(secret)))).toEqual(['ACC-040']);
  });

  test('keeps whoever has only the password from replacing it', async () => {
    const { email, secret } = await enrolled();
    const half = await post('/api/v1/session', { email, password: PASSWORD, newPassword: NEXT });
    expect(half.statusCode).toBe(202);
    expect((await signIn(email)).statusCode).toBe(202);
    expect((await signIn(email, NEXT)).statusCode).toBe(401);
    expect((await showCode(cookieOf(half, 'haidang-pending'), codeOf(secret))).statusCode).toBe(200);
    expect((await signIn(email)).statusCode).toBe(401);
    expect((await signIn(email, NEXT)).statusCode).toBe(202);
  });

  test('is stood in for by recovery codes, each once', async () => {
    const { email, recovery } = await enrolled();
    const [code = ''] = recovery;
    expect((await showCode(await halfWay(email), code.toUpperCase())).statusCode).toBe(200);
    expect(codes(await showCode(await halfWay(email), code))).toEqual(['ACC-039']);
    const stored = await database.pool.query<{ row: string }>(`select r::text as row from access.recovery_codes r`);
    expect(stored.rows.some(({ row }) => row.includes(recovery[1] ?? '-'))).toBe(false);
  });

  test('keeps its secret out of every table', async () => {
    const { id, secret } = await enrolled();
    const { rows } = await database.pool.query<{ row: string }>(
      `select t::text as row from access.totp t where user_id = $1`,
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain(secret.toString('hex'));
  });

  test('is removed with the password and a code, and with neither alone', async () => {
    const { email, headers, secret } = await enrolled();
    const remove = (password: string, code: string) =>
      post('/api/v1/account/totp/removal', { password, code }, headers);
    expect(codes(await remove('not the password', codeOf(secret)))).toEqual(['ACC-041']);
    expect(codes(await remove(PASSWORD, '000000'))).toEqual(['ACC-039']);
    expect((await remove(PASSWORD, codeOf(secret))).statusCode).toBe(204);
    expect((await signIn(email)).statusCode).toBe(200);
    const account = await call({ method: 'GET', url: '/api/v1/account', headers });
    expect(account.json()).toMatchObject({ totpSince: null, recoveryCodesLeft: 0 });
  });

  test('is not planted by somebody at a session left open, nor replaced by a second one', async () => {
    const { headers } = await enrolled();
    expect(codes(await post('/api/v1/account/totp', { password: PASSWORD }, headers))).toEqual(['ACC-042']);
    const other = await someone();
    const open = await come(other.email);
    expect(codes(await post('/api/v1/account/totp', { password: 'not the password' }, open))).toEqual(['ACC-041']);
    expect(codes(await post('/api/v1/account/totp/confirmation', { code: '123456' }, open))).toEqual(['ACC-039']);
  });

  test('gets new recovery codes for password and code, and the old ones are void', async () => {
    const { email, headers, secret, recovery } = await enrolled();
    const renew = (body: object) => post('/api/v1/account/recovery-codes', body, headers);
    expect(codes(await renew({ password: PASSWORD }))).toEqual(['ACC-039']);
    const renewed = await renew({ password: PASSWORD, code: codeOf(secret) });
    expect(renewed.statusCode).toBe(201);
    expect(codes(await showCode(await halfWay(email), recovery[0] ?? ''))).toEqual(['ACC-039']);
    const [fresh = ''] = renewed.json<{ recoveryCodes: string[] }>().recoveryCodes;
    expect((await showCode(await halfWay(email), fresh)).statusCode).toBe(200);
  });
});

describe('an administrator of the organisation', () => {
  test('takes a lost second factor from a member: sessions end, the password is enough, and it is on record', async () => {
    const member = await enrolled();
    const boss = await someone(['organisationAdministrator']);
    const stranger = await someone(['organisationAdministrator'], OTHER);
    const reset = (headers: Record<string, string>, id = member.id) =>
      post(`/api/v1/users/${id}/second-factor-resets`, {}, headers);
    expect((await reset(await come(stranger.email))).statusCode).toBe(404);
    expect((await reset(member.headers)).statusCode).toBe(404);
    const headers = await come(boss.email);
    expect(codes(await reset(headers, boss.id))).toEqual(['ACC-035']);
    expect((await reset(headers)).statusCode).toBe(204);
    expect((await call({ method: 'GET', url: '/write', headers: member.headers })).statusCode).toBe(401);
    expect((await signIn(member.email)).statusCode).toBe(200);
    const { rows } = await database.pool.query(
      `select user_id, concerns from access.change_log where action = 'user.resetSecondFactor' and subject_id = $1`,
      [member.id],
    );
    expect(rows).toEqual([{ user_id: boss.id, concerns: [ORGANISATION] }]);
  });

  test('sees when a member signed in last, and whether with a second factor', async () => {
    const member = await enrolled();
    const boss = await someone(['organisationAdministrator']);
    const headers = await come(boss.email);
    const listed = await call({ method: 'GET', url: `/api/v1/users?q=${member.email}`, headers });
    expect(listed.json<{ items: object[] }>().items).toMatchObject([
      { email: member.email, secondFactor: true, lastSignedInAt: expect.any(String) },
    ]);
  });
});

describe('a forgotten password', () => {
  const ask = (email: string, on = app) =>
    call({ method: 'POST', url: '/api/v1/password-resets', payload: { email } }, on);
  const redeem = (token: string, newPassword = NEXT) =>
    post('/api/v1/password-resets/completion', { token, newPassword });
  const linkFor = async (email: string): Promise<string> => {
    expect((await ask(email)).statusCode).toBe(202);
    await access.resets.settled();
    const letter = letters.findLast(({ to }) => to === email);
    return letter?.text.match(/#([\w-]{43})/)?.[1] ?? '';
  };

  test('is replaced by the link that was sent, once: sessions and API keys of the person end', async () => {
    const { email, id } = await someone();
    const headers = await come(email);
    const created = await post('/api/v1/api-keys', { label: 'ERP', scopes: ['declarations:read'] }, headers);
    const { key } = created.json<{ key: string }>();
    const token = await linkFor(email);
    const stored = await database.pool.query<{ row: string }>(`select r::text as row from access.password_resets r`);
    expect(stored.rows.some(({ row }) => row.includes(token))).toBe(false);
    expect((await redeem(token)).statusCode).toBe(204);
    expect((await call({ method: 'GET', url: '/write', headers })).statusCode).toBe(401);
    const byKey = { authorization: `Bearer ${key}` };
    expect(codes(await call({ method: 'GET', url: '/write', headers: byKey }))).toEqual(['ACC-023']);
    expect((await signIn(email)).statusCode).toBe(401);
    expect((await signIn(email, NEXT)).statusCode).toBe(200);
    expect(codes(await redeem(token, 'six quiet sailing boats'))).toEqual(['ACC-043']);
    const { rows } = await database.pool.query(
      `select user_id, organisation_id from access.change_log where action = 'user.resetOwnPassword' and subject_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ user_id: id, organisation_id: ORGANISATION }]);
  });

  test('is answered alike whether there is an account or not, before anybody looked', async () => {
    const { email } = await someone();
    const gone = await someone();
    await access.accounts.disableUser(gone.id);
    const before = letters.length;
    const answers = [];
    for (const asked of [email, gone.email, 'nobody@example.test', 'no address']) answers.push(await ask(asked));
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    await access.resets.settled();
    expect(letters.slice(before).map(({ to }) => to)).toEqual([email]);
  });

  test('does not wait for the mail to be sent, so that time tells nothing either', async () => {
    const { email } = await someone();
    let sent = (): void => undefined;
    const slow = await made(() => new Promise((resolve) => void (sent = resolve)));
    expect((await ask(email, slow)).statusCode).toBe(202);
    expect((await ask('nobody@example.test', slow)).statusCode).toBe(202);
    await expect.poll(() => sent.name).not.toBe('sent');
    sent();
    await access.resets.settled();
    await slow.close();
  });

  test('sends no more than a few letters to an address, known or not', async () => {
    const { email } = await someone();
    for (const asked of [email, 'nobody.else@example.test']) {
      for (let sent = 0; sent < RESETS_PER_ADDRESS_MAX; sent += 1) expect((await ask(asked)).statusCode).toBe(202);
      const over = await ask(asked);
      expect(over.statusCode).toBe(429);
      expect(codes(over)).toEqual(['ACC-011']);
    }
    await access.resets.settled();
  });

  test('link is void after its time, after a newer one, and when it is made up', async () => {
    const { email } = await someone();
    const first = await linkFor(email);
    const second = await linkFor(email);
    expect(codes(await redeem(first))).toEqual(['ACC-043']);
    clock.advanceMs(RESET_MINUTES * MINUTE_MS);
    expect(codes(await redeem(second))).toEqual(['ACC-043']);
    expect(codes(await redeem('x'.repeat(43)))).toEqual(['ACC-043']);
    expect((await signIn(email)).statusCode).toBe(200);
  });

  test('of two who use a link at the same moment lets one have it', async () => {
    const { email } = await someone();
    const token = await linkFor(email);
    const answers = await Promise.all([redeem(token), redeem(token, 'six quiet sailing boats')]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([204, 422]);
  });

  test('keeps the rules for passwords, and the link for another try', async () => {
    const { email } = await someone();
    const token = await linkFor(email);
    expect((await redeem(token, 'short')).statusCode).toBe(422);
    expect(codes(await redeem(token, PASSWORD))).toEqual(['ACC-018']);
    expect((await redeem(token)).statusCode).toBe(204);
  });

  test('does not take the second factor with it', async () => {
    const { email } = await enrolled();
    expect((await redeem(await linkFor(email))).statusCode).toBe(204);
    expect((await signIn(email, NEXT)).statusCode).toBe(202);
  });

  test('is written about in the language of the person', async () => {
    const email = 'tieng.viet@example.test';
    const id = (await access.accounts.addUser({ email, name: 'Người Mẫu', password: PASSWORD, language: 'vi' })) ?? '';
    await access.accounts.setMembership({
      userId: id,
      organisationId: ORGANISATION,
      roles: ['trader'],
      validFrom: plainDate('2026-01-01'),
    });
    await linkFor(email);
    expect(letters.at(-1)).toMatchObject({ subject: 'Đặt lại mật khẩu', language: 'vi' });
    expect(letters.at(-1)?.text).toContain('http://localhost/reset-password#');
  });

  test('where no e-mail is sent, everybody is told to ask their administrator', async () => {
    const answer = await ask('nobody@example.test', mailless);
    expect(answer.statusCode).toBe(409);
    expect(codes(answer)).toEqual(['ACC-044']);
  });
});

describe('one’s own account', () => {
  test('lists where one is signed in, and ends a session of one’s own but of nobody else', async () => {
    const { email } = await someone();
    const here = await come(email);
    const there = headersOf(
      await call({
        method: 'POST',
        url: '/api/v1/session',
        payload: { email, password: PASSWORD },
        headers: { 'user-agent': 'Other browser' },
      }),
    );
    const account = await call({ method: 'GET', url: '/api/v1/account', headers: here });
    const { sessions } = account.json<{ sessions: { id: string; current: boolean; agent: string }[] }>();
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    const other = sessions.find(({ agent }) => agent === 'Other browser');
    const url = `/api/v1/account/sessions/${other?.id}`;
    const stranger = await come((await someone()).email);
    expect((await call({ method: 'DELETE', url, headers: stranger })).statusCode).toBe(404);
    expect((await call({ method: 'DELETE', url, headers: here })).statusCode).toBe(204);
    expect((await call({ method: 'GET', url: '/write', headers: there })).statusCode).toBe(401);
    expect((await call({ method: 'GET', url: '/write', headers: here })).statusCode).toBe(200);
  });

  test('takes a new password for the current one, ends the other sessions and keeps this one', async () => {
    const { email } = await someone();
    const [here, there] = [await come(email), await come(email)];
    const change = (password: string, newPassword: string) =>
      call({ method: 'PUT', url: '/api/v1/account/password', payload: { password, newPassword }, headers: here });
    expect(codes(await change('not the password', NEXT))).toEqual(['ACC-041']);
    expect(codes(await change(PASSWORD, PASSWORD))).toEqual(['ACC-018']);
    expect((await change(PASSWORD, NEXT)).statusCode).toBe(204);
    expect((await call({ method: 'GET', url: '/write', headers: here })).statusCode).toBe(200);
    expect((await call({ method: 'GET', url: '/write', headers: there })).statusCode).toBe(401);
    expect((await signIn(email, NEXT)).statusCode).toBe(200);
  });

  test('does not let the password be guessed from a session left open', async () => {
    const headers = await come((await someone()).email);
    const guess = () => post('/api/v1/account/totp', { password: 'not the password' }, headers);
    for (let tried = 0; tried < 10; tried += 1) expect(codes(await guess())).toEqual(['ACC-041']);
    expect((await guess()).statusCode).toBe(429);
  });

  test('is nothing that an API key or a visitor reaches', async () => {
    const headers = await come((await someone()).email);
    const created = await post('/api/v1/api-keys', { label: 'ERP', scopes: ['access:manage'] }, headers);
    const key = { authorization: `Bearer ${created.json<{ key: string }>().key}` };
    for (const [method, url, payload] of [
      ['GET', '/api/v1/account', undefined],
      ['PUT', '/api/v1/account/password', { password: PASSWORD, newPassword: NEXT }],
      ['POST', '/api/v1/account/totp', { password: PASSWORD }],
      ['POST', '/api/v1/account/passkeys/options', { password: PASSWORD }],
      ['POST', '/api/v1/account/recovery-codes', { password: PASSWORD }],
    ] as const) {
      const options = { method, url, ...(payload && { payload }) };
      expect((await call({ ...options, headers: key })).statusCode, url).toBe(403);
      expect((await call(options)).statusCode, url).toBe(401);
    }
  });
});

describe('passkeys', () => {
  test('are offered for the name of the site and this machine, and nothing made up signs anybody in', async () => {
    const headers = await come((await someone()).email);
    const begun = await post('/api/v1/account/passkeys/options', { password: PASSWORD }, headers);
    expect(begun.json()).toMatchObject({
      rp: { id: 'localhost' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const bytes = (value: object | string) =>
      Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
    const { challenge } = begun.json<{ challenge: string }>();
    const clientDataJSON = bytes({ type: 'webauthn.create', challenge, origin: 'http://elsewhere.example' });
    const id = bytes('made up');
    const passkey = { id, rawId: id, type: 'public-key', clientExtensionResults: {} };
    const added = await post(
      '/api/v1/account/passkeys',
      { name: 'Made up', passkey: { ...passkey, response: { clientDataJSON, attestationObject: bytes('x') } } },
      headers,
    );
    expect(codes(added)).toEqual(['ACC-045']);
    const signed = { clientDataJSON, authenticatorData: bytes('x'), signature: bytes('x') };
    expect(codes(await post('/api/v1/session/passkey', { passkey: { ...passkey, response: signed } }))).toEqual([
      'ACC-045',
    ]);
    expect(codes(await post('/api/v1/account/passkeys/options', { password: 'not the password' }, headers))).toEqual([
      'ACC-041',
    ]);
  });
});

describe('the audit', () => {
  interface Entry {
    readonly id: string;
    readonly kind: string;
    readonly action: string;
    readonly who: { readonly name: string } | null;
    readonly organisation: { readonly id: string };
    readonly subject: { readonly id: string };
  }
  const audit = async (headers: Record<string, string>, query = '') => {
    const response = await call({ method: 'GET', url: `/api/v1/audit${query}`, headers });
    expect(response.statusCode, response.body).toBe(200);
    return response.json<{ items: Entry[]; nextCursor: string | null }>();
  };

  test('shows an administrator what was done in and to their organisation, and the administrator of the system everything', async () => {
    const boss = await someone(['organisationAdministrator']);
    const member = await someone();
    const headers = await come(boss.email);
    await post(`/api/v1/users/${member.id}/password-resets`, {}, headers);
    const broker = await access.people.find((await someone(['broker'], OTHER)).id);
    const officer = await access.people.find((await someone(['documentOfficer'], 'HQ')).id);
    const actorOf = (id = '', organisationId = '') => ({
      userId: id,
      organisationId,
      roles: [],
      offices: [],
      delegations: [],
    });
    const view = {
      action: 'declaration.read',
      kind: 'declaration',
      id: 'D-AUDIT',
      organisationIds: [ORGANISATION],
    } as const;
    await access.logView(actorOf(broker?.id, OTHER), view);
    await access.logView(actorOf(officer?.id, 'HQ'), view);

    const changes = await audit(headers, `?kind=change&subjectId=${member.id}`);
    expect(changes.items).toMatchObject([{ action: 'user.resetPassword', who: { id: boss.id } }]);
    // The broker's organisation, not its clerk; and not that customs looked.
    const views = await audit(headers, '?kind=view&subjectId=D-AUDIT');
    expect(views.items).toMatchObject([{ organisation: { id: OTHER }, who: null }]);
    const everywhere = await come((await someone(['administrator'], 'HQ')).email);
    const all = await audit(everywhere, '?subjectId=D-AUDIT');
    expect(all.items.map(({ who }) => who?.name)).toEqual([officer?.name, broker?.name]);
    expect((await audit(everywhere, `?organisationId=${OTHER}&kind=view`)).items).toMatchObject([
      { who: { id: broker?.id } },
    ]);
    expect((await audit(everywhere, `?who=${officer?.email}`)).items).toMatchObject([{ subject: { id: 'D-AUDIT' } }]);
  });

  test('goes on page by page without a gap, between days of the country', async () => {
    const boss = await someone(['organisationAdministrator']);
    const headers = await come(boss.email);
    const member = await someone();
    for (let times = 0; times < 5; times += 1) await post(`/api/v1/users/${member.id}/password-resets`, {}, headers);
    const query = `?subjectId=${member.id}&limit=2`;
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: Entry[]; nextCursor: string | null } = await audit(
        headers,
        `${query}${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen).toEqual(seen.toSorted().toReversed());
    const today = new Date(Date.parse(clock.now()) + 7 * 3_600_000).toISOString().slice(0, 10);
    expect((await audit(headers, `?subjectId=${member.id}&from=${today}&to=${today}`)).items).toHaveLength(5);
    expect((await audit(headers, `?subjectId=${member.id}&to=2026-01-01`)).items).toEqual([]);
    const nonsense = await call({ method: 'GET', url: '/api/v1/audit?from=2026-02-31', headers });
    expect(nonsense.statusCode).toBe(400);
  });

  test('is for administrators, of their own organisation', async () => {
    const get = async (person: Someone, query = '') =>
      call({ method: 'GET', url: `/api/v1/audit${query}`, headers: await come(person.email) });
    expect((await get(await someone())).statusCode).not.toBe(200);
    expect((await get(await someone(['organisationAdministrator']), `?organisationId=${OTHER}`)).statusCode).toBe(404);
    expect((await call({ method: 'GET', url: '/api/v1/audit' })).statusCode).toBe(401);
  });
});
