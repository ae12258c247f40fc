import { amountDue, askedOf, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import { guaranteeRef, leftOfGuarantee, parseGuaranteeId, type GuaranteeState } from '#core/guarantee';
import type { Outcome, Refusals, Result } from '#core/kernel';
import { ACTORS, BANK_ID, clearanceBench, declarationFor, TRADER_ID, type ActorName } from '#tests/support/clearance';
import { sampleItem } from '#tests/support/sample-declarations';
import { beforeEach, describe, expect, test } from 'vitest';
import { declarationRef, REFUND_ORDER_TOPIC, type InForce } from './index.ts';

const GUARANTEE = parseGuaranteeId('BANKTEST-2026-BL-000001');
if (!GUARANTEE) throw new Error('the sample is a guarantee number');
const DAY_MS = 86_400_000;
const LIMIT = 1_000_000_000n;
const WHY = { reason: 'ngân hàng đã nộp thay' };

let bench = clearanceBench();
let number: DeclarationNumber;
let total: bigint;
let paymentReference: string;

const send = (by: ActorName, type: string, data: object): Result<Outcome, Refusals> =>
  bench.submit({ type, data, actor: ACTORS[by] });
const codes = (result: Result<Outcome, Refusals>) => (result.ok ? [] : result.error.map(({ code }) => code));
const state = (): DeclarationState => {
  const found = bench.state<DeclarationState>(declarationRef(number));
  if (!found) throw new Error('it was lodged');
  return found;
};
const guaranteeLeft = (): bigint => {
  const found = bench.state<GuaranteeState>(guaranteeRef(GUARANTEE));
  return found ? leftOfGuarantee(found) : 0n;
};
const balance = (account: string): bigint =>
  bench.postings.reduce((sum, each) => (each.account === account ? sum + BigInt(each.amount) : sum), 0n);
const inForce = (): InForce => {
  const { documentPosition: position } = state();
  const data = bench.events.find((event) => event.position.toString() === position)?.data;
  return { ...(data as unknown as Omit<InForce, 'position'>), position };
};
const credit = (bankMessageId: string, amount: bigint, more: object = {}) =>
  send('bank', 'payment.receive', {
    bankCode: BANK_ID,
    bankMessageId,
    paymentReference,
    payerName: 'p',
    amount: amount.toString(),
    ...more,
  });
const guarantorPays = (bankMessageId = 'g', amount = total) =>
  credit(bankMessageId, amount, { guaranteeId: GUARANTEE });
const repay = (by: ActorName = 'leader') => send(by, 'refund.repayGuarantor', { number, ...WHY });
function repaying() {
  const result = repay();
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { orderId, ordered: amount } = result.value.answer as { readonly orderId: string; readonly ordered: string };
  return { orderId, amount };
}
const answer = (order: object, outcome: object = { outcome: 'paid' }) =>
  send('bank', 'refund.answer', { bankCode: BANK_ID, bankMessageId: 'a', ...order, ...outcome });

/** Released under a guarantee that was called on when its time was over. */
beforeEach(() => {
  bench = clearanceBench();
  const terms = { kind: 'general', principalId: TRADER_ID, bankCode: BANK_ID, amount: LIMIT.toString() };
  send('bank', 'guarantee.issue', { id: GUARANTEE, ...terms, validFrom: '2026-01-01', validTo: '2027-12-31' });
  const lodged = send('trader', 'declaration.lodge', { declaration: declarationFor('green', 'R'), register: true });
  if (!lodged.ok) throw new Error(JSON.stringify(lodged.error));
  const told = lodged.value.answer as {
    readonly number: DeclarationNumber;
    readonly totalPayable: string;
    readonly paymentReference: string;
  };
  ({ number, paymentReference } = told);
  total = BigInt(told.totalPayable);
  expect(
    codes(
      send('trader', 'declaration.secure', { number, inForce: inForce(), guaranteeId: GUARANTEE, purpose: 'payment' }),
    ),
  ).toEqual([]);
  bench.clock.advanceMs(31 * DAY_MS);
  expect(codes(send('documents', 'case.callSecurity', { number, guaranteeId: GUARANTEE }))).toEqual([]);
  expect(guaranteeLeft()).toBe(LIMIT - total);
});

describe('a bank that paid as guarantor', () => {
  test('has paid the debt, and nothing is owed back to it while nobody else pays', () => {
    expect(codes(guarantorPays())).toEqual([]);
    expect(amountDue(state())).toBe(0n);
    expect(state().called).toMatchObject([{ guaranteeId: GUARANTEE, paid: total.toString() }]);
    expect(codes(repay())).toEqual(['LIF-001']);
  });

  test('is paid back once whoever it paid for has paid, and the guarantee has room for it again', () => {
    guarantorPays();
    expect(codes(credit('own', total))).toEqual([]);
    expect(balance('suspense')).toBe(0n);
    expect(state().refundable).toBe(total.toString());
    expect(askedOf(state())).toContain('guarantorRefund');
    const account = { bankCode: 'BANKX', number: '190012345', holder: 'H' };
    expect(codes(send('trader', 'declaration.requestRefund', { number, account, ...WHY }))).toEqual(['LIF-001']);
    expect(codes(repay('documents'))).toEqual(['ACC-001']);
    const order = repaying();
    expect(order.amount).toBe(total.toString());
    expect(bench.outbox.at(-1)).toEqual({
      topic: REFUND_ORDER_TOPIC,
      payload: { orderId: order.orderId, number, bankCode: BANK_ID },
    });
    expect(codes(repay())).toEqual(['LIF-001']);
    expect(codes(answer(order))).toEqual([]);
    expect(codes(answer(order))).toEqual([]);
    expect(balance('refunds-payable')).toBe(0n);
    expect(balance('duty-receivable')).toBe(0n);
    expect(balance(`bank:${BANK_ID}`)).toBe(total);
    expect(guaranteeLeft()).toBe(LIMIT);
    expect(state()).not.toHaveProperty('called');
    expect(state()).not.toHaveProperty('repayment');
  });

  test('that pays after the debt was paid is owed all of it', () => {
    expect(codes(credit('own', total))).toEqual([]);
    expect(codes(guarantorPays())).toEqual([]);
    expect(balance('suspense')).toBe(0n);
    expect(codes(answer(repaying()))).toEqual([]);
    expect(guaranteeLeft()).toBe(LIMIT);
    expect(balance('refunds-payable')).toBe(0n);
  });

  test('is owed what lower figures leave of its payment, before whoever it paid for', () => {
    guarantorPays();
    const cheaper = sampleItem({
      itemChargeAmount: { amount: '4000', currency: 'USD' },
      unitPriceAmount: { amount: '400', currency: 'USD' },
    });
    const declaration = {
      ...inForce().declaration,
      invoiceAmount: { amount: '4000', currency: 'USD' },
      goodsItems: [cheaper],
    };
    const assessed = { number, inForce: inForce(), declaration, reasonCode: '2', reason: 'trị giá thấp hơn' };
    expect(codes(send('leader', 'case.assess', assessed))).toEqual([]);
    const lowered = BigInt(state().refundable ?? '0');
    expect(lowered > 0n).toBe(true);
    const order = repaying();
    expect(order.amount).toBe(lowered.toString());
    expect(codes(answer(order))).toEqual([]);
    expect(state().called).toMatchObject([{ paid: (total - lowered).toString() }]);
    expect(guaranteeLeft()).toBe(LIMIT - total + lowered);
  });

  test('that could not book it is told again by another order, and money that is not its own stays in suspense', () => {
    guarantorPays();
    credit('own', total);
    const first = repaying();
    expect(codes(answer(first, { outcome: 'rejected', rejection: 'other', note: 'không ghi có được' }))).toEqual([]);
    expect(state().repayment?.rejected).toMatchObject({ rejection: 'other' });
    const second = repaying();
    expect(second.orderId).not.toBe(first.orderId);
    expect(codes(credit('more', 5_000n))).toEqual([]);
    expect(balance('suspense')).toBe(-5_000n);
    expect(codes(answer(second))).toEqual([]);
    expect(balance('refunds-payable')).toBe(0n);
  });
});

test('a credit that names a guarantee nobody was called on for is a credit like any other', () => {
  expect(codes(credit('x', total, { guaranteeId: 'BANKTEST-2026-BL-000009' }))).toEqual([]);
  expect(amountDue(state())).toBe(0n);
  expect(state().called).toMatchObject([{ paid: '0' }]);
});
