import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messagePointers } from './message-pointers.ts';

/** `42A.67A.68A#2.23A:137`: section codes, the number of a repeated one, the tag of the element. */
const way = (pointer: string): string =>
  messagePointers(pointer)
    .map(
      ({ documentSectionCode, sequence, tagId }) =>
        `${documentSectionCode}${sequence === undefined ? '' : `#${sequence}`}${tagId === undefined ? '' : `:${tagId}`}`,
    )
    .join('.');

describe('a pointer into a declaration', () => {
  it.each([
    ['', '42A'],
    ['/typeCode', '42A:D013'],
    ['/invoiceAmount/currency', '42A:109'],
    ['/importer/id', '42A.67A.74A:R038'],
    ['/importer/address/countryCode', '42A.67A.74A.04A:242'],
    ['/exportCountryCode', '42A.67A.95B:062'],
    ['/invoice/issueDate', '42A.67A.78A:D015'],
    ['/tradeTerms/conditionCode', '42A.67A.22B:090'],
    ['/goodsItems', '42A.67A.68A'],
    ['/goodsItems/1', '42A.67A.68A#2'],
    ['/goodsItems/1/description', '42A.67A.68A#2.23A:137'],
    ['/goodsItems/1/commodityCode', '42A.67A.68A#2.23A.21A:145'],
    ['/goodsItems/0/tariffQuantity/value', '42A.67A.68A#1.23A.65A:130'],
    ['/goodsItems/0/itemChargeAmount/amount', '42A.67A.68A#1.23A.79A:112'],
    ['/goodsItems/0/origin/countryCode', '42A.67A.68A#1.92A#1:063'],
    ['/goodsItems/0/furtherOrigins/0/countryCode', '42A.67A.68A#1.92A#2:063'],
    ['/goodsItems/0/additionalDocuments/2/id', '42A.67A.68A#1.02A#3:D005'],
    ['/consignment/transportEquipments/0/seals/1/id', '42A.67A.28A.31B#1.44B#2:165'],
  ])('%s leads %s in the message', (pointer, expected) => {
    expect(way(pointer)).toBe(expected);
  });

  it.each([
    ['/goodsItems/0/unitPriceAmount', '42A.67A.68A#1.23A.79A'],
    ['/goodsItems/0/productCharacteristics/0/typeCode', '42A.67A.68A#1.23A'],
    ['/shipment', '42A'],
    ['/nothing/at/all', '42A'],
  ])('%s ends at the last class that has an identifier', (pointer, expected) => {
    expect(way(pointer)).toBe(expected);
  });

  it('never fails, whatever it is, and always begins at the declaration', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.array(fc.constantFrom('goodsItems', '0', 'origin', 'x', '-1', '999999'))),
        (any) => {
          const pointer = typeof any === 'string' ? any : `/${any.join('/')}`;
          expect(messagePointers(pointer)[0]?.documentSectionCode).toBe('42A');
        },
      ),
    );
  });
});
