import { apiClient, type ApiClient } from '#client';
import { testClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock('2026-11-21T03:00:00Z');
const DAY_MS = 86_400_000;
let program: TestProgram;
let broker: ApiClient;
let otherTrader: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock });
  broker = apiClient({ baseUrl: program.url, apiKey: program.key('demo broker') });
  otherTrader = clientOf(program.url, await signIn(program.url, 'other.trader'));
}, 60_000);
afterAll(() => program.stop());

async function lodge(
  reference: string,
  register: boolean,
): Promise<{ readonly number: string; readonly total: bigint }> {
  const declaration = sampleImport([sampleItem()], {
    functionalReferenceId: reference,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    consignment: {
      arrivalDate: '2026-11-20',
      loadingLocationId: 'CNSHA',
      unloadingLocationId: 'VNCLI',
      transportContractDocuments: [{ id: `DESK${reference}` }],
    },
  });
  const { data, error } = await broker.POST('/api/v1/declarations', {
    params: { query: { register } },
    body: declaration as never,
  });
  if (!data) throw new Error(JSON.stringify(error));
  return { number: data.number, total: BigInt(data.totalPayable) };
}

async function deskOf(client: ApiClient, of?: string) {
  const position = (await (await fetch(`${program.url}/ready`)).json()) as { readonly position: string };
  const { data } = await client.GET('/api/v1/desk', {
    params: { query: { position: position.position, ...(of !== undefined && { client: of }) } },
  });
  if (!data) throw new Error('no desk is shown');
  return data;
}

test('what others may not see is on nobody else’s desk, and a client one does not act for is an empty one', async () => {
  const other = await deskOf(otherTrader);
  expect([other.toDo.count, other.waiting.count, other.done.count, other.clients.length]).toEqual([0, 0, 0, 0]);
  const stranger = await deskOf(broker, '0999999999');
  expect([stranger.toDo.count, stranger.waiting.count]).toEqual([0, 0]);
  const both = await deskOf(broker, `0999999999,${DEMO_TRADER}`);
  const one = await deskOf(broker, DEMO_TRADER);
  expect([both.toDo.count, both.clients]).toEqual([one.toDo.count, one.clients]);
  const { response } = await apiClient({ baseUrl: program.url }).GET('/api/v1/desk');
  expect(response.status).toBe(401);
});

test('a desk says what is to be done, what is waited for and what is owed; with time, what was done is left out', async () => {
  const drafted = await lodge('D1', false);
  const registered = [await lodge('D2', true), await lodge('D3', true)];
  const desk = await deskOf(broker);
  const all = [...desk.toDo.items, ...desk.waiting.items, ...desk.done.items];
  expect(new Set(all.map(({ number }) => number))).toEqual(
    new Set([drafted, ...registered].map(({ number }) => number)),
  );
  expect(desk.toDo.items.map(({ number }) => number)).toContain(drafted.number);
  expect([desk.toDo, desk.waiting, desk.done].map(({ count }) => count)).toEqual(
    [desk.toDo, desk.waiting, desk.done].map(({ items }) => items.length),
  );
  const payable = desk.toDo.items.filter(({ status }) => status === 'awaitingPayment');
  expect(desk.money).toEqual({
    count: payable.length,
    amountDue: payable.reduce((sum, { amountDue }) => sum + BigInt(amountDue), 0n).toString(),
    currency: 'VND',
  });
  expect(desk.clients).toMatchObject([
    { id: DEMO_TRADER, toDo: desk.toDo.count, waiting: desk.waiting.count, amountDue: desk.money.amountDue },
  ]);

  // A pre-registration that was not kept up lapses by itself, and a week later nobody is reminded of it.
  clock.advanceMs(8 * DAY_MS);
  const later = await deskOf(broker);
  expect(later.toDo.items.map(({ number }) => number)).not.toContain(drafted.number);
}, 60_000);
