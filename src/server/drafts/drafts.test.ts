import { apiClient, type ApiClient, type Schemas } from '#client';
import {
  contentOf,
  decodeDocument,
  attentionOf,
  SEEKING_STEPS_MAX,
  textAt,
  type AcceptedDraftChange,
  type DraftOperation,
  type EncodedDraft,
} from '#core/draft';
import { instantAt, testClock } from '#core/kernel';
import { DEMO_OTHER_TRADER, DEMO_TRADER } from '#server/access';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn, type BrowserSession } from '#tests/support/session';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftsTidyJob } from './tidy.ts';

const clock = testClock('2026-11-22T03:00:00Z');
const DAY_MS = 86_400_000;
let program: TestProgram;
let session: BrowserSession;
let trader: ApiClient;
let otherTrader: ApiClient;
let broker: ApiClient;
let officer: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock });
  session = await signIn(program.url, 'trader');
  trader = clientOf(program.url, session);
  const signedIn = async (name: string) => clientOf(program.url, await signIn(program.url, name));
  [otherTrader, broker, officer] = [
    await signedIn('other.trader'),
    await signedIn('broker'),
    await signedIn('documents'),
  ];
}, 60_000);
afterAll(() => program.stop());

const set = (at: string, value: string): DraftOperation => ({ op: 'set', at, value });
const begin = async (body: Partial<Parameters<typeof create>[1]> = {}, client = trader): Promise<Schemas['Draft']> => {
  const { data, error } = await create(client, { id: randomUUID(), ...body });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
};
const create = (client: ApiClient, body: { readonly id: string } & Record<string, unknown>) =>
  client.POST('/api/v1/drafts', { body: body as never });
const change = (
  client: ApiClient,
  id: string,
  baseRevision: number,
  operations: readonly DraftOperation[],
  { device = 'laptop', name = randomUUID() }: { readonly device?: string; readonly name?: string } = {},
) =>
  client.POST('/api/v1/drafts/{id}/changes', {
    params: { path: { id } },
    body: { id: name, device, baseRevision, operations: [...operations] as never },
  });
const read = async (client: ApiClient, id: string) => {
  const { data } = await client.GET('/api/v1/drafts/{id}', { params: { path: { id } } });
  if (!data) throw new Error('No draft');
  return { head: data, document: decodeDocument(data.document as unknown as EncodedDraft) };
};
const statusOf = async (answer: Promise<{ readonly response: Response }>) => (await answer).response.status;
const path = (id: string) => ({ params: { path: { id } } });

describe('a draft on the server', () => {
  test('holds what several devices wrote, with both texts where they met', async () => {
    const { id } = await begin();
    await change(trader, id, 0, [
      set('/invoice/id', 'INV-1'),
      { op: 'insert', list: '/goodsItems', id: 'a', after: null },
    ]);
    const hers = await change(broker, id, 0, [set('/invoice/id', 'INV-2'), set('/goodsItems/@a/description', 'chè')], {
      device: 'office',
    });
    expect(hers.data).toMatchObject({ revision: 2 });
    expect(hers.data?.missed.map(({ revision, device }) => [revision, device])).toEqual([
      [1, 'laptop'],
      [2, 'office'],
    ]);
    const { head, document } = await read(trader, id);
    expect(contentOf(document)).toEqual({ invoice: { id: 'INV-2' }, goodsItems: [{ description: 'chè' }] });
    expect(attentionOf(document).conflicts).toMatchObject([{ at: '/invoice/id', others: [{ value: 'INV-1' }] }]);
    expect(head).toMatchObject({ title: 'chè', lineCount: 1, openMatters: 0, revision: 2, lodged: null });
  });

  test('counts a change once, however often it is sent', async () => {
    const { id } = await begin();
    const once = await change(trader, id, 0, [set('/invoice/id', 'A')], { name: 'same' });
    await change(trader, id, 1, [set('/invoice/id', 'B')]);
    const again = await change(trader, id, 0, [set('/invoice/id', 'A')], { name: 'same' });
    expect([once.data?.revision, again.data?.revision]).toEqual([1, 1]);
    expect(textAt(contentOf((await read(trader, id)).document), '/invoice/id')).toBe('B');
  });

  test('takes simultaneous changes in one order and loses none', async () => {
    const { id } = await begin();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, count) =>
        change(trader, id, 0, [set(`/a${count}`, `${count}`)], { device: `d${count}` }),
      ),
    );
    expect(answers.map(({ data }) => data?.revision ?? 0).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 12 }, (_, count) => count + 1),
    );
    expect(Object.keys(contentOf((await read(trader, id)).document) ?? {})).toHaveLength(12);
  });

  test('is read the same from its snapshot: two thousand lines in one change, and a hundred changes after', async () => {
    const { id } = await begin();
    const lines = Array.from({ length: 2_000 }, (_, line): DraftOperation[] => [
      { op: 'insert', list: '/goodsItems', id: `l${line}`, after: line === 0 ? null : `l${line - 1}` },
      ...['description', 'commodityCode', 'netMass/value', 'tariffQuantity/value'].map((name) =>
        set(`/goodsItems/@l${line}/${name}`, `${name} ${line}`),
      ),
    ]);
    expect(await statusOf(change(trader, id, 0, lines.flat()))).toBe(200);
    for (let count = 1; count <= 101; count += 1) await change(trader, id, count, [set('/invoice/id', `${count}`)]);
    const { document } = await read(trader, id);
    // Another program of the cell folds it from what is stored.
    const { draftStore } = await import('./draft-store.ts');
    const elsewhere = draftStore(program.database.pool);
    const row = await elsewhere.find(id);
    if (!row) throw new Error('No row');
    expect(row.snapshot_revision).toBeGreaterThan(0);
    expect(contentOf(await elsewhere.document(row))).toEqual(contentOf(document));
    expect(document.revision).toBe(102);
  });

  test('refuses what is no operation, and lines without end', async () => {
    const { id } = await begin();
    for (const operation of [
      { op: 'set', at: '/__proto__/x', value: '1' },
      { op: 'set', at: '', value: '1' },
      { op: 'drop', at: '/a' },
      { op: 'remove', at: '/a' },
    ])
      expect(await statusOf(change(trader, id, 0, [operation as never])), JSON.stringify(operation)).toBe(422);
    const many = Array.from({ length: 4_001 }, (_, line): DraftOperation => ({
      op: 'insert',
      list: '/goodsItems',
      id: `l${line}`,
      after: null,
    }));
    const { error, response } = await change(trader, id, 0, many);
    expect([response.status, error?.errors?.[0]?.code]).toEqual([422, 'DRF-002']);
    expect((await read(trader, id)).document.revision).toBe(0);
  });

  test('takes no change that seeks a line among all more often than there can be lines', async () => {
    const { id } = await begin();
    const removal: DraftOperation = { op: 'remove', at: '/goodsItems/@a' };
    const operations = Array.from({ length: SEEKING_STEPS_MAX + 1 }, () => removal);
    const { error, response } = await change(trader, id, 0, operations);
    expect([response.status, error?.errors?.[0]?.code]).toEqual([422, 'DRF-004']);
    expect((await change(trader, id, 0, operations.slice(1))).response.status).toBe(200);
  });
});

describe('who sees a draft', () => {
  test('its organisation and whoever may declare for it; to everybody else it does not exist', async () => {
    const { id } = await begin();
    expect(await statusOf(broker.GET('/api/v1/drafts/{id}', path(id)))).toBe(200);
    for (const client of [otherTrader, officer]) {
      expect(await statusOf(client.GET('/api/v1/drafts/{id}', path(id)))).toBe(404);
      expect(await statusOf(change(client, id, 0, [set('/a', '1')]))).toBe(404);
      expect(await statusOf(client.DELETE('/api/v1/drafts/{id}', path(id)))).toBe(404);
      expect(
        await statusOf(client.GET('/api/v1/drafts/{id}/stream', { params: { path: { id }, query: { after: 0 } } })),
      ).toBe(404);
      const { data } = await client.GET('/api/v1/drafts');
      expect(data?.items.some((draft) => draft.id === id)).toBe(false);
      // Nor can its id be taken by somebody else.
      expect(await statusOf(create(client, { id }))).not.toBe(201);
    }
    expect(await statusOf(apiClient({ baseUrl: program.url }).GET('/api/v1/drafts'))).toBe(401);
  });

  test('how many questions are set aside, its list tells to all of them until they are answered', async () => {
    const { id } = await begin();
    const aside = '/goodsItems/@a/setAside/code';
    await change(trader, id, 0, [
      { op: 'insert', list: '/goodsItems', id: 'a', after: null },
      set(`${aside}/asks`, 'broker'),
      set(`${aside}/note`, 'Mã nào?'),
    ]);
    const openOf = async (client: ApiClient) => {
      const { data } = await client.GET('/api/v1/drafts', { params: { query: { kind: 'draft' } } });
      return data?.items.find((draft) => draft.id === id)?.openMatters;
    };
    expect([await openOf(trader), await openOf(broker)]).toEqual([1, 1]);
    await change(broker, id, 1, [set('/goodsItems/@a/commodityCode', '84713020')]);
    expect([await openOf(trader), await openOf(broker)]).toEqual([0, 0]);
  });

  test('a broker’s own drafts are the broker’s', async () => {
    const { id } = await begin({}, broker);
    expect(await statusOf(trader.GET('/api/v1/drafts/{id}', path(id)))).toBe(404);
    const forClient = await begin({ organisationId: DEMO_TRADER }, broker);
    expect(await statusOf(trader.GET('/api/v1/drafts/{id}', path(forClient.id)))).toBe(200);
    expect(await statusOf(create(trader, { id: randomUUID(), organisationId: DEMO_OTHER_TRADER }))).toBe(404);
  });
});

describe('the life of a draft', () => {
  test('begins as a copy of a declaration, and ends as one', async () => {
    const { data: lodged } = await trader.POST('/api/v1/declarations', {
      params: { query: { register: true } },
      body: sampleImport([sampleItem()], {
        importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
        functionalReferenceId: 'COPY-1',
      }) as never,
    });
    const number = lodged?.number ?? '';
    const copy = await begin({ from: { declaration: number } });
    const { document } = await read(trader, copy.id);
    expect(textAt(contentOf(document), '/functionalReferenceId')).toBe('');
    expect(textAt(contentOf(document), '/goodsItems/0/description')).toBe(sampleItem().description);
    const closed = await trader.POST('/api/v1/drafts/{id}/lodgement', { ...path(copy.id), body: { number } });
    expect(closed.data?.lodged).toMatchObject({ number });
    const late = await change(trader, copy.id, 1, [set('/a', '1')]);
    expect([late.response.status, late.error?.errors?.[0]?.code]).toEqual([409, 'DRF-001']);
    const { data } = await trader.GET('/api/v1/drafts');
    expect(data?.items.some(({ id }) => id === copy.id)).toBe(false);
    // Somebody else's declaration is no pattern, and no end of a draft.
    expect(await statusOf(create(otherTrader, { id: randomUUID(), from: { declaration: number } }))).toBe(404);
  });

  test('begins from a template with what the template keeps', async () => {
    const { id } = await begin();
    await change(trader, id, 0, [
      set('/importer/name', 'A'),
      set('/invoice/id', 'I'),
      set('/goodsItems/@x/commodityCode', '1'),
      { op: 'restore', at: '/goodsItems/@x' },
      set('/goodsItems/@x/description', 'd'),
    ]);
    await trader.PATCH('/api/v1/drafts/{id}', {
      ...path(id),
      body: { name: 'Chè tháng', template: { keeps: ['/importer', '/goodsItems/*/commodityCode'] } },
    });
    const { data } = await trader.GET('/api/v1/drafts', { params: { query: { kind: 'template' } } });
    expect(data?.items).toMatchObject([{ id, name: 'Chè tháng' }]);
    const made = await begin({ from: { draft: id } });
    expect(made.keeps).toBeNull();
    expect(contentOf((await read(trader, made.id)).document)).toEqual({
      importer: { name: 'A' },
      goodsItems: [{ commodityCode: '1' }],
    });
  });

  test('can be taken back for thirty days after it was thrown away; untouched for a year it is forgotten', async () => {
    const { id } = await begin();
    const old = await begin();
    await trader.DELETE('/api/v1/drafts/{id}', path(id));
    expect(await statusOf(trader.GET('/api/v1/drafts/{id}', path(id)))).toBe(404);
    const { data } = await trader.GET('/api/v1/drafts', { params: { query: { kind: 'deleted' } } });
    expect(data?.items.map((draft) => draft.id)).toContain(id);
    expect(await statusOf(trader.POST('/api/v1/drafts/{id}/restoration', path(id)))).toBe(200);
    expect(await statusOf(trader.GET('/api/v1/drafts/{id}', path(id)))).toBe(200);
    await trader.DELETE('/api/v1/drafts/{id}', path(id));
    const later = (days: number) => ({ now: () => instantAt(Date.parse(clock.now()) + days * DAY_MS) });
    const tidy = (days: number) =>
      draftsTidyJob({ pool: program.database.pool, clock: later(days) }).run(
        '2026-12-24' as never,
        new AbortController().signal,
      );
    await tidy(29);
    expect(await statusOf(trader.POST('/api/v1/drafts/{id}/restoration', path(id)))).toBe(200);
    await trader.DELETE('/api/v1/drafts/{id}', path(id));
    await tidy(31);
    expect(await statusOf(trader.POST('/api/v1/drafts/{id}/restoration', path(id)))).toBe(404);
    expect(await statusOf(trader.GET('/api/v1/drafts/{id}', path(old.id)))).toBe(200);
    await tidy(366);
    expect(await statusOf(trader.GET('/api/v1/drafts/{id}', path(old.id)))).toBe(404);
  });
});

describe('the stream of a draft', () => {
  test('brings what others do and where they are, from where one was on', async () => {
    const { id } = await begin();
    await change(trader, id, 0, [set('/invoice/id', 'A')]);
    const stream = await open(id, 0);
    expect(await stream.next('change')).toMatchObject({ revision: 1, operations: [set('/invoice/id', 'A')] });
    await change(broker, id, 1, [set('/invoice/id', 'B')], { device: 'office' });
    expect(await stream.next('change')).toMatchObject({
      revision: 2,
      device: 'office',
      baseRevision: 1,
    } satisfies Partial<AcceptedDraftChange>);
    await broker.PUT('/api/v1/drafts/{id}/presence', { ...path(id), body: { device: 'office', at: '/invoice/id' } });
    expect(await stream.next('presence')).toMatchObject({ people: [{ device: 'office', at: '/invoice/id' }] });
    clock.advanceMs(60_000);
    expect(await stream.next('presence')).toEqual({ people: [] });
    await broker.PATCH('/api/v1/drafts/{id}', { ...path(id), body: { name: 'Lô hàng tháng Mười' } });
    expect(await stream.next('turn')).toEqual({});
    stream.close();
    const again = await open(id, 1);
    expect(await again.next('change')).toMatchObject({ revision: 2 });
    again.close();
    const astray = await open(id, 99);
    expect(await astray.next('behind')).toEqual({});
    astray.close();
  });
});

/** The events of a stream, as a page of the trader's browser gets them. */
async function open(id: string, after: number) {
  const ending = new AbortController();
  const response = await fetch(`${program.url}/api/v1/drafts/${id}/stream?after=${after}`, {
    headers: { cookie: session.cookie },
    signal: ending.signal,
  });
  const events = eventsOf(response);
  return {
    next: async (event: string): Promise<unknown> => {
      for (;;) {
        const { value, done } = await events.next();
        if (done) throw new Error(`The stream ended before ${event}`);
        if (value.event === event) return value.data;
      }
    },
    close: () => ending.abort(),
  };
}

async function* eventsOf(
  response: Response,
): AsyncGenerator<{ readonly event: string; readonly data: unknown }, undefined> {
  let rest = '';
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    const parts = (rest + chunk).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const event = /^event: (.+)$/m.exec(part)?.[1];
      const data = /^data: (.+)$/m.exec(part)?.[1];
      if (event && data) yield { event, data: JSON.parse(data) };
    }
  }
  return undefined;
}
