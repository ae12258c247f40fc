import type { ApiClient } from '#client';
import { testClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock('2026-11-21T03:00:00Z');
let program: TestProgram;
let trader: ApiClient;
let broker: ApiClient;
let otherTrader: ApiClient;
let officer: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock });
  trader = clientOf(program.url, await signIn(program.url, 'trader'));
  broker = clientOf(program.url, await signIn(program.url, 'broker'));
  otherTrader = clientOf(program.url, await signIn(program.url, 'other.trader'));
  officer = clientOf(program.url, await signIn(program.url, 'documents'));
}, 60_000);
afterAll(() => program.stop());

const product = {
  code: 'LAP-14',
  description: 'Máy tính xách tay 14 inch, mới 100 %',
  descriptionEn: 'Laptop, 14 inch, new',
  commodityCode: '8471.30.20',
  originCountryCode: 'cn',
  unitCode: 'PCE',
};

async function save(client: ApiClient, items: readonly object[], organisation?: string) {
  const { data, response } = await client.POST('/api/v1/catalogue', {
    body: { items: items as never, ...(organisation !== undefined && { organisation }) },
  });
  return { status: response.status, results: data?.results ?? [] };
}
async function catalogueOf(client: ApiClient, query: { q?: string; organisation?: string } = {}) {
  const { data, response } = await client.GET('/api/v1/catalogue', { params: { query } });
  return { status: response.status, items: data?.items ?? [] };
}

test('a product of one’s own code is found by it, and a paste of the same code changes it', async () => {
  expect((await save(trader, [product])).results).toEqual([{ code: 'LAP-14', outcome: 'saved', refusals: [] }]);
  await save(trader, [{ ...product, description: 'Máy tính xách tay 14 inch, 16 GB' }]);
  const { items } = await catalogueOf(trader, { q: 'lap may' });
  expect(items).toMatchObject([
    {
      code: 'LAP-14',
      description: 'Máy tính xách tay 14 inch, 16 GB',
      commodityCode: '84713020',
      originCountryCode: 'CN',
      checked: { at: clock.now() },
    },
  ]);
  expect((await catalogueOf(trader, { q: 'nothing like it' })).items).toEqual([]);
});

test('each row of a paste is answered for itself, in the words of lodging', async () => {
  const { results } = await save(trader, [
    { ...product, code: 'WRONG', commodityCode: '99999999', originCountryCode: 'QQ', unitCode: 'XXX' },
    { ...product, code: 'RIGHT' },
  ]);
  expect(
    results.map(({ code, outcome, refusals }) => [code, outcome, refusals.map((refusal) => refusal.code)]),
  ).toEqual([
    ['WRONG', 'refused', ['HS-002', 'ORG-001', 'QTY-003']],
    ['RIGHT', 'saved', []],
  ]);
  const [right] = (await catalogueOf(trader, { q: 'right' })).items;
  // The product RIGHT can not take the code of another one.
  const taken = await save(trader, [{ ...product, id: right?.id, code: 'LAP-14' }]);
  expect(taken.results[0]?.outcome).toBe('taken');
});

test('a broker works in the catalogue of who gave the mandate; to others it does not exist', async () => {
  expect((await save(broker, [{ ...product, code: 'BY-BROKER' }], DEMO_TRADER)).results[0]?.outcome).toBe('saved');
  const { items } = await catalogueOf(broker, { organisation: DEMO_TRADER, q: 'broker' });
  expect(items.map(({ code }) => code)).toEqual(['BY-BROKER']);
  const id = items[0]?.id ?? '';
  expect((await catalogueOf(otherTrader, { organisation: DEMO_TRADER })).status).toBe(404);
  expect((await catalogueOf(otherTrader)).items).toEqual([]);
  expect((await save(otherTrader, [product], DEMO_TRADER)).status).toBe(404);
  const remove = (client: ApiClient) => client.DELETE('/api/v1/catalogue/{id}', { params: { path: { id } } });
  expect((await remove(otherTrader)).response.status).toBe(404);
  expect((await remove(officer)).response.status).toBe(404);
  expect((await remove(broker)).response.status).toBe(204);
});

test('what was cleared is in the catalogue once, with its price and its documents, and waits for a code', async () => {
  for (const [reference, price] of [
    ['C-1', '500'],
    ['C-2', '520'],
  ] as const) {
    const amount = String(Number(price) * 10);
    const declaration = sampleImport(
      [
        sampleItem({
          description: 'Máy tính xách tay 15 inch, mới 100 %',
          unitPriceAmount: { amount: price, currency: 'USD' },
          itemChargeAmount: { amount, currency: 'USD' },
        }),
      ],
      {
        functionalReferenceId: reference,
        importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
        invoiceAmount: { amount, currency: 'USD' },
        consignment: {
          arrivalDate: '2026-11-20',
          loadingLocationId: 'CNSHA',
          unloadingLocationId: 'VNCLI',
          transportContractDocuments: [{ id: `CAT${reference}` }],
        },
      },
    );
    const { data, error } = await trader.POST('/api/v1/declarations', {
      params: { query: { register: true } },
      body: declaration as never,
    });
    if (!data) throw new Error(JSON.stringify(error));
    await trader.POST('/api/v1/declarations/{number}/payment-orders', {
      params: { path: { number: data.number }, header: {} as never },
      headers: { 'idempotency-key': `pay-${reference}` },
    });
    await expect.poll(() => statusOf(data.number)).toBe('released');
  }
  const { position } = (await (await fetch(`${program.url}/ready`)).json()) as { readonly position: string };
  await trader.GET('/api/v1/desk', { params: { query: { position } } });
  const learned = (await catalogueOf(trader)).items.filter(({ code }) => code === null);
  expect(learned).toMatchObject([
    { commodityCode: '84713020', price: { min: '500', max: '520', currency: 'USD' }, checked: null },
  ]);
  const again = (await catalogueOf(trader)).items.filter(({ code }) => code === null);
  expect(again).toEqual(learned);
  const [found] = learned;
  if (!found) throw new Error('it was learned');
  await save(trader, [{ ...product, id: found.id, code: 'NAMED', description: found.description }]);
  expect((await catalogueOf(trader, { q: 'named' })).items).toMatchObject([{ id: found.id, price: found.price }]);
});

async function statusOf(number: string): Promise<string | undefined> {
  const { data } = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
  return data?.summary.status;
}
