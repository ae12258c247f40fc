import { SYSTEM } from '#core/access';
import { askedOf, DECLARATION_STREAM, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import type { Instant, Outcome, Refusals, Result } from '#core/kernel';
import { ACTORS, BANK_ID, clearanceBench, declarationFor, type ActorName } from '#tests/support/clearance';
import { vietnamDeadlines, vietnamReference } from '#tests/support/reference';
import { beforeEach, expect, test } from 'vitest';
import {
  deadlinesOn,
  declarationRef,
  fireDeadline,
  REFUND_ORDER_TOPIC,
  REFUND_RESENT_MAX,
  type InForce,
} from './index.ts';

const ACCOUNT = { bankCode: 'BANKX', number: '190012345', holder: 'CONG TY VI DU MOT' };
const WHY = { reason: 'nộp thừa thuế' };
const DAY_MS = 86_400_000;
const law = { reference: vietnamReference(), deadlines: vietnamDeadlines() };

const house = () => clearanceBench({ handlers: [fireDeadline], streams: [] });
let bench = house();
let number: DeclarationNumber;
let order: { readonly orderId: string; readonly amount: string };

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
const answer = (bankMessageId: string, outcome: object = { outcome: 'paid' }) =>
  send('bank', 'refund.answer', { bankCode: BANK_ID, bankMessageId, ...order, ...outcome });
const resend = (by: ActorName = 'leader') => send(by, 'refund.resend', { number, reason: 'ngân hàng im lặng' });
/** When the bank has to have answered. */
const due = (): Instant | undefined =>
  deadlinesOn(DECLARATION_STREAM, state(), law).deadlines.find(({ kind }) => kind === 'refundAnswer')?.dueAt;
const ring = (dueAt: Instant | undefined) =>
  bench.submit({
    type: 'deadline.fire',
    data: { stream: declarationRef(number), kind: 'refundAnswer', key: order.orderId, dueAt },
    actor: SYSTEM,
  });

/** Paid, cancelled, asked for and ordered; the bank is silent. */
beforeEach(() => {
  bench = house();
  const lodged = send('trader', 'declaration.lodge', { declaration: declarationFor('yellow', 'R'), register: true });
  if (!lodged.ok) throw new Error(JSON.stringify(lodged.error));
  const told = lodged.value.answer as {
    readonly number: DeclarationNumber;
    readonly totalPayable: string;
    readonly paymentReference: string;
  };
  ({ number } = told);
  const credit = { bankCode: BANK_ID, bankMessageId: 'm', payerName: 'p', amount: told.totalPayable };
  send('bank', 'payment.receive', { ...credit, paymentReference: told.paymentReference });
  const registered = bench.events.find(({ type, stream }) => stream.type === 'declaration' && type === 'Registered');
  const inForce = { ...(registered?.data as unknown as InForce), position: registered?.position.toString() ?? '0' };
  expect(codes(send('documents', 'case.cancel', { number, inForce, groundCode: 'NO_PERMIT', ...WHY }))).toEqual([]);
  expect(codes(send('trader', 'declaration.requestRefund', { number, account: ACCOUNT, ...WHY }))).toEqual([]);
  const ordered = send('leader', 'refund.order', { number, ...WHY });
  if (!ordered.ok) throw new Error(JSON.stringify(ordered.error));
  const { orderId, ordered: amount } = ordered.value.answer as { readonly orderId: string; readonly ordered: string };
  order = { orderId, amount };
});

test('a bank has a time to answer; once it is over, the order waits for the office, until it is sent again', () => {
  const first = due();
  expect(first).toBeDefined();
  expect(askedOf(state())).not.toContain('refundSilence');
  bench.clock.advanceMs(7 * DAY_MS);
  expect(codes(ring(first))).toEqual([]);
  expect(bench.events.at(-1)).toMatchObject({
    type: 'DeadlinePassed',
    data: { holder: 'office', onExpiry: 'escalate' },
  });
  expect(askedOf(state())).toContain('refundSilence');
  expect(codes(resend('documents'))).toEqual(['ACC-001']);
  expect(codes(resend('trader'))).toEqual(['ACC-001']);
  expect(codes(resend())).toEqual([]);
  expect(askedOf(state())).not.toContain('refundSilence');
  const second = due();
  expect(first !== undefined && second !== undefined && first < second).toBe(true);
  bench.clock.advanceMs(7 * DAY_MS);
  expect(codes(ring(second))).toEqual([]);
  expect(askedOf(state())).toContain('refundSilence');
});

test('what is sent again is the same order: its number, its bank, its amount', () => {
  const first = bench.outbox.at(-1);
  expect(codes(resend())).toEqual([]);
  expect(bench.outbox.at(-1)).toEqual(first);
  expect(first?.topic).toBe(REFUND_ORDER_TOPIC);
  expect(state().refund?.order).toMatchObject({ ...order, again: { times: 1 } });
});

test('however often it is sent and answered, it is paid once', () => {
  const before = balance(`bank:${BANK_ID}`);
  resend();
  resend();
  expect(codes(answer('late'))).toEqual([]);
  const events = bench.events.length;
  expect(codes(answer('late'))).toEqual([]);
  expect(codes(answer('later'))).toEqual([]);
  expect(codes(answer('other', { outcome: 'rejected', rejection: 'other', note: 'x' }))).toEqual(['RFD-002']);
  expect(bench.events.length).toBe(events);
  expect(balance(`bank:${BANK_ID}`)).toBe(before - BigInt(order.amount));
  expect(balance('refunds-payable')).toBe(0n);
  expect(codes(resend())).toEqual(['LIF-001']);
  expect(due()).toBeUndefined();
});

test('an order that nobody answers is not sent for ever', () => {
  for (let times = 0; times < REFUND_RESENT_MAX; times += 1) expect(codes(resend())).toEqual([]);
  expect(codes(resend())).toEqual(['RFD-005']);
  expect(codes(answer('late'))).toEqual([]);
});
