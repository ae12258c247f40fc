import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiClient, type ApiClient, type Schemas } from '#client';
import { GOODS_ITEMS_MAX, type Declaration } from '#core/declaration';
import { plainDate, testClock } from '#core/kernel';
import { envelopeFrom, writeDeclaration } from '#messages/wco';
import { DEMO_TRADER } from '#server/access';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { clientOf, signIn } from '#tests/support/session';
import { shipmentOf } from '#tests/support/shipment';

const clock = testClock('2026-11-21T03:00:00Z');
let program: TestProgram;
let trader: ApiClient;
let key: string;

beforeAll(async () => {
  program = await startTestProgram({ clock });
  key = program.key('demo trader');
  trader = apiClient({ baseUrl: program.url, apiKey: key });
}, 60_000);
afterAll(() => program.stop());

const declared = (lines: number, ownReference: string): Declaration =>
  shipmentOf(lines, ownReference, {
    reference: program.services.reference.current().reference,
    on: plainDate('2026-11-21'),
    importer: DEMO_TRADER,
  });

async function lodge(body: string, mediaType = 'application/json'): Promise<Schemas['LodgeAnswer']> {
  const response = await fetch(`${program.url}/api/v1/declarations?register=true`, {
    method: 'POST',
    headers: { 'content-type': mediaType, authorization: `Bearer ${key}` },
    body,
  });
  const answer = await response.json();
  expect(response.status, JSON.stringify(answer).slice(0, 500)).toBe(201);
  return answer as Schemas['LodgeAnswer'];
}

const shipment = async (client: ApiClient, number: string): Promise<Schemas['ShipmentView']> => {
  const { data, error } = await client.GET('/api/v1/shipments/{number}', { params: { path: { number } } });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
};

describe('a shipment of 2,000 lines', () => {
  let lodged: Schemas['LodgeAnswer'];
  let document: Declaration;
  beforeAll(async () => {
    document = declared(2_000, 'LINKED-1');
    lodged = await lodge(JSON.stringify(document));
  }, 30_000);

  test('is lodged in one request, as forty linked declarations that come to what it comes to', () => {
    expect(lodged.parts).toHaveLength(40);
    expect(lodged.parts?.[0]?.number).toBe(lodged.number);
    const sum = (lodged.parts ?? []).reduce((total, part) => total + BigInt(part.totalPayable), 0n);
    expect(sum.toString()).toBe(lodged.totalPayable);
  });

  test('is one thing by the number of any of its declarations', async () => {
    const byLast = await shipment(trader, lodged.parts?.at(-1)?.number ?? '');
    expect(byLast).toEqual(await shipment(trader, lodged.number));
    expect(byLast).toMatchObject({
      number: lodged.number,
      goodsItemQuantity: 2_000,
      totalPayable: lodged.totalPayable,
    });
    expect(byLast.parts.map(({ firstLine }) => firstLine)).toEqual(
      Array.from({ length: 40 }, (_none, part) => part * GOODS_ITEMS_MAX + 1),
    );
  });

  const linesFrom = (from: number, find?: string) =>
    trader.GET('/api/v1/shipments/{number}/lines', {
      params: { path: { number: lodged.number }, query: { from, ...(find !== undefined && { find }) } },
    });

  test('gives its goods line by line through all of its declarations, as they were declared', async () => {
    const places: number[] = [];
    for (let from: number | null = 1; from !== null;) {
      const { data }: Awaited<ReturnType<typeof linesFrom>> = await linesFrom(from);
      for (const { place, goodsItem } of data?.lines ?? []) {
        places.push(place);
        expect({ ...goodsItem, sequence: place }).toEqual(document.goodsItems[place - 1]);
      }
      from = data?.next ?? null;
    }
    expect(places).toEqual(Array.from({ length: 2_000 }, (_none, index) => index + 1));
  });

  test('finds lines by the beginning of their code and by their goods, without accents, page by page', async () => {
    const found = async (find: string): Promise<readonly number[]> => {
      const places: number[] = [];
      for (let from: number | null = 1; from !== null;) {
        const { data }: Awaited<ReturnType<typeof linesFrom>> = await linesFrom(from, find);
        expect(data?.lines.length ?? 0).toBeLessThanOrEqual(GOODS_ITEMS_MAX);
        places.push(...(data?.lines ?? []).map(({ place }) => place));
        from = data?.next ?? null;
      }
      return places;
    };
    const places = (isWanted: (item: Declaration['goodsItems'][number]) => boolean): readonly number[] =>
      document.goodsItems.flatMap((item, index) => (isWanted(item) ? [index + 1] : []));
    const { commodityCode = '' } = document.goodsItems[1_436] ?? {};
    const ofCode = places((item) => item.commodityCode === commodityCode);
    expect(ofCode).toContain(1_437);
    expect(await found(commodityCode)).toEqual(ofCode);
    const ofChapter = places((item) => item.commodityCode?.startsWith('84') === true);
    expect(ofChapter.length).toBeGreaterThan(GOODS_ITEMS_MAX);
    expect(await found('84')).toEqual(expect.arrayContaining([...ofChapter]));
    expect(await found('MAY')).toEqual(
      expect.arrayContaining([...places((item) => item.description?.includes('Máy') === true)]),
    );
    expect(await found('no such goods anywhere')).toEqual([]);
  });

  test('is one row of a list, with what all of it comes to', async () => {
    const { data } = await trader.GET('/api/v1/declarations', {
      params: { query: { q: 'LINKED-1', position: program.services.engine.position().toString() } },
    });
    expect(data?.items).toHaveLength(1);
    expect(data?.items[0]).toMatchObject({
      number: lodged.number,
      goodsItemCount: 2_000,
      totalPayable: lodged.totalPayable,
      shipment: { firstNumber: lodged.number, branch: 1, total: 40 },
    });
    const part = lodged.parts?.[6]?.number ?? '';
    const found = await trader.GET('/api/v1/declarations', { params: { query: { q: part } } });
    expect(found.data?.items.map(({ number }) => number)).toEqual([part]);
  });

  test('explains each declaration by the whole that its costs were spread over', async () => {
    const number = lodged.parts?.[11]?.number ?? '';
    const { data } = await trader.GET('/api/v1/declarations/{number}/explanation', { params: { path: { number } } });
    expect(data?.value).toBe(lodged.parts?.[11]?.totalPayable);
  });

  test('is not known to others', async () => {
    const other = clientOf(program.url, await signIn(program.url, 'other.trader'));
    const { response } = await other.GET('/api/v1/shipments/{number}', { params: { path: { number: lodged.number } } });
    expect(response.status).toBe(404);
  });

  test('is answered the same, byte for byte, when it is sent again under its key', async () => {
    const send = () =>
      fetch(`${program.url}/api/v1/declarations?register=true`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, 'idempotency-key': 'twice' },
        body: JSON.stringify({ ...document, functionalReferenceId: 'T', invoice: { ...document.invoice, id: 'T' } }),
      }).then((response) => response.text());
    expect(await send()).toBe(await send());
  });
});

test('the checks say of a shipment what lodging says, and what it comes to', async () => {
  const body = declared(120, 'LINKED-2');
  const { data } = await trader.POST('/api/v1/checks', { body: body as never });
  expect(data?.refusals).toEqual([]);
  const lodged = await lodge(JSON.stringify(body));
  expect(data?.totalPayable).toBe(lodged.totalPayable);
});

test('a shipment is lodged as WCO XML just as well', async () => {
  const xml = writeDeclaration(declared(160, 'LINKED-3'), envelopeFrom('VN'));
  const lodged = await lodge(xml, 'application/xml');
  expect(lodged.parts?.map((part) => part.goodsItemQuantity)).toEqual([50, 50, 50, 10]);
});

test('an order pays all of a shipment, and it is released once the last of its declarations is', async () => {
  const lodged = await lodge(JSON.stringify(declared(110, 'LINKED-4')));
  const { number } = lodged;
  if (lodged.channel !== 'green') {
    const officer = clientOf(
      program.url,
      await signIn(program.url, lodged.channel === 'red' ? 'inspection' : 'documents'),
    );
    const body =
      lodged.channel === 'red'
        ? { action: 'recordFinding', conforms: true, lines: [{ sequence: 101, note: 'đúng' }], note: 'đúng khai báo' }
        : { action: 'accept', reason: 'đủ chứng từ' };
    const { response } = await officer.POST('/api/v1/cases/{number}/decisions', {
      params: { path: { number } },
      body: body as never,
    });
    expect(response.status).toBe(200);
  }
  const { data } = await trader.POST('/api/v1/declarations/{number}/payment-orders', { params: { path: { number } } });
  expect(data?.amount).toBe(lodged.totalPayable);
  await expect.poll(async () => (await shipment(trader, number)).status).toBe('released');
  const released = await shipment(trader, number);
  expect(released.amountDue).toBe('0');
  expect(released.legalActions).toContainEqual({ action: 'declaration.amend', count: 3 });
  expect(released.releasedAt).not.toBeNull();
}, 30_000);
