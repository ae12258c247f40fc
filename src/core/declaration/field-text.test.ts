import { describe, expect, test } from 'vitest';
import { fieldPointer, fieldText, withFieldTexts } from './field-text.ts';

describe('the field that a refusal is about', () => {
  test('is the place itself, or the figure of a measure or an amount', () => {
    expect(fieldPointer('/goodsItems/3/commodityCode')).toBe('/goodsItems/3/commodityCode');
    expect(fieldPointer('/goodsItems/3/netMass')).toBe('/goodsItems/3/netMass/value');
    expect(fieldPointer('/invoiceAmount')).toBe('/invoiceAmount/amount');
    expect(fieldPointer('/totalPackageQuantity')).toBe('/totalPackageQuantity');
  });

  test('is none where one text can not mend it, and none that the declaration does not know', () => {
    for (const pointer of ['', '/goodsItems', '/goodsItems/0', '/importer', '/nothing', '/goodsItems/x', '/__proto__'])
      expect(fieldPointer(pointer), pointer).toBeUndefined();
  });
});

describe('other texts at some fields', () => {
  const declaration = {
    typeCode: 'A11',
    totalPackageQuantity: 3,
    invoiceAmount: { amount: '10', currency: 'USD' },
    goodsItems: [{ sequence: 1, commodityCode: '1' }, { sequence: 2 }],
  };

  test('change those fields and nothing else, and leave what was given alone', () => {
    const mended = withFieldTexts(declaration, [
      { pointer: '/goodsItems/0/commodityCode', text: '84713020' },
      { pointer: '/totalPackageQuantity', text: '12' },
    ]);
    expect(mended).toEqual({
      ...declaration,
      totalPackageQuantity: 12,
      goodsItems: [{ sequence: 1, commodityCode: '84713020' }, { sequence: 2 }],
    });
    expect(fieldText(declaration, '/goodsItems/0/commodityCode')).toBe('1');
  });

  test('make what is missing on the way, with the unit or currency that goes without saying', () => {
    const mended = withFieldTexts(declaration, [
      { pointer: '/goodsItems/1/netMass/value', text: '5' },
      { pointer: '/goodsItems/1/itemChargeAmount/amount', text: '7' },
      { pointer: '/consignment/transportContractDocuments/0/id', text: 'B1' },
    ]);
    expect(mended).toMatchObject({
      consignment: { transportContractDocuments: [{ id: 'B1' }] },
      goodsItems: [
        {},
        { netMass: { value: '5', unitCode: 'KGM' }, itemChargeAmount: { amount: '7', currency: 'USD' } },
      ],
    });
  });

  test('take a field out where they are empty', () => {
    expect(withFieldTexts(declaration, [{ pointer: '/goodsItems/0/commodityCode', text: '' }])).toMatchObject({
      goodsItems: [{ sequence: 1 }, { sequence: 2 }],
    });
    expect(fieldText(withFieldTexts(declaration, [{ pointer: '/typeCode', text: '' }]), '/typeCode')).toBe('');
  });
});
