import { type DeclarationNumber, type DeclarationState } from '#core/declaration';
import type { Outcome, Refusals, Result } from '#core/kernel';
import { ACTORS, BANK_ID, clearanceBench, declarationFor, type ActorName } from '#tests/support/clearance';
import { sampleItem } from '#tests/support/sample-declarations';
import { beforeEach, expect, test } from 'vitest';
import { declarationRef, REFUND_ORDER_TOPIC, type InForce } from './index.ts';

const ACCOUNT = { bankCode: 'BANKX', number: '190012345', holder: 'CONG TY VI DU MOT' };
const WHY = { reason: 'nộp thừa thuế' };

let bench = clearanceBench();
let number: DeclarationNumber;
let lowered: bigint;
beforeEach(() => {
  bench = clearanceBench();
  ({ number, lowered } = overpaid());
});

const send = (by: ActorName, type: string, data: object): Result<Outcome, Refusals> =>
  bench.submit({ type, data, actor: ACTORS[by] });
const codes = (result: Result<Outcome, Refusals>) => (result.ok ? [] : result.error.map(({ code }) => code));
const state = (): DeclarationState => {
  const found = bench.state<DeclarationState>(declarationRef(number));
  if (!found) throw new Error('it was lodged');
  return found;
};
const balance = (account: string): bigint =>
  bench.postings.reduce((sum, each) => (each.account === account ? sum + BigInt(each.amount) : sum), 0n);

/** Paid, released, and then worth less than was declared. */
function overpaid(): { readonly number: DeclarationNumber; readonly lowered: bigint } {
  const lodged = send('trader', 'declaration.lodge', { declaration: declarationFor('green', 'R'), register: true });
  if (!lodged.ok) throw new Error(JSON.stringify(lodged.error));
  const answer = lodged.value.answer as {
    readonly number: DeclarationNumber;
    readonly totalPayable: string;
    readonly paymentReference: string;
  };
  const credit = { bankCode: BANK_ID, bankMessageId: 'm', payerName: 'p', amount: answer.totalPayable };
  send('bank', 'payment.receive', { ...credit, paymentReference: answer.paymentReference });
  const first = bench.events.find(({ type, stream }) => stream.type === 'declaration' && type === 'Registered');
  const inForce = { ...(first?.data as unknown as InForce), position: first?.position.toString() ?? '0' };
  const cheaper = sampleItem({
    itemChargeAmount: { amount: '4000', currency: 'USD' },
    unitPriceAmount: { amount: '400', currency: 'USD' },
  });
  const declaration = {
    ...inForce.declaration,
    invoiceAmount: { amount: '4000', currency: 'USD' },
    goodsItems: [cheaper],
  };
  const assessed = { number: answer.number, inForce, declaration, reasonCode: '2', reason: 'trị giá thấp hơn' };
  expect(codes(send('leader', 'case.assess', assessed))).toEqual([]);
  const found = bench.state<DeclarationState>(declarationRef(answer.number));
  return { number: answer.number, lowered: BigInt(found?.refundable ?? '0') };
}

const ask = (account: object = ACCOUNT) => send('trader', 'declaration.requestRefund', { number, account, ...WHY });
function ordered(): { readonly orderId: string; readonly amount: string } {
  const result = send('leader', 'refund.order', { number, ...WHY });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const { orderId, ordered: amount } = result.value.answer as { readonly orderId: string; readonly ordered: string };
  return { orderId, amount };
}
/** Another bank that customs exchanges messages with, speaking for itself. */
const OTHER_BANK = { ...ACTORS.bank, userId: 'bank:other', organisationId: 'BANK-OTHER' };
const guessed = (order: object, outcome: object = { outcome: 'paid' }) =>
  bench.submit({
    type: 'refund.answer',
    data: { bankCode: 'BANK-OTHER', bankMessageId: 'x', ...order, ...outcome },
    actor: OTHER_BANK,
  });
const answer = (order: object, outcome: object = { outcome: 'paid' }, bankCode: string = BANK_ID) =>
  send('bank', 'refund.answer', { bankCode, bankMessageId: 'a', ...order, ...outcome });
const REJECTED = { outcome: 'rejected', rejection: 'unknownAccount', note: 'không có tài khoản này' };

test('a refund is asked for, ordered by a leader, and leaves the books when the bank has paid it', () => {
  expect(lowered > 0n).toBe(true);
  expect(codes(send('leader', 'refund.order', { number, ...WHY }))).toEqual(['LIF-001']);
  expect(codes(ask())).toEqual([]);
  expect(codes(send('documents', 'refund.order', { number, ...WHY }))).toEqual(['ACC-001']);
  const order = ordered();
  expect(order.amount).toBe(lowered.toString());
  // The account is nobody's business but the payer's: it is in no message that waits.
  expect(bench.outbox.at(-1)).toEqual({
    topic: REFUND_ORDER_TOPIC,
    payload: { orderId: order.orderId, number, bankCode: BANK_ID },
  });
  const before = balance(`bank:${BANK_ID}`);
  expect(balance('refunds-payable')).toBe(-lowered);
  expect(codes(answer(order))).toEqual([]);
  expect(balance('refunds-payable')).toBe(0n);
  expect(balance(`bank:${BANK_ID}`)).toBe(before - lowered);
  expect(state()).not.toHaveProperty('refundable');
  expect(state()).not.toHaveProperty('refund');
});

test('an answer that comes again changes nothing, and one that says otherwise is refused', () => {
  ask();
  const order = ordered();
  const first = answer(order);
  const events = bench.events.length;
  const again = answer(order);
  expect(again.ok && first.ok && again.value.answer).toEqual(first.ok && first.value.answer);
  expect(codes(answer(order, REJECTED))).toEqual(['RFD-002']);
  expect(bench.events.length).toBe(events);
});

test('an answer for another amount, by another bank, or to no order is refused', () => {
  ask();
  const order = ordered();
  expect(codes(answer({ ...order, amount: '1' }))).toEqual(['RFD-003']);
  expect(codes(answer(order, { outcome: 'paid' }, 'BANK-OTHER'))).toEqual(['ACC-001']);
  expect(codes(answer({ ...order, orderId: `${number}-R999` }))).toEqual(['RFD-001']);
  expect(codes(answer({ ...order, orderId: 'none' }))).toEqual(['RFD-001']);
  expect(
    codes(send('trader', 'refund.answer', { bankCode: BANK_ID, bankMessageId: 'a', ...order, outcome: 'paid' })),
  ).toEqual(['ACC-001']);
});

test('another bank that guesses an order hears that there is none, before it was answered and after, whatever it claims', () => {
  ask();
  const order = ordered();
  const none = guessed({ ...order, orderId: `${number}-R999` });
  const told = () => [guessed(order), guessed(order, REJECTED), guessed({ ...order, amount: '1' })];
  expect(codes(none)).toEqual(['RFD-001']);
  expect(told()).toEqual([none, none, none]);
  expect(codes(answer(order))).toEqual([]);
  expect(told()).toEqual([none, none, none]);
  expect(codes(answer(order))).toEqual([]);
});

test('what a bank could not pay is owed as before: another account is named, and another order given', () => {
  ask({ ...ACCOUNT, number: '0000123' });
  const first = ordered();
  expect(codes(ask())).toEqual(['LIF-001']);
  expect(codes(send('leader', 'refund.order', { number, ...WHY }))).toEqual(['LIF-001']);
  expect(codes(answer(first, REJECTED))).toEqual([]);
  expect(state().refund?.rejected).toMatchObject({ rejection: 'unknownAccount', note: REJECTED.note });
  expect(balance('refunds-payable')).toBe(-lowered);
  expect(codes(ask())).toEqual([]);
  const second = ordered();
  expect(second.orderId).not.toBe(first.orderId);
  expect(codes(answer(second))).toEqual([]);
  expect(codes(answer(first, REJECTED))).toEqual([]);
  expect(balance('refunds-payable')).toBe(0n);
});

test('what a bank was told to pay is not set off against what is owed again meanwhile', () => {
  ask();
  const order = ordered();
  const last = bench.events.findLast(({ type }) => type === 'Amended');
  const inForce = { ...(last?.data as unknown as InForce), position: last?.position.toString() ?? '0' };
  const first = bench.events.find(({ type, stream }) => stream.type === 'declaration' && type === 'Registered');
  const declared = first?.data as unknown as InForce | undefined;
  const dearer = { number, inForce, declaration: declared?.declaration, reasonCode: '2', reason: 'như khai báo' };
  expect(codes(send('deputy', 'case.assess', dearer))).toEqual([]);
  expect(state().refundable).toBe(lowered.toString());
  expect(codes(answer(order))).toEqual([]);
  expect(state()).not.toHaveProperty('refundable');
  expect(balance('duty-receivable')).toBe(lowered);
});

test('a refund that is refused may be asked for again, and nothing left the books', () => {
  ask();
  expect(codes(send('leader', 'refund.refuse', { number, ...WHY }))).toEqual([]);
  expect(state()).not.toHaveProperty('refund');
  expect(state().refundable).toBe(lowered.toString());
  expect(codes(ask())).toEqual([]);
});
