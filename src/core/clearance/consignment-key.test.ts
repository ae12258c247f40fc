import type { Declaration } from '#core/declaration';
import { partyId } from '#core/party';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { consignmentKey } from './index.ts';

const TRADER = partyId('0100000001');
const word = fc.constantFrom('A', 'B', 'AB', '1', '12', '2');
const amounts = fc.constantFrom('1', '1.0', '1.00', '10', '10.10', '10.1', '100', '0.1', '0.10');
const lists = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 });
const declarations: fc.Arbitrary<Declaration> = fc
  .record({
    bills: lists(word),
    containers: lists(word),
    previous: lists(word),
    invoice: word,
    lines: lists(fc.record({ code: word, quantity: amounts, unit: word, amount: amounts })),
  })
  .map(({ bills, containers, previous, invoice, lines }) => ({
    typeCode: 'A11',
    invoice: { id: invoice },
    consignment: {
      transportContractDocuments: bills.map((id) => ({ id })),
      transportEquipments: containers.map((id) => ({ id })),
    },
    previousDocuments: previous.map((id) => ({ id })),
    goodsItems: lines.map(({ code, quantity, unit, amount }, index) => ({
      sequence: index + 1,
      commodityCode: code,
      tariffQuantity: { value: quantity, unitCode: unit },
      itemChargeAmount: { amount },
    })),
  }));

/** What the key stands for, written out: lists in order of their text, decimals as numbers. */
const writtenOut = ({ consignment, invoice, previousDocuments, goodsItems }: Declaration): string =>
  JSON.stringify([
    consignment?.transportContractDocuments?.map(({ id }) => id).toSorted(),
    consignment?.transportEquipments?.map(({ id }) => id).toSorted(),
    previousDocuments?.map(({ id }) => id).toSorted(),
    invoice?.id,
    goodsItems
      .map(({ commodityCode, tariffQuantity, itemChargeAmount }) =>
        [
          commodityCode,
          new Decimal(tariffQuantity?.value ?? '').toString(),
          tariffQuantity?.unitCode,
          new Decimal(itemChargeAmount?.amount ?? '').toString(),
        ].join(),
      )
      .toSorted(),
  ]);

const valueOf = (declaration: Declaration) => consignmentKey(TRADER, 'import', declaration)?.value;

test('two declarations have one key exactly where they say the same of the same goods', () => {
  fc.assert(
    fc.property(declarations, declarations, (one, other) => {
      expect(valueOf(one) === valueOf(other)).toBe(writtenOut(one) === writtenOut(other));
      const shuffled = { ...one, goodsItems: one.goodsItems.toReversed() };
      expect(valueOf(shuffled)).toBe(valueOf(one));
      expect(consignmentKey(TRADER, 'export', one)?.value).not.toBe(valueOf(one));
    }),
    { numRuns: 2_000 },
  );
});

test('goods that no paper names have none', () => {
  expect(consignmentKey(TRADER, 'export', { typeCode: 'B11', goodsItems: [] })).toBeUndefined();
});

test('a key is short, however long the declaration', () => {
  const goodsItems = Array.from({ length: 50 }, (_, index) => ({ sequence: index + 1, commodityCode: '84713020' }));
  const value = consignmentKey(TRADER, 'import', { typeCode: 'A11', invoice: { id: 'X' }, goodsItems })?.value;
  expect(value).toMatch(/^0100000001\|[0-9a-f]{16}$/);
});
