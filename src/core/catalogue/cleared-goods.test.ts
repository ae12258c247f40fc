import { describe, expect, test } from 'vitest';
import { clearedGoods, productKey, widened } from './cleared-goods.ts';

const item = {
  sequence: 1,
  commodityCode: '84713020',
  description: 'Máy tính xách tay',
  origin: { countryCode: 'CN' },
  tariffQuantity: { value: '3', unitCode: 'PCE' },
  itemChargeAmount: { amount: '1000', currency: 'USD' },
  additionalDocuments: [{ typeCode: 'CO-E', id: 'E1' }, { typeCode: 'PHOTO' }],
};

describe('what a cleared line says of a product', () => {
  test('is what it is called and classified as, the documents that were accepted, and the price of one unit', () => {
    expect(clearedGoods(item)).toEqual({
      description: 'Máy tính xách tay',
      commodityCode: '84713020',
      originCode: 'CN',
      unitCode: 'PCE',
      permits: [{ typeCode: 'CO-E', id: 'E1' }],
      price: { min: '333.3333', max: '333.3333', currency: 'USD' },
    });
    const priced = { ...item, unitPriceAmount: { amount: '333.5', currency: 'USD' } };
    expect(clearedGoods(priced)?.price).toEqual({ min: '333.5', max: '333.5', currency: 'USD' });
  });

  test('is nothing where it names no goods, and no price where it counts none', () => {
    expect(clearedGoods({ sequence: 1, description: 'x' })).toBeUndefined();
    expect(clearedGoods({ ...item, tariffQuantity: { value: '0', unitCode: 'PCE' } })?.price).toBeNull();
  });
});

test('goods written with or without accents and capitals are one product, of another origin they are another', () => {
  const goods = clearedGoods(item);
  if (!goods) throw new Error('the line names goods');
  expect(productKey({ ...goods, description: 'MAY TINH XACH TAY' })).toBe(productKey(goods));
  expect(productKey({ ...goods, originCode: 'JP' })).not.toBe(productKey(goods));
});

test('a range of prices holds all of one currency, and begins anew with another', () => {
  const one = { min: '9', max: '9', currency: 'USD' };
  expect(widened(one, { min: '10', max: '10', currency: 'USD' })).toEqual({ min: '9', max: '10', currency: 'USD' });
  expect(widened({ min: '9', max: '10', currency: 'USD' }, { min: '9.5', max: '9.5', currency: 'USD' })).toEqual({
    min: '9',
    max: '10',
    currency: 'USD',
  });
  expect(widened(one, { min: '8', max: '8', currency: 'EUR' })).toEqual({ min: '8', max: '8', currency: 'EUR' });
  expect([widened(null, one), widened(one, null)]).toEqual([one, one]);
});
