import { sealedDraw } from '#server/platform/engine';
import { can, ROLES_OF_KIND } from '#core/access';
import { plainDate, testClock, type Actor } from '#core/kernel';
import { testDatabase } from '#tests/support/database';
import type { TestDatabase } from '#tests/support/database';
import { hash } from '@node-rs/argon2';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccess } from './access.ts';
import { ATTEMPT_WINDOW_MINUTES } from './attempts.ts';
import type { Access } from './access.ts';
import { KEY_FRESH_SECONDS_MAX, KEY_STALE_SECONDS_MAX } from './api-keys.ts';
import { DEMO_BROKER, DEMO_CUSTOMS, DEMO_PASSWORD, DEMO_TRADER } from './demo.ts';
import {
  ATTEMPTS_PER_ACCOUNT_AND_ADDRESS_MAX,
  ATTEMPTS_PER_ADDRESS_MAX,
  SESSION_HOURS_MAX,
  SESSION_IDLE_MINUTES_MAX,
} from './sessions.ts';

const START = '2026-11-23T01:00:00.000Z';
const PASSWORD = 'four quiet sailing boats';
const clock = testClock(START);
const ADDRESS = '192.0.2.7';

let database: TestDatabase;
let access: Access;
let addresses = 0;
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
    { id: '0399000101', kind: 'trader', name: 'Trader A' },
    { id: '0399000102', kind: 'trader', name: 'Trader B' },
    { id: '0399000201', kind: 'brokerage', name: 'Broker' },
    { id: 'HQ', kind: 'customs', name: 'Customs' },
  ]);
});
afterAll(async () => {
  await access.close();
  await database.close();
});

/** Each test signs in from its own address, so that none uses up the attempts of another. */
const freshAddress = (): string => `198.51.100.${(addresses += 1)}`;
let people = 0;
async function person(
  organisationId: string,
  roles: Parameters<Access['accounts']['setMembership']>[0]['roles'],
  offices: readonly string[] = [],
) {
  people += 1;
  const email = `person${people}@example.test`;
  const id = await access.accounts.addUser({ email, name: `Person ${people}`, password: PASSWORD });
  if (id === undefined) throw new Error('the address is new');
  await access.accounts.setMembership({
    userId: id,
    organisationId,
    roles,
    offices,
    validFrom: plainDate('2026-01-01'),
  });
  return { id, email };
}
async function signedIn(email: string, on: Access = access) {
  const opened = await on.sessions.signIn({ email, password: PASSWORD, address: freshAddress() });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}
const inAYear = (): number => Date.parse(clock.now()) + 365 * 86_400_000;
const keyFor = async (
  organisationId: string,
  userId: string,
  scopes: readonly string[] = ['declarations:read', 'declarations:write'],
  more: object = {},
) => {
  const key = await access.keys.create({
    organisationId,
    userId,
    label: 'test',
    scopes,
    expiresAtMs: inAYear(),
    ...more,
  });
  if (key === undefined) throw new Error('there is room for a key');
  return key;
};

describe('signing in', () => {
  test('the right password opens a session that knows who is there', async () => {
    const { id, email } = await person('0399000101', ['trader']);
    const { token, session } = await signedIn(email);
    expect(session.actor).toEqual({
      userId: id,
      organisationId: '0399000101',
      roles: ['trader'],
      offices: [],
      delegations: [],
      memberOf: ['0399000101'],
    });
    expect(await access.sessions.session(token)).toEqual(session);
  });

  test('a wrong password, an unknown account, a closed one and one without a membership get the same answer', async () => {
    const { email } = await person('0399000101', ['trader']);
    const closed = await person('0399000101', ['trader']);
    await access.accounts.disableUser(closed.id);
    await access.accounts.addUser({ email: 'alone@example.test', name: 'Alone', password: PASSWORD });
    const answers = await Promise.all(
      [
        { email, password: 'wrong wrong wrong' },
        { email: 'nobody@example.test', password: PASSWORD },
        { email: closed.email, password: PASSWORD },
        { email: 'alone@example.test', password: PASSWORD },
        { email: 'no address', password: PASSWORD },
        { email, password: '' },
      ].map((attempt) => access.sessions.signIn({ ...attempt, address: freshAddress() })),
    );
    for (const answer of answers) expect(answer).toEqual({ ok: false, error: { code: 'ACC-010' } });
  });

  test('a password longer than the bound is refused without being hashed', async () => {
    const { email } = await person('0399000101', ['trader']);
    const answer = await access.sessions.signIn({ email, password: 'x'.repeat(50_000_000), address: freshAddress() });
    expect(answer).toEqual({ ok: false, error: { code: 'ACC-010' } });
  });

  test('one account has one address in whatever form it is written', async () => {
    const { id } = await person('0399000101', ['trader']);
    await access.accounts.addUser({ email: 'Nguyễn.Văn@Example.test'.normalize('NFD'), name: 'N', password: PASSWORD });
    const again = await access.accounts.addUser({
      email: 'nguyễn.văn@ｅｘａｍｐｌｅ.test',
      name: 'Impostor',
      password: PASSWORD,
    });
    expect(again).toBeUndefined();
    const userId = await access.accounts.userIdOf(' NGUYỄN.VĂN@EXAMPLE.TEST ');
    expect(userId).not.toBe(id);
    await access.accounts.setMembership({
      userId: userId ?? '',
      organisationId: '0399000101',
      roles: ['trader'],
      validFrom: plainDate('2026-01-01'),
    });
    expect((await signedIn('NGUYỄN.văn@example.TEST'.normalize('NFD'))).session.user.id).toBe(userId);
  });

  test('a password typed with composed and with decomposed letters is the same password', async () => {
    const { id } = await person('0399000101', ['trader']);
    await access.accounts.addUser({
      email: 'composed@example.test',
      name: 'C',
      password: 'biển xanh lấp lánh'.normalize('NFC'),
    });
    const userId = (await access.accounts.userIdOf('composed@example.test')) ?? id;
    await access.accounts.setMembership({
      userId,
      organisationId: '0399000101',
      roles: ['trader'],
      validFrom: plainDate('2026-01-01'),
    });
    const answer = await access.sessions.signIn({
      email: 'composed@example.test',
      password: 'biển xanh lấp lánh'.normalize('NFD'),
      address: freshAddress(),
    });
    expect(answer.ok).toBe(true);
  });

  test('renews a stored hash made at a lower cost', async () => {
    const { id, email } = await person('0399000101', ['trader']);
    const weak = await hash(PASSWORD, { memoryCost: 1_024, timeCost: 1, parallelism: 1 });
    await database.pool.query('update access.users set password_hash = $2 where id = $1', [id, weak]);
    await signedIn(email);
    const { rows } = await database.pool.query<{ password_hash: string }>(
      'select password_hash from access.users where id = $1',
      [id],
    );
    expect(rows[0]?.password_hash).toContain('argon2id$v=19$m=19456,t=2,p=1');
    await signedIn(email);
  });

  test('guessing at one account from one address ends after the limit, even with the right password, until the window is over', async () => {
    const { email } = await person('0399000101', ['trader']);
    const attempt = (password: string) => access.sessions.signIn({ email, password, address: ADDRESS });
    // All at once: counting before checking leaves no gap between them.
    const answers = await Promise.all(
      Array.from({ length: ATTEMPTS_PER_ACCOUNT_AND_ADDRESS_MAX + 5 }, () => attempt('guess guess guess')),
    );
    expect(answers.filter((answer) => !answer.ok && answer.error.code === 'ACC-011')).toHaveLength(5);
    const blocked = await attempt(PASSWORD);
    expect(blocked).toEqual({ ok: false, error: { code: 'ACC-011', retryAfterSeconds: ATTEMPT_WINDOW_MINUTES * 60 } });
    // The owner, elsewhere, is not locked out.
    expect((await access.sessions.signIn({ email, password: PASSWORD, address: freshAddress() })).ok).toBe(true);
    clock.advanceMs(ATTEMPT_WINDOW_MINUTES * 60_000);
    expect((await attempt(PASSWORD)).ok).toBe(true);
  });

  test('trying one password on many accounts from one network ends after the limit', async () => {
    const spray = (index: number) =>
      access.sessions.signIn({
        email: `victim${index}@example.test`,
        password: PASSWORD,
        address: `2001:db8:1:2::${index.toString(16)}`,
      });
    for (let index = 0; index < ATTEMPTS_PER_ADDRESS_MAX; index += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, next) => spray(index + next)));
    }
    expect(await spray(9_999)).toMatchObject({ error: { code: 'ACC-011' } });
  });

  test('signing in properly again and again never reaches the limit', async () => {
    const { email } = await person('0399000101', ['trader']);
    const address = freshAddress();
    for (let time = 0; time < ATTEMPTS_PER_ACCOUNT_AND_ADDRESS_MAX + 2; time += 1) {
      expect((await access.sessions.signIn({ email, password: PASSWORD, address })).ok).toBe(true);
    }
  });
});

describe('many at once', () => {
  test('signing in to one account neither wait for each other for ever nor fail', async () => {
    const { email } = await person('0399000101', ['trader']);
    const address = freshAddress();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        access.sessions.signIn({ email, password: index % 3 === 0 ? 'wrong wrong' : PASSWORD, address }),
      ),
    );
    for (const answer of answers) expect(answer.ok || ['ACC-010', 'ACC-011'].includes(answer.error.code)).toBe(true);
  });
});

describe('a session', () => {
  test('is renewed in place by use, and ends when idle', async () => {
    const { token } = await signedIn((await person('0399000101', ['trader'])).email);
    for (let hour = 0; hour < 5; hour += 1) {
      clock.advanceMs((SESSION_IDLE_MINUTES_MAX - 1) * 60_000);
      expect(await access.sessions.session(token)).toBeDefined();
    }
    clock.advanceMs(SESSION_IDLE_MINUTES_MAX * 60_000);
    expect(await access.sessions.session(token)).toBeUndefined();
  });

  test('that is over is forgotten at the daily tidying, with old counts of attempts; one in force stays', async () => {
    const over = await signedIn((await person('0399000101', ['trader'])).email);
    clock.advanceMs(SESSION_IDLE_MINUTES_MAX * 60_000);
    const inForce = await signedIn((await person('0399000101', ['trader'])).email);
    await access.tidy();
    const { rows } = await database.pool.query<{ user_id: string }>('select user_id from access.sessions');
    expect(rows).toEqual([{ user_id: inForce.session.actor.userId }]);
    expect(await access.sessions.session(over.token)).toBeUndefined();
    expect(await access.sessions.session(inForce.token)).toBeDefined();
    const { rows: old } = await database.pool.query(
      'select from access.sign_in_attempts where window_started_at <= $1',
      [new Date(Date.parse(clock.now()) - ATTEMPT_WINDOW_MINUTES * 60_000)],
    );
    expect(old).toEqual([]);
  });

  test('ends after its longest life however busy it is', async () => {
    const { token, session } = await signedIn((await person('0399000101', ['trader'])).email);
    while (Date.parse(clock.now()) < session.endsAtMs - 3_600_000) {
      clock.advanceMs(3_600_000);
      expect((await access.sessions.session(token))?.endsAtMs).toBe(session.endsAtMs);
    }
    clock.advanceMs(3_600_000);
    expect(await access.sessions.session(token)).toBeUndefined();
    expect(session.endsAtMs).toBe(Date.parse(clock.now()));
    expect(SESSION_HOURS_MAX).toBe(12);
  });

  test('ends for every copy of its token on signing out', async () => {
    const { token } = await signedIn((await person('0399000101', ['trader'])).email);
    await access.sessions.signOut(token);
    expect(await access.sessions.session(token)).toBeUndefined();
  });

  test('never survives signing in: a planted one is not promoted', async () => {
    const planted = await signedIn((await person('0399000101', ['trader'])).email);
    const victim = await person('0399000102', ['trader']);
    const opened = await access.sessions.signIn({
      email: victim.email,
      password: PASSWORD,
      address: freshAddress(),
      replaces: planted.token,
    });
    expect(opened.ok && opened.value.token).not.toBe(planted.token);
    expect(await access.sessions.session(planted.token)).toBeUndefined();
  });

  test('ends at once when the account is closed or the membership is over', async () => {
    const one = await person('0399000101', ['trader']);
    const { token } = await signedIn(one.email);
    await access.accounts.setMembership({
      userId: one.id,
      organisationId: '0399000101',
      roles: ['trader'],
      validFrom: plainDate('2026-01-01'),
      validTo: plainDate('2026-11-01'),
    });
    expect(await access.sessions.session(token)).toBeUndefined();
    await access.accounts.setMembership({
      userId: one.id,
      organisationId: '0399000101',
      roles: ['trader'],
      validFrom: plainDate('2026-01-01'),
    });
    expect(await access.sessions.session(token)).toBeDefined();
    await access.accounts.disableUser(one.id);
    expect(await access.sessions.session(token)).toBeUndefined();
    await access.accounts.enableUser(one.id);
    expect(await access.sessions.session(token)).toBeUndefined();
  });

  test('is kept as a hash: the database gives nobody a way in', async () => {
    const { token } = await signedIn((await person('0399000101', ['trader'])).email);
    const { rows } = await database.pool.query<{ text: string }>(
      `select to_jsonb(s)::text as text from access.sessions s`,
    );
    expect(rows.every(({ text }) => !text.includes(token))).toBe(true);
    const { rows: stored } = await database.pool.query('select from access.sessions where token_sha256 = $1', [
      createHash('sha256').update(token).digest(),
    ]);
    expect(stored).toHaveLength(1);
  });

  test.each(['', 'x', '../../etc/passwd', 'a'.repeat(43), `${'a'.repeat(42)}\u0000`, 'ф'.repeat(43)])(
    '%j opens nothing',
    async (token) => {
      expect(await access.sessions.session(token)).toBeUndefined();
    },
  );

  test('speaks for another organisation only where the person is a member', async () => {
    const one = await person('0399000101', ['trader']);
    await access.accounts.setMembership({
      userId: one.id,
      organisationId: '0399000201',
      roles: ['broker'],
      validFrom: plainDate('2026-01-01'),
    });
    const { token } = await signedIn(one.email);
    expect(await access.sessions.switchOrganisation(token, one.id, '0399000102')).toBe(false);
    expect(await access.sessions.switchOrganisation(token, one.id, '0399000201')).toBe(true);
    expect((await access.sessions.session(token))?.actor).toMatchObject({
      organisationId: '0399000201',
      roles: ['broker'],
      memberOf: ['0399000101', '0399000201'],
    });
  });
});

test('the database knows the same roles as the law, but for those nobody is given', async () => {
  const { rows } = await database.pool.query<{ roles: string }>(
    `select pg_get_constraintdef(oid) as roles from pg_constraint where conrelid = 'access.memberships'::regclass and conname like '%roles%'`,
  );
  const stored = [...(rows[0]?.roles ?? '').matchAll(/'(\w+)'::text/g)].map((match) => match[1] ?? '');
  expect(stored.toSorted()).toEqual([...new Set<string>(Object.values(ROLES_OF_KIND).flat())].toSorted());
});

describe('an officer', () => {
  test('recorded with a trader, even long ago, decides none of its cases', async () => {
    const officer = await person('HQ', ['documentOfficer'], ['02CI']);
    await access.accounts.setMembership({
      userId: officer.id,
      organisationId: '0399000101',
      roles: ['trader'],
      validFrom: plainDate('2020-01-01'),
      validTo: plainDate('2021-01-01'),
    });
    const { session } = await signedIn(officer.email);
    expect(session.actor.organisationId).toBe('HQ');
    expect(can(session.actor, 'case.decide', { principalId: '0399000102', officeId: '02CI' })).toBe(true);
    expect(can(session.actor, 'case.decide', { principalId: '0399000101', officeId: '02CI' })).toBe(false);
  });

  test('can not be made out of a trader', async () => {
    const { id } = await person('0399000101', ['trader']);
    await expect(
      access.accounts.setMembership({
        userId: id,
        organisationId: '0399000101',
        roles: ['documentOfficer'],
        validFrom: plainDate('2026-01-01'),
      }),
    ).rejects.toThrow('Invariant');
    await expect(
      access.accounts.setMembership({
        userId: id,
        organisationId: 'HQ',
        roles: ['system'],
        validFrom: plainDate('2026-01-01'),
      }),
    ).rejects.toThrow('Invariant');
  });
});

describe('a delegation', () => {
  test('lets the broker act from its first day to its last, by the days of the country', async () => {
    const broker = await person('0399000201', ['broker']);
    const [id = ''] = await access.accounts.grantDelegations({
      principalIds: ['0399000101'],
      brokerId: '0399000201',
      scopes: ['declarations:write'],
      validFrom: plainDate('2027-03-02'),
      validTo: plainDate('2027-03-03'),
      grantedBy: 'a-trader',
    });
    const { key } = await keyFor('0399000201', broker.id);
    const mayAct = async () => {
      access.keys.forget();
      const found = await access.keys.authenticate(key);
      return found.ok && can(found.value.actor, 'declaration.register', { principalId: '0399000101' });
    };
    const before = clock.now();
    for (const [at, expected] of [
      ['2027-03-01T16:59:59.999Z', false],
      ['2027-03-01T17:00:00.000Z', true],
      ['2027-03-03T16:59:59.999Z', true],
      ['2027-03-03T17:00:00.000Z', false],
    ] as const) {
      clock.set(testClock(at).now());
      expect(await mayAct(), at).toBe(expected);
    }
    clock.set(testClock('2027-03-02T05:00:00.000Z').now());
    expect(await mayAct()).toBe(true);
    await access.accounts.revokeDelegation(id);
    expect(await mayAct()).toBe(false);
    clock.set(before);
  });

  test('covers nothing of what a principal can not hand over', async () => {
    const grant = {
      principalIds: ['0399000101'],
      brokerId: '0399000201',
      validFrom: plainDate('2026-01-01'),
      grantedBy: 'x',
    };
    await expect(access.accounts.grantDelegations({ ...grant, scopes: ['access:manage'] })).rejects.toThrow(
      'Invariant',
    );
  });
});

describe('an API key', () => {
  test('speaks for its organisation, narrowed to its scopes', async () => {
    const { id } = await person('0399000101', ['trader']);
    const { key, id: keyId } = await keyFor('0399000101', id, ['declarations:read']);
    const found = await access.keys.authenticate(key);
    expect(found).toMatchObject({
      ok: true,
      value: { keyId, actor: { userId: id, organisationId: '0399000101', scopes: ['declarations:read'] } },
    });
    expect(found.ok && can(found.value.actor, 'declaration.read', { principalId: '0399000101' })).toBe(true);
    expect(found.ok && can(found.value.actor, 'declaration.register', { principalId: '0399000101' })).toBe(false);
  });

  test('once known is settled without waiting', async () => {
    const { id } = await person('0399000101', ['trader']);
    const { key } = await keyFor('0399000101', id);
    expect(access.keys.authenticate(key)).toBeInstanceOf(Promise);
    await access.keys.authenticate(key);
    const first = access.keys.authenticate(key);
    const second = access.keys.authenticate(key);
    expect(first).not.toBeInstanceOf(Promise);
    // The same actor object, which the policy's index of delegations hangs on.
    expect(first).toEqual(second);
  });

  test('of a broker is read again with the delegations that changed; those that did not stay as they are', async () => {
    const broker = await person('0399000201', ['broker']);
    const grant = (principalId: string, scopes: readonly ('declarations:read' | 'declarations:write')[]) =>
      access.accounts.grantDelegations({
        principalIds: [principalId],
        brokerId: '0399000201',
        scopes,
        validFrom: plainDate('2020-01-01'),
        grantedBy: 'a-trader',
      });
    const [revocable = ''] = await grant('0399000101', ['declarations:read', 'declarations:write']);
    await grant('0399000102', ['declarations:read', 'declarations:write']);
    await grant('0399000101', ['declarations:read']);
    const { key } = await keyFor('0399000201', broker.id);
    const elsewhere = createAccess({
      pool: database.pool,
      clock,
      zoneOffsetMinutes: 420,
      kind: 'live',
      token: sealedDraw(Buffer.alloc(32)).token,
    });
    const actorLater = async () => {
      clock.advanceMs(KEY_STALE_SECONDS_MAX * 1_000);
      const found = await access.keys.authenticate(key);
      if (!found.ok) throw new Error(found.error);
      return found.value.actor;
    };
    const may = (actor: Actor, principalId: string): readonly boolean[] => [
      can(actor, 'declaration.read', { principalId }),
      can(actor, 'declaration.register', { principalId }),
    ];
    const first = await actorLater();
    expect([may(first, '0399000101'), may(first, '0399000102')]).toEqual([
      [true, true],
      [true, true],
    ]);
    const again = await actorLater();
    expect(again).not.toBe(first);
    expect(again.delegations).toBe(first.delegations);
    await elsewhere.accounts.revokeDelegation(revocable);
    const revoked = await actorLater();
    expect([may(revoked, '0399000101'), may(revoked, '0399000102')]).toEqual([
      [true, false],
      [true, true],
    ]);
  });

  test('revoked here is refused at the next request', async () => {
    const { id } = await person('0399000101', ['trader']);
    const { key, id: keyId } = await keyFor('0399000101', id);
    await access.keys.authenticate(key);
    await access.keys.revoke(keyId);
    expect(await access.keys.authenticate(key)).toEqual({ ok: false, error: 'ACC-023' });
  });

  test('revoked by another process is refused within the bound', async () => {
    const { id } = await person('0399000101', ['trader']);
    const { key, id: keyId } = await keyFor('0399000101', id);
    await access.keys.authenticate(key);
    const elsewhere = createAccess({
      pool: database.pool,
      clock,
      zoneOffsetMinutes: 420,
      kind: 'live',
      token: sealedDraw(Buffer.alloc(32)).token,
    });
    await elsewhere.keys.revoke(keyId);
    clock.advanceMs(KEY_FRESH_SECONDS_MAX * 1_000 - 1);
    expect(await access.keys.authenticate(key)).toMatchObject({ ok: true });
    clock.advanceMs(KEY_STALE_SECONDS_MAX * 1_000);
    expect(await access.keys.authenticate(key)).toEqual({ ok: false, error: 'ACC-023' });
  });

  test('revoked while it is being read does not come back', async () => {
    const { id } = await person('0399000101', ['trader']);
    const { key, id: keyId } = await keyFor('0399000101', id);
    const underway = access.keys.authenticate(key);
    await Promise.all([access.keys.revoke(keyId), underway]);
    expect(await access.keys.authenticate(key)).toEqual({ ok: false, error: 'ACC-023' });
  });

  test("ends with its date, with its owner, and with its owner's membership", async () => {
    const expiring = await person('0399000101', ['trader']);
    const { key } = await keyFor('0399000101', expiring.id, ['declarations:read'], {
      expiresAtMs: Date.parse(clock.now()) + 1_000,
    });
    expect(await access.keys.authenticate(key)).toMatchObject({ ok: true });
    clock.advanceMs(1_000);
    expect(await access.keys.authenticate(key)).toEqual({ ok: false, error: 'ACC-022' });

    const leaving = await person('0399000101', ['trader']);
    const { key: other } = await keyFor('0399000101', leaving.id);
    expect(await access.keys.authenticate(other)).toMatchObject({ ok: true });
    await access.accounts.disableUser(leaving.id);
    expect(await access.keys.authenticate(other)).toEqual({ ok: false, error: 'ACC-024' });
  });

  test('of the sandbox opens nothing on the real system, whatever the database holds', async () => {
    const { id } = await person('0399000101', ['trader']);
    const sandbox = createAccess({
      pool: database.pool,
      clock,
      zoneOffsetMinutes: 420,
      kind: 'test',
      token: sealedDraw(Buffer.alloc(32)).token,
    });
    const made = await sandbox.keys.create({
      organisationId: '0399000101',
      userId: id,
      label: 's',
      scopes: ['declarations:read'],
      expiresAtMs: inAYear(),
    });
    expect(made?.key).toMatch(/^test_/);
    expect(await sandbox.keys.authenticate(made?.key ?? '')).toMatchObject({ ok: true });
    expect(await access.keys.authenticate(made?.key ?? '')).toEqual({ ok: false, error: 'ACC-021' });
    // Renaming it does not help: the name is part of what is hashed and of the checksum.
    expect(await access.keys.authenticate((made?.key ?? '').replace('test_', 'live_'))).toEqual({
      ok: false,
      error: 'ACC-020',
    });
  });

  test.each(['', 'live_', 'x'.repeat(100_000), `live_${'a'.repeat(49)}`, 'Basic abc', 'live_\u0000'])(
    '%j is turned away without asking the database',
    (key) => {
      expect(access.keys.authenticate(key.slice(0, 100_000))).toEqual({ ok: false, error: 'ACC-020' });
    },
  );

  test('has so many requests a second, then waits for the next', async () => {
    const { id } = await person('0399000101', ['trader']);
    const { key } = await keyFor('0399000101', id, ['declarations:read'], { requestsPerSecondMax: 3 });
    for (let time = 0; time < 3; time += 1) expect(await access.keys.authenticate(key)).toMatchObject({ ok: true });
    expect(await access.keys.authenticate(key)).toEqual({ ok: false, error: 'ACC-025' });
    clock.advanceMs(334);
    expect(await access.keys.authenticate(key)).toMatchObject({ ok: true });
    expect(await access.keys.authenticate(key)).toEqual({ ok: false, error: 'ACC-025' });
    // Reading the key again from the database does not refill it.
    clock.advanceMs(KEY_STALE_SECONDS_MAX * 1_000);
    for (let time = 0; time < 3; time += 1) expect(await access.keys.authenticate(key)).toMatchObject({ ok: true });
    expect(await access.keys.authenticate(key)).toEqual({ ok: false, error: 'ACC-025' });
  });

  test('is neither held up nor trusted longer by a clock that is set back', async () => {
    const { id } = await person('0399000101', ['trader']);
    const { key, id: keyId } = await keyFor('0399000101', id, ['declarations:read'], { requestsPerSecondMax: 3 });
    const elsewhere = createAccess({
      pool: database.pool,
      clock,
      zoneOffsetMinutes: 420,
      kind: 'live',
      token: sealedDraw(Buffer.alloc(32)).token,
    });
    await access.keys.authenticate(key);
    clock.advanceMs(-3 * 3_600_000);
    expect(await access.keys.authenticate(key)).toMatchObject({ ok: true });
    await elsewhere.keys.revoke(keyId);
    clock.advanceMs(-3 * 3_600_000);
    expect(await access.keys.authenticate(key)).toEqual({ ok: false, error: 'ACC-023' });
    clock.advanceMs(6 * 3_600_000);
  });

  test('shows its owner when it was last used, and nobody its secret', async () => {
    const { id } = await person('0399000102', ['trader']);
    const { key, id: keyId } = await keyFor('0399000102', id);
    await access.keys.authenticate(key);
    await access.keys.flush();
    const [listed] = await access.keys.list('0399000102');
    expect(listed).toMatchObject({ id: keyId, hint: key.slice(-4), last_used_at: new Date(clock.now()) });
    const { rows } = await database.pool.query<{ text: string }>(
      'select to_jsonb(k)::text as text from access.api_keys k',
    );
    expect(rows.every(({ text }) => !text.includes(key.slice(5, 48)))).toBe(true);
  });
});

describe('the log of views', () => {
  test("holds who looked at whose data before it is shown, and not one's own looks", async () => {
    const officer = { ...(await signedIn((await person('HQ', ['documentOfficer'], ['02CI'])).email)).session.actor };
    const trader = (await signedIn((await person('0399000101', ['trader'])).email)).session.actor;
    const subject = { action: 'declaration.read', kind: 'declaration', organisationIds: ['0399000101'] } as const;
    await Promise.all([
      ...Array.from({ length: 1_200 }, (_, index) => access.logView(officer, { ...subject, id: `D${index}` })),
      access.logView(trader, { ...subject, id: 'own' }),
    ]);
    const { rows } = await database.pool.query<{ subject_id: string; user_id: string }>(
      `select subject_id, user_id from access.view_log where concerns @> '{0399000101}' order by id`,
    );
    expect(rows.map((row) => row.subject_id)).toEqual(Array.from({ length: 1_200 }, (_, index) => `D${index}`));
    expect(new Set(rows.map((row) => row.user_id))).toEqual(new Set([officer.userId]));
  });

  test('says so where it could not be written, and works again afterwards', async () => {
    const actor = (await signedIn((await person('HQ', ['documentOfficer'], ['02CI'])).email)).session.actor;
    const subject = { action: 'declaration.read', kind: 'declaration', organisationIds: ['0399000102'] } as const;
    await expect(access.logView(actor, { ...subject, id: 'a\u0000b' })).rejects.toThrow();
    await access.logView(actor, { ...subject, id: 'after' });
    const { rows } = await database.pool.query(
      `select subject_id from access.view_log where concerns @> '{0399000102}'`,
    );
    expect(rows).toEqual([{ subject_id: 'after' }]);
  });
});

describe('the demo', () => {
  test('gives the same accounts and keys at every start, and opens nothing on a live system', async () => {
    const demo = createAccess({
      pool: database.pool,
      clock,
      zoneOffsetMinutes: 420,
      kind: 'test',
      token: sealedDraw(Buffer.alloc(32)).token,
    });
    const first = await demo.seedDemo('secret of this installation');
    expect(await demo.seedDemo('secret of this installation')).toEqual(first);
    expect((await demo.seedDemo('another')).keys).not.toEqual(first.keys);

    for (const { email, roles, offices } of first.accounts) {
      const opened = await demo.sessions.signIn({ email, password: DEMO_PASSWORD, address: freshAddress() });
      expect(opened).toMatchObject({ ok: true, value: { session: { actor: { roles, offices } } } });
      const refused = await access.sessions.signIn({ email, password: DEMO_PASSWORD, address: freshAddress() });
      expect(refused).toEqual({ ok: false, error: { code: 'ACC-010' } });
      // A session opened while the system was a demo does not outlive that.
      expect(opened.ok && (await access.sessions.session(opened.value.token))).toBeUndefined();
    }
    for (const { key, organisationId } of first.keys) {
      expect(await demo.keys.authenticate(key)).toMatchObject({ ok: true, value: { actor: { organisationId } } });
    }
    const broker = await demo.keys.authenticate(
      first.keys.find(({ organisationId }) => organisationId === DEMO_BROKER)?.key ?? '',
    );
    expect(broker.ok && can(broker.value.actor, 'declaration.register', { principalId: DEMO_TRADER })).toBe(true);
    expect(first.accounts.some(({ roles }) => roles.includes('officeLeader'))).toBe(true);
    expect(DEMO_CUSTOMS).toMatch(/DEMO/);
    await expect(access.seedDemo('x')).rejects.toThrow('Invariant');
  });
});
