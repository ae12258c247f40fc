import type { Declaration, DeclarationNumber, DeclarationState, GoodsItem } from '#core/declaration';
import { instant, type Outcome, type Refusals, type Result } from '#core/kernel';
import {
  ACTORS,
  BANK_ID,
  clearanceBench,
  declarationFor,
  exportFor,
  OTHER_ID,
  TRADER_ID,
  type ActorName,
  type ClearanceBench,
} from '#tests/support/clearance';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { beforeEach, describe, expect, test } from 'vitest';
import { ATTACHMENTS_MAX, declarationRef, examineLodging, ORDER_ANSWER_MINUTES_MAX, ownReferenceKey } from './index.ts';

let bench: ClearanceBench;
beforeEach(() => {
  bench = clearanceBench();
});

const send = (by: ActorName, type: string, data: object): Result<Outcome, Refusals> =>
  bench.submit({ type, data, actor: ACTORS[by] });
const codes = (result: Result<Outcome, Refusals>): readonly string[] =>
  result.ok ? [] : result.error.map(({ code }) => code);
const refusedAt = (result: Result<Outcome, Refusals>): readonly string[] =>
  result.ok ? [] : result.error.map(({ code, pointer }) => `${code} ${pointer}`);
const answerOf = (result: Result<Outcome, Refusals>) => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.answer as {
    readonly number: DeclarationNumber;
    readonly status: string;
    readonly totalPayable: string;
    readonly paymentReference: string | null;
    readonly orderId?: string;
  };
};
const lodge = (channel: 'green' | 'yellow' | 'red', ownReference: string) =>
  answerOf(send('trader', 'declaration.lodge', { declaration: declarationFor(channel, ownReference), register: true }));
const stateOf = (number: DeclarationNumber): DeclarationState | undefined =>
  bench.state<DeclarationState>(declarationRef(number));
const credit = (bankMessageId: string, paymentReference: string | null, amount: string) =>
  send('bank', 'payment.receive', {
    bankCode: BANK_ID,
    bankMessageId,
    paymentReference: paymentReference ?? '',
    payerName: 'p',
    amount,
  });
const balance = (account: string): bigint =>
  bench.postings
    .filter((posting) => posting.account === account)
    .reduce((sum, posting) => sum + BigInt(posting.amount), 0n);

describe('control', () => {
  test('goods selected for inspection never leave on papers alone, not even while documents are awaited', () => {
    const { number } = lodge('red', 'R1');
    expect(codes(send('documents', 'case.accept', { number, reason: 'ok' }))).toEqual(['LIF-001']);
    expect(
      send('documents', 'case.requestDocuments', { number, documents: [{ typeCode: 'INV', note: 'n' }], reason: 'r' })
        .ok,
    ).toBe(true);
    expect(stateOf(number)?.status).toBe('awaitingDocuments');
    expect(codes(send('documents', 'case.accept', { number, reason: 'ok' }))).toEqual(['LIF-001']);
    expect(
      send('inspection', 'case.recordFinding', { number, conforms: true, lines: [], note: 'n', declaredLines: [1] }).ok,
    ).toBe(true);
    expect(stateOf(number)?.status).toBe('awaitingPayment');
  });

  test('a check of documents is not ended by an inspection that nobody ordered', () => {
    const { number } = lodge('yellow', 'Y1');
    send('documents', 'case.requestDocuments', { number, documents: [{ typeCode: 'INV', note: 'n' }], reason: 'r' });
    expect(
      codes(
        send('inspection', 'case.recordFinding', { number, conforms: true, lines: [], note: 'n', declaredLines: [1] }),
      ),
    ).toEqual(['LIF-001']);
  });

  test('the second of two officers who accept hears that it is done', () => {
    const { number } = lodge('yellow', 'Y2');
    expect(send('documents', 'case.accept', { number, reason: 'ok' }).ok).toBe(true);
    expect(codes(send('inspection', 'case.accept', { number, reason: 'ok' }))).toEqual(['LIF-001']);
  });

  test('an officer of another office learns of no case; one with an interest in it decides nothing', () => {
    const { number } = lodge('yellow', 'Y3');
    expect(codes(send('elsewhere', 'case.accept', { number, reason: 'ok' }))).toEqual(['LIF-002']);
    expect(codes(send('interested', 'case.accept', { number, reason: 'ok' }))).toEqual(['ACC-001']);
    expect(codes(send('trader', 'case.accept', { number, reason: 'ok' }))).toEqual(['ACC-001']);
    expect(codes(send('other', 'case.accept', { number, reason: 'ok' }))).toEqual(['LIF-002']);
  });

  test('only documents of a kind on the list are asked for or supplied', () => {
    const { number } = lodge('yellow', 'Y5');
    const documents = [
      { typeCode: 'INV', note: 'n' },
      { typeCode: 'QQQ', note: 'n' },
    ];
    expect(refusedAt(send('documents', 'case.requestDocuments', { number, documents, reason: 'r' }))).toEqual([
      'DOC-001 /documents/1/typeCode',
    ]);
    const attachment = { id: 'a'.repeat(64), typeCode: 'QQQ', name: 'n', mediaType: 'application/pdf', sizeBytes: 1 };
    expect(refusedAt(send('trader', 'declaration.attach', { number, attachment }))).toEqual(['DOC-001 /typeCode']);
    expect(stateOf(number)?.status).toBe('underDocumentCheck');
  });

  test('a declaration holds a bounded number of attachments', () => {
    const { number } = lodge('yellow', 'Y4');
    const attachment = { id: 'a'.repeat(64), typeCode: 'INV', name: 'n', mediaType: 'application/pdf', sizeBytes: 1 };
    for (let sent = 0; sent < ATTACHMENTS_MAX; sent += 1)
      expect(send('trader', 'declaration.attach', { number, attachment }).ok).toBe(true);
    expect(codes(send('trader', 'declaration.attach', { number, attachment }))).toEqual(['CAS-003']);
  });
});

describe('lodging', () => {
  test('what does not stand in the way is told with the answer, and with the article it rests on', () => {
    const declaration: Declaration = {
      ...declarationFor('green', 'WARNED'),
      additionalDocuments: [{ typeCode: 'LIC', id: '1', expirationDate: '2020-01-01' }],
    };
    expect(answerOf(send('trader', 'declaration.lodge', { declaration, register: true }))).toMatchObject({
      warnings: [{ code: 'DOC-005', severity: 'warning', legalBasis: expect.stringContaining('38/2015/TT-BTC') }],
    });
  });

  test('for a party one may not act for tells nothing of that party', () => {
    lodge('green', 'KNOWN');
    const forStranger = declarationFor('green', 'KNOWN', { importer: { id: '0109999999', name: 'x' } });
    expect(
      codes(send('other', 'declaration.lodge', { declaration: declarationFor('green', 'KNOWN'), register: true })),
    ).toEqual(['ACC-001']);
    expect(codes(send('other', 'declaration.lodge', { declaration: forStranger, register: true }))).toEqual([
      'ACC-001',
    ]);
    expect(
      codes(send('readingBroker', 'declaration.lodge', { declaration: declarationFor('green', 'B'), register: false })),
    ).toEqual(['ACC-001']);
    expect(send('broker', 'declaration.lodge', { declaration: declarationFor('green', 'B'), register: false }).ok).toBe(
      true,
    );
  });

  test('overwriting under a new own reference takes the new one and gives back the old', () => {
    for (const register of [false, true]) {
      const [first, second] = register ? ['A1', 'A2'] : ['B1', 'B2'];
      const { number } = answerOf(
        send('trader', 'declaration.lodge', { declaration: declarationFor('yellow', first), register: false }),
      );
      expect(
        answerOf(
          send('trader', 'declaration.lodge', {
            declaration: declarationFor('yellow', second),
            register,
            replaces: number,
          }),
        ).number,
      ).toBe(number);
      expect(bench.holder(ownReferenceKey(TRADER_ID, second))).toBe(number);
      expect(bench.holder(ownReferenceKey(TRADER_ID, first))).toBeUndefined();
      expect(
        codes(send('trader', 'declaration.lodge', { declaration: declarationFor('yellow', second), register: true })),
      ).toEqual(['DUP-001']);
      expect(
        send('trader', 'declaration.lodge', { declaration: declarationFor('yellow', first), register: true }).ok,
      ).toBe(true);
    }
  });

  test('a pre-registration is kept for seven days after it was last sent, and then neither changed, added to nor registered', () => {
    const declaration = declarationFor('green', 'KEPT');
    const preRegister = (replaces?: DeclarationNumber) =>
      send('trader', 'declaration.lodge', { declaration, register: false, ...(replaces && { replaces }) });
    const { number } = answerOf(preRegister());
    bench.clock.set(instant('2026-11-28T16:59:59Z'));
    expect(preRegister(number).ok).toBe(true);
    bench.clock.set(instant('2026-12-05T16:59:59Z'));
    expect(preRegister(number).ok).toBe(true);
    bench.clock.set(instant('2026-12-12T17:00:00Z'));
    expect(codes(preRegister(number))).toEqual(['LIF-004']);
    expect(codes(send('trader', 'declaration.register', { number }))).toEqual(['LIF-004']);
    expect(codes(send('trader', 'declaration.withdraw', { number, reason: 'rrr' }))).toEqual(['LIF-004']);
    const attachment = { id: 'a'.repeat(64), typeCode: 'INV', name: 'n', mediaType: 'application/pdf', sizeBytes: 1 };
    expect(codes(send('trader', 'declaration.attach', { number, attachment }))).toEqual(['LIF-004']);
  });

  test('the own reference of a lapsed pre-registration goes to the declaration lodged anew, and to no other trader', () => {
    const declaration = declarationFor('green', 'AGAIN');
    const lapsing = answerOf(send('trader', 'declaration.lodge', { declaration, register: false })).number;
    bench.clock.set(instant('2026-11-28T03:00:00Z'));
    expect(codes(send('trader', 'declaration.lodge', { declaration, register: true }))).toEqual(['DUP-001']);
    bench.clock.set(instant('2026-11-29T03:00:00Z'));
    const anew = answerOf(send('trader', 'declaration.lodge', { declaration, register: true })).number;
    expect(anew).not.toBe(lapsing);
    expect(bench.holder(ownReferenceKey(TRADER_ID, 'AGAIN'))).toBe(anew);
    expect(codes(send('trader', 'declaration.lodge', { declaration, register: true }))).toEqual(['DUP-001']);
    expect(codes(send('trader', 'declaration.register', { number: lapsing }))).toEqual(['LIF-004']);
  });

  describe('the same goods', () => {
    const goods = (ownReference: string, facts: Partial<Declaration> = {}) =>
      declarationFor('green', 'GOODS', { functionalReferenceId: ownReference, ...facts });
    const unpriced = (facts: Partial<GoodsItem>): GoodsItem => {
      const { unitPriceAmount: _price, ...item } = sampleItem(facts);
      return item;
    };
    const lodged = (declaration: Declaration, register = true) =>
      send('trader', 'declaration.lodge', { declaration, register });

    test('are declared once, whatever reference, broker, spelling of decimals and order of lines', () => {
      const [one, two] = [sampleItem(), unpriced({ sequence: 2, tariffQuantity: { value: '20', unitCode: 'PCE' } })];
      const both = {
        goodsItems: [one, two],
        goodsItemQuantity: 2,
        invoiceAmount: { amount: '10000', currency: 'USD' },
      };
      const first = answerOf(lodged(goods('ONE', both)));
      const again = [
        { ...two, sequence: 1, tariffQuantity: { value: '20.0', unitCode: 'PCE' } },
        { ...one, sequence: 2, itemChargeAmount: { amount: '5000.00', currency: 'USD' } },
      ];
      const declaration = goods('TWO', { ...both, goodsItems: again, typeCode: 'A12' });
      for (const register of [false, true]) {
        expect(refusedAt(lodged(declaration, register))).toEqual(['DUP-002 /goodsItems']);
        expect(codes(send('broker', 'declaration.lodge', { declaration, register: false }))).toEqual(['DUP-002']);
      }
      expect(JSON.stringify(lodged(declaration))).not.toContain(first.number);
      expect(codes(lodged(goods('ONE', both)))).toEqual(['DUP-001']);
    });

    test('may be pre-registered twice, and are registered by whoever is first', () => {
      const [first, second] = ['A', 'B'].map((reference) => answerOf(lodged(goods(reference), false)).number);
      expect(send('trader', 'declaration.register', { number: second }).ok).toBe(true);
      expect(codes(send('trader', 'declaration.register', { number: first }))).toEqual(['DUP-002']);
      const other = goods('A', { invoice: { id: 'ANOTHER', issueDate: '2026-11-05' } });
      expect(send('trader', 'declaration.lodge', { declaration: other, register: true, replaces: first }).ok).toBe(
        true,
      );
    });

    test('of another trader under the same papers are other goods', () => {
      expect(lodged(goods('A')).ok).toBe(true);
      const declaration = goods('A', { importer: { id: OTHER_ID, name: 'x' } });
      expect(send('other', 'declaration.lodge', { declaration, register: true }).ok).toBe(true);
    });

    const { consignment } = declarationFor('green', 'GOODS');
    test.each<readonly [string, Partial<Declaration>]>([
      ['another quantity', { goodsItems: [unpriced({ tariffQuantity: { value: '10.5', unitCode: 'PCE' } })] }],
      ['another code', { goodsItems: [sampleItem({ commodityCode: '84713090' })] }],
      ['another invoice', { invoice: { id: 'ANOTHER', issueDate: '2026-11-05' } }],
      ['the same invoice number of another day', { invoice: { id: 'EX-GOODS', issueDate: '2026-11-06' } }],
      ['another bill', { consignment: { ...consignment, transportContractDocuments: [{ id: 'BL-GREEN-2' }] } }],
      ['containers of its own', { consignment: { ...consignment, transportEquipments: [{ id: 'CSQU3054383' }] } }],
      ['the first declaration as a previous document', { previousDocuments: [{ id: '100000000010' }] }],
    ])('with %s are a further part of the consignment', (_, facts) => {
      const whole = { invoice: { id: 'EX-GOODS', issueDate: '2026-11-05' } };
      expect(lodged(goods('FIRST', whole)).ok).toBe(true);
      expect(refusedAt(lodged(goods('SECOND', { ...whole, ...facts })))).toEqual([]);
      expect(codes(lodged(goods('THIRD', { ...whole, ...facts })))).toEqual(['DUP-002']);
    });
  });

  test('overwriting cannot turn an import into an export', () => {
    const { number } = answerOf(
      send('trader', 'declaration.lodge', { declaration: declarationFor('green', 'I1'), register: false }),
    );
    expect(
      codes(
        send('trader', 'declaration.lodge', {
          declaration: exportFor('green', 'I1'),
          register: false,
          replaces: number,
        }),
      ),
    ).toEqual(['LIF-003']);
  });

  test('overwriting cannot hand a declaration to a party one does not act for', () => {
    const { number } = answerOf(
      send('trader', 'declaration.lodge', { declaration: declarationFor('green', 'H1'), register: false }),
    );
    const handed = declarationFor('green', 'H1', { importer: { id: OTHER_ID, name: 'x' } });
    expect(
      codes(send('trader', 'declaration.lodge', { declaration: handed, register: false, replaces: number })),
    ).toEqual(['ACC-001']);
    expect(
      codes(send('other', 'declaration.lodge', { declaration: handed, register: false, replaces: number })),
    ).toEqual(['LIF-002']);
  });

  test.each(['999999999999999', '99999999999999999999'])(
    'for %s dollars is refused in words, not by the ledger',
    (amount) => {
      const { unitPriceAmount: _price, ...item } = sampleItem({ itemChargeAmount: { amount, currency: 'USD' } });
      const declaration = declarationFor('green', 'RICH', {
        invoiceAmount: { amount, currency: 'USD' },
        goodsItems: [item],
      });
      for (const register of [false, true])
        expect(codes(send('trader', 'declaration.lodge', { declaration, register }))).toContain('TAX-023');
    },
  );

  test('a country without limits of its own still has that of the ledger', () => {
    const { precision: _, ...country } = vietnamReference().country;
    const { unitPriceAmount: _price, ...item } = sampleItem({
      itemChargeAmount: { amount: '999999999999999', currency: 'USD' },
    });
    const declaration = sampleImport([item]);
    const examined = examineLodging({ declaration }, { ...vietnamReference(), country }, SAMPLE_DAY);
    expect(examined.refusals.map(({ code }) => code)).toEqual(['PAY-003']);
    expect(examined.assessment).toBeUndefined();
  });

  test.each(['1', '4', '5', '13', '35'])(
    'a message of function %s, which is about another declaration, does not become one',
    (functionCode) => {
      const declaration = declarationFor('green', 'F1', { functionCode });
      expect(codes(send('trader', 'declaration.lodge', { declaration, register: true }))).toEqual(['LIF-005']);
      const { number } = answerOf(
        send('trader', 'declaration.lodge', { declaration: declarationFor('green', 'F1'), register: false }),
      );
      const replaced = send('trader', 'declaration.lodge', { declaration, register: false, replaces: number });
      expect(codes(replaced)).toEqual(functionCode === '4' ? [] : ['LIF-005']);
    },
  );

  test('registers once: neither registering nor overwriting again is legal', () => {
    const { number } = lodge('yellow', 'ONCE');
    expect(codes(send('trader', 'declaration.register', { number }))).toEqual(['LIF-001']);
    expect(
      codes(
        send('trader', 'declaration.lodge', {
          declaration: declarationFor('yellow', 'ONCE'),
          register: true,
          replaces: number,
        }),
      ),
    ).toEqual(['LIF-001']);
  });
});

describe('payment', () => {
  test('ordered twice is one order, until the bank has had its time', () => {
    const { number } = lodge('green', 'P1');
    const first = answerOf(send('trader', 'payment.order', { number, orderId: 'O1' })).orderId;
    bench.clock.advanceMs((ORDER_ANSWER_MINUTES_MAX - 1) * 60_000);
    expect(answerOf(send('trader', 'payment.order', { number, orderId: 'O2' })).orderId).toBe(first);
    expect(bench.outbox).toHaveLength(1);
    bench.clock.advanceMs(2 * 60_000);
    expect(answerOf(send('trader', 'payment.order', { number, orderId: 'O3' })).orderId).toBe('O3');
  });

  test('in part leaves the rest to be ordered', () => {
    const { number, paymentReference, totalPayable } = lodge('green', 'P2');
    send('trader', 'payment.order', { number, orderId: 'O1' });
    credit('m1', paymentReference, '1000');
    const rest = (BigInt(totalPayable) - 1000n).toString();
    expect(answerOf(send('trader', 'payment.order', { number, orderId: 'O2' }))).toMatchObject({
      orderId: 'O2',
      amount: rest,
    });
  });

  test('before control waits for control; control then releases', () => {
    const { number, paymentReference, totalPayable } = lodge('yellow', 'P3');
    expect(credit('m1', paymentReference, totalPayable).ok).toBe(true);
    expect(stateOf(number)?.releasedAt).toBeNull();
    send('documents', 'case.accept', { number, reason: 'ok' });
    expect(stateOf(number)?.status).toBe('released');
  });

  test('too much, twice, or after release goes to suspense, and nothing is lost', () => {
    const { number, paymentReference, totalPayable } = lodge('green', 'P4');
    credit('m1', paymentReference, (BigInt(totalPayable) + 7n).toString());
    expect(stateOf(number)?.status).toBe('released');
    credit('m2', paymentReference, totalPayable);
    credit('m3', 'KHONG RO', '5');
    expect(balance('duty-receivable')).toBe(0n);
    expect(-balance('suspense')).toBe(BigInt(totalPayable) + 7n + 5n);
    expect(balance(`bank:${BANK_ID}`)).toBe(2n * BigInt(totalPayable) + 12n);
  });

  test('on a pre-registration finds nothing due', () => {
    const { number } = answerOf(
      send('trader', 'declaration.lodge', { declaration: declarationFor('green', 'P5'), register: false }),
    );
    const registered = lodge('green', 'P6');
    const reference = registered.paymentReference?.replace(registered.number, number) ?? '';
    credit('m1', reference, '10');
    expect(stateOf(number)?.amountPaid).toBe('0');
    expect(-balance('suspense')).toBe(10n);
  });

  test('reported again is the same credit; another credit under its id is refused', () => {
    const { paymentReference } = lodge('green', 'P7');
    credit('m1', paymentReference, '10');
    const before = bench.events.length;
    expect(credit('m1', paymentReference, '10').ok).toBe(true);
    expect(bench.events).toHaveLength(before);
    expect(codes(credit('m1', paymentReference, '11'))).toEqual(['PAY-002']);
    expect(codes(credit('m1', 'OTHER', '10'))).toEqual(['PAY-002']);
  });

  test('is reported by the bank it names and by nobody else', () => {
    const { paymentReference } = lodge('green', 'P8');
    const data = { bankCode: BANK_ID, bankMessageId: 'm', paymentReference, payerName: 'p', amount: '10' };
    for (const by of ['trader', 'other', 'documents'] as const)
      expect(codes(send(by, 'payment.receive', data))).toEqual(['ACC-001']);
    expect(codes(send('bank', 'payment.receive', { ...data, bankCode: 'BANK-ELSE' }))).toEqual(['ACC-001']);
  });
});
