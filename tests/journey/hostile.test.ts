import type { Declaration } from '#core/declaration';
import { testClock } from '#core/kernel';
import { DEMO_BANK, DEMO_OTHER_TRADER, DEMO_PASSWORD, DEMO_TRADER } from '#server/access';
import { CREDIT_NOTICE_TYPE, REFUND_ANSWER_TYPE } from '#server/payment';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { CompactSign, exportJWK, generateKeyPair, UnsecuredJWT, type CryptoKey } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let program: TestProgram;
let bankKey: CryptoKey;
const clock = testClock('2026-11-21T03:00:00Z');

beforeAll(async () => {
  program = await startTestProgram({ clock });
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  bankKey = pair.privateKey;
  // A bank whose key the tests hold, in the place of the simulated one.
  program.addBank({ code: DEMO_BANK, ordersUrl: 'http://127.0.0.1:9/none', keys: [await exportJWK(pair.publicKey)] });
}, 60_000);
afterAll(() => program.stop());

interface Heard {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly json: <T = Readonly<Record<string, unknown>>>() => T;
}

type Sending = {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly body?: BodyInit;
  readonly type?: string;
};

async function send(method: string, path: string, { key, headers, json, body, type }: Sending = {}): Promise<Heard> {
  const content = json === undefined ? body : JSON.stringify(json);
  const response = await fetch(`${program.url}${path}`, {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(content === undefined || content instanceof FormData ? {} : { 'content-type': type ?? 'application/json' }),
      ...headers,
    },
    ...(content === undefined ? {} : { body: content }),
  });
  const text = await response.text();
  return { status: response.status, text, headers: response.headers, json: <T>() => JSON.parse(text) as T };
}

const trader = () => program.key('demo trader');
let used = 0;
const ownReference = () => `HOSTILE-${(used += 1)}`;
const importOf = (facts: Partial<Declaration> = {}, items = [sampleItem()]): Declaration =>
  sampleImport(items, {
    functionalReferenceId: ownReference(),
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    ...facts,
  });
/** Live goods are selected for their documents by the country's rules. */
const selectedImport = () =>
  importOf({}, [
    sampleItem({
      commodityCode: '02071200',
      description: 'Thịt gà đông lạnh nguyên con',
      origin: { countryCode: 'US' },
      tariffQuantity: { value: '1000', unitCode: 'KGM' },
      grossMass: { value: '1100', unitCode: 'KGM' },
      netMass: { value: '1000', unitCode: 'KGM' },
      itemChargeAmount: { amount: '2000', currency: 'USD' },
      unitPriceAmount: { amount: '2', currency: 'USD' },
    }),
  ]);

interface Lodged {
  readonly number: string;
  readonly status: string;
  readonly totalPayable: string;
  readonly paymentReference: string;
  readonly tracking: string;
}
async function lodge(declaration: Declaration = importOf()): Promise<Lodged> {
  const heard = await send('POST', '/api/v1/declarations?register=true', { key: trader(), json: declaration });
  expect(heard.status, heard.text).toBe(201);
  return heard.json<Lodged>();
}

const people = new Map<string, Promise<Readonly<Record<string, string>>>>();
/** The headers of a person at a browser. */
function person(name: string): Promise<Readonly<Record<string, string>>> {
  const known = people.get(name) ?? signIn(name);
  people.set(name, known);
  return known;
}
async function signIn(name: string): Promise<Readonly<Record<string, string>>> {
  const response = await send('POST', '/api/v1/session', {
    headers: { 'sec-fetch-site': 'same-origin' },
    json: { email: `${name}@demo.haidang.example`, password: DEMO_PASSWORD },
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return {
    cookie,
    'x-csrf-token': response.json<{ readonly csrfToken: string }>().csrfToken,
    'sec-fetch-site': 'same-origin',
  };
}

const credit = (facts: object = {}) => ({
  messageId: `M-${(used += 1)}`,
  paymentReference: '',
  payerName: 'p',
  amount: '1',
  currency: 'VND',
  creditedAt: '-',
  ...facts,
});
const sign = (text: string, header: object = {}, key: CryptoKey | Uint8Array = bankKey) =>
  new CompactSign(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'EdDSA', typ: CREDIT_NOTICE_TYPE, ...header })
    .sign(key);
const report = (jws: string, bank = DEMO_BANK) =>
  send('POST', `/api/v1/banks/${bank}/credit-notices`, { body: jws, type: 'application/jose' });

describe('a visitor', () => {
  test.each([
    ['GET', '/api/v1/declarations'],
    ['GET', '/api/v1/cases'],
    ['GET', '/api/v1/declarations/100000000010'],
    ['GET', '/api/v1/declarations/100000000010/xml'],
    ['GET', '/api/v1/declarations/100000000010/explanation'],
    ['GET', '/api/v1/declarations/100000000010/release'],
    ['GET', '/api/v1/declarations/100000000010/responses'],
    ['GET', '/api/v1/declarations/100000000010/documents'],
    ['GET', '/api/v1/declarations/100000000010/documents/duty-notice.pdf'],
    ['GET', '/api/v1/cases/100000000010'],
    ['POST', '/api/v1/declarations'],
    ['POST', '/api/v1/checks'],
    ['PUT', '/api/v1/declarations/100000000010'],
    ['POST', '/api/v1/declarations/100000000010/registration'],
    ['POST', '/api/v1/declarations/100000000010/payment-orders'],
    ['POST', '/api/v1/declarations/100000000010/attachments'],
    ['POST', '/api/v1/cases/100000000010/decisions'],
    ['GET', '/api/v1/declarations/100000000010/consultation'],
    ['POST', '/api/v1/declarations/100000000010/consultation'],
    ['POST', '/api/v1/declarations/100000000010/consultation/answer'],
    ['POST', '/api/v1/declarations/100000000010/consultation/conclusion'],
  ])('of %s %s is asked to sign in, whatever is sent', async (method, path) => {
    const heard = await send(method, path, method === 'GET' ? {} : { json: importOf() });
    expect(heard.status).toBe(401);
  });
});

describe('what is asked for in lists', () => {
  test.each([
    'status=%00',
    'cursor=AAAA',
    `cursor=${Buffer.from('2026-01-01T00:00:00.000Z|\0').toString('base64url')}`,
    'limit=0',
    'limit=x',
    'q=a&q=b',
    'position=-1',
  ])('%s is refused in words', async (query) => {
    const heard = await send('GET', `/api/v1/declarations?${query}`, { key: trader() });
    expect([400, 422]).toContain(heard.status);
  });

  // A day that no calendar has, an id that is none, a moment of another form: the database would stumble over each.
  const foreign = [
    '2026-02-30T00:00:00.000Z|100000000010',
    '2026-11-21T03:00:00.000Z|',
    '1|1',
    '+275760-09-13|x',
    'Mon|x',
  ];
  test.each<[string, string, readonly string[]]>([
    ['/api/v1/declarations?sort=newest', 'trader', foreign],
    ['/api/v1/declarations?sort=due', 'trader', foreign],
    ['/api/v1/declarations?sort=tax', 'trader', foreign],
    ['/api/v1/declarations?sort=status', 'trader', foreign],
    ['/api/v1/cases?status=registered', 'leader', foreign],
    ['/api/v1/delegations?limit=1', 'trader', [...foreign, `2026-11-21T03:00:00.000Z|${'-'.repeat(36)}`]],
    ['/api/v1/users?limit=1', 'administrator', foreign],
    ['/api/v1/suspense?limit=1', 'leader', ['', ...foreign]],
    ['/api/v1/refunds?limit=1', 'leader', ['', ...foreign, '2026-02-30T00:00:00.000000Z|declaration|x']],
  ])('a cursor that %s never gave is refused', async (path, name, cursors) => {
    const headers = await person(name);
    const isPlain = /suspense|refunds/.test(path);
    for (const cursor of cursors) {
      const sent = isPlain ? encodeURIComponent(cursor) : Buffer.from(cursor).toString('base64url');
      const heard = await send('GET', `${path}&cursor=${sent}`, { headers });
      expect(heard.status, cursor).toBe(400);
    }
  });

  test('a request that the log never listed is refused as the place to go on from', async () => {
    const headers = await person('trader');
    for (const before of ['-'.repeat(36), `0000000-0${'0'.repeat(27)}`])
      expect((await send('GET', `/api/v1/request-log?before=${before}`, { headers })).status).toBe(422);
  });

  test('a moment that no calendar has is refused as the beginning of what is sent again', async () => {
    const headers = await person('trader');
    const json = { url: 'https://hooks.example/x', description: 'x', topics: ['action'] };
    const made = await send('POST', '/api/v1/webhook-endpoints', { headers, json });
    expect(made.status, made.text).toBe(201);
    const { endpoint } = made.json<{ endpoint: { id: string } }>();
    for (const failedSince of ['2026-02-30T10:00:00Z', '2026-13-01T10:00:00Z', '0000-01-01T00:00Z']) {
      const path = `/api/v1/webhook-endpoints/${endpoint.id}/replays`;
      expect((await send('POST', path, { headers, json: { failedSince } })).status, failedSince).toBe(400);
    }
  });

  test.each(['q=%00', 'q=%25_%5C', 'q=%F0%9F%98%80', 'status=none', 'position=9999999999999999999'])(
    '%s finds what there is',
    async (query) => {
      expect((await send('GET', `/api/v1/declarations?${query}`, { key: trader() })).status).toBe(200);
    },
  );

  test('still moves after a text whose last place would be half a character', async () => {
    const { number } = await lodge(importOf({}, [sampleItem({ description: `${'a'.repeat(199)}😀` })]));
    const after = await lodge();
    await expect
      .poll(async () => (await send('GET', '/api/v1/declarations?limit=100', { key: trader() })).text, {
        timeout: 5_000,
      })
      .toContain(after.number);
    expect((await send('GET', '/api/v1/declarations?limit=100', { key: trader() })).text).toContain(number);
  });
});

describe('a body', () => {
  const lodging = (facts: Sending) => send('POST', '/api/v1/declarations?register=true', { key: trader(), ...facts });
  test.each<[string, Sending, number]>([
    ['that is missing', {}, 400],
    ['that is empty', { body: '', type: 'application/xml' }, 422],
    ['that is null', { body: 'null' }, 422],
    ['of plain text', { body: '{}', type: 'text/plain' }, 415],
    ['signed instead of plain', { body: 'a.b.c', type: 'application/jose' }, 415],
    ['beyond the limit', { body: ' '.repeat(8 * 1024 * 1024 + 1) }, 413],
    ['nested without end', { body: '['.repeat(100_000) }, 422],
    ['that names a member twice', { body: '{"typeCode":"A11","typeCode":"A12"}' }, 422],
    ['of another encoding', { body: Buffer.from('{}', 'utf16le') }, 422],
  ])('%s is refused in words', async (_name, sending, status) => {
    const heard = await lodging(sending);
    expect(heard.status, heard.text).toBe(status);
    expect(heard.headers.get('content-type')).toContain('application/problem+json');
    expect(heard.text).not.toContain('ENG-');
  });

  test('of a megabyte of bytes where an object is meant costs next to nothing', async () => {
    const heard = await send('POST', '/api/v1/assessments', { body: 'x'.repeat(1_000_000), type: 'application/xml' });
    expect(heard.status).toBe(415);
  });
});

describe('what stands in the way', () => {
  test.each(['draft', 'import', 'preRegistration', 'declaration'])(
    'is gone where the %s has an id that no such thing has',
    async (source) => {
      for (const id of ['x', '', '__proto__', '0'.repeat(36), '-'.repeat(36), '999999999999']) {
        const heard = await send('POST', '/api/v1/fixes', {
          headers: await person('trader'),
          json: {
            rows: [{ source, id, place: 0, seen: '', pointer: '/goodsItems/0/description', declared: '', value: 'x' }],
            amendment: { reasonCode: '6', reason: 'abc' },
          },
        });
        expect(heard.status, heard.text).toBe(200);
        expect(heard.json<{ results: readonly { outcome: string }[] }>().results[0]?.outcome).toBe('gone');
      }
    },
  );
});

describe('another organisation', () => {
  test('learns of nothing, by any address', async () => {
    const { number } = await lodge(selectedImport());
    const headers = await person('other.trader');
    for (const path of [
      '',
      '/xml',
      '/responses',
      '/explanation',
      '/release',
      '/documents',
      `/attachments/${'0'.repeat(64)}`,
    ]) {
      expect((await send('GET', `/api/v1/declarations/${number}${path}`, { headers })).status).toBe(404);
    }
    expect((await send('GET', `/api/v1/cases/${number}`, { headers })).status).toBe(404);
    expect((await send('POST', `/api/v1/declarations/${number}/registration`, { headers })).status).toBe(404);
    expect((await send('POST', `/api/v1/declarations/${number}/payment-orders`, { headers })).status).toBe(404);
    expect(
      (await send('POST', `/api/v1/cases/${number}/decisions`, { headers, json: { action: 'accept', reason: 'abc' } }))
        .status,
    ).toBe(404);
    expect(
      (
        await send('PUT', `/api/v1/declarations/${number}`, {
          headers,
          json: importOf({ importer: { id: DEMO_OTHER_TRADER, name: 'x' } }),
        })
      ).status,
    ).toBe(404);
    expect((await send('GET', '/api/v1/declarations?limit=100', { headers })).text).not.toContain(number);
  });

  test('that lodges in the name of a trader hears only that it may not', async () => {
    const heard = await send('POST', '/api/v1/declarations', {
      headers: await person('other.trader'),
      json: importOf(),
    });
    expect(heard.status).toBe(403);
    expect(heard.json<{ errors: readonly { code: string }[] }>().errors.map(({ code }) => code)).toEqual(['ACC-001']);
  });
});

describe('an officer', () => {
  test('of another office finds no case', async () => {
    const { number } = await lodge(selectedImport());
    const headers = await person('north');
    expect((await send('GET', `/api/v1/cases/${number}`, { headers })).status).toBe(404);
    expect(
      (await send('POST', `/api/v1/cases/${number}/decisions`, { headers, json: { action: 'accept', reason: 'abc' } }))
        .status,
    ).toBe(404);
  });

  test('who decides at the same moment as another is the second, and hears so', async () => {
    const { number } = await lodge(selectedImport());
    const [one, two] = await Promise.all([person('documents'), person('leader')]);
    const accept = (headers: Readonly<Record<string, string>>) =>
      send('POST', `/api/v1/cases/${number}/decisions`, { headers, json: { action: 'accept', reason: 'Đủ chứng từ' } });
    const statuses = (await Promise.all([accept(one), accept(two)])).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  test('keeps the reasons of decisions in the office: the trader reads what was written to it', async () => {
    const { number } = await lodge(selectedImport());
    const headers = await person('documents');
    const decide = (json: object) => send('POST', `/api/v1/cases/${number}/decisions`, { headers, json });
    await decide({
      action: 'requestDocuments',
      reason: 'NỘI BỘ: hồ sơ rủi ro',
      documents: [{ typeCode: 'INV', note: 'Bản gốc' }],
    });
    await decide({ action: 'accept', reason: 'NỘI BỘ: tin báo sai' });
    const seen = (await send('GET', `/api/v1/declarations/${number}`, { key: trader() })).text;
    expect(seen).not.toContain('NỘI BỘ');
    expect(seen).toContain('INV: Bản gốc');
    expect((await send('GET', `/api/v1/cases/${number}`, { headers })).text).toContain('NỘI BỘ: tin báo sai');
  });

  test('cannot write what the journal cannot hold', async () => {
    const { number } = await lodge(selectedImport());
    const headers = await person('documents');
    for (const reason of ['abc\u0000', 'abc\u001b']) {
      const heard = await send('POST', `/api/v1/cases/${number}/decisions`, {
        headers,
        json: { action: 'accept', reason },
      });
      expect([heard.status, heard.text.includes('ENG-')]).toEqual([422, false]);
    }
  });
});

describe('a document', () => {
  const form = (file: Blob, name: string, typeCode: string | null = 'INV'): FormData => {
    const data = new FormData();
    if (typeCode !== null) data.set('typeCode', typeCode);
    data.set('file', file, name);
    return data;
  };
  const pdf = (sizeBytes = 20) => new Blob([Buffer.concat([Buffer.from('%PDF-1.7 '), Buffer.alloc(sizeBytes)])]);
  const attach = (number: string, body: BodyInit, headers: Readonly<Record<string, string>> = {}) =>
    send('POST', `/api/v1/declarations/${number}/attachments`, {
      key: trader(),
      headers,
      body,
      ...(body instanceof FormData ? {} : { type: headers['content-type'] ?? 'application/json' }),
    });

  test.each([
    `${'a'.repeat(210)}😀.pdf`,
    '😀'.repeat(300),
    'a\u0001b"\'()*;.pdf',
    '../../../etc/passwd',
    ' ',
    'a.html',
    'a\u202efdp.exe',
  ])('named %j is kept and comes back', async (name) => {
    const { number } = await lodge(selectedImport());
    const heard = await attach(number, form(pdf(), name));
    expect(heard.status, heard.text).toBe(201);
    const { attachments } = (await send('GET', `/api/v1/declarations/${number}`, { key: trader() })).json<{
      attachments: readonly { id: string; name: string }[];
    }>();
    expect(attachments[0]?.name.isWellFormed()).toBe(true);
    const back = await send('GET', `/api/v1/declarations/${number}/attachments/${attachments[0]?.id ?? ''}`, {
      key: trader(),
    });
    expect(back.status).toBe(200);
    expect(back.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.~%!-]*\.pdf$/);
  });

  test('that is no form, breaks off, lacks its kind, or is no document is refused in words', async () => {
    const { number } = await lodge(selectedImport());
    const broken = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-';
    expect((await attach(number, '{}')).status).toBe(415);
    expect((await attach(number, broken, { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(400);
    expect((await attach(number, broken, { 'content-type': 'multipart/form-data' })).status).toBe(400);
    expect((await attach(number, form(pdf(), 'a.pdf', null))).status).toBe(400);
    expect((await attach(number, form(new Blob(['<script>']), 'a.pdf'))).status).toBe(415);
    const ofNoKind = await attach(number, form(pdf(), 'a.pdf', 'QQQ'));
    expect([ofNoKind.status, ofNoKind.text.includes('DOC-001')]).toEqual([422, true]);
    expect((await attach(number, form(pdf(21 * 1024 * 1024), 'a.pdf'))).status).toBe(413);
  });

  test('beside another one in a form is refused with it: nobody is left to think that both were kept', async () => {
    const { number } = await lodge(selectedImport());
    const two = form(pdf(), 'a.pdf');
    two.append('file', pdf(30), 'b.pdf');
    const heard = await attach(number, two);
    expect([heard.status, heard.json()['errors']]).toMatchObject([413, [{ code: 'MSG-017' }]]);
    const { attachments } = (await send('GET', `/api/v1/declarations/${number}`, { key: trader() })).json();
    expect(attachments).toEqual([]);
  });

  test('after the release is not carried in', async () => {
    const { number, totalPayable, paymentReference } = await lodge();
    await report(await sign(JSON.stringify(credit({ paymentReference, amount: totalPayable }))));
    expect((await attach(number, form(pdf(), 'a.pdf'))).status).toBe(409);
  });
});

describe('a credit notice', () => {
  const wrong: readonly [string, () => Promise<string> | string][] = [
    ['without signature', () => new UnsecuredJWT(credit()).encode()],
    [
      'signed with a shared secret made of the public key',
      async () => sign(JSON.stringify(credit()), { alg: 'HS256' }, new TextEncoder().encode('x'.repeat(32))),
    ],
    [
      'signed by another key',
      async () => sign(JSON.stringify(credit()), {}, (await generateKeyPair('EdDSA')).privateKey),
    ],
    ['of another kind', async () => sign(JSON.stringify(credit()), { typ: 'haidang-payment-order+jws' })],
    ['that is not a message', () => 'a.b.c'],
    ['that is empty', () => ''],
  ];
  test.each(wrong)('%s is not believed', async (_name, jws) => {
    expect((await report(await jws())).status).toBe(401);
  });

  test('of one bank is not believed of another', async () => {
    expect((await report(await sign(JSON.stringify(credit())), 'BANK-ELSE')).status).toBe(401);
  });

  test.each(['0', '-5', '1.5', '1e3', '01', '9999999999999999', 5])(
    'over the amount %j is malformed',
    async (amount) => {
      expect((await report(await sign(JSON.stringify(credit({ amount }))))).status).toBe(400);
    },
  );

  test('in another currency, or with more than it should say, is malformed', async () => {
    expect((await report(await sign(JSON.stringify(credit({ currency: 'USD' }))))).status).toBe(400);
    expect((await report(await sign(JSON.stringify(credit({ bankCode: 'BANK-ELSE' }))))).status).toBe(400);
    expect((await report(await sign(`{"amount":"1",${JSON.stringify(credit()).slice(1)}`))).status).toBe(400);
  });

  test('is booked whatever characters its payer used', async () => {
    const heard = await report(
      await sign(
        JSON.stringify(credit({ payerName: 'a\u0000b', paymentReference: 'x\u0001' })).replace(
          'a\\u0000b',
          'a\\u0000\\ud800b',
        ),
      ),
    );
    expect(heard.status, heard.text).toBe(200);
  });

  test('reported again is the same; another under its id is a conflict', async () => {
    const notice = credit({ amount: '10' });
    const first = await report(await sign(JSON.stringify(notice)));
    expect([
      first.status,
      (await report(await sign(JSON.stringify({ ...notice, creditedAt: 'later' })))).status,
    ]).toEqual([200, 200]);
    expect((await report(await sign(JSON.stringify({ ...notice, amount: '11' })))).status).toBe(409);
  });
});

test('an answer to an order to refund that names no order is refused in words, whatever it names', async () => {
  const said = { messageId: 'A-1', amount: '5', currency: 'VND', answeredAt: '-', outcome: 'paid' };
  for (const orderId of ['\0', '\ud800', '', '__proto__', '100000000010-R1', 'S1-BANK-ELSE:x', 'x'.repeat(101)]) {
    const jws = await sign(JSON.stringify({ ...said, orderId }), { typ: REFUND_ANSWER_TYPE });
    const heard = await send('POST', `/api/v1/banks/${DEMO_BANK}/refund-answers`, {
      body: jws,
      type: 'application/jose',
    });
    expect([400, 422], JSON.stringify(orderId)).toContain(heard.status);
  }
});

describe('an idempotency key', () => {
  test('gives the answer of the first time also where that step made what it was sent for another version', async () => {
    const declaration = importOf();
    const { number } = await lodge(declaration);
    const amend = () =>
      send('POST', `/api/v1/declarations/${number}/amendments?version=0&reasonCode=6&reason=abc&confirm=true`, {
        key: trader(),
        headers: { 'idempotency-key': `A-${number}` },
        json: { ...declaration, totalPackageQuantity: 11 },
      });
    const [first, second] = [await amend(), await amend()];
    expect([first.status, second.status], second.text).toEqual([200, 200]);
    expect(second.text).toBe(first.text);
  });

  test('makes a repeated payment order the same order', async () => {
    const { number } = await lodge();
    const order = () =>
      send('POST', `/api/v1/declarations/${number}/payment-orders`, {
        key: trader(),
        headers: { 'idempotency-key': `O-${number}` },
      });
    const first = await order();
    expect(first.status).toBe(202);
    expect((await order()).text).toBe(first.text);
  });

  test('used for another address is a conflict', async () => {
    const [one, two] = [await lodge(), await lodge()];
    const order = (number: string) =>
      send('POST', `/api/v1/declarations/${number}/payment-orders`, {
        key: trader(),
        headers: { 'idempotency-key': 'SHARED' },
      });
    expect((await order(one.number)).status).toBe(202);
    expect((await order(two.number)).status).toBe(409);
  });

  test.each(['', ' ', 'a b', 'é', 'x'.repeat(201)])('of the form %j is refused or is none', async (key) => {
    const response = await send('POST', '/api/v1/declarations', {
      key: trader(),
      headers: { 'idempotency-key': encodeURI(key).slice(0, 250) },
      json: importOf(),
    });
    expect([201, 400]).toContain(response.status);
  });
});

describe('a database that cuts every connection', () => {
  test('fails no request with a fault: it is answered, or asked to come again', async () => {
    const { number } = await lodge();
    const paths = ['/api/v1/declarations', `/api/v1/declarations/${number}`, '/ready'];
    const cut = program.database.pool.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    const heard = await Promise.all([
      cut,
      ...Array.from({ length: 30 }, (_, index) => send('GET', paths[index % paths.length] ?? '', { key: trader() })),
    ]);
    const statuses = heard.slice(1).map((answer) => ('status' in answer ? answer.status : 0));
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    for (const answer of heard)
      if ('status' in answer && answer.status === 503 && answer.text.includes('errors/busy'))
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    await expect.poll(async () => (await send('GET', '/ready')).status).toBe(200);
    expect((await send('GET', `/api/v1/declarations/${number}`, { key: trader() })).status).toBe(200);
    await lodge();
  });
});

describe('a tracking code', () => {
  test('that is made up, mistyped or too early leads to the same page of nothing found', async () => {
    const { tracking, number } = await lodge();
    const pages = await Promise.all(
      [
        `/track/${number}-${'0'.repeat(16)}`,
        '/track/xyz',
        '/track/%3Cscript%3E',
        `/track/${tracking.toUpperCase()}x`,
      ].map((path) => send('GET', path)),
    );
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
    for (const page of [...pages, await send('GET', `/release/${tracking}`)]) {
      expect(page.status).toBe(404);
      expect(page.headers.get('content-type')).toContain('text/html');
      expect(page.text).toContain('Không tìm thấy');
    }
    expect((await send('GET', `/track/${tracking}?lang=en&lang=vi`)).status).toBe(200);
  });

  test('tells the public no channel', async () => {
    const { tracking } = await lodge(selectedImport());
    const heard = await send('GET', `/api/v1/tracking/${tracking}`);
    expect(heard.json()).toMatchObject({ status: 'underControl' });
    expect(heard.text).not.toMatch(/yellow|inspect|channel|document/i);
  });
});

describe('the answers', () => {
  test('about somebody are kept by no browser or proxy, and every page says what it may load', async () => {
    const { number, tracking } = await lodge();
    for (const path of [
      `/api/v1/declarations/${number}`,
      '/api/v1/declarations',
      `/api/v1/declarations/${number}/xml`,
      '/api/v1/declarations/199999999990',
      `/track/${tracking}`,
    ]) {
      const heard = await send('GET', path, { key: trader() });
      expect(heard.headers.get('cache-control'), path).toBe('no-store');
      expect(heard.headers.get('content-security-policy'), path).toContain("default-src 'self'");
      expect(heard.headers.get('x-content-type-options'), path).toBe('nosniff');
      expect(heard.headers.get('access-control-allow-origin'), path).toBeNull();
    }
  });
});
