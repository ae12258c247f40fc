import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiClient, type ApiClient, type Schemas } from '#client';
import type { Declaration } from '#core/declaration';
import { plainDate, testClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { lodgeAccepted } from '#tests/support/lodge';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { clientOf, signIn } from '#tests/support/session';
import { shipmentOf } from '#tests/support/shipment';

type Result = Schemas['ShipmentResult'];
type Shipment = Schemas['ShipmentView'];

const clock = testClock('2026-11-21T03:00:00Z');
let program: TestProgram;
let trader: ApiClient;
let leader: ApiClient;
let officer: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock });
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  leader = clientOf(program.url, await signIn(program.url, 'leader'));
  officer = clientOf(program.url, await signIn(program.url, 'documents'));
}, 60_000);
afterAll(() => program.stop());

const declared = (lines: number, ownReference: string): Declaration =>
  shipmentOf(lines, ownReference, {
    reference: program.services.reference.current().reference,
    on: plainDate('2026-11-21'),
    importer: DEMO_TRADER,
  });

async function lodged(lines: number, ownReference: string): Promise<string> {
  return (await lodgeAccepted(trader, declared(lines, ownReference))).number;
}

async function shipment(number: string, client = trader): Promise<Shipment> {
  const { data, error } = await client.GET('/api/v1/shipments/{number}', { params: { path: { number } } });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
}

async function opened(number: string): Promise<{ readonly versions: string; readonly declaration: Declaration }> {
  const { data, error } = await trader.GET('/api/v1/shipments/{number}/declaration', { params: { path: { number } } });
  if (!data) throw new Error(JSON.stringify(error));
  return data;
}

interface Sent {
  readonly versions: string;
  readonly declaration: Declaration;
  readonly key?: string;
}

const amend = (number: string, { versions, declaration, key = crypto.randomUUID() }: Sent) =>
  trader.POST('/api/v1/shipments/{number}/amendments', {
    params: { path: { number }, query: { versions, reasonCode: '6', reason: 'sửa theo chứng từ', confirm: true } },
    body: declaration as never,
    headers: { 'idempotency-key': key },
  });

const step = (number: string, body: object, key: string = crypto.randomUUID()) =>
  trader.POST('/api/v1/shipments/{number}/steps', {
    params: { path: { number } },
    body: body as never,
    headers: { 'idempotency-key': key },
  });

const decide = (number: string, body: object, client = leader, key: string = crypto.randomUUID()) =>
  client.POST('/api/v1/shipments/{number}/decisions', {
    params: { path: { number } },
    body: body as never,
    headers: { 'idempotency-key': key },
  });

const withLine = (declaration: Declaration, place: number, change: Partial<Declaration['goodsItems'][number]>) => ({
  ...declaration,
  goodsItems: declaration.goodsItems.map((item) => (item.sequence === place ? { ...item, ...change } : item)),
});

const outcomes = (result: Result | undefined) => result?.parts.map(({ branch, outcome }) => [branch, outcome] as const);
const countOf = ({ legalActions }: Shipment, wanted: string): number =>
  legalActions.find(({ action }) => action === wanted)?.count ?? 0;

describe('a shipment of 2,000 lines that is amended', () => {
  let number: string;
  beforeAll(async () => {
    number = await lodged(2_000, 'TOGETHER-1');
  }, 30_000);

  test('is amended in the one declaration that carries the line, and the others are left alone', async () => {
    const { versions, declaration } = await opened(number);
    expect(declaration.goodsItems).toHaveLength(2_000);
    const { data, error } = await amend(number, {
      versions,
      declaration: withLine(declaration, 1_234, { description: 'Bảng mạch in đã lắp ráp' }),
    });
    expect(error).toBeUndefined();
    expect(outcomes(data)).toEqual([[25, 'accepted']]);
    expect((await shipment(number)).parts.filter(({ version }) => version > 0).map(({ branch }) => branch)).toEqual([
      25,
    ]);
  });

  test('is amended in all of them where the header says otherwise, and tells the difference of all', async () => {
    const before = await shipment(number);
    const { versions, declaration } = await opened(number);
    const amended = {
      ...declaration,
      customsValuation: {
        ...declaration.customsValuation,
        freightChargeAmount: { amount: '92840.75', currency: 'USD' },
      },
    };
    const { data } = await amend(number, { versions, declaration: amended });
    expect(outcomes(data)).toEqual(before.parts.map(({ branch }) => [branch, 'accepted']));
    const after = await shipment(number);
    const difference = data?.difference.reduce((sum, { payable }) => sum + BigInt(payable), 0n);
    expect(BigInt(after.totalPayable) - BigInt(before.totalPayable)).toBe(difference);
    expect(difference).toBeGreaterThan(0n);
  });

  test('hears all that is wrong with it at once, by the place of each line in the whole', async () => {
    const { versions, declaration } = await opened(number);
    const wrong = withLine(withLine(declaration, 77, { commodityCode: '99999999' }), 1_990, {
      commodityCode: '00000000',
    });
    const { error, response } = await amend(number, { versions, declaration: { ...wrong, typeCode: 'A12' } });
    expect(response.status).toBe(422);
    const pointers = (error as { errors?: readonly { pointer: string }[] }).errors?.map(({ pointer }) => pointer);
    expect(pointers).toEqual(
      expect.arrayContaining(['/typeCode', '/goodsItems/76/commodityCode', '/goodsItems/1989/commodityCode']),
    );
  });

  test('is not amended on versions that nobody looked at', async () => {
    const { declaration } = await opened(number);
    const { response } = await amend(number, {
      versions: '0'.repeat(40),
      declaration: withLine(declaration, 3, { description: 'Vải dệt thoi' }),
    });
    expect(response.status).toBe(409);
    const line = { ...declaration, goodsItems: declaration.goodsItems.slice(0, -1) };
    const refused = await amend(number, { versions: (await shipment(number)).versions, declaration: line });
    expect(refused.response.status).toBe(422);
    expect(JSON.stringify(refused.error)).toContain('AMD-007');
  });
});

test('what one declaration refuses is told, and the same request again does only what is still open', async () => {
  const number = await lodged(130, 'TOGETHER-2');
  const { parts } = await shipment(number);
  const second = parts[1]?.number ?? '';
  const single = { step: 'requestCancellation', groundCode: 'NOT_CARRIED_OUT', reason: 'khai nhầm hàng' };
  const alone = await trader.POST('/api/v1/declarations/{number}/steps', {
    params: { path: { number: second } },
    body: single as never,
  });
  expect(alone.error).toBeUndefined();
  const { versions, declaration } = await opened(number);
  const sent = { versions, declaration: { ...declaration, totalPackageQuantity: 131 }, key: 'again-and-again' };
  const first = await amend(number, sent);
  expect(outcomes(first.data)).toEqual([
    [1, 'accepted'],
    [2, 'refused'],
    [3, 'accepted'],
  ]);
  expect(first.data?.parts[1]?.problems.map(({ code }) => code)).toEqual(['LIF-001']);
  const kept = await decide(number, { action: 'rejectCancellation', reason: 'chưa đủ căn cứ' });
  expect(outcomes(kept.data)).toEqual([[2, 'accepted']]);
  const again = await amend(number, sent);
  expect(outcomes(again.data)).toEqual([
    [1, 'accepted'],
    [2, 'accepted'],
    [3, 'accepted'],
  ]);
  expect((await shipment(number)).versions).toBe('111');
  expect((await amend(number, sent)).data).toEqual(again.data);
  const other = await amend(number, { ...sent, declaration: { ...declaration, totalPackageQuantity: 140 } });
  expect(other.response.status).toBe(409);
});

test('cancellation is asked for once, refused once, appealed against once and answered once, by somebody else', async () => {
  const number = await lodged(110, 'TOGETHER-3');
  expect(countOf(await shipment(number), 'declaration.requestCancellation')).toBe(3);
  const asked = await step(number, {
    step: 'requestCancellation',
    groundCode: 'NOT_CARRIED_OUT',
    reason: 'khai nhầm hàng',
  });
  expect(outcomes(asked.data)).toEqual([
    [1, 'accepted'],
    [2, 'accepted'],
    [3, 'accepted'],
  ]);
  expect(await shipment(number)).toMatchObject({ cancellation: { groundCode: 'NOT_CARRIED_OUT', count: 3 } });
  await decide(number, { action: 'rejectCancellation', reason: 'chưa đủ căn cứ' }, officer);
  const [decision] = (await shipment(number)).decisions;
  expect(decision).toMatchObject({ count: 3 });
  const appealed = await step(number, { step: 'appeal', decision: decision?.position, text: 'đã nộp đủ chứng từ' });
  expect(outcomes(appealed.data)).toEqual([
    [1, 'accepted'],
    [2, 'accepted'],
    [3, 'accepted'],
  ]);
  const view = await shipment(number, leader);
  expect(view.appeals).toMatchObject([{ count: 3 }]);
  const answer = {
    action: 'decideAppeal',
    version: 0,
    appealId: view.appeals[0]?.id,
    outcome: 'upheld',
    reason: 'có căn cứ',
  };
  const answered = await decide(number, answer);
  expect(outcomes(answered.data)).toEqual([
    [1, 'accepted'],
    [2, 'accepted'],
    [3, 'accepted'],
  ]);
  expect(await shipment(number)).toMatchObject({ appeals: [], cancellation: { count: 3 } });
});

test('what is legal on none is refused with the reason, and what others may not know of is not found', async () => {
  const number = await lodged(60, 'TOGETHER-4');
  const { response } = await step(number, { step: 'confirmStorage', note: 'hàng đã về kho' });
  expect(response.status).toBe(409);
  const other = clientOf(program.url, await signIn(program.url, 'other.trader'));
  const unknown = await other.POST('/api/v1/shipments/{number}/steps', {
    params: { path: { number } },
    body: { step: 'requestCancellation', groundCode: 'NOT_CARRIED_OUT', reason: 'khai nhầm hàng' },
  });
  expect(unknown.response.status).toBe(404);
});

test('an instruction reaches the declarations whose lines it names, by their own numbers', async () => {
  const number = await lodged(130, 'TOGETHER-5');
  const { response } = await decide(number, {
    action: 'instructAmendment',
    kind: 'amend',
    text: 'sửa mã số',
    lines: [131],
  });
  expect(response.status).toBe(422);
  const text = { action: 'instructAmendment', kind: 'amend', text: 'sửa mã số', lines: [12, 101, 130] };
  const { data } = await decide(number, text, officer);
  expect(outcomes(data)).toEqual([
    [1, 'accepted'],
    [3, 'accepted'],
  ]);
  const third = (await shipment(number)).parts[2]?.number ?? '';
  const view = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number: third } } });
  expect(view.data?.instruction).toMatchObject({ lines: [1, 30] });
});

test('who decided on a shipment does not judge the appeals against it, on any of its declarations', async () => {
  const number = await lodged(60, 'TOGETHER-6');
  await step(number, { step: 'requestCancellation', groundCode: 'NOT_CARRIED_OUT', reason: 'khai nhầm hàng' });
  await decide(number, { action: 'rejectCancellation', reason: 'chưa đủ căn cứ' });
  const [decision] = (await shipment(number)).decisions;
  await step(number, { step: 'appeal', decision: decision?.position, text: 'đã nộp đủ chứng từ' });
  const [appeal] = (await shipment(number)).appeals;
  const answer = {
    action: 'decideAppeal',
    version: 0,
    appealId: appeal?.id,
    outcome: 'dismissed',
    reason: 'không có căn cứ',
  };
  const { error } = await decide(number, answer);
  expect(JSON.stringify(error)).toContain('REV-002');
  expect(await shipment(number)).toMatchObject({ appeals: [{ count: 2 }] });
});

test('storage is asked for once and allowed once', async () => {
  const number = await lodged(60, 'TOGETHER-7');
  const body = { step: 'requestStorage', kind: 'ownPlace', place: 'Kho Bến Mẫu', reason: 'chờ kiểm tra' };
  const both = [
    [1, 'accepted'],
    [2, 'accepted'],
  ];
  expect(outcomes((await step(number, body)).data)).toEqual(both);
  const { data } = await decide(number, { action: 'allowStorage', note: 'đủ điều kiện' }, officer);
  expect(outcomes(data)).toEqual(both);
  expect(countOf(await shipment(number), 'declaration.confirmStorage')).toBe(2);
});
