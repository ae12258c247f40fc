import { sealedDraw } from '#server/platform/engine';
import { plainDate, testClock } from '#core/kernel';
import type { Role } from '#core/access';
import { createHttpApp } from '#server/platform/http';
import type { HttpApp } from '#server/platform/http';
import { testDatabase } from '#tests/support/database';
import type { TestDatabase } from '#tests/support/database';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccess } from '../access.ts';
import type { Access } from '../access.ts';
import { installAccess } from '../install.ts';
import { accessRoutes } from './index.ts';

const PASSWORD = 'four quiet sailing boats';
const TRADER = '0399000101';
const OTHER = '0399000102';
const BROKER = '0399000103';
const clock = testClock('2026-11-23T01:00:00.000Z');

let database: TestDatabase;
let access: Access;
let app: HttpApp;
const ids = new Map<string, string>();

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
    { id: TRADER, kind: 'trader', name: 'Trader A' },
    { id: OTHER, kind: 'trader', name: 'Trader B' },
    { id: BROKER, kind: 'brokerage', name: 'Broker' },
    { id: 'HQ', kind: 'customs', name: 'Customs' },
  ]);
  await addPerson('admin', 'HQ', ['administrator']);
  await addPerson('officer', 'HQ', ['documentOfficer']);
  await addPerson('boss', TRADER, ['trader', 'organisationAdministrator']);
  await addPerson('clerk', TRADER, ['trader']);
  await addPerson('stranger', OTHER, ['trader', 'organisationAdministrator']);
  await addPerson('broker', BROKER, ['broker', 'organisationAdministrator']);
  await addPerson('shared', TRADER, ['trader']);
  await hold('shared', OTHER, ['trader']);
  app = createHttpApp(false);
  await installAccess(app, { access, publicUrl: 'http://localhost' });
  accessRoutes(app, {
    access,
    clock,
    publicUrl: 'http://localhost',
    zoneOffsetMinutes: 420,
    isOffice: (code) => code === '02CI',
    sendLetter: undefined,
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await access.close();
  await database.close();
});

const emailOf = (name: string): string => `${name}@example.test`;
const idOf = (name: string): string => ids.get(name) ?? '';

async function addPerson(name: string, organisationId: string, roles: readonly Role[]): Promise<void> {
  ids.set(name, (await access.accounts.addUser({ email: emailOf(name), name, password: PASSWORD })) ?? '');
  await hold(name, organisationId, roles);
}
const hold = (name: string, organisationId: string, roles: readonly Role[]) =>
  access.accounts.setMembership({
    userId: idOf(name),
    organisationId,
    roles,
    offices: roles.includes('documentOfficer') ? ['02CI'] : [],
    validFrom: plainDate('2026-01-01'),
  });

const NEW_BROKERAGE = `insert into access.organisations (id, kind, name, demo, created_at)
  values ('0399000188', 'brokerage', 'Other', false, '2026-11-23')`;

let visits = 0;
const inject = (options: InjectOptions) => {
  visits += 1;
  return app.inject({ remoteAddress: `203.0.113.${visits % 250}`, ...options });
};
const signIn = (email: string, password: string, newPassword?: string) =>
  inject({ method: 'POST', url: '/api/v1/session', payload: { email, password, ...(newPassword && { newPassword }) } });

/** Somebody who has signed in. */
async function as(name: string) {
  const response = await signIn(emailOf(name), PASSWORD);
  const [cookie] = response.cookies;
  const headers = {
    cookie: `${cookie?.name}=${cookie?.value}`,
    'x-csrf-token': response.json<{ csrfToken: string }>().csrfToken,
  };
  const call = (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE') => (url: string, payload?: object) =>
    inject({ method, url: `/api/v1${url}`, headers, ...(payload ? { payload } : {}) });
  return {
    get: call('GET'),
    post: call('POST'),
    put: call('PUT'),
    patch: call('PATCH'),
    delete: call('DELETE'),
  };
}
const codes = (response: LightMyRequestResponse): readonly string[] =>
  (response.json<{ errors?: { code: string }[] }>().errors ?? []).map(({ code }) => code);
const emails = (response: LightMyRequestResponse): readonly string[] =>
  response.json<{ items: { email: string }[] }>().items.map(({ email }) => email);
const changesOf = async (subject: string) => {
  const { rows } = await database.pool.query<{ action: string; user_id: string; details: object }>(
    'select action, user_id, details from access.change_log where subject_id = $1 order by id',
    [subject],
  );
  return rows;
};
const newPerson = (email: string, facts: object = {}) => ({
  email,
  name: 'Người Mới',
  organisationId: TRADER,
  roles: ['trader'],
  ...facts,
});

describe('who sees which people', () => {
  test('an organisation’s administrator sees its own people, and of them only what they hold there', async () => {
    const boss = await as('boss');
    const response = await boss.get('/users');
    expect(emails(response)).toEqual(['boss', 'clerk', 'shared'].map(emailOf));
    expect(response.body).not.toContain(OTHER);
    expect((await boss.get(`/users?organisationId=${OTHER}`)).statusCode).toBe(404);
  });

  test('an administrator of the system sees all, page by page, and finds them by parts of their names', async () => {
    const admin = await as('admin');
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await admin.get(`/users?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...emails(page));
      cursor = page.json<{ nextCursor: string | null }>().nextCursor;
    }
    expect(seen).toEqual([...ids.keys()].map(emailOf).toSorted());
    expect(emails(await admin.get('/users?q=SHAR%20exam'))).toEqual([emailOf('shared')]);
    expect(emails(await admin.get('/users?q=shar%25zz'))).toEqual([]);
    expect((await admin.get('/users?cursor=zzzz')).statusCode).toBe(400);
  });

  test.each([
    ['clerk', 403],
    ['officer', 403],
  ])('%s manages nobody', async (name, status) => {
    const someone = await as(name);
    expect((await someone.get('/users')).statusCode).toBe(status);
    expect((await someone.post('/users', newPerson('x@example.test'))).statusCode).toBe(status);
  });

  test('nobody learns of an account without signing in', async () => {
    expect((await inject({ method: 'GET', url: '/api/v1/users' })).statusCode).toBe(401);
    expect((await inject({ method: 'GET', url: '/api/v1/delegations' })).statusCode).toBe(401);
  });

  test('to another organisation’s administrator somebody’s account looks like no account', async () => {
    const stranger = await as('stranger');
    for (const id of [idOf('clerk'), 'nobody']) {
      expect((await stranger.patch(`/users/${id}`, { disabled: true })).statusCode).toBe(404);
      expect((await stranger.post(`/users/${id}/password-resets`)).statusCode).toBe(404);
      const membership = await stranger.put(`/users/${id}/memberships/${OTHER}`, { roles: ['trader'] });
      expect(membership.statusCode).toBe(404);
    }
    expect(await changesOf(idOf('clerk'))).toEqual([]);
  });
});

describe('adding a person', () => {
  test('gives a one-time password that opens nothing but the choice of one’s own', async () => {
    const boss = await as('boss');
    const added = await boss.post('/users', newPerson('New.Person@Example.test', { roles: ['trader'] }));
    expect(added.statusCode).toBe(201);
    expect(added.headers['cache-control']).toBe('no-store');
    const { id, oneTimePassword } = added.json<{ id: string; oneTimePassword: string }>();
    expect(oneTimePassword).toMatch(/^([2-9a-z]{5}-){3}[2-9a-z]{5}$/);

    const email = 'new.person@example.test';
    const refused = await signIn(email, oneTimePassword);
    expect([refused.statusCode, codes(refused), refused.cookies]).toEqual([422, ['ACC-016'], []]);
    expect(codes(await signIn(email, oneTimePassword, oneTimePassword))).toEqual(['ACC-018']);
    expect((await signIn(email, oneTimePassword, 'short')).statusCode).toBe(422);
    expect((await signIn(email, oneTimePassword, PASSWORD)).statusCode).toBe(200);
    expect((await signIn(email, oneTimePassword, 'another long password')).statusCode).toBe(401);
    expect((await signIn(email, PASSWORD)).statusCode).toBe(200);

    const [change, ...more] = await changesOf(id);
    expect(more).toEqual([]);
    expect(change).toMatchObject({ action: 'user.add', user_id: idOf('boss'), details: { email, roles: ['trader'] } });
    expect(JSON.stringify(change)).not.toContain(oneTimePassword);
  });

  test('its one-time password is worth nothing after three days', async () => {
    const boss = await as('boss');
    const added = await boss.post('/users', newPerson('late@example.test'));
    const { oneTimePassword } = added.json<{ oneTimePassword: string }>();
    const { rows } = await database.pool.query<{ until: Date }>(
      `select one_time_until as until from access.users where email = 'late@example.test'`,
    );
    expect(rows[0]?.until.toISOString()).toBe('2026-11-26T01:00:00.000Z');
    await database.pool.query(`update access.users set one_time_until = $1 where email = 'late@example.test'`, [
      clock.now(),
    ]);
    const late = await signIn('late@example.test', oneTimePassword, PASSWORD);
    expect([late.statusCode, codes(late)]).toEqual([401, ['ACC-017']]);
  });

  test.each([
    ['an e-mail that has an account', newPerson('CLERK@example.test'), 409, ['ACC-030']],
    ['what is no e-mail', newPerson('somebody'), 422, ['ACC-031']],
    ['a role of another kind of organisation', newPerson('a@example.test', { roles: ['broker'] }), 422, ['ACC-033']],
    ['an office to a trader', newPerson('a@example.test', { offices: ['02CI'] }), 422, ['ACC-034']],
  ])('is refused with %s', async (_, person, status, expected) => {
    const boss = await as('boss');
    const response = await boss.post('/users', person);
    expect([response.statusCode, codes(response)]).toEqual([status, expected]);
  });

  test('nobody makes an officer or an administrator of the system out of their own people', async () => {
    const boss = await as('boss');
    for (const roles of [['administrator'], ['documentOfficer'], ['system'], ['bank']])
      expect(codes(await boss.post('/users', newPerson('a@example.test', { roles })))).toContain('ACC-033');
    expect((await boss.post('/users', newPerson('a@example.test', { organisationId: 'HQ' }))).statusCode).toBe(404);
  });

  test('an officer needs an office that exists', async () => {
    const admin = await as('admin');
    const officer = { organisationId: 'HQ', roles: ['documentOfficer'] };
    for (const offices of [[], ['99ZZ']])
      expect(codes(await admin.post('/users', newPerson('o@example.test', { ...officer, offices })))).toEqual([
        'ACC-034',
      ]);
    const added = await admin.post('/users', newPerson('o@example.test', { ...officer, offices: ['02CI'] }));
    expect(added.statusCode).toBe(201);
  });

  test('brings an organisation on record for an administrator of the system, and for nobody else', async () => {
    const organisation = { kind: 'brokerage', name: 'Đại lý mới' };
    const person = newPerson('first@example.test', { organisationId: '0399000199', organisation, roles: ['broker'] });
    const boss = await as('boss');
    expect((await boss.post('/users', person)).statusCode).toBe(404);
    const admin = await as('admin');
    const { organisation: _, ...without } = person as typeof person & { organisation: object };
    expect(codes(await admin.post('/users', without))).toEqual(['ACC-032']);
    expect((await admin.post('/users', person)).statusCode).toBe(201);
    expect(await access.people.organisation('0399000199')).toEqual(organisation);
  });
});

describe('changing an account', () => {
  test('a disabled person is out at once, and comes back when opened again', async () => {
    const [boss, clerk] = [await as('boss'), await as('clerk')];
    expect((await clerk.get('/delegations')).statusCode).toBe(200);
    const disabled = await boss.patch(`/users/${idOf('clerk')}`, { disabled: true });
    expect(disabled.json()).toMatchObject({ disabled: true });
    expect((await clerk.get('/delegations')).statusCode).toBe(401);
    expect((await signIn(emailOf('clerk'), PASSWORD)).statusCode).toBe(401);
    await boss.patch(`/users/${idOf('clerk')}`, { disabled: false });
    expect((await signIn(emailOf('clerk'), PASSWORD)).statusCode).toBe(200);
    expect((await changesOf(idOf('clerk'))).map(({ details }) => details)).toEqual([
      { disabled: true },
      { disabled: false },
    ]);
  });

  test('a reset password ends the sessions, and the old one opens nothing', async () => {
    const [admin, broker] = [await as('admin'), await as('broker')];
    const reset = await admin.post(`/users/${idOf('broker')}/password-resets`);
    const { oneTimePassword } = reset.json<{ oneTimePassword: string }>();
    expect((await broker.get('/delegations')).statusCode).toBe(401);
    expect((await signIn(emailOf('broker'), PASSWORD)).statusCode).toBe(401);
    expect((await signIn(emailOf('broker'), oneTimePassword, PASSWORD)).statusCode).toBe(200);
  });

  test('a reset password revokes the API keys of the person, of nobody else, and says so on the record', async () => {
    await addPerson('keyed', TRADER, ['trader', 'organisationAdministrator']);
    const [admin, keyed, boss] = [await as('admin'), await as('keyed'), await as('boss')];
    const body = { label: 'ERP', scopes: ['declarations:read'] };
    const made = (await keyed.post('/api-keys', body)).json<{ id: string; key: string }>();
    const kept = (await boss.post('/api-keys', body)).json<{ id: string; key: string }>();
    const isRefused = async (key: string) =>
      codes(await inject({ method: 'GET', url: '/api/v1/users', headers: { authorization: `Bearer ${key}` } }));
    const [before] = [await isRefused(made.key)];
    expect([before, await isRefused(kept.key)]).not.toContainEqual(['ACC-023']);
    const reset = await admin.post(`/users/${idOf('keyed')}/password-resets`);
    expect(reset.json()).toMatchObject({ revokedApiKeys: 1 });
    expect(await isRefused(made.key)).toEqual(['ACC-023']);
    expect(await isRefused(kept.key)).toEqual(before);
    expect((await changesOf(idOf('keyed'))).at(-1)).toMatchObject({
      action: 'user.resetPassword',
      details: { revokedApiKeys: [made.id] },
    });
    expect((await admin.post(`/users/${idOf('keyed')}/password-resets`)).json()).toMatchObject({ revokedApiKeys: 0 });
  });

  test('nobody locks themselves out, and nobody reaches into another organisation through somebody shared', async () => {
    const boss = await as('boss');
    const own = [
      await boss.patch(`/users/${idOf('boss')}`, { disabled: true }),
      await boss.post(`/users/${idOf('boss')}/password-resets`),
      await boss.put(`/users/${idOf('boss')}/memberships/${TRADER}`, { roles: ['trader'] }),
    ];
    for (const response of own) expect([response.statusCode, codes(response)]).toEqual([403, ['ACC-035']]);
    const shared = [
      await boss.patch(`/users/${idOf('shared')}`, { disabled: true }),
      await boss.post(`/users/${idOf('shared')}/password-resets`),
    ];
    for (const response of shared) expect([response.statusCode, codes(response)]).toEqual([403, ['ACC-036']]);
    const reach = await boss.put(`/users/${idOf('shared')}/memberships/${OTHER}`, { roles: ['trader'] });
    expect(reach.statusCode).toBe(404);
  });

  test('roles and last day are set by organisation, and count at once', async () => {
    const [boss, clerk] = [await as('boss'), await as('clerk')];
    expect((await clerk.get('/users')).statusCode).toBe(403);
    const url = `/users/${idOf('clerk')}/memberships/${TRADER}`;
    const roles = ['trader', 'organisationAdministrator'];
    expect((await boss.put(url, { roles })).json()).toMatchObject({ memberships: [{ roles, validTo: null }] });
    expect((await clerk.get('/users')).statusCode).toBe(200);
    expect(codes(await boss.put(url, { roles, validTo: '2025-12-31' }))).toEqual(['ACC-038']);
    expect(codes(await boss.put(url, { roles, validTo: '2026-02-30' }))).toEqual(['ACC-038']);
    await boss.put(url, { roles: ['trader'], validTo: '2026-11-22' });
    expect((await clerk.get('/session')).json()).toMatchObject({ user: null });
    await boss.put(url, { roles: ['trader'] });
  });
});

describe('delegations', () => {
  const granted = (facts: object = {}) => ({ brokerId: BROKER, scopes: ['declarations:read'], ...facts });

  test('a principal grants and revokes, and the broker sees what it holds and can end none of it', async () => {
    const [boss, broker, stranger] = [await as('boss'), await as('broker'), await as('stranger')];
    const answer = await boss.post('/delegations', granted({ validTo: '2026-12-31' }));
    expect(answer.statusCode).toBe(201);
    const { id } = answer.json<{ id: string }>();
    const seen = { id, principal: { id: TRADER }, broker: { id: BROKER }, state: 'inForce', validTo: '2026-12-31' };
    expect((await broker.get('/delegations')).json()).toMatchObject({ items: [seen] });
    expect((await boss.get('/delegations')).json()).toMatchObject({ items: [seen] });
    expect((await stranger.get('/delegations')).json()).toEqual({ items: [], nextCursor: null });

    expect((await broker.delete(`/delegations/${id}`)).statusCode).toBe(403);
    expect((await stranger.delete(`/delegations/${id}`)).statusCode).toBe(404);
    expect((await stranger.delete('/delegations/none')).statusCode).toBe(404);
    for (const _ of ['first', 'again']) expect((await boss.delete(`/delegations/${id}`)).statusCode).toBe(204);
    expect((await broker.get('/delegations')).json()).toMatchObject({ items: [{ id, state: 'revoked' }] });
    expect((await changesOf(id)).map(({ action }) => action)).toEqual(['delegation.grant', 'delegation.revoke']);
  });

  test('begin and end with their days', async () => {
    const boss = await as('boss');
    const later = await boss.post('/delegations', granted({ validFrom: '2026-12-01' }));
    expect(later.json()).toMatchObject({ state: 'upcoming', validTo: null });
    const refused: readonly (readonly [object, readonly string[]])[] = [
      [{ validFrom: '2026-11-22' }, ['ACC-038']],
      [{ validTo: '2026-11-22' }, ['ACC-038']],
      [{ validFrom: '2026-12-32' }, ['ACC-038']],
      [{ brokerId: OTHER }, ['ACC-037']],
      [{ brokerId: TRADER }, ['ACC-037']],
      [{ brokerId: 'NOBODY' }, ['ACC-037']],
    ];
    for (const [facts, expected] of refused)
      expect(codes(await boss.post('/delegations', granted(facts)))).toEqual(expected);
  });

  test('cover only what may be handed to a broker', async () => {
    const boss = await as('boss');
    for (const scope of ['access:manage', 'parties:write', 'cases:read'])
      expect((await boss.post('/delegations', granted({ scopes: [scope] }))).statusCode).toBe(422);
  });

  test('are read by the clerks of both sides and granted by their administrators alone', async () => {
    const clerk = await as('clerk');
    expect((await clerk.get('/delegations')).statusCode).toBe(200);
    expect((await clerk.post('/delegations', granted())).statusCode).toBe(403);
    const officer = await as('officer');
    expect((await officer.get('/delegations')).statusCode).toBe(404);
  });

  test('are listed page by page, newest first', async () => {
    const boss = await as('boss');
    const all = (await boss.get('/delegations')).json<{ items: { id: string }[] }>().items.map(({ id }) => id);
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await boss.get(`/delegations?limit=1${cursor ? `&cursor=${cursor}` : ''}`);
      const { items, nextCursor } = page.json<{ items: { id: string }[]; nextCursor: string | null }>();
      paged.push(...items.map(({ id }) => id));
      cursor = nextCursor;
    }
    expect(all.length).toBeGreaterThan(1);
    expect(paged).toEqual(all);
  });
});

describe('whoever means harm or clicks twice', () => {
  /** Runs something up to where it writes to a table, as many times as are asked for; then lets it go on. */
  async function upToWriting<T>(table: string, waiting: number, work: () => Promise<T>, meanwhile = ''): Promise<T> {
    const client = await database.pool.connect();
    try {
      await client.query(`begin; lock table ${table} in share mode`);
      const running = work();
      await expect
        .poll(async () => {
          const { rows } = await database.pool.query(
            `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
          );
          return rows.length;
        })
        .toBe(waiting);
      await client.query(`${meanwhile}; commit`);
      return await running;
    } finally {
      // Where the work never came that far, the lock goes with the connection.
      client.release(true);
    }
  }

  test('two administrators who disable each other at once do not leave the system without one', async () => {
    for (const name of ['second', 'third']) await addPerson(name, 'HQ', ['administrator']);
    const [second, third] = [await as('second'), await as('third')];
    const answers = await upToWriting('access.change_log', 2, () =>
      Promise.all([
        second.patch(`/users/${idOf('third')}`, { disabled: true }),
        third.patch(`/users/${idOf('second')}`, { disabled: true }),
      ]),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 401]);
  });

  test('whoever is signing in with the old password while it is changed does not come in', async () => {
    await addPerson('reset', TRADER, ['trader']);
    const late = await upToWriting(
      'access.sessions',
      1,
      () => signIn(emailOf('reset'), PASSWORD),
      `update access.users set password_hash = 'another' where email = '${emailOf('reset')}'`,
    );
    expect([late.statusCode, codes(late)]).toEqual([401, ['ACC-010']]);
  });

  test('a delegation granted by a double click is one, so that revoking it ends it', async () => {
    const boss = await as('boss');
    const facts = { brokerId: BROKER, scopes: ['declarations:read', 'payments:read'], validTo: '2027-01-31' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => boss.post('/delegations', facts)));
    const granted = new Set(answers.map((answer) => answer.json<{ id: string }>().id));
    expect([answers.map(({ statusCode }) => statusCode), granted.size]).toEqual([[201, 201, 201, 201], 1]);
    const [id = ''] = granted;
    await boss.delete(`/delegations/${id}`);
    const again = await boss.post('/delegations', facts);
    expect(again.json<{ id: string }>().id).not.toBe(id);
  });

  test('an organisation that two bring on record at once as different kinds is of one kind', async () => {
    const admin = await as('admin');
    const first = (kind: string, role: string) =>
      admin.post('/users', {
        ...newPerson(`${kind}@example.test`, { organisationId: '0399000188', roles: [role] }),
        organisation: { kind, name: kind },
      });
    const answers = await upToWriting('access.organisations', 1, () => first('trader', 'trader'), NEW_BROKERAGE);
    expect([answers.statusCode, await access.people.organisation('0399000188')]).toEqual([
      409,
      { kind: 'brokerage', name: 'Other' },
    ]);
  });

  test('what has no visible sign, or signs that no database holds or no reader sees, is no name', async () => {
    const stranger = await as('stranger');
    for (const name of ['\0', 'a\0b', 'a\ud800', ' ', '\u202eevil', '\ufffe']) {
      const person = newPerson('named@example.test', { name, organisationId: OTHER });
      expect((await stranger.post('/users', person)).statusCode).toBe(422);
      const key = { label: name, scopes: ['declarations:read'] };
      expect((await stranger.post('/api-keys', key)).statusCode).toBe(422);
    }
  });

  test('what no database can be asked is refused in words', async () => {
    const [admin, boss] = [await as('admin'), await as('boss')];
    expect((await admin.get('/users?organisationId=%00')).statusCode).toBe(422);
    expect((await admin.patch('/users/%00', { disabled: true })).statusCode).toBe(404);
    expect((await boss.delete('/delegations/%00')).statusCode).toBe(404);
    expect((await boss.post('/delegations', { brokerId: '\0', scopes: ['declarations:read'] })).statusCode).toBe(422);
    const day = Buffer.from(`2026-02-30T00:00:00.000Z|${'a'.repeat(36)}`).toString('base64url');
    expect((await boss.get(`/delegations?cursor=${day}`)).statusCode).toBe(400);
  });
});
