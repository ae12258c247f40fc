import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiClient, type ApiClient, type Schemas } from '#client';
import { DEMO_TRADER } from '#server/access';
import { clientOf, signIn } from '#tests/support/session';
import { lodgeAccepted } from '#tests/support/lodge';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { instant, testClock } from '#core/kernel';
import type { Declaration } from '#core/declaration';
import { compactVerify, importJWK } from 'jose';
import { DESCRIPTION_FILE, descriptionText, TYPES_FILE, typesText } from '../../tools/api-description.ts';
import { readFile } from 'node:fs/promises';

const clock = testClock('2026-11-21T03:00:00Z');
let program: TestProgram;
let trader: ApiClient;
let officer: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock });
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  officer = await signedIn('documents');
}, 60_000);
afterAll(() => program.stop());

const importOf = (reference: string, facts: Partial<Declaration> = {}, items = [sampleItem()]): Declaration =>
  sampleImport(items, {
    functionalReferenceId: reference,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    ...facts,
  });

const signedIn = async (name: string): Promise<ApiClient> => clientOf(program.url, await signIn(program.url, name));

async function lodge(
  declaration: Declaration,
  key = declaration.functionalReferenceId ?? '',
): Promise<Schemas['LodgeAnswer']> {
  return lodgeAccepted(trader, declaration, { key });
}

const view = async (client: ApiClient, number: string) => {
  const { data } = await client.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
  return data;
};

/** Bounded: the bank answers in tens of milliseconds. */
async function until<T>(read: () => Promise<T>, good: (value: T) => boolean): Promise<T> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const value = await read();
    if (good(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It did not come to pass');
}

const balanceOf = async (account: string): Promise<bigint> => {
  const { rows } = await program.database.pool.query<{ sum: string }>(
    'select coalesce(sum(amount), 0)::text as sum from engine.posting where account = $1',
    [account],
  );
  return BigInt(rows[0]?.sum ?? '0');
};

describe('a form that is being filled in', () => {
  test('hears what lodging would say, also of the function of the message', async () => {
    const declaration = importOf('FORM-1', { functionCode: '4' });
    const check = async (query: { readonly replaces?: string }) => {
      const { data } = await trader.POST('/api/v1/checks', { params: { query }, body: declaration as never });
      return data;
    };
    const asNew = await check({});
    expect(asNew?.refusals.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(['LIF-005 /functionCode']);
    expect(asNew?.refusals.map(({ legalBasis }) => legalBasis)).toEqual(['UN/EDIFACT 1225']);
    const lodged = await trader.POST('/api/v1/declarations', { body: declaration as never });
    expect(lodged.error?.errors).toEqual(asNew?.refusals);
    expect(await check({ replaces: '100000000010' })).toMatchObject({ refusals: [], totalPayable: '10439200' });
  });
});

describe('a green shipment', () => {
  test('is assessed at once, paid through the bank, released by itself, with a release that anyone can verify', async () => {
    const answer = await lodge(importOf('GREEN-1'));
    expect(answer).toMatchObject({ status: 'awaitingPayment', channel: 'green', totalPayable: '10439200' });
    await trader.POST('/api/v1/declarations/{number}/payment-orders', { params: { path: { number: answer.number } } });
    const released = await until(
      () => view(trader, answer.number),
      (found) => found?.summary.status === 'released',
    );
    expect(released?.timeline.map((entry) => entry.event)).toEqual([
      'Registered',
      'PaymentOrdered',
      'DutyPaid',
      'Released',
    ]);
    const { data: release } = await trader.GET('/api/v1/declarations/{number}/release', {
      params: { path: { number: answer.number } },
    });
    const { keys } = (await (await fetch(`${program.url}/.well-known/jwks.json`)).json()) as {
      readonly keys: readonly [JsonWebKey];
    };
    const { payload } = await compactVerify(release?.jws ?? '', await importJWK(keys[0] as never, 'EdDSA'));
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(release?.release);
    expect(await balanceOf('duty-receivable')).toBe(0n);
    expect(await balanceOf('bank:BANK-DEMO')).toBe(10_439_200n);
  });

  test('sent twice with the same key is one declaration, answered with the same bytes', async () => {
    const send = () =>
      fetch(`${program.url}/api/v1/declarations?register=true`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${program.key('demo trader')}`,
          'content-type': 'application/json',
          'idempotency-key': 'TWICE',
        },
        body: JSON.stringify(importOf('TWICE-1')),
      }).then((response) => response.text());
    const [first, second] = await Promise.all([send(), send()]);
    expect(second).toBe(first);
    expect(await send()).toBe(first);
  });

  test('under a key that was used for other content is a conflict', async () => {
    await lodge(importOf('KEYED-1'), 'KEYED');
    const { response } = await trader.POST('/api/v1/declarations', {
      params: { query: { register: true } },
      headers: { 'idempotency-key': 'KEYED' },
      body: importOf('KEYED-2') as never,
    });
    expect(response.status).toBe(409);
  });

  test('with an own reference that is taken is refused by name', async () => {
    await lodge(importOf('TAKEN-1'), 'A');
    const { error, response } = await trader.POST('/api/v1/declarations', {
      params: { query: { register: true } },
      headers: { 'idempotency-key': 'B' },
      body: importOf('TAKEN-1') as never,
    });
    expect(response.status).toBe(422);
    expect(JSON.stringify(error)).toContain('DUP-001');
  });
});

describe('a selected shipment', () => {
  /** Live goods are selected for their documents by the country's rules. */
  const selected = (reference: string) =>
    importOf(reference, { typeCode: 'A11' }, [
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

  test('waits for an officer, who asks for a document, gets it, and accepts', async () => {
    const { number, channel } = await lodge(selected('YELLOW-1'));
    expect(channel).toBe('yellow');
    const { data: queue } = await until(
      () => officer.GET('/api/v1/cases', {}),
      ({ data }) => data?.items.some((item) => item.number === number) ?? false,
    );
    expect(queue?.items.find((item) => item.number === number)?.status).toBe('underDocumentCheck');
    const { data: open } = await officer.GET('/api/v1/cases/{number}', { params: { path: { number } } });
    expect(open?.whyHere?.steps.length).toBeGreaterThan(0);
    const decide = (body: Schemas['Decision']) =>
      officer.POST('/api/v1/cases/{number}/decisions', { params: { path: { number } }, body });
    await decide({
      action: 'requestDocuments',
      reason: 'Cần giấy kiểm dịch',
      documents: [{ typeCode: 'INV', note: 'Bản gốc' }],
    });
    expect((await view(trader, number))?.summary.status).toBe('awaitingDocuments');
    const form = new FormData();
    form.set('typeCode', 'INV');
    form.set('file', new Blob([Buffer.from('%PDF-1.7 sample')], { type: 'application/pdf' }), 'hóa đơn.pdf');
    const upload = await fetch(`${program.url}/api/v1/declarations/${number}/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${program.key('demo trader')}` },
      body: form,
    });
    expect(upload.status).toBe(201);
    const answered = await view(trader, number);
    expect(answered?.summary.status).toBe('underDocumentCheck');
    expect(answered?.attachments[0]?.name).toBe('hóa đơn.pdf');
    await decide({ action: 'accept', reason: 'Hồ sơ phù hợp' });
    expect((await view(trader, number))?.summary.status).toBe('awaitingPayment');
  });

  test('answers an upload that is repeated under its key with the first answer, even after the goods have left', async () => {
    const { number, paymentReference, totalPayable } = await lodge(selected('UPLOAD-1'));
    const upload = async (key: string, content: string) => {
      const form = new FormData();
      form.set('typeCode', 'INV');
      form.set('file', new Blob([content], { type: 'application/pdf' }), 'invoice.pdf');
      const response = await fetch(`${program.url}/api/v1/declarations/${number}/attachments`, {
        method: 'POST',
        headers: { authorization: `Bearer ${program.key('demo trader')}`, 'idempotency-key': key },
        body: form,
      });
      return { status: response.status, text: await response.text() };
    };
    const first = await upload('UPLOAD-KEY', '%PDF-1.7 once');
    expect(first.status).toBe(201);
    await officer.POST('/api/v1/cases/{number}/decisions', {
      params: { path: { number } },
      body: { action: 'accept', reason: 'Hồ sơ phù hợp' },
    });
    await fetch(program.bank.ordersUrl.replace('payment-orders', 'transfers'), {
      method: 'POST',
      body: JSON.stringify({ paymentReference, amount: totalPayable, payerName: 'Người nộp mẫu' }),
    });
    await until(
      () => view(trader, number),
      (found) => found?.summary.status === 'released',
    );
    expect(await upload('UPLOAD-KEY', '%PDF-1.7 once')).toEqual(first);
    expect((await upload('ANOTHER-KEY', '%PDF-1.7 once')).status).toBe(409);
    expect((await upload('NEW-KEY', '%PDF-1.7 another')).status).toBe(409);
  });

  test('shows the trader no reason of selection anywhere', async () => {
    const { number } = await lodge(selected('SECRET-1'));
    const { data: reasons } = await officer.GET('/api/v1/cases/{number}', { params: { path: { number } } });
    const rules = (reasons?.whyHere?.steps ?? []).map((step) => (step as { readonly rule: string }).rule);
    const seen = await Promise.all(
      ['', '/explanation', '/xml'].map((path) =>
        fetch(`${program.url}/api/v1/declarations/${number}${path}`, {
          headers: { authorization: `Bearer ${program.key('demo trader')}` },
        }).then((response) => response.text()),
      ),
    );
    for (const rule of rules) expect(seen.join('\n')).not.toContain(rule);
    const { response } = await trader.GET('/api/v1/cases/{number}', { params: { path: { number } } });
    expect(response.status).toBe(404);
  });
});

describe('money', () => {
  test('under a reference nobody has, and more than is due, waits in suspense; none is lost', async () => {
    const answer = await lodge(importOf('MONEY-1'));
    const before = await balanceOf('suspense');
    const transfer = (paymentReference: string, amount: string) =>
      fetch(program.bank.ordersUrl.replace('payment-orders', 'transfers'), {
        method: 'POST',
        body: JSON.stringify({ paymentReference, amount, payerName: 'Người nộp mẫu' }),
      });
    await transfer('HD000', '5000');
    await transfer(answer.paymentReference ?? '', '10439300');
    await until(
      () => view(trader, answer.number),
      (found) => found?.summary.status === 'released',
    );
    expect(
      await until(
        () => balanceOf('suspense'),
        (balance) => balance === before - 5_100n,
      ),
    ).toBe(before - 5_100n);
  });

  test('reported by somebody who cannot sign for the bank is refused', async () => {
    const response = await fetch(`${program.url}/api/v1/banks/BANK-DEMO/credit-notices`, {
      method: 'POST',
      headers: { 'content-type': 'application/jose' },
      body: 'a.b.c',
    });
    expect(response.status).toBe(401);
  });
});

describe('a pre-registration', () => {
  test('is overwritten freely and becomes official when registered', async () => {
    const { data } = await trader.POST('/api/v1/declarations', {
      params: { query: {} },
      headers: { 'idempotency-key': 'PRE' },
      body: importOf('PRE-1') as never,
    });
    expect(data).toMatchObject({ status: 'preRegistered', channel: null });
    const path = { number: data?.number ?? '' };
    const replaced = await trader.PUT('/api/v1/declarations/{number}', {
      params: { path, query: {} },
      body: importOf('PRE-1', { totalPackageQuantity: 11 }) as never,
    });
    expect(replaced.data?.number).toBe(path.number);
    const registered = await trader.POST('/api/v1/declarations/{number}/registration', { params: { path } });
    expect(registered.data?.status).toBe('awaitingPayment');
    expect((await view(trader, path.number))?.declaration.totalPackageQuantity).toBe(11);
  });
});

describe('hostile bodies', () => {
  const post = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
    fetch(`${program.url}/api/v1/declarations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${program.key('demo trader')}`, 'content-type': type },
      body,
    });
  const problemOf = async (response: Response) => ({ status: response.status, text: await response.text() });

  test.each([
    ['nesting 50,000 deep', '['.repeat(50_000), 'MSG-002'],
    ['a name twice', '{"typeCode":"A11","typeCode":"A12","goodsItems":[]}', 'MSG-004'],
    ['half a document', '{"typeCode":', 'MSG-003'],
    ['an unknown field', '{"typeCode":"A11","goodsItems":[],"surprise":1}', 'FMT-002'],
  ])('%s is a clear problem', async (_name, body, code) => {
    const { status, text } = await problemOf(await post(body));
    expect(status).toBe(422);
    expect(text).toContain(code);
  });

  test('bytes that are not UTF-8 are a clear problem', async () => {
    expect((await problemOf(await post(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])))).text).toContain('MSG-001');
  });

  test('an entity bomb and an external entity are refused before they grow', async () => {
    const bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>';
    const { status } = await problemOf(await post(bomb, 'application/xml'));
    expect(status).toBe(422);
  });

  test('a body of many megabytes is cut off', async () => {
    const response = await post(new Uint8Array(9_000_000)).catch(() => undefined);
    expect(response === undefined || response.status === 413).toBe(true);
  });
});

describe('what one may not know', () => {
  test('another trader’s declaration is not found, for a stranger and for a visitor', async () => {
    const { number } = await lodge(importOf('PRIVATE-1'));
    const stranger = await signedIn('other.trader');
    const { response } = await stranger.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
    expect(response.status).toBe(404);
    const visitor = await apiClient({ baseUrl: program.url }).GET('/api/v1/declarations/{number}', {
      params: { path: { number } },
    });
    expect([401, 404]).toContain(visitor.response.status);
  });

  test('the public tracking page tells how far it is, without names or values, in under 20 kB and without script', async () => {
    const { tracking } = await lodge(importOf('TRACK-1'));
    const page = await (await fetch(`${program.url}/track/${tracking}`)).text();
    expect(page).toContain(tracking.slice(0, 12));
    expect(page).not.toMatch(/<script|Hải Âu|10439200|10\.439\.200/);
    expect(Buffer.byteLength(page)).toBeLessThan(20_000);
    expect((await fetch(`${program.url}/track/${tracking.slice(0, -1)}x`)).status).not.toBe(200);
  });
});

describe('the description of the API', () => {
  test('is committed as the program gives it, and so are the client’s types', async () => {
    const description = descriptionText(await (await fetch(`${program.url}/api/openapi.json`)).json());
    expect(
      description === (await readFile(DESCRIPTION_FILE, 'utf8')),
      'run: node tools/with-node.mjs tools/write-api-description.ts',
    ).toBe(true);
    expect((await typesText(description)) === (await readFile(TYPES_FILE, 'utf8'))).toBe(true);
  });
});

describe('a pre-registration that nobody registered in time', () => {
  test('is told to have lapsed wherever it is seen, and to need nothing more', async () => {
    const before = clock.now();
    const lodged = await trader.POST('/api/v1/declarations', { body: importOf('LAPSING') as never });
    const position = program.services.engine.position().toString();
    const { number, tracking } = lodged.data ?? { number: '', tracking: '' };
    clock.set(instant('2026-11-29T03:00:00Z'));
    try {
      expect(await view(trader, number)).toMatchObject({
        summary: { status: 'lapsed', statusSince: '2026-11-28T17:00:00.000Z', dueAt: null },
        holder: 'none',
        legalActions: [],
      });
      const { data } = await trader.GET('/api/v1/declarations', { params: { query: { status: 'lapsed', position } } });
      expect(data?.items.find((item) => item.number === number)).toMatchObject({ status: 'lapsed' });
      const tracked = await trader.GET('/api/v1/tracking/{tracking}', { params: { path: { tracking } } });
      expect(tracked.data?.status).toBe('lapsed');
      const form = new FormData();
      form.set('typeCode', 'INV');
      form.set('file', new Blob(['%PDF-1.7 x']), 'a.pdf');
      const attached = await fetch(`${program.url}/api/v1/declarations/${number}/attachments`, {
        method: 'POST',
        headers: { authorization: `Bearer ${program.key('demo trader')}` },
        body: form,
      });
      expect([attached.status, (await attached.text()).includes('LIF-004')]).toEqual([422, true]);
    } finally {
      clock.set(before);
    }
  });
});
