import { apiClient, type ApiClient } from '#client';
import type { Declaration, GoodsItem } from '#core/declaration';
import { testClock } from '#core/kernel';
import { DEMO_OTHER_TRADER, DEMO_TRADER } from '#server/access';
import { lodgeAccepted } from '#tests/support/lodge';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock('2026-11-21T03:00:00Z');
const DAY_MS = 86_400_000;
let program: TestProgram;
let trader: ApiClient;
let otherTrader: ApiClient;
let officer: ApiClient;
let leader: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock });
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  const signedIn = async (name: string) => clientOf(program.url, await signIn(program.url, name));
  [otherTrader, officer, leader] = [
    await signedIn('other.trader'),
    await signedIn('documents'),
    await signedIn('leader'),
  ];
}, 60_000);
afterAll(() => program.stop());

const TERMS = {
  kind: 'general',
  principalId: DEMO_TRADER,
  amount: '900000000',
  validFrom: '2026-01-01',
  validTo: '2027-12-31',
} as const;

/** What a party asks of its bank at the counter; the bank signs it and sends it to customs. */
const askBank = async (id: string, more: object = {}): Promise<number> => {
  const counter = program.bank.ordersUrl.replace('/payment-orders', '/guarantees');
  return (await fetch(counter, { method: 'POST', body: JSON.stringify({ id, ...TERMS, ...more }) })).status;
};

const gearbox = (facts: Partial<GoodsItem> = {}): GoodsItem =>
  sampleItem({
    commodityCode: '84834030',
    description: 'Hộp số công nghiệp, mới 100%',
    origin: { countryCode: 'JP' },
    ...facts,
  });
const declarationOf = (reference: string, items: readonly GoodsItem[]): Declaration =>
  sampleImport(items, {
    functionalReferenceId: reference,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    consignment: {
      arrivalDate: '2026-11-20',
      loadingLocationId: 'CNSHA',
      unloadingLocationId: 'VNCLI',
      transportContractDocuments: [{ id: `EX${reference}` }],
    },
  });
async function lodge(reference: string): Promise<string> {
  return (await lodgeAccepted(trader, declarationOf(reference, [gearbox()]))).number;
}
const view = async (number: string) => {
  const { data } = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
  if (!data) throw new Error(`${number} is not shown`);
  return data;
};
const secure = (number: string, guaranteeId: string, more: object) =>
  trader.POST('/api/v1/declarations/{number}/steps', {
    params: { path: { number } },
    body: { step: 'secure', version: 0, guaranteeId, purpose: 'payment', ...more },
  });
const leftOf = async (client: ApiClient, id: string) =>
  (await client.GET('/api/v1/guarantees/{id}', { params: { path: { id } } })).data?.left;

test('a bank answers for its party by a signed message; the party and customs see it, others do not', async () => {
  expect(await askBank('BANKDEMO-2026-BL-1')).toBe(201);
  // A bank that heard no answer says the same again; said otherwise, it is refused.
  expect(await askBank('BANKDEMO-2026-BL-1')).toBe(201);
  expect(await askBank('BANKDEMO-2026-BL-1', { amount: '900000001' })).toBe(422);
  expect(await leftOf(trader, 'BANKDEMO-2026-BL-1')).toBe('900000000');
  expect(await leftOf(officer, 'BANKDEMO-2026-BL-1')).toBe('900000000');
  expect(await leftOf(otherTrader, 'BANKDEMO-2026-BL-1')).toBeUndefined();
  await expect
    .poll(async () => (await trader.GET('/api/v1/guarantees')).data?.items.map(({ id }) => id))
    .toEqual(['BANKDEMO-2026-BL-1']);
  expect((await otherTrader.GET('/api/v1/guarantees')).data?.items).toEqual([]);
});

test('a leader records a letter on paper; nobody else does, and days that are none are refused', async () => {
  const letter = { ...TERMS, id: 'BANKB-2026-GT-7', bankCode: 'BANKB', principalId: DEMO_OTHER_TRADER };
  expect((await trader.POST('/api/v1/guarantees', { body: letter })).response.status).toBe(403);
  const wrongDay = { ...letter, validTo: '2027-02-30' };
  expect((await leader.POST('/api/v1/guarantees', { body: wrongDay })).response.status).toBe(400);
  const unknown = await leader.POST('/api/v1/guarantees', { body: { ...letter, principalId: 'zzz' } });
  expect([unknown.response.status, unknown.error?.errors?.[0]?.code]).toEqual([422, 'GUA-015']);
  expect((await leader.POST('/api/v1/guarantees', { body: letter })).response.status).toBe(201);
  expect(await leftOf(otherTrader, letter.id)).toBe('900000000');
  const end = { params: { path: { id: letter.id } }, body: { reason: 'Theo đề nghị của ngân hàng' } };
  expect((await leader.POST('/api/v1/guarantees/{id}/end', end)).response.status).toBe(200);
});

test('goods leave under a guarantee; once its time is over it is called on, and the bank pays', async () => {
  await askBank('BANKDEMO-2026-BL-2');
  const number = await lodge('GUA-1');
  const { summary } = await view(number);
  expect((await secure(number, 'BANKDEMO-2026-BL-2', {})).response.status).toBe(200);
  expect((await view(number)).summary.status).toBe(summary.status === 'awaitingPayment' ? 'released' : summary.status);
  const call = () =>
    officer.POST('/api/v1/cases/{number}/decisions', {
      params: { path: { number } },
      body: { action: 'callSecurity', guaranteeId: 'BANKDEMO-2026-BL-2' },
    });
  expect((await call()).error?.errors?.map(({ code }) => code)).toEqual(['GUA-010']);
  clock.advanceMs(31 * DAY_MS);
  officer = clientOf(program.url, await signIn(program.url, 'documents'));
  expect((await call()).response.status).toBe(200);
  await expect.poll(async () => (await view(number)).summary.amountDue).toBe('0');
  const left = BigInt(TERMS.amount) - BigInt(summary.totalPayable);
  expect(await leftOf(trader, 'BANKDEMO-2026-BL-2')).toBe(left.toString());
});

test('a certificate that follows is secured by what it is worth, and its amendment frees the guarantee', async () => {
  await askBank('BANKDEMO-2026-BL-3');
  const number = await lodge('GUA-2');
  const { summary } = await view(number);
  const secured = await secure(number, 'BANKDEMO-2026-BL-3', { purpose: 'certificate', agreement: 'AJCEP' });
  expect(secured.error).toBeUndefined();
  const [security] = (await view(number)).securities;
  expect(security?.purpose).toBe('certificate');
  const certified = gearbox({
    dutyTaxFees: [{ typeCode: 'CUD', dutyRegimeCode: 'AJCEP' }],
    additionalDocuments: [{ typeCode: 'CO-AJ', id: 'AJ-001', issueDate: '2026-11-20' }],
  });
  const amended = await trader.POST('/api/v1/declarations/{number}/amendments', {
    params: { path: { number }, query: { version: 0, reasonCode: '3', reason: 'C/O nộp sau', confirm: true } },
    body: declarationOf('GUA-2', [certified]) as never,
  });
  expect(amended.error).toBeUndefined();
  const after = await view(number);
  const lowered = BigInt(summary.totalPayable) - BigInt(security?.amount ?? '0');
  expect(after.summary).toMatchObject({ totalPayable: lowered.toString(), numberInForce: `${number.slice(0, -1)}1` });
  expect(after.securities).toEqual([]);
  expect(await leftOf(trader, 'BANKDEMO-2026-BL-3')).toBe(TERMS.amount);
  // Nobody amends a version that they have not seen.
  const stale = await trader.POST('/api/v1/declarations/{number}/amendments', {
    params: { path: { number }, query: { version: 0, reasonCode: '3', reason: 'C/O nộp sau', confirm: true } },
    body: declarationOf('GUA-2', [gearbox()]) as never,
  });
  expect(stale.response.status).toBe(409);
  const versions = await trader.GET('/api/v1/declarations/{number}/versions', { params: { path: { number } } });
  expect(versions.data?.items.map(({ version, totalPayable }) => [version, totalPayable])).toEqual([
    [0, summary.totalPayable],
    [1, lowered.toString()],
  ]);
  const second = await trader.GET('/api/v1/declarations/{number}/versions/{version}', {
    params: { path: { number, version: 1 } },
  });
  expect(second.data?.changes.map(({ pointer }) => pointer)).toContain('/goodsItems/0/dutyTaxFees/0/dutyRegimeCode');
});
