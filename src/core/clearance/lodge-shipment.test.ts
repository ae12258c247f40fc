import { Decimal } from 'decimal.js';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  GOODS_ITEMS_MAX,
  type Channel,
  type Declaration,
  type DeclarationNumber,
  type DeclarationState,
} from '#core/declaration';
import { instant, type Outcome, type Refusals, type Result } from '#core/kernel';
import { ACCOUNTS } from '#core/ledger';
import {
  ACTORS,
  BANK_ID,
  clearanceBench,
  declarationFor,
  TRADER_ID,
  type ActorName,
  type ClearanceBench,
} from '#tests/support/clearance';
import { vietnamReference } from '#tests/support/reference';
import { SAMPLE_DAY, sampleImport, sampleItem } from '#tests/support/sample-declarations';
import { declarationRef, examineAnyLodging, ownReferenceKey, shipmentRef, type ShipmentState } from './index.ts';

let bench: ClearanceBench;
beforeEach(() => {
  bench = clearanceBench();
});

const send = (by: ActorName, type: string, data: object): Result<Outcome, Refusals> =>
  bench.submit({ type, data, actor: ACTORS[by] });
const codes = (result: Result<Outcome, Refusals>): readonly string[] =>
  result.ok ? [] : result.error.map(({ code }) => code);

/** `of` lines, all of the same goods but for the price; 60 USD of freight, which no part bears alone. */
function shipmentFor(channel: Channel, ownReference: string, of = 120, facts: Partial<Declaration> = {}): Declaration {
  const items = Array.from({ length: of }, (_none, index) =>
    sampleItem({
      sequence: index + 1,
      itemChargeAmount: { amount: String(5_000 + index), currency: 'USD' },
      unitPriceAmount: { amount: String((5_000 + index) / 10), currency: 'USD' },
    }),
  );
  const { goodsItems, goodsItemQuantity = of, invoiceAmount } = sampleImport(items);
  const of120 = { goodsItems, goodsItemQuantity, ...(invoiceAmount && { invoiceAmount }) };
  return declarationFor(channel, ownReference, {
    ...of120,
    tradeTerms: { conditionCode: 'FOB' },
    customsValuation: { freightChargeAmount: { amount: '60', currency: 'USD' } },
    ...facts,
  });
}

interface Lodged {
  readonly number: DeclarationNumber;
  readonly status: string;
  readonly channel: Channel | null;
  readonly totalPayable: string;
  readonly parts: readonly {
    readonly number: DeclarationNumber;
    readonly goodsItemQuantity: number;
    readonly totalPayable: string;
    readonly paymentReference: string;
  }[];
}
function lodge(declaration: Declaration, register = true): Lodged {
  const result = send('trader', 'declaration.lodge', { declaration, register });
  if (!result.ok) throw new Error(JSON.stringify(result.error.slice(0, 3)));
  return result.value.answer as unknown as Lodged;
}
const stateOf = (number: DeclarationNumber): DeclarationState | undefined =>
  bench.state<DeclarationState>(declarationRef(number));
const statesOf = ({ parts }: Lodged) => parts.map(({ number }) => stateOf(number));
const statusesOf = (lodged: Lodged) => statesOf(lodged).map((state) => state?.status);

describe('lodging more lines than one declaration carries', () => {
  test('gives linked declarations of fifty, each naming the first, its branch and their number', () => {
    const lodged = lodge(shipmentFor('green', 'S1'));
    expect(lodged.parts.map((part) => part.goodsItemQuantity)).toEqual([50, 50, 20]);
    expect(statesOf(lodged).map((state) => state?.head.division)).toEqual(
      [1, 2, 3].map((branch) => ({ firstNumber: lodged.number, branch, total: 3 })),
    );
    expect(new Set(lodged.parts.map(({ number }) => number)).size).toBe(3);
    expect(bench.state<ShipmentState>(shipmentRef(lodged.number))?.parts.map(({ number }) => number)).toEqual(
      lodged.parts.map(({ number }) => number),
    );
  });

  test('comes to the sum of its parts, which is what is booked', () => {
    const lodged = lodge(shipmentFor('green', 'S1'));
    expect(lodged.totalPayable).toBe(Decimal.sum(...lodged.parts.map((part) => part.totalPayable)).toFixed());
    const receivable = bench.postings.filter(({ account }) => account === ACCOUNTS.dutyReceivable);
    expect(receivable.map(({ subject, amount }) => [subject, amount])).toEqual(
      lodged.parts.map(({ number, totalPayable }) => [number, totalPayable]),
    );
  });

  test('is one consignment: it is selected once, and all of its declarations go the same way', () => {
    for (const channel of ['green', 'yellow', 'red'] as const) {
      const lodged = lodge(shipmentFor(channel, `S-${channel}`));
      expect(statesOf(lodged).map((state) => state?.channel)).toEqual([channel, channel, channel]);
    }
  });

  test('holds its own reference once, and refuses its repetition', () => {
    const lodged = lodge(shipmentFor('green', 'S1'));
    expect(bench.holder(ownReferenceKey(TRADER_ID, 'S1'))).toBe(lodged.number);
    const again = shipmentFor('green', 'S1', 119);
    expect(codes(send('trader', 'declaration.lodge', { declaration: again, register: true }))).toContain('DUP-001');
  });

  test('declares its goods once: neither the shipment nor the lines of one part may come again', () => {
    const declared = shipmentFor('green', 'S1');
    lodge(declared);
    const again = { ...declared, functionalReferenceId: 'S2' };
    expect(codes(send('trader', 'declaration.lodge', { declaration: again, register: true }))).toEqual(['DUP-002']);
    const goodsItems = declared.goodsItems.slice(0, GOODS_ITEMS_MAX);
    const amount = Decimal.sum(...goodsItems.map((item) => item.itemChargeAmount?.amount ?? '0')).toFixed();
    const partAlone = {
      ...again,
      goodsItems,
      goodsItemQuantity: GOODS_ITEMS_MAX,
      invoiceAmount: { amount, currency: 'USD' },
    };
    expect(codes(send('trader', 'declaration.lodge', { declaration: partAlone, register: true }))).toEqual(['DUP-002']);
  });

  test('lets parts of the very same lines stand beside one another', () => {
    const same = sampleImport(Array.from({ length: 100 }, (_none, index) => sampleItem({ sequence: index + 1 })));
    const { goodsItems, goodsItemQuantity = 100, invoiceAmount } = same;
    const declared = declarationFor('green', 'S1', {
      goodsItems,
      goodsItemQuantity,
      ...(invoiceAmount && { invoiceAmount }),
    });
    expect(lodge(declared).parts).toHaveLength(2);
  });

  test('does not take figures of a shipment from a sender, which would move what is dutiable', () => {
    const declaration = declarationFor('green', 'S1', { shipment: { goodsItemQuantity: 9, customsValue: '1' } });
    expect(codes(send('trader', 'declaration.lodge', { declaration, register: true }))).toEqual(['DEC-012']);
    expect(examineAnyLodging({ declaration }, vietnamReference(), SAMPLE_DAY).refusals[0]?.code).toBe('DEC-012');
  });

  test('is refused as a whole, and takes no number, where one line is wrong', () => {
    const declared = shipmentFor('green', 'S1');
    const goodsItems = declared.goodsItems.map((item, index) =>
      index === 77 ? { ...item, commodityCode: '00000000' } : item,
    );
    const refused = send('trader', 'declaration.lodge', { declaration: { ...declared, goodsItems }, register: true });
    expect(refused.ok || refused.error.map(({ pointer }) => pointer)).toContain('/goodsItems/77/commodityCode');
    const first = lodge(shipmentFor('green', 'S2'));
    const next = lodge(shipmentFor('green', 'S3'));
    expect(BigInt(next.number) - BigInt(first.number)).toBe(30n);
  });

  test('may not be lodged by who has no mandate', () => {
    const declaration = shipmentFor('green', 'S1');
    expect(codes(send('other', 'declaration.lodge', { declaration, register: true }))).toEqual(['ACC-001']);
  });
});

describe('pre-registering a shipment', () => {
  test('registers all of it by the number of any of its declarations, to the figures of lodging at once', () => {
    const atOnce = lodge(shipmentFor('green', 'S1'));
    const kept = lodge(shipmentFor('green', 'S2'), false);
    expect(statusesOf(kept)).toEqual(['preRegistered', 'preRegistered', 'preRegistered']);
    const [, second] = kept.parts;
    expect(send('trader', 'declaration.register', { number: second?.number }).ok).toBe(true);
    const payable = (lodged: Lodged) => statesOf(lodged).map((state) => state?.totalPayable);
    expect(payable(kept)).toEqual(payable(atOnce));
  });

  test('overwrites it under the first number by as many declarations, and no others', () => {
    const kept = lodge(shipmentFor('green', 'S1'), false);
    const fewer = shipmentFor('green', 'S1', 60);
    const replaces = kept.number;
    expect(codes(send('trader', 'declaration.lodge', { declaration: fewer, register: true, replaces }))).toEqual([
      'DEC-013',
    ]);
    const one = declarationFor('green', 'S1');
    expect(codes(send('trader', 'declaration.lodge', { declaration: one, register: true, replaces }))).toEqual([
      'DEC-013',
    ]);
    const asMany = shipmentFor('green', 'S1', 130);
    expect(send('trader', 'declaration.lodge', { declaration: asMany, register: true, replaces }).ok).toBe(true);
    expect(statesOf(kept).map((state) => state?.registeredAt !== null)).toEqual([true, true, true]);
  });

  test('does not overwrite one declaration by a shipment', () => {
    const { number: replaces } = lodge(declarationFor('green', 'S1'), false);
    const declaration = shipmentFor('green', 'S1');
    expect(codes(send('trader', 'declaration.lodge', { declaration, register: true, replaces }))).toEqual(['DEC-013']);
  });

  test('is not registered once its time is over', () => {
    const kept = lodge(shipmentFor('green', 'S1'), false);
    bench.clock.set(instant('2026-12-15T03:00:00Z'));
    expect(codes(send('trader', 'declaration.register', { number: kept.number }))).toEqual(['LIF-004']);
  });
});

describe('the fate of linked declarations', () => {
  test('is decided together: accepting one ends the control of all', () => {
    const lodged = lodge(shipmentFor('yellow', 'S1'));
    expect(statusesOf(lodged)).toEqual(['underDocumentCheck', 'underDocumentCheck', 'underDocumentCheck']);
    const [, , last] = lodged.parts;
    expect(send('documents', 'case.accept', { number: last?.number, reason: 'ok' }).ok).toBe(true);
    expect(statusesOf(lodged)).toEqual(['awaitingPayment', 'awaitingPayment', 'awaitingPayment']);
  });

  test('is taken back together: reversing what one was decided by opens the control of all', () => {
    const lodged = lodge(shipmentFor('yellow', 'S1'));
    const number = lodged.parts[1]?.number;
    expect(send('documents', 'case.accept', { number, reason: 'ok' }).ok).toBe(true);
    const accepted = bench.events.findLast(({ type, stream }) => type === 'ControlAccepted' && stream.id === number);
    const position = number && stateOf(number)?.documentPosition;
    const reversible = {
      decision: accepted?.position.toString(),
      decisionType: 'ControlAccepted',
      restores: { kind: 'control' },
    };
    const reverse = { number, inForce: { position }, reversible, reason: 'sai sót' };
    expect(codes(send('leader', 'case.reverse', { ...reverse, inForce: { position: '0' } }))).toEqual(['AMD-004']);
    expect(send('leader', 'case.reverse', reverse).ok).toBe(true);
    expect(statusesOf(lodged)).toEqual(['underDocumentCheck', 'underDocumentCheck', 'underDocumentCheck']);
    expect(bench.events.filter(({ type }) => type === 'DecisionReversed')).toHaveLength(3);
  });

  test('records a finding on the declaration that bears the line, and holds all of them', () => {
    const lodged = lodge(shipmentFor('red', 'S1'));
    const declaredLines = Array.from({ length: 120 }, (_none, index) => index + 1);
    const finding = { conforms: false, lines: [{ sequence: 62, note: 'khác loại' }], note: 'n', declaredLines };
    expect(send('inspection', 'case.recordFinding', { number: lodged.number, ...finding }).ok).toBe(true);
    expect(statusesOf(lodged)).toEqual(['discrepancyFound', 'discrepancyFound', 'discrepancyFound']);
    expect(statesOf(lodged).map((state) => state?.findings[0]?.lines.map(({ sequence }) => sequence))).toEqual([
      [],
      [12],
      [],
    ]);
  });

  test('asks for documents once, and takes one answer for all', () => {
    const lodged = lodge(shipmentFor('yellow', 'S1'));
    const documents = [{ typeCode: 'INV', note: 'n' }];
    expect(send('documents', 'case.requestDocuments', { number: lodged.number, documents, reason: 'r' }).ok).toBe(true);
    const attachment = { id: 'f', typeCode: 'INV', name: 'i.pdf', mediaType: 'application/pdf', sizeBytes: 1 };
    expect(send('trader', 'declaration.attach', { number: lodged.parts[1]?.number, attachment }).ok).toBe(true);
    expect(statusesOf(lodged)).toEqual(['underDocumentCheck', 'underDocumentCheck', 'underDocumentCheck']);
  });

  test('is paid by one order, of which the bank gets one for each payment reference; each is released when it is paid', () => {
    const lodged = lodge(shipmentFor('green', 'S1'));
    const ordered = send('trader', 'payment.order', { number: lodged.number, orderId: 'o' });
    expect(ordered.ok && ordered.value.answer).toMatchObject({ orderId: 'o', amount: lodged.totalPayable });
    expect(bench.outbox.map(({ payload }) => payload)).toEqual(
      lodged.parts.map(({ paymentReference, totalPayable }, part) => ({
        orderId: part === 0 ? 'o' : `o-${part + 1}`,
        paymentReference,
        amount: totalPayable,
        payerId: TRADER_ID,
      })),
    );
    for (const [part, { paymentReference, totalPayable: amount }] of lodged.parts.entries()) {
      expect(statusesOf(lodged).filter((status) => status === 'released')).toHaveLength(part);
      const credit = { bankCode: BANK_ID, bankMessageId: `m${part}`, paymentReference, payerName: 'p', amount };
      expect(send('bank', 'payment.receive', credit).ok).toBe(true);
    }
    expect(statusesOf(lodged)).toEqual(['released', 'released', 'released']);
    expect(codes(send('trader', 'payment.order', { number: lodged.number, orderId: 'p' }))).toEqual(['PAY-001']);
  });

  test('is hidden from who may not know of it', () => {
    const lodged = lodge(shipmentFor('yellow', 'S1'));
    expect(codes(send('elsewhere', 'case.accept', { number: lodged.number, reason: 'ok' }))).toEqual(['LIF-002']);
  });

  test('is withdrawn together before it is registered', () => {
    const kept = lodge(shipmentFor('green', 'S1'), false);
    expect(send('trader', 'declaration.withdraw', { number: kept.parts[2]?.number, reason: 'sai lô' }).ok).toBe(true);
    expect(statusesOf(kept)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    expect(bench.holder(ownReferenceKey(TRADER_ID, 'S1'))).toBeUndefined();
  });
});

describe('amending one of several linked declarations', () => {
  const inForce = (number: DeclarationNumber) => {
    const position = stateOf(number)?.documentPosition ?? '';
    const event = bench.events.find((found) => found.position.toString() === position);
    return { position, ...(event?.data as unknown as { readonly declaration: Declaration }) };
  };
  const amended = (number: DeclarationNumber, declaration: Declaration) =>
    send('trader', 'declaration.amend', {
      number,
      inForce: { legalDate: SAMPLE_DAY, selection: null, ...inForce(number) },
      declaration,
      reasonCode: '1',
      reason: 'r',
      confirm: true,
    });

  test('works it out alone, by what its costs were spread over, and leaves the others as they are', () => {
    const lodged = lodge(shipmentFor('yellow', 'S1'));
    const number = lodged.parts[1]?.number ?? lodged.number;
    const { declaration } = inForce(number);
    const [first, ...others] = declaration.goodsItems;
    if (first === undefined) throw new Error('it has lines');
    const before = statesOf(lodged).map((state) => state?.totalPayable);
    const cheaper = { ...first, itemChargeAmount: { amount: '5049', currency: 'USD' } };
    expect(codes(amended(number, { ...declaration, goodsItems: [cheaper, ...others] }))).toEqual([]);
    const after = statesOf(lodged).map((state) => state?.totalPayable);
    expect([after[0], after[2]]).toEqual([before[0], before[2]]);
    // A dollar less of laptops, at 10 % value added tax: some 2,600 đồng, and not a share of the freight of the whole.
    const less = BigInt(before[1] ?? 0) - BigInt(after[1] ?? 0);
    expect(less).toBeGreaterThan(0n);
    expect(less).toBeLessThan(5_000n);
  });

  test('does not change what customs wrote of the shipment', () => {
    const lodged = lodge(shipmentFor('yellow', 'S1'));
    const { declaration } = inForce(lodged.number);
    const { shipment: _figures, ...without } = declaration;
    expect(codes(amended(lodged.number, without))).toContain('AMD-002');
  });
});
