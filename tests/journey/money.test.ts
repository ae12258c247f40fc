import type { ApiClient, Schemas } from '#client';
import { SYSTEM } from '#core/access';
import { declarationRef } from '#core/clearance';
import { declarationNumber, type Declaration } from '#core/declaration';
import { plainDate, testClock } from '#core/kernel';
import { DEMO_BANK, DEMO_OTHER_TRADER, DEMO_TRADER } from '#server/access';
import { DEADLINES_FOLLOWER } from '#server/deadlines';
import { lodgeAccepted } from '#tests/support/lodge';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { frozenPoultry, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { SEALING, transportOf } from '#tests/support/transport';
import { afterAll, beforeAll, expect, test } from 'vitest';

const clock = testClock('2026-11-23T03:00:00Z');
const DAY_MS = 86_400_000;
/** As the simulated bank knows them: paid, and nobody says so before the order comes again. */
const SILENT_ACCOUNT = '9999012345';

let program: TestProgram;
let trader: ApiClient;
let otherTrader: ApiClient;
let documents: ApiClient;
let inspector: ApiClient;
let leader: ApiClient;
let north: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock, bank: { moods: { usualMs: 5, duplicate: 1 } } });
  await signAllIn();
}, 60_000);
afterAll(() => program.stop());

/** Sessions end while time goes by. */
async function signAllIn(): Promise<void> {
  const signedIn = async (name: string) => clientOf(program.url, await signIn(program.url, name));
  trader = await signedIn('trader');
  otherTrader = await signedIn('other.trader');
  documents = await signedIn('documents');
  inspector = await signedIn('inspection');
  leader = await signedIn('leader');
  north = await signedIn('north');
}
async function days(count: number): Promise<void> {
  const { engine } = program.services;
  await engine.waitFor(engine.position(), 15_000, DEADLINES_FOLLOWER);
  clock.advanceMs(count * DAY_MS);
  await signAllIn();
  await program.deadlines.runDue();
}

const importer = { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' };
async function lodged(declaration: Declaration) {
  return lodgeAccepted(trader, declaration);
}
const show = async (client: ApiClient, number: string) => {
  const { data } = await client.GET('/api/v1/declarations/{number}', { params: { path: { number } } });
  if (!data) throw new Error(`${number} is shown`);
  return data;
};
const decide = async (client: ApiClient, number: string, body: Schemas['Decision']) => {
  const { error } = await client.POST('/api/v1/cases/{number}/decisions', { params: { path: { number } }, body });
  expect(error, JSON.stringify(error)).toBeUndefined();
};
const journal = async (number: string): Promise<readonly string[]> =>
  (await program.services.engine.readStream(declarationRef(declarationNumber(number)))).map(({ type }) => type);
const balances = async (number: string) => {
  const { rows } = await program.services.pool.query<{ account: string; sum: string }>(
    `select account, sum(amount)::text as sum from engine.posting where subject = $1 group by account`,
    [number],
  );
  return new Map(rows.map(({ account, sum }) => [account, sum]));
};
const noticesOf = async (client: ApiClient, number: string) =>
  (await client.GET('/api/v1/notices', { params: { query: { limit: 100 } } })).data?.items
    .filter(({ number: about }) => about === number)
    .map(({ code }) => code) ?? [];
const askedOf = async (number: string) =>
  (await leader.GET('/api/v1/cases', { params: { query: { q: number } } })).data?.items.find(
    (item) => item.number === number,
  )?.asked;
const counter = (path: string, body: object) =>
  fetch(program.bank.ordersUrl.replace('payment-orders', path), { method: 'POST', body: JSON.stringify(body) });

test('a bank that does not answer an order to refund in time is told again, and has paid once', async () => {
  const { number, totalPayable } = await lodged(
    sampleImport([frozenPoultry()], { functionalReferenceId: 'M-1', importer }),
  );
  await trader.POST('/api/v1/declarations/{number}/payment-orders', { params: { path: { number } } });
  await expect.poll(async () => (await show(trader, number)).summary.amountDue).toBe('0');
  await decide(documents, number, { action: 'cancel', version: 0, groundCode: 'NO_PERMIT', reason: 'thiếu giấy phép' });
  await trader.POST('/api/v1/declarations/{number}/steps', {
    params: { path: { number } },
    body: {
      step: 'requestRefund',
      account: { bankCode: 'BANKX', number: SILENT_ACCOUNT, holder: 'CONG TY HAI AU TUONG TUONG' },
      reason: 'nộp thừa thuế nhập khẩu',
    },
  });
  await decide(leader, number, { action: 'orderRefund', reason: 'hoàn số nộp thừa' });
  const ordered = await show(leader, number);
  expect(ordered.refund?.order).toMatchObject({ amount: totalPayable, timesSent: 1 });
  expect(ordered.deadlines.map(({ kind }) => kind)).toContain('refundAnswer');
  expect(ordered.legalActions).toContain('refund.resend');

  await days(7);
  await expect.poll(() => askedOf(number)).toContain('refundSilence');
  await expect.poll(() => noticesOf(leader, number)).toContain('deadline.officePassed');
  await decide(leader, number, { action: 'resendRefund', reason: 'ngân hàng im lặng' });
  await expect.poll(async () => (await show(trader, number)).refundable).toBe('0');
  expect((await journal(number)).filter((type) => type.startsWith('Refund'))).toEqual([
    'RefundDue',
    'RefundRequested',
    'RefundOrdered',
    'RefundResent',
    'RefundPaid',
  ]);
  const books = await balances(number);
  expect(books.get('refunds-payable')).toBe('0');
  expect(books.get(`bank:${DEMO_BANK}`)).toBe(`-${totalPayable}`);
});

test('a bank that was called on as guarantor gets its money back once the debt is paid', async () => {
  const id = 'BANKDEMO-2026-BL-77';
  const terms = { kind: 'general', principalId: DEMO_TRADER, amount: '900000000' };
  await counter('guarantees', { id, ...terms, validFrom: '2026-01-01', validTo: '2027-12-31' });
  const laptop = sampleItem({ commodityCode: '84834030', description: 'Hộp số công nghiệp, mới 100%' });
  const { number, totalPayable } = await lodged(sampleImport([laptop], { functionalReferenceId: 'M-2', importer }));
  const { error } = await trader.POST('/api/v1/declarations/{number}/steps', {
    params: { path: { number } },
    body: { step: 'secure', version: 0, guaranteeId: id, purpose: 'payment' },
  });
  expect(error).toBeUndefined();
  await days(31);
  await decide(documents, number, { action: 'callSecurity', guaranteeId: id });
  await expect.poll(async () => (await show(leader, number)).called).toMatchObject([{ paid: totalPayable }]);
  const { paymentReference } = await show(trader, number);
  await counter('transfers', { paymentReference, amount: totalPayable, payerName: 'Hải Âu Tưởng Tượng' });
  await expect.poll(async () => (await show(leader, number)).refundable).toBe(totalPayable);
  const view = await show(leader, number);
  expect(view.legalActions).toContain('refund.repayGuarantor');
  expect((await show(trader, number)).legalActions).not.toContain('declaration.requestRefund');
  await decide(leader, number, { action: 'repayGuarantor', reason: 'người khai đã nộp đủ' });
  await expect.poll(async () => (await show(trader, number)).refundable).toBe('0');
  expect((await show(trader, number)).called).toEqual([]);
  const books = await balances(number);
  expect([books.get('duty-receivable'), books.get('refunds-payable')]).toEqual(['0', '0']);
  await expect.poll(() => noticesOf(trader, number)).toContain('declaration.guarantorRepaid');
  const { data } = await trader.GET('/api/v1/guarantees', {});
  expect(data?.items.find((each) => each.id === id)).toMatchObject({ called: '0' });
});

test('a fine has a time to be paid, which is on the desk of its payer and before the leader when it is over', async () => {
  const CONTAINER = 'HDAU1234560';
  const item = sampleItem({
    commodityCode: '84713020',
    description: 'Máy tính xách tay đã qua sử dụng',
    itemChargeAmount: { amount: '40000', currency: 'USD' },
    unitPriceAmount: { amount: '4000', currency: 'USD' },
  });
  const { number } = await lodged(
    sampleImport([item], {
      functionalReferenceId: 'M-3',
      importer,
      consignment: {
        arrivalDate: '2026-11-20',
        loadingLocationId: 'CNSHA',
        unloadingLocationId: 'VNCLI',
        transportContractDocuments: [{ id: 'MONEY-3' }],
        goodsLocation: { id: 'KHO01' },
        transportEquipments: [{ sequence: 1, id: CONTAINER }],
      },
    }),
  );
  const take = async (client: ApiClient, body: Schemas['InspectionStep']) => {
    const path = { params: { path: { number } } };
    const { error } = await client.POST('/api/v1/cases/{number}/inspection/steps', { ...path, body });
    expect(error, JSON.stringify(error)).toBeUndefined();
  };
  await take(documents, {
    step: 'order',
    order: {
      containers: [CONTAINER],
      packages: '',
      lines: [1],
      extent: { kind: 'full' },
      means: 'manual',
      place: 'Bãi kiểm hóa số 2',
      plannedAt: new Date(Date.parse(clock.now()) + DAY_MS).toISOString(),
      reasonForTrader: 'Kiểm tra thực tế hàng hóa',
      instructions: '',
    },
  });
  const nothing = { quantityFound: null, unitCode: null, originFound: null, codeFound: null, condition: null };
  await take(inspector, { step: 'recordFinding', finding: { line: 1, ...nothing, photos: [], note: 'hai kiện thừa' } });
  await take(inspector, {
    step: 'conclude',
    conforms: false,
    discrepancies: [{ line: 1, kind: 'undeclared', declared: '0', found: '2', follow: 'penaltyProposal' }],
    text: 'hai kiện không khai',
  });
  const { data: file } = await leader.GET('/api/v1/cases/{number}/inspection', { params: { path: { number } } });
  const followUp = file?.followUps[0]?.id ?? '';
  await take(inspector, {
    step: 'proposePenalty',
    followUp,
    proposal: { violation: 'UNDECLARED', amountMin: '20000000', amountMax: '30000000', text: 'hai kiện không khai' },
  });
  await take(leader, { step: 'imposePenalty', followUp, amount: '25000000', reason: 'vi phạm lần đầu' });
  await decide(documents, number, { action: 'cancel', version: 0, groundCode: 'NO_PERMIT', reason: 'thiếu giấy phép' });
  const fined = await show(trader, number);
  expect(fined.penalties).toMatchObject([{ amount: '25000000', open: '25000000', dueAt: expect.any(String) }]);
  expect(fined.summary).toMatchObject({ status: 'cancelled', dueAt: fined.penalties[0]?.dueAt, amountDue: '25000000' });
  const onDesk = async () => {
    const { data } = await trader.GET('/api/v1/desk', {});
    return data?.toDo.items.find((each) => each.number === number)?.amountDue;
  };
  await expect.poll(onDesk).toBe('25000000');

  await days(8);
  await expect.poll(() => noticesOf(trader, number)).toContain('deadline.near');
  await days(4);
  await expect.poll(() => noticesOf(trader, number)).toContain('deadline.passed');
  await expect.poll(() => noticesOf(leader, number)).toContain('deadline.officePassed');
  expect((await show(leader, number)).summary.escalated).toBe(true);
  // A fine that is overdue counts as a debt of whoever owes it from the next night on, and no longer than it is owed.
  const owesFor = async () => {
    const { data } = await trader.GET('/api/v1/parties/{id}/compliance', { params: { path: { id: DEMO_TRADER } } });
    return data?.factors.find(({ factor }) => factor === 'taxDebtDays')?.value;
  };
  expect(await owesFor()).toBe(0);
  await program.jobs.runDue();
  expect(await owesFor()).toBeGreaterThan(0);
  await trader.POST('/api/v1/declarations/{number}/payment-orders', { params: { path: { number } } });
  await expect.poll(async () => (await show(trader, number)).penalties).toMatchObject([{ open: '0', dueAt: null }]);
  await expect.poll(onDesk).toBeUndefined();
  expect((await show(leader, number)).summary).toMatchObject({ escalated: false, dueAt: null });
  expect(await owesFor()).toBe(0);
});

test('goods that arrive after their guarantee was called on: the demand is withdrawn, the bank is paid back', async () => {
  // Whose papers are looked at is asked for a guarantee.
  await program.services.engine.submit(
    {
      type: 'party.update',
      data: { id: DEMO_OTHER_TRADER, fields: { complianceLevel: 5 }, reason: 'xếp hạng lại' },
      actor: SYSTEM,
    },
    { sender: SYSTEM.userId, trafficClass: 'internal' },
  );
  const id = 'BANKDEMO-2026-VC-78';
  const terms = { kind: 'individual', principalId: DEMO_OTHER_TRADER, amount: '50000000' };
  await counter('guarantees', { id, ...terms, validFrom: '2026-01-01', validTo: '2027-12-31' });
  const now = () => `${clock.now().slice(0, 19)}Z`;
  const today = plainDate(new Date(Date.parse(clock.now()) + 7 * 3_600_000).toISOString().slice(0, 10));
  const { from, to } = transportOf();
  const content = transportOf({
    from: to,
    to: from,
    plannedDeparture: today,
    plannedArrival: today,
    guaranteeId: id as never,
  });
  const { data, error } = await otherTrader.POST('/api/v1/transports', {
    body: { principalId: DEMO_OTHER_TRADER, content: content as never },
  });
  if (!data) throw new Error(JSON.stringify(error));
  const { number } = data;
  const path = { params: { path: { number } } };
  const step = async (client: ApiClient, body: Schemas['TransportStep']) => {
    const { error: refused } = await client.POST('/api/v1/transports/{number}/steps', { ...path, body });
    expect(refused, JSON.stringify(refused)).toBeUndefined();
  };
  const why = { reason: 'đã đối chiếu hồ sơ' };
  const called = async () => (await leader.GET('/api/v1/transports/{number}', path)).data?.called;
  await step(north, { step: 'requireGuarantee', amount: '30000000', ...why });
  await step(otherTrader, { step: 'secure' });
  await step(north, { step: 'approve', ...why });
  await step(north, { step: 'depart', departedAt: now(), sealing: SEALING });
  await days(2);
  await step(documents, { step: 'callGuarantee', ...why });
  await expect.poll(async () => (await called())?.paid).toBe('30000000');
  await step(documents, { step: 'arrive', arrivedAt: now(), sealing: SEALING, sealsIntact: true, differences: '' });
  const { data: come } = await leader.GET('/api/v1/transports/{number}', path);
  expect(come?.actions.map(({ action }) => action)).toEqual(['transport.repayGuarantor']);
  await step(leader, { step: 'repayGuarantor', ...why });
  await expect.poll(async () => (await called())?.repaid).toBe('30000000');
  expect(await called()).toMatchObject({ order: null, withdrawnAt: expect.any(String) });
  for (const [account, sum] of await balances(number)) if (!account.startsWith('bank:')) expect(sum, account).toBe('0');
  await expect.poll(() => noticesOf(otherTrader, number)).toContain('transport.guarantorRepaid');
});
