import { apiClient, type ApiClient } from '#client';
import { paymentRef } from '#core/clearance';
import { testClock } from '#core/kernel';
import type { PaymentId } from '#core/payment';
import { DEMO_BANK, DEMO_TRADER } from '#server/access';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { frozenPoultry, sampleImport } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock('2026-11-21T03:00:00Z');
let program: TestProgram;
let trader: ApiClient;
let other: ApiClient;
let documents: ApiClient;
let leader: ApiClient;
let second: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock });
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  other = clientOf(program.url, await signIn(program.url, 'other.trader'));
  documents = clientOf(program.url, await signIn(program.url, 'documents'));
  leader = clientOf(program.url, await signIn(program.url, 'leader'));
  second = clientOf(program.url, await signIn(program.url, 'north.leader'));
}, 60_000);
afterAll(() => program.stop());

const codes = ({ error }: { readonly error?: { readonly errors?: readonly { readonly code: string }[] } }) =>
  error?.errors?.map(({ code }) => code);

async function lodged(reference: string, facts: { readonly isControlled?: boolean } = {}) {
  const goods = facts.isControlled ? [frozenPoultry()] : undefined;
  const importer = { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' };
  const { data, error } = await trader.POST('/api/v1/declarations', {
    params: { query: { register: true } },
    body: sampleImport(goods, { functionalReferenceId: reference, importer }) as never,
  });
  if (!data) throw new Error(JSON.stringify(error));
  return { number: data.number, reference: data.paymentReference ?? '', due: BigInt(data.totalPayable) };
}
const declarationOf = async (number: string) => {
  const { data } = await trader.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
  if (!data) throw new Error(`${number} is shown`);
  return data;
};

interface Transfer {
  readonly paymentReference: string;
  readonly amount: bigint;
  readonly payerName?: string;
  readonly payerAccount?: string;
  readonly text?: string;
}
/** A payer at the counter of a real bank beside the program; what customs made of it is looked for by the payer's name. */
async function transferred({ amount, ...transfer }: Transfer & { readonly payerName: string }): Promise<string> {
  await fetch(program.bank.ordersUrl.replace('payment-orders', 'transfers'), {
    method: 'POST',
    body: JSON.stringify({ ...transfer, amount: amount.toString() }),
  });
  const found = async () => (await listed({ q: transfer.payerName })).items[0]?.id;
  await expect.poll(found).toBeDefined();
  return (await found()) ?? '';
}
const listed = async (query: object, client = leader) => {
  const { data } = await client.GET('/api/v1/suspense', { params: { query } });
  if (!data) throw new Error('the list is shown');
  return data;
};
const shown = async (id: string, client = leader) => {
  const { data } = await client.GET('/api/v1/suspense/{id}', { params: { path: { id } } });
  if (!data) throw new Error(`${id} is shown`);
  return data;
};
const act = async (client: ApiClient, id: string, body: object, key?: string) => {
  const { item } = await shown(id);
  return client.POST('/api/v1/suspense/{id}/acts', {
    params: { path: { id } },
    body: { revision: item.revision, reason: 'đã xác minh với ngân hàng', ...body } as never,
    ...(key !== undefined && { headers: { 'idempotency-key': key } }),
  });
};
const balance = async (account: string, subject: string): Promise<string> => {
  const { rows } = await program.services.pool.query<{ sum: string }>(
    'select coalesce(sum(amount), 0)::text as sum from engine.posting where account = $1 and subject = $2',
    [account, subject],
  );
  return rows[0]?.sum ?? '';
};
/** Two neighbouring digits of the number swapped, as fingers do. */
function mistyped(reference: string): string {
  const at = Array.from(reference).findIndex((char, place) => place > 3 && char !== reference[place + 1]);
  return reference.slice(0, at) + (reference[at + 1] ?? '') + (reference[at] ?? '') + reference.slice(at + 2);
}

test('a mistyped reference is found with why, allotted once though clicked twice, and the goods are released', async () => {
  const { number, reference, due } = await lodged('SUS-1');
  const id = await transferred({
    paymentReference: mistyped(reference),
    amount: due,
    payerName: 'CONG TY HAI AU TUONG TUONG SUS1',
    text: `nop thue to khai MST ${DEMO_TRADER}`,
  });
  const { item, candidates } = await shown(id);
  expect(item).toMatchObject({
    state: 'open',
    reason: 'unknownReference',
    left: due.toString(),
    takesTwo: false,
    revision: 0,
  });
  expect(candidates[0]).toMatchObject({ number, due: due.toString(), slips: 1 });
  expect(candidates[0]?.grounds).toEqual(['nearReference', 'sameAmount', 'taxCode', 'payerName']);
  const body = { act: 'allot', declarationNumber: number, amount: due.toString() };
  const [one, again] = [
    await act(leader, id, body, 'CLICK-1'),
    await act(leader, id, { ...body, revision: 0 }, 'CLICK-1'),
  ];
  expect(one.data?.released).toBe(true);
  expect(again.data?.item.revision).toBe(1);
  const third = await act(leader, id, { ...body, revision: 0 });
  expect([third.response.status, codes(third)]).toEqual([409, ['SUS-002']]);
  expect((await declarationOf(number)).summary.status).toBe('released');
  expect(await balance('suspense', id)).toBe('0');
  expect((await listed({ q: 'SUS1' })).items).toEqual([]);
  expect((await listed({ q: 'SUS1', state: 'settled' })).items.map((each) => each.id)).toEqual([id]);
  expect((await shown(id)).history.map(({ type, by }) => [type, by])).toEqual([['SuspenseAllotted', 'Lãnh Đạo Mẫu']]);
});

test('two officers at once settle it once between them', async () => {
  const { number } = await lodged('SUS-2', { isControlled: true });
  const id = await transferred({ paymentReference: 'NOP THUE', amount: 2_000_000n, payerName: 'Người Nộp SUS2' });
  const body = { act: 'allot', declarationNumber: number, amount: '2000000', revision: 0 };
  const answers = await Promise.all([act(leader, id, body), act(second, id, body)]);
  expect(answers.map(({ response }) => response.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect((await declarationOf(number)).amountPaid).toBe('2000000');
  expect((await shown(id)).item).toMatchObject({ state: 'settled', left: '0' });
});

test('a part is allotted, the rest goes back to the account that it came from, and the books agree', async () => {
  const { number } = await lodged('SUS-3', { isControlled: true });
  const id = await transferred({
    paymentReference: 'không rõ',
    amount: 3_000_000n,
    payerName: 'Người Nộp SUS3',
    payerAccount: '190012345',
  });
  expect((await act(leader, id, { act: 'allot', declarationNumber: number, amount: '1000000' })).error).toBeUndefined();
  const over = await act(leader, id, { act: 'giveBack', amount: '2000001' });
  expect(codes(over)).toEqual(['SUS-003']);
  expect((await act(leader, id, { act: 'giveBack', amount: '2000000' })).error).toBeUndefined();
  await expect.poll(async () => (await shown(id)).item.returned).toBe('2000000');
  expect(await balance('suspense', id)).toBe('0');
  expect(await balance(`bank:${DEMO_BANK}`, id)).toBe('1000000');
  expect((await shown(id)).item.state).toBe('settled');
});

test('what the bank can not pay back waits again with its reason, and stands on the list of refunds until then', async () => {
  const id = await transferred({
    paymentReference: 'x',
    amount: 1_500_000n,
    payerName: 'Người Nộp SUS4',
    payerAccount: '0000777',
  });
  await act(leader, id, { act: 'giveBack', amount: '1500000' });
  await expect.poll(async () => (await shown(id)).item.rejected?.rejection).toBe('unknownAccount');
  expect((await shown(id)).item).toMatchObject({ state: 'open', left: '1500000', order: null });
  const { data } = await leader.GET('/api/v1/refunds', { params: { query: { state: 'failed', q: id } } });
  expect(data?.items).toMatchObject([{ kind: 'suspense', subject: id, state: 'failed', amount: '1500000' }]);
});

test('a bank that is silent is overdue after its time, is told again, and pays once', async () => {
  const id = await transferred({
    paymentReference: 'x',
    amount: 1_700_000n,
    payerName: 'Người Nộp SUS5',
    payerAccount: '9999777',
  });
  await act(leader, id, { act: 'giveBack', amount: '1700000' });
  const ordered = async () =>
    (await leader.GET('/api/v1/refunds', { params: { query: { state: 'ordered', q: id } } })).data?.items;
  expect(await ordered()).toMatchObject([{ state: 'ordered', overdue: false }]);
  // Answered only once it is asked again: nobody waits for an answer that got lost.
  await program.services.engine.waitFor(program.services.engine.position(), 5_000, 'suspense.items');
  await expect
    .poll(
      async () => {
        await act(leader, id, { act: 'resend' });
        return (await shown(id)).item.returned;
      },
      { timeout: 15_000 },
    )
    .toBe('1700000');
  expect(await balance(`bank:${DEMO_BANK}`, id)).toBe('0');
});

test('a credit above the limit takes a second leader, whatever part of it moves', async () => {
  const { number } = await lodged('SUS-6', { isControlled: true });
  const id = await transferred({ paymentReference: 'x', amount: 60_000_000n, payerName: 'Người Nộp SUS6' });
  const proposed = await act(leader, id, { act: 'allot', declarationNumber: number, amount: '1000' });
  expect(proposed.data).toMatchObject({ proposal: expect.any(String) as unknown, released: false });
  expect((await declarationOf(number)).amountPaid).toBe('0');
  const [proposal] = (await shown(id)).proposals;
  expect(proposal).toMatchObject({
    act: 'allot',
    amount: '1000',
    by: 'Lãnh Đạo Mẫu',
    may: { decide: false, withdraw: true },
  });
  const approve = (client: ApiClient) =>
    client.POST('/api/v1/proposals/{id}/approval', {
      params: { path: { id: proposal?.id ?? '' } },
      body: { contentHash: proposal?.contentHash ?? '' },
    });
  expect(codes(await approve(leader))).toEqual(['APR-006']);
  expect((await shown(id, second)).proposals[0]?.may).toEqual({ decide: true, withdraw: false });
  expect((await approve(second)).error).toBeUndefined();
  expect((await declarationOf(number)).amountPaid).toBe('1000');
  expect((await shown(id)).proposals).toEqual([]);
  // Taken back by two as well, while the goods are still there.
  const { item } = await shown(id);
  const allotmentId = item.allotments[0]?.id ?? '';
  await act(second, id, { act: 'takeBack', declarationNumber: number, allotmentId });
  const [undoing] = (await shown(id)).proposals;
  await leader.POST('/api/v1/proposals/{id}/approval', {
    params: { path: { id: undoing?.id ?? '' } },
    body: { contentHash: undoing?.contentHash ?? '' },
  });
  expect((await declarationOf(number)).amountPaid).toBe('0');
  expect((await shown(id)).item.left).toBe('60000000');
  expect(await balance('suspense', id)).toBe('-60000000');
});

test('what was paid too much is known to whose declaration it names, and to no other trader', async () => {
  const { number, reference, due } = await lodged('SUS-7');
  const id = await transferred({ paymentReference: reference, amount: due + 4_000n, payerName: 'Người Nộp SUS7' });
  expect((await shown(id)).item).toMatchObject({ reason: 'overpaid', left: '4000', names: number });
  const path = { params: { path: { number } } };
  const mine = await trader.GET('/api/v1/declarations/{number}/waiting-payments', path);
  expect(mine.data?.items).toMatchObject([{ id, left: '4000', state: 'open' }]);
  expect(JSON.stringify(mine.data)).not.toContain('SUS7');
  expect((await other.GET('/api/v1/declarations/{number}/waiting-payments', path)).response.status).toBe(404);
});

test('the desk is there for leaders alone', async () => {
  const id = (await listed({ state: 'unsettled' })).items[0]?.id ?? '';
  for (const client of [trader, other, documents]) {
    expect((await client.GET('/api/v1/suspense')).response.status).toBe(404);
    expect((await client.GET('/api/v1/suspense/{id}', { params: { path: { id } } })).response.status).toBe(404);
    expect((await client.GET('/api/v1/refunds')).response.status).toBe(404);
    const tried = await client.POST('/api/v1/suspense/{id}/acts', {
      params: { path: { id } },
      body: { act: 'giveBack', amount: '1', revision: 0, reason: 'thử' },
    });
    expect(tried.response.status).toBe(404);
  }
  expect((await leader.GET('/api/v1/suspense/{id}', { params: { path: { id: 'BANK-X:none' } } })).response.status).toBe(
    404,
  );
});

test('it is held until a day, is overdue after its time, and is found, filtered and exported', async () => {
  const id = await transferred({
    paymentReference: 'chuyển khoản',
    amount: 900_000n,
    payerName: 'Người Nộp SUS9',
    text: '=1+1 tiền thuế',
  });
  expect(codes(await act(leader, id, { act: 'hold', until: '2027-12-31' }))).toEqual(['SUS-010']);
  expect((await act(leader, id, { act: 'hold', until: '2026-12-01' })).data?.item).toMatchObject({ state: 'held' });
  expect(codes(await act(second, id, { act: 'giveBack', amount: '900000' }))).toEqual(['SUS-008']);
  expect((await listed({ state: 'held', q: 'sus9' })).items.map((each) => each.id)).toEqual([id]);
  expect((await act(second, id, { act: 'endHold' })).data?.item).toMatchObject({ state: 'open', held: null });
  expect((await listed({ q: 'SUS9', overdue: true })).items).toEqual([]);
  clock.advanceMs(11 * 24 * 60 * 60_000);
  leader = clientOf(program.url, await signIn(program.url, 'leader'));
  expect((await listed({ q: 'SUS9', overdue: true })).items).toMatchObject([{ id, ageDays: 11, overdue: true }]);
  const session = await signIn(program.url, 'leader');
  const csv = await fetch(`${program.url}/api/v1/suspense.csv?q=SUS9`, {
    headers: { cookie: session.cookie, 'sec-fetch-site': 'same-origin' },
  });
  expect(csv.headers.get('content-type')).toContain('text/csv');
  const text = await csv.text();
  expect(text.split('\r\n')).toHaveLength(3);
  expect(text).toContain(`"'=1+1 tiền thuế"`);
});

test('what was done with it is in the audit under the name of who did it', async () => {
  const administrator = clientOf(program.url, await signIn(program.url, 'administrator'));
  const acts = async () =>
    (await administrator.GET('/api/v1/audit', { params: { query: { limit: 100 } } })).data?.items.map(
      ({ action }) => action,
    );
  await expect
    .poll(acts)
    .toEqual(
      expect.arrayContaining(['suspense.SuspenseAllotted', 'suspense.SuspenseHeld', 'suspense.SuspenseReturnOrdered']),
    );
});

test('the lists come out the same when they are made again from the journal', async () => {
  const before = await listed({ state: 'unsettled', limit: 200 });
  for (const { id } of before.items) {
    const stored = await program.services.engine.readState(paymentRef(id as PaymentId));
    expect(stored?.state).toMatchObject({ id });
  }
  expect(before.items.map(({ receivedAt }) => receivedAt)).toEqual(
    before.items.map(({ receivedAt }) => receivedAt).toSorted(),
  );
});
