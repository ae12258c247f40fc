import { apiClient, type ApiClient } from '#client';
import { declarationRef } from '#core/clearance';
import { declarationNumber } from '#core/declaration';
import { testClock } from '#core/kernel';
import { DEMO_BANK, DEMO_TRADER } from '#server/access';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { frozenPoultry, sampleImport } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let program: TestProgram;
let trader: ApiClient;
let documents: ApiClient;
let leader: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock: testClock('2026-11-21T03:00:00Z') });
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  documents = clientOf(program.url, await signIn(program.url, 'documents'));
  leader = clientOf(program.url, await signIn(program.url, 'leader'));
}, 60_000);
afterAll(() => program.stop());

const ACCOUNT = { bankCode: 'BANKX', number: '190012345', holder: 'CONG TY HAI AU TUONG TUONG' };
const show = async (client: ApiClient, number: string) => {
  const { data } = await client.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
  if (!data) throw new Error(`${number} is shown`);
  return data;
};
const journal = async (number: string): Promise<readonly string[]> =>
  (await program.services.engine.readStream(declarationRef(declarationNumber(number)))).map(({ type }) => type);
const ask = (number: string, account: typeof ACCOUNT) =>
  trader.POST('/api/v1/declarations/{number}/steps', {
    params: { path: { number } },
    body: { step: 'requestRefund', account, reason: 'nộp thừa thuế nhập khẩu' },
  });
const decide = (client: ApiClient, number: string, action: 'orderRefund' | 'refuseRefund') =>
  client.POST('/api/v1/cases/{number}/decisions', {
    params: { path: { number } },
    body: { action, reason: 'hoàn số nộp thừa' },
  });
const balances = async (number: string) => {
  const { rows } = await program.services.pool.query<{ account: string; sum: string }>(
    `select account, sum(amount)::text as sum from engine.posting where subject = $1 group by account order by account`,
    [number],
  );
  return new Map(rows.map(({ account, sum }) => [account, sum]));
};
const noticesOf = async (client: ApiClient, number: string) =>
  (await client.GET('/api/v1/notices')).data?.items
    .filter(({ number: about }) => about === number)
    .map(({ code }) => code) ?? [];

/** Paid, and cancelled before the goods came: all of it is owed back. */
async function overpaid(reference: string): Promise<{ readonly number: string; readonly paid: string }> {
  const importer = { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' };
  // Frozen poultry is selected for its documents, so that it is not released once it is paid.
  const { data, error } = await trader.POST('/api/v1/declarations', {
    params: { query: { register: true } },
    body: sampleImport([frozenPoultry()], { functionalReferenceId: reference, importer }) as never,
  });
  if (!data) throw new Error(JSON.stringify(error));
  const { number } = data;
  await trader.POST('/api/v1/declarations/{number}/payment-orders', { params: { path: { number } } });
  await expect.poll(async () => (await show(trader, number)).summary.amountDue).toBe('0');
  const cancelled = await documents.POST('/api/v1/cases/{number}/decisions', {
    params: { path: { number } },
    body: { action: 'cancel', version: 0, groundCode: 'NO_PERMIT', reason: 'thiếu giấy phép' },
  });
  expect(cancelled.error).toBeUndefined();
  return { number, paid: data.totalPayable };
}

test('a refund goes by a signed order to the bank that the money came in by, and is paid once it says so', async () => {
  const { number, paid } = await overpaid('REFUND-1');
  expect((await show(trader, number)).legalActions).toContain('declaration.requestRefund');
  expect((await ask(number, { ...ACCOUNT, number: '19 00' })).response.status).toBe(422);
  expect((await ask(number, ACCOUNT)).error).toBeUndefined();
  expect((await show(leader, number)).refund).toMatchObject({ account: ACCOUNT, order: null, rejected: null });
  expect((await decide(documents, number, 'orderRefund')).error?.errors?.map(({ code }) => code)).toEqual(['ACC-001']);
  expect((await decide(leader, number, 'orderRefund')).error).toBeUndefined();
  await expect.poll(async () => (await show(trader, number)).refundable).toBe('0');
  expect((await journal(number)).slice(-3)).toEqual(['RefundRequested', 'RefundOrdered', 'RefundPaid']);
  const books = await balances(number);
  expect(books.get('refunds-payable')).toBe('0');
  expect(books.get(`bank:${DEMO_BANK}`)).toBe(`-${paid}`);
  await expect.poll(() => noticesOf(trader, number)).toContain('declaration.refundPaid');
});

test('what the bank can not pay comes back with its reason, and is paid into another account', async () => {
  const { number } = await overpaid('REFUND-2');
  await ask(number, { ...ACCOUNT, number: '0000123' });
  await decide(leader, number, 'orderRefund');
  await expect.poll(async () => (await show(leader, number)).refund?.rejected?.rejection).toBe('unknownAccount');
  await expect.poll(() => noticesOf(trader, number)).toContain('declaration.refundRejected');
  await expect.poll(() => noticesOf(leader, number)).toContain('declaration.refundReturned');
  expect((await ask(number, ACCOUNT)).error).toBeUndefined();
  await decide(leader, number, 'orderRefund');
  await expect.poll(async () => (await show(trader, number)).refundable).toBe('0');
  expect((await journal(number)).filter((type) => type.startsWith('Refund'))).toEqual([
    'RefundDue',
    'RefundRequested',
    'RefundOrdered',
    'RefundRejected',
    'RefundRequested',
    'RefundOrdered',
    'RefundPaid',
  ]);
});

test('nobody but the bank itself says that a refund was paid', async () => {
  const forged = await fetch(`${program.url}/api/v1/banks/${DEMO_BANK}/refund-answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/jose' },
    body: 'a.b.c',
  });
  expect(forged.status).toBe(401);
});
