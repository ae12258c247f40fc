import { apiClient, type ApiClient } from '#client';
import type { Declaration } from '#core/declaration';
import { testClock } from '#core/kernel';
import { DEMO_BANK, DEMO_TRADER } from '#server/access';
import { NOTICES_FOLLOWER } from '#server/notices';
import { readConfig } from '#server/platform/config';
import { silentLogger } from '#server/platform/logging';
import { startProgram, type Program } from '#server/program';
import { startBank, type SimulatedBank } from '#sim/bank';
import { startMailCatcher, type MailCatcher } from '#sim/mail';
import { testDatabase, type TestDatabase } from '#tests/support/database';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutChance } from '#tests/support/without-chance';

const ROOT = path.resolve(import.meta.dirname, '../..');
const HOUR_MS = 3_600_000;
const clock = testClock('2026-11-21T03:00:00Z');
let database: TestDatabase;
let dataFolder: string;
let program: Program;
let bank: SimulatedBank;
let catcher: MailCatcher;
let trader: ApiClient;
let person: ApiClient;
let officer: ApiClient;
let other: ApiClient;

beforeAll(async () => {
  database = await testDatabase();
  dataFolder = await mkdtemp(path.join(tmpdir(), 'haidang-'));
  catcher = await startMailCatcher();
  await start();
}, 60_000);
afterAll(async () => {
  await stop();
  await catcher.stop();
  await database.close();
  await rm(dataFolder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  const environment = {
    HAIDANG_DATA: dataFolder,
    DATABASE_URL: database.url,
    PORT: '0',
    HAIDANG_SMTP_URL: catcher.smtpUrl,
    HAIDANG_MAIL_FROM: 'Hải Đăng <notices@demo.haidang.example>',
  };
  program = await startProgram({
    config: readConfig(environment, dataFolder),
    logger: silentLogger(),
    demo: true,
    country: path.join(ROOT, 'country/vn'),
    web: path.join(ROOT, 'dist/web'),
    adjust: withoutChance,
    clock,
  });
  bank = await startBank({ code: DEMO_BANK, seed: 1 });
  program.addBank({ code: bank.code, ordersUrl: bank.ordersUrl, keys: bank.keys });
  bank.connect({ url: program.url, keys: program.services.signer.jwks.keys });
  const key = program.demo?.keys.find(({ label }) => label === 'demo trader')?.key ?? '';
  trader = apiClient({ baseUrl: program.url, apiKey: key });
  await enter();
}
async function enter(): Promise<void> {
  person = clientOf(program.url, await signIn(program.url, 'trader'));
  officer = clientOf(program.url, await signIn(program.url, 'documents'));
  other = clientOf(program.url, await signIn(program.url, 'other.trader'));
}
/** Whoever was signed in is signed in again where it took hours. */
async function pass(ms: number): Promise<void> {
  clock.advanceMs(ms);
  if (ms >= HOUR_MS) await enter();
}
async function stop(): Promise<void> {
  await bank.stop();
  await program.stop();
}

/** Everything committed so far has been told. */
async function told(): Promise<void> {
  const { engine } = program.services;
  const { position } = await engine.readHead();
  expect(await engine.waitFor(position, 120_000, NOTICES_FOLLOWER)).toBe(true);
}

let references = 0;
/** Of goods that a rule selects for a check of documents. */
async function lodgeYellow(): Promise<string> {
  references += 1;
  const item = sampleItem({
    commodityCode: '02071200',
    description: 'Thịt gà đông lạnh nguyên con',
    origin: { countryCode: 'US' },
    tariffQuantity: { value: '1000', unitCode: 'KGM' },
    itemChargeAmount: { amount: '2000', currency: 'USD' },
    unitPriceAmount: { amount: '2', currency: 'USD' },
  });
  const declaration: Declaration = sampleImport([item], {
    functionalReferenceId: `NTC-${references}`,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
  });
  const { data, error } = await trader.POST('/api/v1/declarations', {
    params: { query: { register: true } },
    body: declaration as never,
  });
  if (data?.channel !== 'yellow') throw new Error(JSON.stringify(error ?? data));
  return data.number;
}
async function askForInvoice(number: string): Promise<void> {
  const { error } = await officer.POST('/api/v1/cases/{number}/decisions', {
    params: { path: { number } },
    body: {
      action: 'requestDocuments',
      reason: 'Bà Nguyễn Thị Mẫu hỏi',
      documents: [{ typeCode: 'INV', note: 'Bản gốc' }],
    },
  });
  if (error) throw new Error(JSON.stringify(error));
}
const noticesOf = async (
  client: ApiClient,
  query: { readonly unread?: boolean; readonly limit?: number; readonly before?: string } = {},
) => {
  const { data, error } = await client.GET('/api/v1/notices', { params: { query } });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
};
const codesAbout = async (client: ApiClient, number: string): Promise<readonly string[]> =>
  (await noticesOf(client, { limit: 100 })).items.filter((notice) => notice.number === number).map(({ code }) => code);

/** A receiver that answers as it is told. */
async function receiver() {
  const calls: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];
  let answer: (response: ServerResponse) => void = (response) => response.end();
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    calls,
    ids: () => calls.map(({ headers }) => headers['webhook-id']),
    answerWith: (next: typeof answer) => void (answer = next),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
interface Called {
  readonly type: string;
}
const status = (code: number) => (response: ServerResponse) => void response.writeHead(code).end();

async function addEndpoint(
  url: string,
  topics: readonly ('action' | 'decision' | 'progress')[] = ['action', 'decision'],
) {
  const { data, error } = await trader.POST('/api/v1/webhook-endpoints', {
    body: { url, description: 'thử', topics: [...topics] },
  });
  if (!data) throw new Error(JSON.stringify(error));
  return { id: data.endpoint.id, secret: data.secret };
}
const drop = (id: string) => trader.DELETE('/api/v1/webhook-endpoints/{id}', { params: { path: { id } } });
const logOf = async (id: string) => {
  const { data, error } = await trader.GET('/api/v1/webhook-endpoints/{id}/deliveries', { params: { path: { id } } });
  if (!data) throw new Error(JSON.stringify(error));
  return data.items;
};
const endpointNow = async (id: string) => {
  const { data } = await trader.GET('/api/v1/webhook-endpoints');
  return data?.items.find((endpoint) => endpoint.id === id);
};
const carried = () => program.notices.deliveries.runDue();

describe('in the application', () => {
  test('each side is told what concerns it, and nobody else is', async () => {
    const number = await lodgeYellow();
    await askForInvoice(number);
    await told();
    expect(await codesAbout(person, number)).toEqual(['declaration.documentsRequested', 'declaration.documentCheck']);
    expect(await codesAbout(officer, number)).toEqual([]);
    expect(await codesAbout(other, number)).toEqual([]);
    const [notice] = (await noticesOf(person)).items;
    expect(notice).toMatchObject({ number, page: `/declarations/${number}`, read: false, topic: 'action' });
    expect(notice?.sentence.vi).toBe('Đính kèm INV vào tờ khai để việc kiểm tra tiếp tục.');
    expect(JSON.stringify(notice)).not.toContain('Nguyễn');
  });

  test('what was read stays read, one by one and all up to one', async () => {
    const numbers = [await lodgeYellow(), await lodgeYellow(), await lodgeYellow()];
    await told();
    const before = await noticesOf(person, { limit: 3 });
    expect(before.items.map(({ number }) => number)).toEqual(numbers.toReversed());
    const read = (id: string | undefined, andOlder: boolean) =>
      person.POST('/api/v1/notices/{id}/read', { params: { path: { id: id ?? '' }, query: { andOlder } } });
    await read(before.items[0]?.id, false);
    await read(before.items[0]?.id, false);
    expect((await noticesOf(person)).unread).toBe(before.unread - 1);
    await read(before.items[1]?.id, true);
    const after = await noticesOf(person);
    expect([after.unread, after.items.every((notice) => notice.read)]).toEqual([0, true]);
    expect((await noticesOf(person, { unread: true })).items).toEqual([]);
    await read(before.items[0]?.id, false);
    expect((await noticesOf(other)).unread).toBe(0);
  });

  test('a page goes on where the one before ended', async () => {
    const all = (await noticesOf(person, { limit: 100 })).items.map(({ id }) => id);
    const paged: string[] = [];
    for (let before: string | null | undefined; before !== null;) {
      const page = await noticesOf(person, { limit: 2, ...(before !== undefined && { before }) });
      paged.push(...page.items.map(({ id }) => id));
      before = page.next;
    }
    expect(paged).toEqual(all);
  });

  test('what a person switched off is not shown to them, and is kept for the others', async () => {
    const { data } = await person.PUT('/api/v1/notice-preferences', {
      body: { items: [{ topic: 'decision', inApp: false, email: false }] },
    });
    expect(data?.items.find(({ topic }) => topic === 'decision')).toMatchObject({ inApp: false });
    expect(data?.items.map(({ topic }) => topic)).not.toContain('work');
    const number = await lodgeYellow();
    await told();
    expect(await codesAbout(person, number)).toEqual([]);
    await person.PUT('/api/v1/notice-preferences', {
      body: { items: [{ topic: 'decision', inApp: true, email: false }] },
    });
    expect(await codesAbout(person, number)).toEqual(['declaration.documentCheck']);
  });

  test('a visitor is told nothing, nor is who runs the system', async () => {
    const visitor = await apiClient({ baseUrl: program.url }).GET('/api/v1/notices');
    const administrator = await clientOf(program.url, await signIn(program.url, 'administrator')).GET(
      '/api/v1/notices',
    );
    expect([visitor.response.status, administrator.response.status]).toEqual([401, 403]);
  });
});

describe('by webhook', () => {
  test('a notice comes signed, thin, and once', async () => {
    const hook = await receiver();
    const { id, secret } = await addEndpoint(hook.url);
    const number = await lodgeYellow();
    await told();
    await carried();
    expect(hook.calls).toHaveLength(1);
    const [call] = hook.calls;
    const { headers, body = '' } = call ?? {};
    const signed = `${String(headers?.['webhook-id'])}.${String(headers?.['webhook-timestamp'])}.${body}`;
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    expect(headers?.['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    expect(JSON.parse(body)).toEqual({
      type: 'declaration.documentCheck',
      timestamp: '2026-11-21T03:00:00.000Z',
      data: { notice: expect.stringMatching(/^\d+$/), number, status: 'underDocumentCheck' },
    });
    const [delivery] = await logOf(id);
    expect(delivery).toMatchObject({ state: 'delivered', number, attempts: [{ number: 1, status: 200, error: null }] });
    expect(await carried()).toBe(0);
    await drop(id);
    hook.close();
  });

  test('a receiver that fails some times gets the same message until it takes it', async () => {
    const hook = await receiver();
    const { id } = await addEndpoint(hook.url);
    hook.answerWith(status(503));
    await lodgeYellow();
    await told();
    await carried();
    for (const pauseMs of [7_000, 30_000]) {
      await pass(pauseMs);
      await carried();
    }
    expect((await endpointNow(id))?.failingSince).not.toBeNull();
    hook.answerWith(status(204));
    await pass(120_000);
    await carried();
    expect(new Set(hook.ids()).size).toBe(1);
    const [delivery] = await logOf(id);
    expect(delivery?.state).toBe('delivered');
    expect(delivery?.attempts.map((attempt) => attempt.status)).toEqual([204, 503, 503, 503]);
    expect((await endpointNow(id))?.failingSince).toBeNull();
    await drop(id);
    hook.close();
  });

  test('a receiver that never takes it has it among the dead after the last try, and by replay again', async () => {
    const hook = await receiver();
    const { id } = await addEndpoint(hook.url);
    hook.answerWith(status(500));
    await lodgeYellow();
    await told();
    for (let round = 0; round < 14; round += 1) {
      await carried();
      await pass(11 * HOUR_MS);
    }
    const [dead] = await logOf(id);
    expect([dead?.state, dead?.attempts.length, dead?.nextTryAt]).toEqual(['dead', 11, null]);
    hook.answerWith(status(200));
    const { data } = await trader.POST('/api/v1/webhook-endpoints/{id}/replays', {
      params: { path: { id } },
      body: { delivery: dead?.id ?? '' },
    });
    expect(data).toEqual({ count: 1 });
    await carried();
    const [revived] = await logOf(id);
    expect([revived?.state, revived?.attempts.length]).toEqual(['delivered', 12]);
    expect(new Set(hook.ids()).size).toBe(1);
    await drop(id);
    hook.close();
  });

  test('all that was given up for lost since a moment is sent again at once, and nothing from before it', async () => {
    const hook = await receiver();
    const { id } = await addEndpoint(hook.url);
    hook.answerWith(status(500));
    const replay = (failedSince: string) =>
      trader.POST('/api/v1/webhook-endpoints/{id}/replays', { params: { path: { id } }, body: { failedSince } });
    const from = clock.now();
    await lodgeYellow();
    await told();
    for (let round = 0; round < 14; round += 1) {
      await carried();
      await pass(11 * HOUR_MS);
    }
    const states = async () => new Set((await logOf(id)).map(({ state }) => state));
    expect(await states()).toEqual(new Set(['dead']));
    hook.answerWith(status(200));
    expect((await replay(clock.now())).data).toEqual({ count: 0 });
    expect((await replay(from)).data).toEqual({ count: (await logOf(id)).length });
    await carried();
    expect(await states()).toEqual(new Set(['delivered']));
    await drop(id);
    hook.close();
  });

  test('after days of failing it is switched off, its owner is told, and a replay brings what it missed', async () => {
    const hook = await receiver();
    const { id } = await addEndpoint(hook.url);
    hook.answerWith(status(500));
    const from = clock.now();
    await lodgeYellow();
    await told();
    for (let day = 0; day < 6; day += 1) {
      await lodgeYellow();
      await told();
      await carried();
      await pass(25 * HOUR_MS);
    }
    expect(await endpointNow(id)).toMatchObject({ disabledBecause: 'failing' });
    expect(await codesAbout(person, id)).toEqual(['webhook.disabled']);
    expect((await logOf(id)).every(({ state }) => state === 'dead')).toBe(true);
    const unseen = await lodgeYellow();
    await told();
    expect((await logOf(id)).map(({ number }) => number)).not.toContain(unseen);
    const named = { params: { path: { id } } };
    const refused = await trader.POST('/api/v1/webhook-endpoints/{id}/tests', named);
    expect(refused.response.status).toBe(422);

    hook.answerWith(status(200));
    hook.calls.length = 0;
    const on = { url: hook.url, description: '', topics: ['action' as const, 'decision' as const], disabled: false };
    await trader.PUT('/api/v1/webhook-endpoints/{id}', { ...named, body: on });
    await pass(1_000);
    const { data } = await trader.POST('/api/v1/webhook-endpoints/{id}/replays', {
      ...named,
      body: { from, to: clock.now() },
    });
    expect(data?.count).toBe(8);
    await carried();
    const numbers = hook.calls.map(({ body }) => (JSON.parse(body) as { data: { number: string } }).data.number);
    expect(numbers).toHaveLength(8);
    expect(numbers).toContain(unseen);
    await drop(id);
    hook.close();
  });

  test('one that says it is gone is called no more', async () => {
    const hook = await receiver();
    const { id } = await addEndpoint(hook.url);
    hook.answerWith(status(410));
    await lodgeYellow();
    await told();
    await carried();
    expect(await endpointNow(id)).toMatchObject({ disabledBecause: 'gone' });
    await drop(id);
    hook.close();
  });

  test('a slow receiver keeps no other waiting', async () => {
    const [slow, quick] = [await receiver(), await receiver()];
    const held: ServerResponse[] = [];
    slow.answerWith((response) => void held.push(response));
    const [first, second] = [await addEndpoint(slow.url), await addEndpoint(quick.url)];
    for (let count = 0; count < 10; count += 1) await lodgeYellow();
    await told();
    const all = carried();
    await expect.poll(() => quick.calls.length, { timeout: 60_000 }).toBe(10);
    slow.answerWith(status(200));
    for (const response of held) response.end();
    await all;
    await carried();
    // The program carries by itself beside the test, and may hold the last of them.
    await expect.poll(() => new Set(slow.ids()).size).toBe(10);
    await expect.poll(async () => (await logOf(first.id)).every(({ state }) => state === 'delivered')).toBe(true);
    await Promise.all([drop(first.id), drop(second.id)]);
    slow.close();
    quick.close();
  });

  test('what is told of one declaration comes in its order, and one that fails holds up no other', async () => {
    const hook = await receiver();
    const { id } = await addEndpoint(hook.url);
    const failing = await lodgeYellow();
    const numbers = [failing, await lodgeYellow(), await lodgeYellow()];
    hook.answerWith((response) => status(hook.calls.at(-1)?.body.includes(failing) ? 503 : 204)(response));
    for (const number of numbers) await askForInvoice(number);
    await told();
    await carried();
    const toldOf = (number: string): readonly string[] =>
      hook.calls.filter(({ body }) => body.includes(number)).map(({ body }) => (JSON.parse(body) as Called).type);
    const inOrder = ['declaration.documentCheck', 'declaration.documentsRequested'];
    // What comes later of the one that fails waits for it.
    expect(numbers.map(toldOf)).toEqual([inOrder.slice(0, 1), inOrder, inOrder]);
    expect((await logOf(id)).filter(({ state }) => state !== 'delivered').map(({ number }) => number)).toEqual([
      failing,
      failing,
    ]);
    hook.answerWith(status(204));
    await pass(7_000);
    await carried();
    expect(toldOf(failing)).toEqual([inOrder[0], ...inOrder]);
    expect((await logOf(id)).every(({ state }) => state === 'delivered')).toBe(true);
    await drop(id);
    hook.close();
  });

  test('for a day after a change of secret both sign', async () => {
    const hook = await receiver();
    const { id, secret } = await addEndpoint(hook.url);
    const { data } = await trader.POST('/api/v1/webhook-endpoints/{id}/rotation', { params: { path: { id } } });
    expect(data?.secret).not.toBe(secret);
    const signatures = async () => {
      await trader.POST('/api/v1/webhook-endpoints/{id}/tests', { params: { path: { id } } });
      await carried();
      const { headers, body = '' } = hook.calls.at(-1) ?? {};
      const signed = `${String(headers?.['webhook-id'])}.${String(headers?.['webhook-timestamp'])}.${body}`;
      const by = (text = '') =>
        `v1,${createHmac('sha256', Buffer.from(text.slice(6), 'base64'))
          .update(signed)
          .digest('base64')}`;
      return [headers?.['webhook-signature'], by(data?.secret), by(secret)];
    };
    const [both, fresh, before] = await signatures();
    expect(both).toBe([fresh, before].join(' '));
    await pass(25 * HOUR_MS);
    const [one, stillFresh] = await signatures();
    expect(one).toBe(stillFresh);
    await drop(id);
    hook.close();
  });

  test('an endpoint is its organisation’s alone', async () => {
    const hook = await receiver();
    const { id } = await addEndpoint(hook.url);
    const named = { params: { path: { id } } };
    const answers = await Promise.all([
      other.GET('/api/v1/webhook-endpoints/{id}/deliveries', named),
      other.DELETE('/api/v1/webhook-endpoints/{id}', named),
      other.POST('/api/v1/webhook-endpoints/{id}/rotation', named),
      other.POST('/api/v1/webhook-endpoints/{id}/tests', named),
    ]);
    expect(answers.map(({ response }) => response.status)).toEqual([404, 404, 404, 404]);
    const { data } = await other.GET('/api/v1/webhook-endpoints');
    expect(data?.items).toEqual([]);
    expect((await officer.GET('/api/v1/webhook-endpoints')).response.status).toBe(403);
    await drop(id);
    hook.close();
  });

  test('addresses that are none are refused in words', async () => {
    for (const url of ['nonsense', 'ftp://example.com', 'https://user:secret@example.com']) {
      const { response, error } = await trader.POST('/api/v1/webhook-endpoints', {
        body: { url, description: '', topics: ['action'] },
      });
      expect([response.status, error?.errors?.[0]?.pointer]).toEqual([422, '/url']);
    }
  });
});

describe('by e-mail', () => {
  test('what asks something of an organisation reaches its people in their language, and says nothing confidential', async () => {
    await carried();
    const before = catcher.mails().length;
    const number = await lodgeYellow();
    await askForInvoice(number);
    await told();
    await carried();
    const mails = catcher.mails().slice(before);
    expect(mails.map(({ to }) => to)).toEqual([['trader@demo.haidang.example']]);
    const [mail] = mails;
    expect(mail?.subject).toBe(`Tờ khai ${number}: cần thêm chứng từ`);
    expect(mail?.text).toContain(`${program.url}/declarations/${number}`);
    expect(mail?.text).not.toContain('Nguyễn');
    expect(mail?.headers).toMatchObject({ 'content-language': 'vi', 'auto-submitted': 'auto-generated' });
  });

  test('a server that is away is asked again; one letter comes', async () => {
    catcher.refuse('451 come back later');
    const before = catcher.mails().length;
    const number = await lodgeYellow();
    await askForInvoice(number);
    await told();
    await carried();
    expect(catcher.mails().length).toBe(before);
    catcher.refuse(undefined);
    await pass(10_000);
    await carried();
    await pass(HOUR_MS);
    await carried();
    expect(catcher.mails().slice(before)).toHaveLength(1);
  });

  test('who does not want it gets none, and who asked for more gets it', async () => {
    const before = catcher.mails().length;
    const prefer = (action: boolean, decision: boolean) =>
      person.PUT('/api/v1/notice-preferences', {
        body: {
          items: [
            { topic: 'action', inApp: true, email: action },
            { topic: 'decision', inApp: true, email: decision },
          ],
        },
      });
    await prefer(false, true);
    const number = await lodgeYellow();
    await askForInvoice(number);
    await told();
    await carried();
    expect(
      catcher
        .mails()
        .slice(before)
        .map(({ subject }) => subject),
    ).toEqual([`Tờ khai ${number} phải kiểm tra hồ sơ`]);
    await prefer(true, false);
  });
});

/** Reads a stream until it has seen so many notices; gives their ids, in order. */
async function listen(after: string | undefined, count: number, then: () => Promise<void>): Promise<readonly string[]> {
  const ended = new AbortController();
  const { cookie } = await signIn(program.url, 'trader');
  const response = await fetch(`${program.url}/api/v1/notices/stream`, {
    headers: { cookie, ...(after !== undefined && { 'last-event-id': after }) },
    signal: ended.signal,
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const acting = then();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString();
    if ([...text.matchAll(/^id: /gm)].length >= count) break;
  }
  await acting;
  ended.abort();
  return [...text.matchAll(/^id: (\d+)$/gm)].map(([, id = '']) => id);
}

describe('as a stream', () => {
  test('a cut loses nothing and repeats nothing, however often and wherever it comes back', async () => {
    const lodge = async (count: number) => {
      for (let done = 0; done < count; done += 1) await lodgeYellow();
      await told();
    };
    const [last] = (await noticesOf(person, { limit: 1 })).items;
    const seen = [...(await listen(last?.id, 3, () => lodge(3)))];
    await lodge(2);
    seen.push(...(await listen(seen.at(-1), 3, () => lodge(1))));
    await stop();
    await start();
    await lodge(1);
    seen.push(...(await listen(seen.at(-1), 2, () => lodge(1))));
    const all = (await noticesOf(person, { limit: 100 })).items.map(({ id }) => id).toReversed();
    // A deadline may be told of after the last look.
    const since = all.slice(all.indexOf(last?.id ?? '') + 1);
    expect(seen).toEqual(since.slice(0, seen.length));
    expect(seen.length).toBeGreaterThanOrEqual(8);
  });

  test('a person has so many streams and no more', async () => {
    const { cookie } = await signIn(program.url, 'other.trader');
    const ended = new AbortController();
    const open = () => fetch(`${program.url}/api/v1/notices/stream`, { headers: { cookie }, signal: ended.signal });
    const statuses: number[] = [];
    for (let count = 0; count < 7; count += 1) statuses.push((await open()).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429]);
    ended.abort();
    await expect.poll(() => program.notices.hub.count()).toBe(0);
  });

  test('a program that stops ends its streams and is gone at once', async () => {
    const { cookie } = await signIn(program.url, 'trader');
    const response = await fetch(`${program.url}/api/v1/notices/stream`, { headers: { cookie } });
    const reading = response.text();
    await expect.poll(() => program.notices.hub.count()).toBe(1);
    await stop();
    expect(await reading).toBe('retry: 2000\n\n');
    await start();
  });
});

test('each delivery is delivered or among the dead, also over a restart between commit and sending', async () => {
  const hook = await receiver();
  const { id } = await addEndpoint(hook.url);
  hook.answerWith(status(500));
  const numbers = [await lodgeYellow(), await lodgeYellow()];
  await told();
  await stop();
  await start();
  hook.answerWith(status(200));
  numbers.push(await lodgeYellow());
  await told();
  await pass(HOUR_MS);
  await carried();
  const log = await logOf(id);
  expect(log.map(({ number, state }) => [number, state])).toEqual(
    numbers.toReversed().map((number) => [number, 'delivered']),
  );
  const { rows } = await database.pool.query<{ lost: string }>(
    `select count(*) as lost from notices.notice n
      where n.subject = any ($1) and n.audience = $2
        and not exists (select from notices.delivery d where d.notice_id = n.id and d.state in ('delivered', 'dead'))`,
    [numbers, `organisation:${DEMO_TRADER}`],
  );
  expect(rows[0]?.lost).toBe('0');
  hook.close();
});
