import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { apiClient, type ApiClient, type Schemas } from '#client';
import type { Declaration } from '#core/declaration';
import { testClock } from '#core/kernel';
import { ACCOUNTS } from '#core/ledger';
import { MAGIC_REFERENCES, quickStart } from '#core/sandbox';
import { DEMO_TRADER } from '#server/access';
import { STANDING_FOLLOWER } from '#server/party';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { startTestSandbox, type TestSandbox } from '#tests/support/sandbox';
import { clientOf, signIn } from '#tests/support/session';

const clock = testClock('2026-11-21T03:00:00Z');
let beside: TestSandbox;
let program: TestProgram;
/** With the key that the trader made for the sandbox. */
let trying: ApiClient;
let testKey = '';

const SCOPES = ['declarations:read', 'declarations:write', 'payments:read', 'webhooks:manage', 'notices:read'] as const;

async function newTestKey(name: string): Promise<string> {
  const { data, error } = await clientOf(program.url, await signIn(program.url, name)).POST('/api/v1/api-keys', {
    body: { label: 'thử', kind: 'test', scopes: [...SCOPES] },
  });
  if (!data) throw new Error(JSON.stringify(error));
  return data.key;
}

beforeAll(async () => {
  beside = await startTestSandbox({ clock });
  program = await startTestProgram({ clock, sandbox: beside });
  testKey = await newTestKey('trader');
  trying = apiClient({ baseUrl: program.url, apiKey: testKey });
}, 60_000);
afterAll(async () => {
  await program.stop();
  await beside.stop();
});

// A key has its requests per second, and time stands still while a test runs.
beforeEach(() => clock.advanceMs(10_000));

const importOf = (reference: string): Declaration =>
  sampleImport([sampleItem()], {
    functionalReferenceId: reference,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    consignment: {
      arrivalDate: '2026-11-20',
      loadingLocationId: 'CNSHA',
      unloadingLocationId: 'VNCLI',
      transportContractDocuments: [{ id: `BL-${reference}`.slice(0, 35) }],
    },
  });

const send = (client: ApiClient, reference: string, query = { register: true }) =>
  client.POST('/api/v1/declarations', {
    params: { query },
    headers: { 'idempotency-key': reference },
    body: importOf(reference) as never,
  });

async function lodged(reference: string): Promise<Schemas['LodgeAnswer']> {
  const { data, error } = await send(trying, reference);
  if (!data) throw new Error(JSON.stringify(error));
  return data;
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 25));

/** What waits on the sandbox's suspense account. */
async function inSuspense(): Promise<bigint> {
  const { rows } = await beside.database.pool.query<{ sum: string }>(
    'select coalesce(-sum(amount), 0)::text as sum from engine.posting where account = $1',
    [ACCOUNTS.suspense],
  );
  return BigInt(rows[0]?.sum ?? '0');
}

/** Bounded: officer and bank act in tens of milliseconds. */
async function until(number: string, good: (view: Schemas['DeclarationView']) => boolean) {
  let last: Schemas['DeclarationView'] | undefined;
  for (let attempt = 0; attempt < 400; attempt += 1) {
    const { data } = await trying.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
    if (data && good(data)) return data;
    last = data;
    clock.advanceMs(100);
    await aMoment();
  }
  throw new Error(`It did not come to pass: ${JSON.stringify(last?.summary)}`);
}

/** All but what moves by the clock: until when the writer holds the cell, and how far each follower has read. */
async function rowsOf(database: TestProgram['database']['pool']): Promise<Readonly<Record<string, string>>> {
  const tables = await database.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
        and not (table_schema = 'engine' and table_name in ('checkpoint', 'lease'))`,
  );
  const counts = tables.rows.map(
    ({ name }) =>
      `select '${name}' as name, (select coalesce(md5(string_agg(t::text, '' order by t::text)), '') from ${name} t) as content`,
  );
  const { rows } = await database.query<{ name: string; content: string }>(counts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, content }) => [name, content]));
}

describe('a test_ key', () => {
  test('opens the sandbox, and leaves not one row of the live system other than it was', async () => {
    const { pool } = program.database;
    // The first start measures parties and follows what it wrote; only then does nothing of the live system move by itself.
    await program.jobs.runDue();
    const { engine } = program.services;
    expect(await engine.waitFor(engine.position(), 30_000, STANDING_FOLLOWER)).toBe(true);
    let before = await rowsOf(pool);
    const isAtRest = async () => {
      const last = before;
      before = await rowsOf(pool);
      return isDeepStrictEqual(before, last);
    };
    await expect.poll(isAtRest, { interval: 1_500 }).toBe(true);
    const { number } = await lodged('LIVE-STAYS-1');
    await trying.POST('/api/v1/webhook-endpoints', {
      body: { url: 'https://example.com/hook', description: '', topics: ['action'] },
    });
    await send(trying, 'LIVE-STAYS-2', { register: false });
    expect(await rowsOf(pool)).toEqual(before);
    const live = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
    const { response } = await live.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
    expect(response.status).toBe(404);
  });

  test('says in each answer that it is the sandbox that speaks', async () => {
    const response = await fetch(`${program.url}/api/v1/session`, { headers: { authorization: `Bearer ${testKey}` } });
    expect(response.headers.get('haidang-world')).toBe('sandbox');
    expect(await response.json()).toMatchObject({ organisation: { id: DEMO_TRADER } });
  });

  test('carries no cookie of the live system along', async () => {
    const { cookie } = await signIn(program.url, 'administrator');
    const response = await fetch(`${program.url}/api/v1/session`, {
      headers: { authorization: `Bearer ${testKey}`, cookie },
    });
    expect(await response.json()).toMatchObject({
      organisation: { id: DEMO_TRADER },
      roles: expect.arrayContaining(['trader']),
    });
  });

  test('is listed with where it works, and revoked from the live side', async () => {
    const session = clientOf(program.url, await signIn(program.url, 'trader'));
    const key = await newTestKey('trader');
    const list = async () =>
      (await session.GET('/api/v1/api-keys', { params: { query: { kind: 'test' } } })).data?.items ?? [];
    const made = (await list()).find(({ hint }) => key.endsWith(hint));
    expect(made).toMatchObject({ kind: 'test', label: 'thử', createdBy: 'Hải Âu Mẫu', revokedAt: null });
    const id = made?.id ?? '';
    const other = clientOf(program.url, await signIn(program.url, 'other.trader'));
    const refused = await other.DELETE('/api/v1/api-keys/{id}', { params: { path: { id }, query: { kind: 'test' } } });
    expect(refused.response.status).toBe(404);
    await session.DELETE('/api/v1/api-keys/{id}', { params: { path: { id }, query: { kind: 'test' } } });
    const after = await fetch(`${program.url}/api/v1/session`, { headers: { authorization: `Bearer ${key}` } });
    expect(after.status).toBe(401);
    const { data } = await session.GET('/api/v1/api-keys', { params: { query: { kind: 'live' } } });
    expect(data?.items.map(({ kind }) => kind)).not.toContain('test');
  });

  test('is not for customs', async () => {
    const officer = clientOf(program.url, await signIn(program.url, 'documents'));
    const { response } = await officer.POST('/api/v1/api-keys', {
      body: { label: 'thử', kind: 'test', scopes: ['cases:read'] },
    });
    expect(response.status).toBe(403);
  });
});

test('the sandbox holds no selection rule that could be found out by trying', () => {
  expect(program.services.reference.current().rules.rules.length).toBeGreaterThan(0);
  expect(beside.sandbox.program.services.reference.current().rules.rules).toEqual([]);
});

type Outcome = (reference: string) => Promise<unknown>;
const ends =
  (good: (view: Schemas['DeclarationView']) => boolean): Outcome =>
  async (reference) =>
    until((await lodged(reference)).number, good);
const inStatus = (status: string, channel: string): Outcome =>
  ends(({ summary }) => summary.status === status && summary.channel === channel);
const answers =
  (status: number): Outcome =>
  async (reference) => {
    const { response, error } = await send(trying, reference);
    expect(response.status).toBe(status);
    return error;
  };

/** One for each entry of the table: what an integrator sees. */
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  'SANDBOX-GREEN': inStatus('awaitingPayment', 'green'),
  'SANDBOX-YELLOW': inStatus('awaitingPayment', 'yellow'),
  'SANDBOX-YELLOW-DOC': inStatus('awaitingDocuments', 'yellow'),
  'SANDBOX-YELLOW-AMEND': inStatus('amendmentInstructed', 'yellow'),
  'SANDBOX-YELLOW-HOLD': inStatus('underDocumentCheck', 'yellow'),
  'SANDBOX-RED': inStatus('awaitingPayment', 'red'),
  'SANDBOX-RED-FINDING': inStatus('discrepancyFound', 'red'),
  'SANDBOX-PAID': ends(({ summary }) => summary.status === 'released'),
  'SANDBOX-PAYMENT-SHORT': ends(
    ({ summary, amountPaid }) => summary.status === 'awaitingPayment' && BigInt(amountPaid) > 0n,
  ),
  'SANDBOX-PAYMENT-OVER': async (reference) => {
    const before = await inSuspense();
    const { number, totalPayable } = await lodged(reference);
    await until(number, ({ summary }) => summary.status === 'released');
    expect(await inSuspense()).toBe(before + BigInt(totalPayable));
  },
  'SANDBOX-PAYMENT-WRONG': async (reference) => {
    const before = await inSuspense();
    const { number, totalPayable } = await lodged(reference);
    for (let attempt = 0; attempt < 400 && (await inSuspense()) === before; attempt += 1) await aMoment();
    expect(await inSuspense()).toBe(before + BigInt(totalPayable));
    await until(number, ({ summary, amountPaid }) => summary.status === 'awaitingPayment' && amountPaid === '0');
  },
  'SANDBOX-SUSPEND': async (reference) => {
    const { number } = await lodged(reference);
    await trying.POST('/api/v1/declarations/{number}/payment-orders', { params: { path: { number } } });
    await until(number, ({ summary }) => summary.status === 'suspended');
  },
  'SANDBOX-REVOKE': async (reference) => {
    const { number } = await lodged(reference);
    await trying.POST('/api/v1/declarations/{number}/payment-orders', { params: { path: { number } } });
    await until(number, ({ summary }) => summary.status === 'revoked');
  },
  'SANDBOX-CANCEL': ends(({ summary }) => summary.status === 'cancelled'),
  'SANDBOX-REFUSE-<CODE>': async (reference) => {
    expect(await answers(422)(reference)).toMatchObject({ errors: [{ code: 'HS-001', severity: 'error' }] });
  },
  'SANDBOX-DELAY-<N>S': async (reference) => {
    const started = performance.now();
    expect((await lodged(reference.replace('5S', '1S'))).number).toMatch(/^\d+$/);
    expect(performance.now() - started).toBeGreaterThan(900);
  },
  'SANDBOX-503': answers(503),
  'SANDBOX-429': answers(429),
  'SANDBOX-500': answers(500),
};

describe('a magic reference', () => {
  test.each(MAGIC_REFERENCES)(
    '$token forces in the sandbox what its line of the table says',
    async ({ token, example }) => {
      const outcome = OUTCOMES[token];
      if (!outcome) throw new Error(`${token} is not tried out`);
      await outcome(example);
    },
  );

  test.each(MAGIC_REFERENCES)('$token is a reference like any other on the live system', async ({ example }) => {
    const live = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
    const { data } = await send(live, example);
    expect(data).toMatchObject({ status: 'awaitingPayment', channel: 'green' });
  });
});

describe('looking into the sandbox from the live side', () => {
  const listed = async (name: string) =>
    (await clientOf(program.url, await signIn(program.url, name)).GET('/api/v1/sandbox/declarations')).data?.items.map(
      ({ number }) => number,
    ) ?? [];

  test('shows an organisation what its software tried out, how it stands and what happened, and nobody else', async () => {
    const { number } = await lodged('SANDBOX-YELLOW-HOLD-LOOK');
    await expect.poll(() => listed('trader')).toContain(number);
    expect(await listed('other.trader')).not.toContain(number);
    const look = async (name: string) =>
      clientOf(program.url, await signIn(program.url, name)).GET('/api/v1/sandbox/declarations/{number}', {
        params: { path: { number } },
      });
    const { data } = await look('trader');
    expect(data?.summary).toMatchObject({ number, channel: 'yellow' });
    expect(data?.timeline.map(({ event }) => event)).toContain('Registered');
    expect((await look('other.trader')).response.status).toBe(404);
    expect((await look('documents')).response.status).toBe(403);
  });

  test('a tracking link of the sandbox opens a page that says it is one, with its status; the live page knows nothing of it', async () => {
    const { number } = await lodged('SANDBOX-YELLOW-HOLD-LINK');
    await expect.poll(() => listed('trader')).toContain(number);
    const { data } = await clientOf(program.url, await signIn(program.url, 'trader')).GET(
      '/api/v1/sandbox/declarations/{number}',
      { params: { path: { number } } },
    );
    const path = data?.trackingPath ?? '';
    const page = await fetch(`${program.url}${path}?lang=en`);
    expect([page.status, page.headers.get('haidang-world')]).toEqual([200, 'sandbox']);
    const text = await page.text();
    for (const words of ['Sandbox', 'no legal effect', number, 'With customs']) expect(text).toContain(words);
    expect(text).toContain(`href="${path}?lang=vi"`);
    const live = await fetch(`${program.url}${path.replace('/sandbox', '')}`);
    expect(live.status).toBe(404);
  });

  test('every other address of the sandbox leads to the page from which it is looked at', async () => {
    const answer = await fetch(`${program.url}/sandbox/declarations/100000000010`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      302,
      '/integration?part=sandbox&number=100000000010',
    ]);
  });
});

test('the lines to begin with lodge a declaration as they stand, and find it again', async () => {
  const importer = { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' };
  const lines = quickStart({ url: program.url, importer, token: 'SANDBOX-YELLOW-DOC' });
  const [, , reference = ''] = /(REF=(\S+-))/.exec(lines) ?? [];
  const [, body = ''] = /<<JSON\n(.*)\nJSON\n/s.exec(lines) ?? [];
  const filled = body.replaceAll('$REF', `${reference}101112`).replaceAll('$(date +%F)', clock.now().slice(0, 10));
  const response = await fetch(`${program.url}/api/v1/declarations?register=true`, {
    method: 'POST',
    headers: { authorization: `Bearer ${testKey}`, 'content-type': 'application/json' },
    body: filled,
  });
  expect(response.status, await response.clone().text()).toBe(201);
  // The lists follow the journal a moment later.
  await expect
    .poll(async () => {
      const { data } = await trying.GET('/api/v1/declarations', { params: { query: { q: `${reference}101112` } } });
      return data?.items.length;
    })
    .toBe(1);
});

describe('the request log', () => {
  const logOf = async (name: string, query: Record<string, string> = {}) => {
    const session = clientOf(program.url, await signIn(program.url, name));
    const { data } = await session.GET('/api/v1/request-log', { params: { query: query as never } });
    return data?.items ?? [];
  };
  const refusedOnce = (client: ApiClient, reference: string) =>
    client.POST('/api/v1/declarations', {
      headers: { 'idempotency-key': reference },
      body: { ...importOf(reference), typeCode: 'Z99' } as never,
    });

  test('tells an organisation what its keys sent to the live system, by code and without contents', async () => {
    const live = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
    const { error } = await refusedOnce(live, 'LOG-LIVE-1');
    const code = error?.errors?.[0]?.code ?? '';
    const [entry, ...others] = await logOf('trader', { code });
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      method: 'POST',
      path: '/api/v1/declarations',
      status: 422,
      code,
      idempotencyKey: 'LOG-LIVE-1',
      requestBody: null,
      answerBody: null,
    });
    const keys = await clientOf(program.url, await signIn(program.url, 'trader')).GET('/api/v1/api-keys');
    expect(keys.data?.items.find(({ id }) => id === entry?.keyId)?.label).toBe('demo trader');
    expect((await logOf('trader', { outcome: 'done' })).every(({ status }) => status < 400)).toBe(true);
    expect(await logOf('other.trader', { code })).toEqual([]);
  });

  test('keeps contents in the sandbox, where nothing is anybody’s', async () => {
    await refusedOnce(trying, 'LOG-TEST-1');
    const [entry] = await logOf('trader', { kind: 'test', outcome: 'failed' });
    expect(entry).toMatchObject({ status: 422, idempotencyKey: 'LOG-TEST-1' });
    expect(entry?.requestBody).toContain('LOG-TEST-1');
    expect(entry?.answerBody).toContain('"errors"');
    expect(`${entry?.requestBody}${entry?.answerBody}`).not.toContain(testKey);
    expect((await logOf('trader', { kind: 'live' })).map(({ idempotencyKey }) => idempotencyKey)).not.toContain(
      'LOG-TEST-1',
    );
  });

  test('forgets after as many days as the country says', async () => {
    expect((await logOf('trader')).length).toBeGreaterThan(0);
    clock.advanceMs(31 * 86_400_000);
    await program.requests.forgetOld();
    const { rowCount } = await program.database.pool.query('select from request_log.request');
    expect(rowCount).toBe(0);
  });
});
