import { SYSTEM } from '#core/access';
import { expect, describe, test } from 'vitest';
import { guaranteeRef, leftOfGuarantee, type GuaranteeId, type GuaranteeState } from '#core/guarantee';

import { instant, instantAt, plainDate, type Actor } from '#core/kernel';
import {
  callTransportGuarantee,
  deadlinesOn,
  fireDeadline,
  repayTransportGuarantor,
  resendTransportRepayment,
} from '#core/clearance';
import { updateParty } from '#core/party';
import {
  mayReadTransport,
  openTransportActions,
  TRANSPORT_HANDLERS,
  transportRef,
  transportStream,
  type TransportContent,
  type TransportNumber,
  type TransportState,
} from '#core/transport';
import { drawIdentity, selectTransport } from './select-channel.ts';
import { ACTORS, BANK_ID, clearanceBench, declarationFor, OTHER_ID, TRADER_ID } from '#tests/support/clearance';
import { vietnamDeadlines, vietnamReference } from '#tests/support/reference';
import { SEALING, transportOf } from '#tests/support/transport';

const { trader, other, documents, elsewhere, interested, leader, bank } = ACTORS;
const destination: Actor = { ...documents, userId: 'destination', offices: ['01AB'] };
const chief: Actor = { ...leader, userId: 'chief', offices: ['01AB'] };
const GUARANTEE = 'BANKTEST-2026-VC-1' as GuaranteeId;

function stage() {
  const bench = clearanceBench({
    handlers: [
      ...TRANSPORT_HANDLERS,
      callTransportGuarantee,
      repayTransportGuarantor,
      resendTransportRepayment,
      updateParty,
      fireDeadline,
    ],
    streams: [transportStream],
  });
  const send = (actor: Actor, type: string, data: object) => bench.submit({ type, data, actor });
  const codes = (actor: Actor, type: string, data: object): readonly string[] => {
    const result = send(actor, type, data);
    return result.ok ? [] : result.error.map(({ code }) => code);
  };
  /** From now on the papers of this trader are looked at. */
  const ranked = (complianceLevel: number) => () =>
    codes(SYSTEM, 'party.update', { id: TRADER_ID, fields: { complianceLevel }, reason: 'xếp lại' });
  const [trust, distrust] = [ranked(2), ranked(5)];
  const registered = (facts: Partial<TransportContent> = {}, check?: 'checked'): TransportNumber => {
    if (check === 'checked') distrust();
    const result = send(trader, 'transport.register', { principalId: TRADER_ID, content: transportOf(facts) });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return (result.value.answer as { readonly number: TransportNumber }).number;
  };
  const state = (number: TransportNumber): TransportState => {
    const found = bench.state<TransportState>(transportRef(number));
    if (found === undefined) throw new Error('it was registered');
    return found;
  };
  const typesOf = (number: TransportNumber): readonly string[] =>
    bench.events.filter(({ stream }) => stream.type === 'transport' && stream.id === number).map(({ type }) => type);
  const guaranteed = () => {
    const found = bench.state<GuaranteeState>(guaranteeRef(GUARANTEE));
    return found && leftOfGuarantee(found).toString();
  };
  const issue = (validTo = '2027-12-31', principalId: string = TRADER_ID) =>
    expect(
      codes(bank, 'guarantee.issue', {
        id: GUARANTEE,
        kind: 'general',
        principalId,
        bankCode: BANK_ID,
        amount: '100000000',
        validFrom: '2026-01-01',
        validTo,
      }),
    ).toEqual([]);
  const law = { deadlines: vietnamDeadlines(), reference: vietnamReference() };
  const deadlines = (number: TransportNumber) => deadlinesOn('transport', state(number), law).deadlines;
  return { bench, codes, registered, state, deadlines, typesOf, guaranteed, issue, trust, distrust };
}
const why = { reason: 'đã đối chiếu' };

describe('a transport that nobody checks', () => {
  test('is approved as it is registered, departs and arrives, each at its own office', () => {
    const { bench, codes, registered, state, typesOf } = stage();
    const number = registered();
    expect(number).toBe('500000000010');
    expect(state(number)).toMatchObject({ status: 'approved', channel: 'green', version: 0 });
    bench.clock.set(instant('2026-11-22T03:00:00Z'));
    const left = { number, departedAt: '2026-11-22T02:30:00.000Z', sealing: SEALING };
    expect(codes(destination, 'transport.depart', left)).toEqual(['ACC-001']);
    expect(codes(documents, 'transport.depart', left)).toEqual([]);
    bench.clock.set(instant('2026-11-24T03:00:00Z'));
    const came = {
      number,
      arrivedAt: '2026-11-24T02:00:00.000Z',
      sealing: SEALING,
      sealsIntact: true,
      differences: '',
    };
    expect(codes(documents, 'transport.arrive', came)).toEqual(['ACC-001']);
    expect(codes(destination, 'transport.arrive', came)).toEqual([]);
    expect(typesOf(number)).toEqual(['Registered', 'Approved', 'Departed', 'Arrived']);
    expect(state(number).arrival?.conforms).toBe(true);
  });

  test('is approved anew when it is corrected, under its own number', () => {
    const { codes, registered, state, typesOf } = stage();
    const number = registered();
    const content = transportOf({ to: { officeId: '01E1', locationId: 'VNHPH' } });
    expect(codes(trader, 'transport.correct', { number, version: 0, content })).toEqual([]);
    expect(state(number)).toMatchObject({ status: 'approved', version: 1, content: { to: { officeId: '01E1' } } });
    expect(typesOf(number)).toEqual(['Registered', 'Approved', 'Corrected', 'Approved']);
    expect(codes(trader, 'transport.correct', { number, version: 0, content })).toEqual(['TRP-012']);
  });

  test('is looked at once a correction is selected, and stays so whatever is corrected then', () => {
    const { codes, registered, state, distrust, trust } = stage();
    const number = registered();
    distrust();
    expect(codes(trader, 'transport.correct', { number, version: 0, content: transportOf() })).toEqual([]);
    expect(state(number)).toMatchObject({ status: 'underCheck', channel: 'yellow' });
    trust();
    expect(codes(trader, 'transport.correct', { number, version: 1, content: transportOf() })).toEqual([]);
    expect(state(number)).toMatchObject({ status: 'underCheck', channel: 'yellow' });
    expect(codes(documents, 'transport.approve', { number, ...why })).toEqual([]);
    expect(state(number).status).toBe('approved');
  });
});

describe('a transport that is sent in advance', () => {
  const prepared = (facts: Partial<TransportContent> = {}) => {
    const made = stage();
    const content = transportOf({ plannedDeparture: plainDate('2026-12-10'), plannedArrival: plainDate('2026-12-12') });
    const sent = made.bench.submit({
      type: 'transport.preRegister',
      data: { principalId: TRADER_ID, content: { ...content, ...facts } },
      actor: trader,
    });
    if (!sent.ok) throw new Error(JSON.stringify(sent.error));
    const { number } = sent.value.answer as { readonly number: TransportNumber };
    return { ...made, number, content };
  };

  test('has its number and binds nobody until it is registered under that number', () => {
    const { codes, number, state, typesOf } = prepared();
    expect(state(number)).toMatchObject({ status: 'preRegistered', channel: null, registeredAt: null });
    expect(codes(documents, 'transport.approve', { number, ...why })).toEqual(['TRP-002']);
    expect(codes(other, 'transport.makeOfficial', { number })).toEqual(['TRP-001']);
    expect(codes(documents, 'transport.makeOfficial', { number })).toEqual(['ACC-002']);
    expect(codes(trader, 'transport.makeOfficial', { number })).toEqual([]);
    expect(state(number)).toMatchObject({ number, status: 'approved', channel: 'green', version: 0 });
    expect(state(number).registeredAt).toBe('2026-11-21T03:00:00.000Z');
    expect(codes(trader, 'transport.makeOfficial', { number })).toEqual(['TRP-002']);
    expect(typesOf(number)).toEqual(['PreRegistered', 'Registered', 'Approved']);
  });

  test('is written over as often as one likes, and is kept anew from then on', () => {
    const { bench, codes, number, state, content } = prepared();
    bench.clock.set(instant('2026-11-28T16:59:00Z'));
    const to = { officeId: '01E1', locationId: 'VNHPH' };
    expect(codes(trader, 'transport.replace', { number, content: { ...content, to } })).toEqual([]);
    expect(state(number)).toMatchObject({ status: 'preRegistered', version: 0, content: { to } });
    bench.clock.set(instant('2026-12-05T16:59:00Z'));
    expect(codes(trader, 'transport.makeOfficial', { number })).toEqual([]);
  });

  test('is kept to the end of the seventh day, and then declared anew', () => {
    const { bench, codes, number, content } = prepared();
    bench.clock.set(instant('2026-11-28T17:00:00Z'));
    expect(codes(trader, 'transport.makeOfficial', { number })).toEqual(['TRP-030']);
    expect(codes(trader, 'transport.replace', { number, content })).toEqual(['TRP-030']);
  });

  test('is registered by the law and the days of then', () => {
    const { bench, codes, number, distrust, state } = prepared({ plannedDeparture: plainDate('2026-11-22') });
    bench.clock.set(instant('2026-11-23T03:00:00Z'));
    expect(codes(trader, 'transport.makeOfficial', { number })).toEqual(['TRP-005']);
    expect(codes(trader, 'transport.replace', { number, content: transportOf() })).toEqual(['TRP-005']);
    const later = { plannedDeparture: plainDate('2026-11-24'), plannedArrival: plainDate('2026-11-25') };
    expect(codes(trader, 'transport.replace', { number, content: transportOf(later) })).toEqual([]);
    distrust();
    expect(codes(trader, 'transport.makeOfficial', { number })).toEqual([]);
    expect(state(number)).toMatchObject({ status: 'underCheck', channel: 'yellow' });
  });

  test('can be withdrawn, and the office never hears of it', () => {
    const { codes, number, state, typesOf } = prepared();
    expect(codes(trader, 'transport.withdraw', { number, ...why })).toEqual([]);
    expect(state(number)).toMatchObject({ status: 'cancelled', reason: why.reason });
    expect(typesOf(number)).toEqual(['PreRegistered', 'Withdrawn']);
    expect(codes(trader, 'transport.makeOfficial', { number })).toEqual(['TRP-002']);
  });
});

describe('selection', () => {
  const law = { fromComplianceLevel: 4, share: 0.05 };
  test('looks at every principal of low standing, and at a share of all others by chance', () => {
    const channel = (complianceLevel: 1 | 2 | 3 | 4 | 5, draw: number) =>
      selectTransport({ complianceLevel }, law, draw);
    expect(channel(4, 0.99)).toEqual({ channel: 'yellow', ground: 'standing' });
    expect(channel(1, 0.049)).toEqual({ channel: 'yellow', ground: 'chance' });
    expect(channel(3, 0.05)).toEqual({ channel: 'green', ground: 'none' });
  });

  test('draws the same for the same goods, however often and in whichever order they are declared', () => {
    const turned = { ...SEALING, containers: SEALING.containers.toReversed() };
    const identity = drawIdentity(TRADER_ID, transportOf());
    expect(drawIdentity(TRADER_ID, transportOf({ sealing: turned, plannedArrival: plainDate('2026-11-30') }))).toBe(
      identity,
    );
    expect(drawIdentity(OTHER_ID, transportOf())).not.toBe(identity);
  });
});

describe('a guarantee for a transport', () => {
  test('is drawn once it is asked for, and free again when the goods came as they left', () => {
    const { bench, codes, registered, state, guaranteed, issue, typesOf } = stage();
    issue();
    const number = registered({ guaranteeId: GUARANTEE }, 'checked');
    expect(codes(documents, 'transport.requireGuarantee', { number, amount: '40000000', ...why })).toEqual([]);
    expect(codes(documents, 'transport.approve', { number, ...why })).toEqual(['TRP-002']);
    expect(codes(trader, 'transport.secure', { number, guaranteeId: null })).toEqual([]);
    expect(guaranteed()).toBe('60000000');
    expect(codes(documents, 'transport.approve', { number, ...why })).toEqual([]);
    bench.clock.set(instant('2026-11-22T03:00:00Z'));
    codes(documents, 'transport.depart', { number, departedAt: '2026-11-22T02:30:00.000Z', sealing: SEALING });
    const came = {
      number,
      arrivedAt: '2026-11-22T02:45:00.000Z',
      sealing: SEALING,
      sealsIntact: true,
      differences: '',
    };
    expect(codes(destination, 'transport.arrive', came)).toEqual([]);
    expect(guaranteed()).toBe('100000000');
    expect(state(number).security).toBeUndefined();
    expect(typesOf(number).slice(-2)).toEqual(['Arrived', 'SecurityFreed']);
  });

  test('is held while what differs on arrival is open, and then freed by the office of destination', () => {
    const { bench, codes, registered, guaranteed, issue } = stage();
    issue();
    const number = registered({}, 'checked');
    codes(documents, 'transport.requireGuarantee', { number, amount: '40000000', ...why });
    codes(trader, 'transport.secure', { number, guaranteeId: GUARANTEE });
    codes(documents, 'transport.approve', { number, ...why });
    bench.clock.set(instant('2026-11-22T03:00:00Z'));
    codes(documents, 'transport.depart', { number, departedAt: '2026-11-22T02:30:00.000Z', sealing: SEALING });
    const broken = { ...SEALING, containers: SEALING.containers.map((one) => ({ ...one, seals: [] })) };
    const came = { number, arrivedAt: '2026-11-22T02:45:00.000Z', sealing: broken, sealsIntact: true, differences: '' };
    expect(codes(destination, 'transport.arrive', came)).toEqual(['TRP-020']);
    expect(codes(destination, 'transport.arrive', { ...came, sealsIntact: false })).toEqual(['TRP-021']);
    const noted = { ...came, sealsIntact: false, differences: 'mất niêm phong' };
    expect(codes(destination, 'transport.arrive', noted)).toEqual([]);
    expect(guaranteed()).toBe('60000000');
    expect(codes(documents, 'transport.freeGuarantee', { number, ...why })).toEqual(['ACC-001']);
    expect(codes(destination, 'transport.freeGuarantee', { number, ...why })).toEqual([]);
    expect(guaranteed()).toBe('100000000');
    expect(codes(destination, 'transport.freeGuarantee', { number, ...why })).toEqual(['TRP-002']);
  });

  test('is called on once goods under way are late; the bank pays what is demanded, and the rest waits', () => {
    const { bench, codes, registered, state, guaranteed, issue, typesOf } = stage();
    issue();
    const number = registered({}, 'checked');
    codes(documents, 'transport.requireGuarantee', { number, amount: '40000000', ...why });
    codes(trader, 'transport.secure', { number, guaranteeId: GUARANTEE });
    codes(documents, 'transport.approve', { number, ...why });
    bench.clock.set(instant('2026-11-22T03:00:00Z'));
    codes(documents, 'transport.depart', { number, departedAt: '2026-11-22T02:30:00.000Z', sealing: SEALING });
    bench.clock.set(instant('2026-11-25T16:59:00Z'));
    expect(codes(destination, 'transport.callGuarantee', { number, ...why })).toEqual(['TRP-022']);
    bench.clock.set(instant('2026-11-25T17:00:00Z'));
    expect(codes(documents, 'transport.callGuarantee', { number, ...why })).toEqual(['ACC-001']);
    expect(codes(destination, 'transport.callGuarantee', { number, ...why })).toEqual([]);
    expect(codes(destination, 'transport.callGuarantee', { number, ...why })).toEqual(['TRP-002']);
    expect(guaranteed()).toBe('60000000');
    const order = bench.outbox.at(-1)?.payload as { readonly paymentReference: string; readonly amount: string };
    expect(order).toMatchObject({ orderId: `${number}-${GUARANTEE}`, amount: '40000000', guaranteeId: GUARANTEE });
    const { paymentReference } = order;
    const pay = (bankMessageId: string, amount: string) =>
      codes(bank, 'payment.receive', {
        bankCode: BANK_ID,
        bankMessageId,
        paymentReference,
        payerName: 'Ngân hàng Thử',
        amount,
      });
    const balance = (account: string) =>
      bench.postings.reduce((sum, each) => (each.account === account ? sum + BigInt(each.amount) : sum), 0n);
    pay('a', '15000000');
    expect(state(number).called).toMatchObject({ amount: '40000000', paid: '15000000' });
    pay('b', '30000000');
    pay('b', '30000000');
    expect(state(number).called?.paid).toBe('40000000');
    expect(balance('guarantees-receivable')).toBe(0n);
    expect(balance('guarantees-called')).toBe(-40_000_000n);
    expect(balance('suspense')).toBe(-5_000_000n);
    // The goods may still come, and nothing is free that was paid.
    expect(state(number).status).toBe('departed');
    expect(typesOf(number).slice(-3)).toEqual(['SecurityCalled', 'SecurityPaid', 'SecurityPaid']);
  });

  describe('that was called on for goods that came after all', () => {
    /** Late, called on, and come. */
    function come() {
      const house = stage();
      const { bench, codes, registered, issue } = house;
      issue();
      const number = registered({}, 'checked');
      codes(documents, 'transport.requireGuarantee', { number, amount: '40000000', ...why });
      codes(trader, 'transport.secure', { number, guaranteeId: GUARANTEE });
      codes(documents, 'transport.approve', { number, ...why });
      bench.clock.set(instant('2026-11-22T03:00:00Z'));
      codes(documents, 'transport.depart', { number, departedAt: '2026-11-22T02:30:00.000Z', sealing: SEALING });
      bench.clock.set(instant('2026-11-25T17:00:00Z'));
      expect(codes(destination, 'transport.callGuarantee', { number, ...why })).toEqual([]);
      const demand = bench.outbox.at(-1)?.payload as { readonly paymentReference: string };
      const { paymentReference } = demand;
      const pay = (bankMessageId: string, amount: string) =>
        codes(bank, 'payment.receive', {
          bankCode: BANK_ID,
          bankMessageId,
          paymentReference,
          payerName: 'Ngân hàng Thử',
          amount,
        });
      const arrive = () =>
        codes(destination, 'transport.arrive', {
          number,
          arrivedAt: bench.clock.now(),
          sealing: SEALING,
          sealsIntact: true,
          differences: '',
        });
      const repay = (who: Actor = chief) => codes(who, 'transport.repayGuarantor', { number, ...why });
      const balance = (account: string) =>
        bench.postings.reduce((sum, each) => (each.account === account ? sum + BigInt(each.amount) : sum), 0n);
      const answer = (outcome: object = { outcome: 'paid' }, order = house.state(number).called?.order) =>
        codes(bank, 'refund.answer', {
          bankCode: BANK_ID,
          bankMessageId: 'r',
          orderId: order?.orderId ?? '',
          amount: order?.amount ?? '1',
          ...outcome,
        });
      return { ...house, number, pay, arrive, repay, balance, answer };
    }

    test('is demanded no more, and has room again; what was not paid is waited for no longer', () => {
      const { arrive, repay, balance, state, number, guaranteed, bench, typesOf } = come();
      expect(repay()).toEqual(['TRP-002']);
      expect(arrive()).toEqual([]);
      expect(repay(destination)).toEqual(['ACC-002']);
      const sent = bench.outbox.length;
      expect(repay()).toEqual([]);
      expect(bench.outbox.length).toBe(sent);
      expect(repay()).toEqual(['TRP-002']);
      expect(guaranteed()).toBe('100000000');
      expect(balance('guarantees-receivable')).toBe(0n);
      expect(balance('guarantees-called')).toBe(0n);
      expect(state(number).called?.withdrawnAt).toBeDefined();
      expect(typesOf(number).slice(-2)).toEqual(['Arrived', 'SecurityWithdrawn']);
    });

    test('gives back to the bank what it paid, by one order however often it is sent and answered', () => {
      const { arrive, repay, pay, balance, answer, state, number, bench, codes, typesOf } = come();
      pay('a', '15000000');
      arrive();
      expect(repay()).toEqual([]);
      const first = bench.outbox.at(-1);
      expect(first).toMatchObject({ payload: { transport: number, bankCode: BANK_ID } });
      expect(balance('guarantors-payable')).toBe(-15_000_000n);
      expect(repay()).toEqual(['TRP-002']);
      expect(codes(chief, 'transport.resendRepayment', { number, ...why })).toEqual([]);
      expect(bench.outbox.at(-1)).toEqual(first);
      const order = state(number).called?.order;
      expect(answer({ outcome: 'paid', amount: '1' })).toEqual(['RFD-003']);
      expect(answer()).toEqual([]);
      expect(answer(undefined, order)).toEqual([]);
      expect(answer({ outcome: 'rejected', rejection: 'other', note: 'x' }, order)).toEqual(['RFD-002']);
      // How it ended is no other bank's business.
      const guessed = { bankCode: 'BANK-OTHER', bankMessageId: 'x', outcome: 'paid', ...order };
      expect(
        codes({ ...bank, organisationId: 'BANK-OTHER' }, 'refund.answer', { ...guessed, bankCode: 'BANK-OTHER' }),
      ).toEqual(['RFD-001']);
      for (const account of ['guarantees-receivable', 'guarantees-called', 'guarantors-payable', `bank:${BANK_ID}`])
        expect(balance(account), account).toBe(0n);
      expect(codes(chief, 'transport.resendRepayment', { number, ...why })).toEqual(['TRP-002']);
      expect(typesOf(number).slice(-4)).toEqual([
        'SecurityWithdrawn',
        'RepaymentOrdered',
        'RepaymentResent',
        'SecurityRepaid',
      ]);
    });

    test('owes the bank what it pays later still, and another order where the first could not be booked', () => {
      const { arrive, repay, pay, balance, answer } = come();
      arrive();
      repay();
      pay('late', '40000000');
      expect(balance('guarantees-receivable')).toBe(0n);
      expect(balance('guarantors-payable')).toBe(-40_000_000n);
      expect(repay()).toEqual([]);
      expect(answer({ outcome: 'rejected', rejection: 'other', note: 'không ghi có được' })).toEqual([]);
      expect(repay()).toEqual([]);
      expect(answer()).toEqual([]);
      expect(balance('guarantors-payable')).toBe(0n);
      expect(balance(`bank:${BANK_ID}`)).toBe(0n);
    });

    test('has the bank answer in time, or is before the leader where the goods came', () => {
      const { arrive, repay, pay, number, bench, typesOf, state } = come();
      pay('a', '40000000');
      arrive();
      repay();
      const law = { reference: vietnamReference(), deadlines: vietnamDeadlines() };
      const [deadline] = deadlinesOn('transport', state(number), law).deadlines;
      if (deadline === undefined) throw new Error('the bank has a time');
      expect(deadline).toMatchObject({ kind: 'refundAnswer', rule: { holder: 'office', onExpiry: 'escalate' } });
      bench.clock.set(instantAt(Date.parse(deadline.dueAt) + 60_000));
      const { kind, key, dueAt } = deadline;
      bench.submit({
        type: 'deadline.fire',
        data: { stream: transportRef(number), kind, key, dueAt },
        actor: SYSTEM,
      });
      expect(typesOf(number).at(-1)).toBe('DeadlinePassed');
    });
  });

  test.each(['transport.refuse', 'transport.cancel', 'transport.withdraw'])('is free again after %s', (step) => {
    const { codes, registered, guaranteed, issue } = stage();
    issue();
    const number = registered({}, 'checked');
    codes(documents, 'transport.requireGuarantee', { number, amount: '40000000', ...why });
    codes(trader, 'transport.secure', { number, guaranteeId: GUARANTEE });
    expect(guaranteed()).toBe('60000000');
    expect(codes(step === 'transport.withdraw' ? trader : documents, step, { number, ...why })).toEqual([]);
    expect(guaranteed()).toBe('100000000');
  });

  test('must be the principal’s own, hold until the arrival, and have enough left', () => {
    const asked = (validTo: string, principalId: string, amount: string) => {
      const { codes, registered, issue } = stage();
      issue(validTo, principalId);
      const number = registered({}, 'checked');
      codes(documents, 'transport.requireGuarantee', { number, amount, ...why });
      return codes(trader, 'transport.secure', { number, guaranteeId: GUARANTEE });
    };
    expect(asked('2027-12-31', OTHER_ID, '1')).toEqual(['GUA-002']);
    expect(asked('2026-11-24', TRADER_ID, '1')).toEqual(['GUA-003']);
    expect(asked('2027-12-31', TRADER_ID, '100000001')).toEqual(['GUA-004']);
    expect(asked('2026-11-25', TRADER_ID, '100000000')).toEqual([]);
  });

  test('keeps a correction from planning an arrival that it does not reach', () => {
    const { codes, registered, issue, state } = stage();
    issue('2026-11-26');
    const number = registered({}, 'checked');
    codes(documents, 'transport.requireGuarantee', { number, amount: '1', ...why });
    expect(codes(trader, 'transport.secure', { number, guaranteeId: null })).toEqual(['TRP-016']);
    codes(trader, 'transport.secure', { number, guaranteeId: GUARANTEE });
    const later = transportOf({ plannedArrival: plainDate('2026-11-27') });
    expect(codes(trader, 'transport.correct', { number, version: 0, content: later })).toEqual(['TRP-015']);
    const sooner = transportOf({ plannedArrival: plainDate('2026-11-26') });
    expect(codes(trader, 'transport.correct', { number, version: 0, content: sooner })).toEqual([]);
    expect(state(number).status).toBe('underCheck');
  });
});

describe('what is declared', () => {
  const refused = (facts: Partial<TransportContent>) => {
    const { codes } = stage();
    return codes(trader, 'transport.register', { principalId: TRADER_ID, content: transportOf(facts) });
  };
  test('is refused by what is wrong with it, all at once', () => {
    expect(refused({ to: { officeId: 'ZZZZ', locationId: 'VNCLI' } })).toEqual(['TRP-004', 'TRP-006']);
    expect(refused({ plannedArrival: plainDate('2026-11-21') })).toEqual(['TRP-005']);
    expect(refused({ plannedDeparture: plainDate('2026-11-20') })).toEqual(['TRP-005']);
    expect(refused({ goods: [] })).toEqual(['TRP-007']);
    const [first] = SEALING.containers;
    if (first === undefined) throw new Error('the sample has containers');
    expect(refused({ sealing: { containers: [first, first], vehicleSeals: [] } })).toEqual(['TRP-009']);
    const wrong = { number: 'HDAU1234567', seals: [] };
    expect(refused({ sealing: { containers: [wrong], vehicleSeals: [] } })).toEqual(['TRP-008']);
  });

  test('links only declarations that its sender may read, whichever version is named', () => {
    const { bench, codes, registered } = stage();
    const lodge = bench.submit({
      type: 'declaration.lodge',
      data: { declaration: declarationFor('green', 'LINKED'), register: true },
      actor: trader,
    });
    if (!lodge.ok) throw new Error(JSON.stringify(lodge.error));
    const { number } = lodge.value.answer as { readonly number: NonNullable<TransportContent['declarations'][number]> };
    registered({ declarations: [number], goods: [] });
    const linked = { principalId: OTHER_ID, content: transportOf({ declarations: [number] }) };
    expect(codes(other, 'transport.register', linked)).toEqual(['TRP-010']);
    const unknown = {
      principalId: TRADER_ID,
      content: transportOf({ declarations: ['100000099990' as typeof number] }),
    };
    expect(codes(trader, 'transport.register', unknown)).toEqual(['TRP-010']);
  });

  test('is its principal’s to register, and the office of departure can not be corrected', () => {
    const { codes, registered } = stage();
    expect(codes(other, 'transport.register', { principalId: TRADER_ID, content: transportOf() })).toEqual(['ACC-001']);
    const stranger: Actor = { ...other, organisationId: '0100000009' };
    const content = transportOf();
    expect(codes(stranger, 'transport.register', { principalId: '0100000009', content })).toEqual(['TRP-011']);
    const number = registered();
    const moved = transportOf({ from: { officeId: '01E1', locationId: 'VNCLI' } });
    expect(codes(trader, 'transport.correct', { number, version: 0, content: moved })).toEqual(['TRP-014']);
  });

  test('is corrected nine times, then no more', () => {
    const { codes, registered } = stage();
    const number = registered();
    for (let version = 0; version < 9; version += 1)
      expect(codes(trader, 'transport.correct', { number, version, content: transportOf() })).toEqual([]);
    expect(codes(trader, 'transport.correct', { number, version: 9, content: transportOf() })).toEqual(['TRP-013']);
  });
});

describe('departure', () => {
  test('is of the containers declared, in the past, and before they were to have arrived', () => {
    const { bench, codes, registered } = stage();
    const number = registered();
    bench.clock.set(instant('2026-11-27T03:00:00Z'));
    const depart = (departedAt: string, sealing = SEALING) =>
      codes(documents, 'transport.depart', { number, departedAt, sealing });
    expect(depart('2026-11-27T04:00:00.000Z')).toEqual(['TRP-017', 'TRP-018']);
    expect(depart('2026-11-20T04:00:00.000Z')).toEqual(['TRP-017']);
    expect(depart('2026-11-26T00:00:00.000Z')).toEqual(['TRP-018']);
    expect(depart('2026-11-25T00:00:00.000Z', { ...SEALING, containers: [] })).toEqual(['TRP-019']);
    expect(depart('2026-11-25T00:00:00.000Z')).toEqual([]);
    expect(codes(trader, 'transport.withdraw', { number, ...why })).toEqual(['TRP-002']);
    expect(codes(documents, 'transport.cancel', { number, ...why })).toEqual(['TRP-002']);
  });
});

describe('the time to arrive', () => {
  test('runs from departure to the end of the day planned, is told once, and is over on arrival', () => {
    const { bench, codes, registered, typesOf, deadlines } = stage();
    const number = registered();
    expect(deadlines(number)).toEqual([]);
    bench.clock.set(instant('2026-11-22T03:00:00Z'));
    codes(documents, 'transport.depart', { number, departedAt: '2026-11-22T02:30:00.000Z', sealing: SEALING });
    const dueAt = '2026-11-25T16:59:00.000Z';
    expect(deadlines(number)).toMatchObject([
      { kind: 'transportArrival', dueAt, rule: { holder: 'trader', onExpiry: 'escalate' } },
    ]);
    const ring = { stream: transportRef(number), kind: 'transportArrival', key: '', dueAt };
    for (const at of ['2026-11-25T16:00:00Z', '2026-11-25T16:59:30Z', '2026-11-26T03:00:00Z']) {
      bench.clock.set(instant(at));
      expect(codes(SYSTEM, 'deadline.fire', ring)).toEqual([]);
    }
    expect(typesOf(number).slice(2)).toEqual(['Departed', 'DeadlineWarned', 'DeadlinePassed']);
    const came = {
      number,
      arrivedAt: '2026-11-26T02:00:00.000Z',
      sealing: SEALING,
      sealsIntact: true,
      differences: '',
    };
    expect(codes(destination, 'transport.arrive', came)).toEqual([]);
    expect(deadlines(number)).toEqual([]);
  });
});

describe('who may know of a transport', () => {
  test('its principal, its carrier and the offices at both ends; nobody else learns that there is one', () => {
    const { codes, registered, state } = stage();
    const number = registered({ carrier: { id: OTHER_ID, name: 'Vận tải Tưởng Tượng' } });
    for (const actor of [trader, other, documents, destination])
      expect(mayReadTransport(actor, state(number))).toBe(true);
    expect(mayReadTransport(elsewhere, state(number))).toBe(false);
    expect(codes(elsewhere, 'transport.approve', { number, ...why })).toEqual(['TRP-001']);
    expect(codes(bank, 'transport.secure', { number, guaranteeId: null })).toEqual(['TRP-001']);
    expect(codes(other, 'transport.withdraw', { number, ...why })).toEqual(['ACC-001']);
  });

  test('an officer with an interest decides nothing', () => {
    const { codes, registered } = stage();
    const number = registered({}, 'checked');
    expect(codes(interested, 'transport.approve', { number, ...why })).toEqual(['ACC-005']);
  });

  test('each is offered the steps that they may take', () => {
    const { codes, registered, state } = stage();
    const number = registered({}, 'checked');
    expect(openTransportActions(state(number), trader)).toEqual(['transport.correct', 'transport.withdraw']);
    expect(openTransportActions(state(number), documents)).toEqual([
      'transport.instructCorrection',
      'transport.requireGuarantee',
      'transport.approve',
      'transport.refuse',
      'transport.cancel',
    ]);
    expect(openTransportActions(state(number), destination)).toEqual([]);
    expect(codes(documents, 'transport.instructCorrection', { number, ...why })).toEqual([]);
    expect(openTransportActions(state(number), documents)).toEqual(['transport.refuse', 'transport.cancel']);
  });

  test('what a natural person carries, and their name as a carrier, is theirs', () => {
    const { bench, registered } = stage();
    registered({ carrier: { id: OTHER_ID, name: 'Vận tải Tưởng Tượng' } });
    const written = bench.events.find(({ stream, type }) => stream.type === 'transport' && type === 'Registered');
    if (written === undefined) throw new Error('it was registered');
    const isPerson = (id: string | undefined): id is string => id !== undefined;
    const parts = transportStream.personal?.({ ...written, subject: TRADER_ID }, isPerson);
    expect(parts).toEqual([
      { path: '/content/goods', subject: TRADER_ID },
      { path: '/content/carrier/name', subject: OTHER_ID },
    ]);
  });
});
