import { declarationRef, paymentRef, suspenseRef } from '../streams.ts';
import { SUSPENSE_HANDLERS, SUSPENSE_SETTLEMENT, suspenseSettlement } from './index.ts';
import { approvalHandlers, proposalStream } from '#core/approval';
import { declarationNumber, type DeclarationState } from '#core/declaration';
import { addDays, parsePlainDate, type Json } from '#core/kernel';
import { ACCOUNTS } from '#core/ledger';
import {
  paymentIdOf,
  suspenseLeft,
  suspenseStream,
  type PaymentId,
  type PaymentState,
  type SuspenseState,
} from '#core/payment';
import { ACTORS, BANK_ID, clearanceBench, declarationFor, TRADER_ID, type ActorName } from '#tests/support/clearance';
import { inForceOn } from '#tests/support/steps';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Below the country's limit, so that one person settles it; and above. */
const [SMALL, LARGE] = [15_000_000n, 80_000_000n];

function stage() {
  const bench = clearanceBench({
    handlers: [...SUSPENSE_HANDLERS, ...approvalHandlers([suspenseSettlement])],
    streams: [suspenseStream, proposalStream],
  });
  const submit = (by: ActorName, type: string, data: object) => bench.submit({ type, data, actor: ACTORS[by] });
  const take = (by: ActorName, type: string, data: object): Readonly<Record<string, unknown>> => {
    const result = submit(by, type, data);
    if (!result.ok) throw new Error(`${type}: ${JSON.stringify(result.error)}`);
    return result.value.answer as Readonly<Record<string, unknown>>;
  };
  const refused = (by: ActorName, type: string, data: object): readonly string[] => {
    const result = submit(by, type, data);
    return result.ok ? [] : result.error.map(({ code, pointer }) => `${code} ${pointer}`.trim());
  };
  const lodged = (channel: 'green' | 'yellow', reference: string): string =>
    String(
      take('trader', 'declaration.lodge', { declaration: declarationFor(channel, reference), register: true })[
        'number'
      ],
    );
  const declaration = (number: string): DeclarationState => {
    const found = bench.state<DeclarationState>(declarationRef(declarationNumber(number)));
    if (!found) throw new Error(`there is no ${number}`);
    return found;
  };
  const received = (message: string, amount: bigint, paymentReference = 'HD00000000000000'): PaymentId => {
    const credit = { bankCode: BANK_ID, bankMessageId: message, paymentReference, payerName: 'Người Nộp Thử' };
    take('bank', 'payment.receive', { ...credit, amount: amount.toString() });
    return paymentIdOf(BANK_ID, message);
  };
  const state = (id: PaymentId) => bench.state<SuspenseState>(suspenseRef(id));
  const revision = (id: PaymentId): number =>
    bench.events.filter(({ stream }) => stream.type === 'suspense' && stream.id === id).length;
  const left = (id: PaymentId): bigint =>
    suspenseLeft(bench.state<PaymentState>(paymentRef(id)) ?? { inSuspense: '0' }, state(id));
  const about = (id: PaymentId) => ({ paymentId: id, revision: revision(id), reason: 'đã xác minh với ngân hàng' });
  const allot = (id: PaymentId, number: string, amount: bigint) => ({
    ...about(id),
    act: 'allot',
    declarationNumber: number,
    amount: amount.toString(),
  });
  const giveBack = (id: PaymentId, amount: bigint) => ({ ...about(id), act: 'giveBack', amount: amount.toString() });
  const takeBack = (id: PaymentId, allotmentId: unknown, number: string) => ({
    ...about(id),
    act: 'takeBack',
    allotmentId,
    declarationNumber: number,
  });
  const balance = (account: string, subject?: string): bigint =>
    bench.postings
      .filter((posting) => posting.account === account && (subject === undefined || posting.subject === subject))
      .reduce((sum, { amount }) => sum + BigInt(amount), 0n);
  const answer = (orderId: unknown, amount: string, outcome: 'paid' | 'rejected' = 'paid') => ({
    bankCode: BANK_ID,
    bankMessageId: `ANSWER-${String(orderId)}`,
    orderId,
    amount,
    ...(outcome === 'paid' ? { outcome } : { outcome, rejection: 'closedAccount', note: 'đã đóng' }),
  });
  return {
    bench,
    take,
    refused,
    lodged,
    declaration,
    received,
    state,
    left,
    about,
    allot,
    giveBack,
    takeBack,
    balance,
    answer,
  };
}

describe('money that found no home', () => {
  test('allotted to the declaration that it was meant for releases it, as any payment does', () => {
    const { take, lodged, declaration, received, allot, left, balance } = stage();
    const number = lodged('green', 'S-1');
    const id = received('M-1', SMALL);
    const due = BigInt(declaration(number).totalPayable);
    expect(due).toBeLessThan(SMALL);
    expect(take('leader', 'suspense.settle', allot(id, number, due))['status']).toBe('released');
    expect(declaration(number).amountPaid).toBe(due.toString());
    expect(left(id)).toBe(SMALL - due);
    expect(balance(ACCOUNTS.suspense, id)).toBe(due - SMALL);
    expect(balance(ACCOUNTS.dutyReceivable, number)).toBe(0n);
  });

  test('pays several declarations in parts, and none of them more than it owes', () => {
    const { take, refused, lodged, declaration, received, allot, left } = stage();
    const [one, other] = [lodged('yellow', 'S-2'), lodged('yellow', 'S-3')];
    const id = received('M-2', SMALL);
    const due = BigInt(declaration(one).totalPayable);
    take('leader', 'suspense.settle', allot(id, one, due - 1n));
    expect(refused('leader', 'suspense.settle', allot(id, one, 2n))).toEqual(['SUS-004 /amount']);
    take('leader', 'suspense.settle', allot(id, other, 1_000n));
    expect(left(id)).toBe(SMALL - due - 999n);
    expect(refused('leader', 'suspense.settle', allot(id, other, SMALL))).toEqual(['SUS-003 /amount']);
    expect(refused('leader', 'suspense.settle', allot(id, '100000009990', 5n))).toEqual(['SUS-005 /declarationNumber']);
  });

  test('is settled by one of two officers who both looked at it before', () => {
    const { take, refused, lodged, received, allot } = stage();
    const number = lodged('yellow', 'S-4');
    const id = received('M-3', SMALL);
    const seen = allot(id, number, 1_000n);
    take('leader', 'suspense.settle', seen);
    expect(refused('deputy', 'suspense.settle', seen)).toEqual(['SUS-002 /revision']);
    expect(refused('leader', 'suspense.settle', seen)).toEqual(['SUS-002 /revision']);
  });

  test('is nobody’s but a leader’s, and not of one who is tied to whose goods they are', () => {
    const { bench, refused, lodged, received, allot } = stage();
    const number = lodged('yellow', 'S-5');
    const id = received('M-4', SMALL);
    for (const by of ['trader', 'bank'] as const)
      expect(refused(by, 'suspense.settle', allot(id, number, 1n))).toEqual(['SUS-001 /paymentId']);
    expect(refused('documents', 'suspense.settle', allot(id, number, 1n))).toEqual(['SUS-001 /paymentId']);
    const tied = { ...ACTORS.leader, memberOf: [TRADER_ID] };
    const result = bench.submit({ type: 'suspense.settle', data: allot(id, number, 1n), actor: tied });
    expect(result.ok ? [] : result.error.map(({ code }) => code)).toEqual(['ACC-001']);
  });

  test('allotted to the wrong declaration is taken back, until the goods have left', () => {
    const { take, refused, lodged, declaration, received, allot, takeBack, left, balance } = stage();
    const number = lodged('yellow', 'S-6');
    const id = received('M-5', SMALL);
    const due = BigInt(declaration(number).totalPayable);
    const { allotmentId } = take('leader', 'suspense.settle', allot(id, number, due));
    take('deputy', 'suspense.settle', takeBack(id, allotmentId, number));
    expect([declaration(number).amountPaid, left(id)]).toEqual(['0', SMALL]);
    expect(declaration(number).lastPaymentId).toBeUndefined();
    expect(balance(ACCOUNTS.suspense, id)).toBe(-SMALL);
    expect(refused('deputy', 'suspense.settle', takeBack(id, allotmentId, number))).toEqual(['SUS-011 /allotmentId']);
    const again = take('leader', 'suspense.settle', allot(id, number, due))['allotmentId'];
    take('documents', 'case.accept', { number, reason: 'hồ sơ đủ' });
    expect(declaration(number).status).toBe('released');
    expect(refused('deputy', 'suspense.settle', takeBack(id, again, number))).toEqual(['SUS-006']);
  });

  test('that a trader is owed back by the declaration is taken back no more', () => {
    const { bench, take, refused, lodged, declaration, received, allot, takeBack } = stage();
    const number = lodged('yellow', 'S-7');
    const id = received('M-6', SMALL);
    const due = BigInt(declaration(number).totalPayable);
    const { allotmentId } = take('leader', 'suspense.settle', allot(id, number, due));
    take('documents', 'case.cancel', {
      number,
      inForce: inForceOn(bench, number),
      groundCode: 'NO_PERMIT',
      reason: 'thiếu giấy phép',
    });
    expect(declaration(number).refundable).toBe(due.toString());
    expect(refused('leader', 'suspense.settle', takeBack(id, allotmentId, number))).toEqual(['SUS-006']);
  });

  test('goes back by an order to the bank that it came in by, and leaves the books once the bank has paid', () => {
    const { bench, take, refused, received, giveBack, left, balance, answer, about } = stage();
    const id = received('M-7', SMALL);
    const { orderId } = take('leader', 'suspense.settle', giveBack(id, SMALL));
    expect(bench.outbox.at(-1)).toEqual({
      topic: 'bank.refundOrder',
      payload: { orderId, payment: id, bankCode: BANK_ID },
    });
    expect([left(id), balance(ACCOUNTS.suspense, id)]).toEqual([0n, -SMALL]);
    expect(refused('leader', 'suspense.settle', giveBack(id, 1n))).toEqual(['SUS-009']);
    take('leader', 'suspense.resend', about(id));
    expect(refused('bank', 'refund.answer', answer(orderId, '1'))).toEqual(['RFD-003 /amount']);
    take('bank', 'refund.answer', answer(orderId, SMALL.toString()));
    take('bank', 'refund.answer', answer(orderId, SMALL.toString()));
    expect(refused('bank', 'refund.answer', answer(orderId, SMALL.toString(), 'rejected'))).toEqual([
      'RFD-002 /outcome',
    ]);
    expect(refused('bank', 'refund.answer', answer(`S9-${id}`, '1'))).toEqual(['RFD-001 /orderId']);
    expect([balance(ACCOUNTS.suspense, id), balance(ACCOUNTS.bank(BANK_ID))]).toEqual([0n, 0n]);
  });

  test('that its bank could not pay back waits again, with what the bank said', () => {
    const { take, received, giveBack, state, left, answer } = stage();
    const id = received('M-8', SMALL);
    const { orderId } = take('leader', 'suspense.settle', giveBack(id, 2_000_000n));
    take('bank', 'refund.answer', answer(orderId, '2000000', 'rejected'));
    expect(left(id)).toBe(SMALL);
    expect(state(id)?.rejected).toMatchObject({ rejection: 'closedAccount', note: 'đã đóng' });
    take('leader', 'suspense.settle', giveBack(id, SMALL));
    expect([left(id), state(id)?.rejected]).toEqual([0n, undefined]);
  });

  test('is settled by nobody while it is held, and held for no longer than the country says', () => {
    const { bench, take, refused, lodged, received, allot, about } = stage();
    const number = lodged('yellow', 'S-9');
    const id = received('M-9', SMALL);
    const today = parsePlainDate('2026-11-21');
    if (today === undefined) throw new Error('a day');
    expect(refused('leader', 'suspense.hold', { ...about(id), until: today })).toEqual(['SUS-010 /until']);
    expect(refused('leader', 'suspense.hold', { ...about(id), until: addDays(today, 61) })).toEqual(['SUS-010 /until']);
    take('leader', 'suspense.hold', { ...about(id), until: addDays(today, 60) });
    expect(refused('deputy', 'suspense.settle', allot(id, number, 1n))).toEqual(['SUS-008']);
    expect(refused('deputy', 'suspense.hold', { ...about(id), until: addDays(today, 3) })).toEqual(['SUS-011']);
    take('deputy', 'suspense.endHold', about(id));
    take('deputy', 'suspense.settle', allot(id, number, 1n));
    expect(bench.events.filter(({ stream }) => stream.type === 'suspense').map(({ type }) => type)).toEqual([
      'SuspenseHeld',
      'SuspenseHoldEnded',
      'SuspenseAllotted',
    ]);
  });
});

describe('a credit above the limit', () => {
  const proposing = (data: object, hash = 'a'.repeat(64)) => ({
    kind: SUSPENSE_SETTLEMENT,
    reason: 'lệch một chữ số',
    data: data as Json,
    contentHash: hash,
    replaces: null,
  });

  test('takes two people, however small the part', () => {
    const { take, refused, lodged, declaration, received, allot, left } = stage();
    const number = lodged('green', 'S-10');
    const id = received('M-10', LARGE);
    const due = BigInt(declaration(number).totalPayable);
    const act = allot(id, number, due);
    expect(refused('leader', 'suspense.settle', act)).toEqual(['SUS-007']);
    const proposal = take('leader', 'approval.propose', proposing(act))['id'];
    expect([declaration(number).amountPaid, left(id)]).toEqual(['0', LARGE]);
    const approval = { id: proposal, contentHash: 'a'.repeat(64) };
    expect(refused('leader', 'approval.approve', approval)).toEqual(['APR-006']);
    take('deputy', 'approval.approve', approval);
    expect([declaration(number).status, left(id)]).toEqual(['released', LARGE - due]);
    expect(refused('deputy', 'approval.approve', approval)).toEqual(['APR-004']);
  });

  test('is given back once, though two proposals of it are approved', () => {
    const { bench, take, refused, received, giveBack, left } = stage();
    const id = received('M-11', LARGE);
    const act = giveBack(id, LARGE);
    const [one, other] = ['a', 'b'].map((hash) => ({
      id: take('leader', 'approval.propose', proposing(act, hash.repeat(64)))['id'],
      contentHash: hash.repeat(64),
    }));
    take('deputy', 'approval.approve', one ?? {});
    expect(refused('deputy', 'approval.approve', other ?? {})).toEqual(['SUS-002 /revision']);
    expect([left(id), bench.outbox.length]).toEqual([0n, 1]);
  });

  test('is not proposed where it could not be done', () => {
    const { refused, received, giveBack } = stage();
    const id = received('M-12', LARGE);
    expect(refused('leader', 'approval.propose', proposing(giveBack(id, LARGE + 1n)))).toEqual(['SUS-003 /amount']);
    expect(refused('leader', 'approval.propose', proposing({ act: 'keep' }))).toEqual(['APR-001 /data']);
    expect(refused('documents', 'approval.propose', proposing(giveBack(id, LARGE)))).toEqual(['APR-013']);
  });
});

test('no đồng is lost, whatever is allotted, given back, taken back and answered in whatever order', () => {
  const step = fc.record({
    kind: fc.constantFrom('allot', 'giveBack', 'takeBack', 'paid', 'rejected', 'hold', 'endHold', 'accept', 'receive'),
    credit: fc.nat({ max: 2 }),
    declaration: fc.nat({ max: 2 }),
    part: fc.integer({ min: 1, max: 4 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const {
        bench,
        refused,
        lodged,
        declaration,
        received,
        state,
        left,
        about,
        allot,
        giveBack,
        takeBack,
        balance,
        answer,
      } = stage();
      const numbers = ['P-1', 'P-2', 'P-3'].map((reference) => lodged('yellow', reference));
      const credits = [received('C-0', SMALL), received('C-1', 3_000_001n)];
      const until = parsePlainDate('2026-12-01');
      for (const { kind, credit, declaration: of, part } of steps) {
        const id = credits[credit % credits.length];
        const number = numbers[of];
        if (id === undefined || number === undefined) continue;
        const order = state(id)?.order;
        const allotment = state(id)?.allotments.at(-part);
        if (kind === 'receive' && credits.length < 4)
          credits.push(received(`C-${credits.length}`, BigInt(part) * 777_777n));
        if (kind === 'allot') refused('leader', 'suspense.settle', allot(id, number, left(id) / BigInt(part) || 1n));
        if (kind === 'giveBack') refused('leader', 'suspense.settle', giveBack(id, left(id) / BigInt(part) || 1n));
        if (kind === 'takeBack' && allotment)
          refused('leader', 'suspense.settle', takeBack(id, allotment.id, allotment.declarationNumber));
        if ((kind === 'paid' || kind === 'rejected') && order)
          refused('bank', 'refund.answer', answer(order.orderId, order.amount, kind));
        if (kind === 'hold') refused('leader', 'suspense.hold', { ...about(id), until });
        if (kind === 'endHold') refused('leader', 'suspense.endHold', about(id));
        if (kind === 'accept') refused('documents', 'case.accept', { number, reason: 'đủ' });
      }
      const total = bench.postings.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
      expect(total).toBe(0n);
      for (const id of credits) {
        // What is in the books of a credit is what waits of it and what a bank was told to pay.
        expect(-balance(ACCOUNTS.suspense, id)).toBe(left(id) + BigInt(state(id)?.order?.amount ?? '0'));
        expect(left(id)).toBeGreaterThanOrEqual(0n);
      }
      for (const number of numbers) {
        const { totalPayable, amountPaid } = declaration(number);
        expect(balance(ACCOUNTS.dutyReceivable, number)).toBe(BigInt(totalPayable) - BigInt(amountPaid));
      }
      // Every đồng that came is in suspense, with a declaration, or back at its bank.
      const paid = numbers.reduce((sum, number) => sum + BigInt(declaration(number).amountPaid), 0n);
      expect(balance(ACCOUNTS.bank(BANK_ID))).toBe(paid - balance(ACCOUNTS.suspense));
    }),
    { numRuns: 150 },
  );
});
