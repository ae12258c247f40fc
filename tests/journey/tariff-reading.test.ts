import { addDays, instant, plainDate, testClock } from '#core/kernel';
import { WATCH_FOLLOWER } from '#server/tariff';
import { startMailCatcher, type MailCatcher } from '#sim/mail';
import { clientOf, signIn } from '#tests/support/session';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { apiClient, type ApiClient } from '#client';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const COUNTRY = path.resolve(import.meta.dirname, '../../country/vn');
const LINES = 'tariff/lines.csv';
const MAIZE = '10059010';
const START = '2026-11-21T03:00:00Z';

let folder: string;
let program: TestProgram;
let post: MailCatcher;
let visitor: ApiClient;
let administrator: ApiClient;
let trader: ApiClient;
const clock = testClock(START);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'haidang-country-'));
  await cp(COUNTRY, folder, { recursive: true });
  post = await startMailCatcher();
  program = await startTestProgram({ clock, country: folder, smtpUrl: post.smtpUrl });
  visitor = apiClient({ baseUrl: program.url });
  await goTo(START);
}, 60_000);
afterAll(async () => {
  await program.stop();
  await post.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A session does not last from one day to the next. */
async function goTo(at: string): Promise<void> {
  clock.set(instant(at));
  administrator = clientOf(program.url, await signIn(program.url, 'administrator'));
  trader = clientOf(program.url, await signIn(program.url, 'trader'));
}

const node = async (code: string, query: object = {}) =>
  (await visitor.GET('/api/v1/tariff/nodes/{code}', { params: { path: { code }, query } })).data;
const mfn = async (query: { readonly on?: string; readonly knownAt?: string } = {}) => {
  const { data, response } = await visitor.GET('/api/v1/tariff/{code}', { params: { path: { code: MAIZE }, query } });
  return data?.measures.find(({ type }) => type === 'mfn')?.rate.text ?? response.status;
};
/** The follower has come as far as the journal. */
const followed = async () => {
  const { engine } = program.services;
  expect(await engine.waitFor((await engine.readHead()).position, 30_000, WATCH_FOLLOWER)).toBe(true);
};
const publish = async (change: (text: string) => string) => {
  const file = path.join(folder, LINES);
  await writeFile(file, change(await readFile(file, 'utf8')));
  const { response } = await administrator.POST('/api/v1/reference/publications');
  expect(response.status).toBe(201);
};

describe('the tree', () => {
  test('leads from the sections to a line, node by node, with what each carries', async () => {
    const { data: root } = await visitor.GET('/api/v1/tariff/nodes', { params: { query: {} } });
    expect(root?.node).toBe(null);
    expect(root?.children.map(({ code }) => code)).toContain('XVI');
    expect((await node('XVI'))?.children.map(({ code }) => code)).toEqual(['84', '85']);
    const beer = await node('2203');
    expect(beer?.path.map(({ code }) => code)).toEqual(['IV', '22']);
    expect(beer?.measures.find(({ id }) => id === 'EXC-BEER')?.node).toBe('2203');
    expect(beer?.notes.map(({ node: of }) => of)).toEqual(['22', '2203']);
    const only = (await node('0101'))?.children.find(({ code }) => code === '010121');
    expect(only).toMatchObject({ lineCount: 1, namedByLines: true, first: { code: '01012100', mfn: '0' } });
  });

  test('what is no node, or has no line on the day, is not found', async () => {
    expect(await node('77')).toBeUndefined();
    expect(await node('2203', { on: '2001-01-01' })).toBeUndefined();
  });
});

describe('what changes when', () => {
  test('a line tells its stretches, past and to come, with what changed', async () => {
    const { data } = await visitor.GET('/api/v1/tariff/{code}/history', { params: { path: { code: '22030011' } } });
    const told = data?.items.map(({ validFrom, changes }) => [validFrom, changes.map(({ type }) => type)]);
    expect(told?.slice(0, 2)).toEqual([
      ['2026-01-01', []],
      ['2027-01-01', expect.arrayContaining(['excise'])],
    ]);
    for (const [index, stretch] of (data?.items ?? []).entries()) {
      const next = data?.items[index + 1];
      if (next !== undefined) expect(stretch.validTo).toBe(addDays(plainDate(next.validFrom), -1));
    }
  });

  test('a change is told once for all of its lines, by day, and can be asked within a chapter', async () => {
    const { data } = await visitor.GET('/api/v1/tariff/changes', { params: { query: {} } });
    expect(data).toMatchObject({ from: '2026-11-22', to: '2027-11-22' });
    const vat = data?.items.find(({ type, kind }) => type === 'vat' && kind === 'changed');
    expect([vat?.day, vat?.before?.rate.text, vat?.after?.rate.text]).toEqual(['2027-01-01', '8', '10']);
    expect(vat?.lineCount).toBeGreaterThan(9_000);
    expect(vat?.nodesLeftOut).toBeGreaterThan(0);
    const { data: cars } = await visitor.GET('/api/v1/tariff/changes', { params: { query: { code: '87' } } });
    expect(cars?.items.flatMap(({ nodes }) => nodes.map(({ code }) => code.slice(0, 2)))).toSatisfy((all: string[]) =>
      all.every((chapter) => chapter === '87'),
    );
    const { data: none } = await visitor.GET('/api/v1/tariff/changes', {
      params: { query: { from: '2026-11-22', to: '2026-11-23' } },
    });
    expect(none).toMatchObject({ total: 0, pages: 0, items: [] });
  });
});

describe('what was known at a moment', () => {
  test('an old publication answers as it did, and everything else as it does now', async () => {
    const before = await mfn();
    await goTo('2026-11-22T03:00:00Z');
    await publish((text) => text.replace(`${MAIZE},kg,45,30,`, `${MAIZE},kg,46.5,31,`));
    expect(await mfn()).toBe('31');
    expect(await mfn({ knownAt: '2026-11-21T10:00:00+07:00' })).toBe(before);
    expect(await mfn({ knownAt: '2026-11-22T03:00:00Z' })).toBe('31');
    expect(await mfn({ knownAt: '2025-01-01T00:00:00Z' })).toBe(404);
  });

  test('an instant that lies ahead or is none is refused', async () => {
    expect(await mfn({ knownAt: '2027-01-01T00:00:00Z' })).toBe(400);
    expect(await mfn({ knownAt: '2026-13-41T00:00:00Z' })).toBe(400);
  });
});

test('anybody is told whose customs this is, what its time is, and what a form begins with', async () => {
  expect((await visitor.GET('/api/v1/country')).data).toEqual({
    code: 'VN',
    currency: 'VND',
    zoneOffsetMinutes: 420,
    usual: { typeCode: 'A11', officeId: '02CI', invoiceCurrency: 'USD' },
  });
});

describe('watching', () => {
  const watches = async (client: ApiClient) => (await client.GET('/api/v1/tariff/watches')).data?.items;
  const notices = async (client: ApiClient) =>
    (await client.GET('/api/v1/tariff/notices', { params: { query: {} } })).data;
  const watch = async (client: ApiClient, code: string) =>
    (await client.PUT('/api/v1/tariff/watches/{node}', { params: { path: { node: code } } })).response.status;

  test('is for those who signed in, of codes that there are', async () => {
    expect(await watch(visitor, '1005')).toBe(401);
    expect(await watch(trader, '77')).toBe(404);
    expect([await watch(trader, '1005'), await watch(trader, '1005'), await watch(trader, '2203')]).toEqual([
      204, 204, 204,
    ]);
    expect((await watches(trader))?.map(({ node: code, nextChange }) => [code, nextChange])).toEqual([
      ['1005', '2027-01-01'],
      ['2203', '2027-01-01'],
    ]);
    expect(await watches(administrator)).toEqual([]);
  });

  test('a publication that says otherwise of a watched code is told once to who watches it, and to nobody else', async () => {
    await goTo('2026-11-23T03:00:00Z');
    await publish((text) => text.replace(`${MAIZE},kg,46.5,31,`, `${MAIZE},kg,48,32,`));
    await followed();
    const told = await notices(trader);
    expect(told?.unread).toBe(1);
    expect(told?.items).toMatchObject([
      {
        node: '1005',
        cause: 'publication',
        day: '2026-01-01',
        readAt: null,
        changeCount: 2,
        changes: [
          { type: 'ordinary', before: { rate: { text: '46.5' } }, after: { rate: { text: '48' } }, nodes: [MAIZE] },
          { type: 'mfn', before: { rate: { text: '31' } }, after: { rate: { text: '32' } }, nodes: [MAIZE] },
        ],
      },
    ]);
    expect((await notices(administrator))?.items).toEqual([]);
  });

  test('a day that comes within a month is told once', async () => {
    await goTo('2026-12-10T03:00:00Z');
    await program.jobs.runDue();
    const told = await notices(trader);
    expect(told?.items.map(({ node: code, cause, day }) => [code, cause, day]).slice(0, 2)).toEqual([
      ['2203', 'day', '2027-01-01'],
      ['1005', 'day', '2027-01-01'],
    ]);
    await goTo('2026-12-11T03:00:00Z');
    await program.jobs.runDue();
    expect((await notices(trader))?.items).toHaveLength(told?.items.length ?? 0);
  });

  test('what was read stays read, one by one or all older ones at once', async () => {
    const before = await notices(trader);
    const [newest, ...older] = before?.items ?? [];
    const read = (client: ApiClient, id: string, andOlder: boolean) =>
      client.POST('/api/v1/tariff/notices/{id}/read', { params: { path: { id }, query: { andOlder } } });
    await read(administrator, newest?.id ?? '', true);
    expect((await notices(trader))?.unread).toBe(3);
    await read(trader, newest?.id ?? '', false);
    expect((await notices(trader))?.unread).toBe(2);
    await read(trader, older[0]?.id ?? '', true);
    const after = await notices(trader);
    expect(after?.unread).toBe(0);
    expect(after?.items.every(({ readAt }) => readAt !== null)).toBe(true);
  });

  test('it stands among the notices as well, and goes by e-mail and to the software that listens where that was chosen', async () => {
    const own = async (client: ApiClient) =>
      (await client.GET('/api/v1/notices', { params: { query: { limit: 100 } } })).data?.items.filter(
        ({ topic }) => topic === 'tariff',
      ) ?? [];
    expect((await own(trader)).map(({ code, number, page }) => [code, number, page])).toEqual([
      ['tariff.comingDay', '2203', '/tariff/watch'],
      ['tariff.comingDay', '1005', '/tariff/watch'],
      ['tariff.published', '1005', '/tariff/watch'],
    ]);
    expect(post.mails()).toEqual([]);
    const item = { topic: 'tariff', inApp: true, email: true } as const;
    await trader.PUT('/api/v1/notice-preferences', { body: { items: [item] } });
    const { data: hook } = await trader.POST('/api/v1/webhook-endpoints', {
      body: { url: `${program.url}/nowhere`, description: 'ERP', topics: ['tariff'] },
    });
    await goTo('2026-12-11T04:00:00Z');
    await publish((text) => text.replace(`${MAIZE},kg,48,32,`, `${MAIZE},kg,48,33,`));
    await followed();
    await program.notices.deliveries.runDue();
    expect(post.mails().map(({ text }) => text.includes('/tariff/watch'))).toEqual([true]);
    const { data: called } = await trader.GET('/api/v1/webhook-endpoints/{id}/deliveries', {
      params: { path: { id: hook?.endpoint.id ?? '' } },
    });
    expect(called?.items.map(({ code }) => code)).toEqual(['tariff.published']);
    expect(await own(administrator)).toEqual([]);
    const [newest] = (await notices(trader))?.items ?? [];
    await trader.POST('/api/v1/tariff/notices/{id}/read', {
      params: { path: { id: newest?.id ?? '' }, query: { andOlder: true } },
    });
  });

  test('who watches no more is told no more, and keeps what was told', async () => {
    await trader.DELETE('/api/v1/tariff/watches/{node}', { params: { path: { node: '1005' } } });
    await goTo('2026-12-12T03:00:00Z');
    await publish((text) => text.replace(`${MAIZE},kg,48,33,`, `${MAIZE},kg,45,30,`));
    await followed();
    expect(await notices(trader)).toMatchObject({ unread: 0, items: { length: 4 } });
  });
});

test.each([
  '/api/v1/tariff/changes?from=9999-12-31',
  '/api/v1/tariff/01012100?on=0000-01-01',
  '/api/v1/origin/rates?code=01012100&origin=CN&on=9999-12-31',
  '/api/v1/tariff/01012100?knownAt=2026-02-30T00:00Z',
])('a day at the ends of the calendar, or none, is refused: %s', async (address) => {
  expect((await fetch(`${program.url}${address}`)).status).toBe(400);
});

test('more moments than a person asks for are told to come again, while the law of today is answered', async () => {
  const asked: unknown[] = [];
  for (let time = 0; time < 70; time += 1) asked.push(await mfn({ knownAt: '2026-11-21T10:00:00+07:00' }));
  expect(asked).toContain('30');
  expect(asked.at(-1)).toBe(429);
  const { headers } = await fetch(`${program.url}/api/v1/tariff/${MAIZE}?knownAt=2026-11-21T03:00:00Z`);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await mfn()).toBe('30');
});
