import type { ApiClient } from '#client';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { clientOf, signIn } from '#tests/support/session';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';

let program: TestProgram;
let trader: ApiClient;
let otherTrader: ApiClient;
let officer: ApiClient;
beforeAll(async () => {
  program = await startTestProgram();
  trader = clientOf(program.url, await signIn(program.url, 'trader'));
  otherTrader = clientOf(program.url, await signIn(program.url, 'other.trader'));
  officer = clientOf(program.url, await signIn(program.url, 'documents'));
}, 60_000);
afterAll(() => program.stop());

const put = (client: ApiClient, id: string, given: object = {}) =>
  client.PUT('/api/v1/saved-views/{id}', {
    params: { path: { id } },
    body: {
      name: 'Chờ nộp thuế',
      filters: { status: 'awaitingPayment' },
      hiddenColumns: ['channel'],
      shared: false,
      first: false,
      ...given,
    },
  });
const viewsOf = async (client: ApiClient) => (await client.GET('/api/v1/saved-views')).data?.items ?? [];

test('a view is kept for its maker, changed by its id, and one at most is what they begin with', async () => {
  const [one, other] = [randomUUID(), randomUUID()];
  expect((await put(trader, one, { first: true })).data).toMatchObject({ id: one, first: true, isMine: true });
  await put(trader, other, { name: 'B', first: true });
  await put(trader, one, { name: 'A', filters: { q: 'gạo' } });
  expect(await viewsOf(trader)).toMatchObject([
    { id: one, name: 'A', filters: { q: 'gạo' }, hiddenColumns: ['channel'], first: false },
    { id: other, name: 'B', first: true },
  ]);
});

test('a view of the desk is told from one of the list, and each place has its own beginning', async () => {
  const [list, desk] = [randomUUID(), randomUUID()];
  await put(trader, list, { name: 'L', first: true });
  await put(trader, desk, { name: 'M', place: 'desk', filters: { client: '0100000001,0100000002' }, first: true });
  const views = (await viewsOf(trader)).filter(({ id }) => id === list || id === desk);
  expect(views).toMatchObject([
    { name: 'L', place: 'list', first: true },
    { name: 'M', place: 'desk', filters: { client: '0100000001,0100000002' }, first: true },
  ]);
});

test('a shared view is for its organisation; nobody else sees, changes or removes it', async () => {
  const id = randomUUID();
  await put(trader, id, { name: 'C', shared: true });
  expect(await viewsOf(otherTrader)).toEqual([]);
  expect((await put(otherTrader, id)).response.status).toBe(404);
  const remove = (client: ApiClient) => client.DELETE('/api/v1/saved-views/{id}', { params: { path: { id } } });
  expect((await remove(otherTrader)).response.status).toBe(404);
  expect((await remove(trader)).response.status).toBe(204);
  expect((await viewsOf(trader)).some((view) => view.id === id)).toBe(false);
  expect((await put(officer, randomUUID())).response.status).toBeGreaterThanOrEqual(403);
});
