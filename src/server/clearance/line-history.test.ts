import { differencesFrom } from './line-history.ts';
import { sampleItem } from '#tests/support/sample-declarations';
import { expect, test } from 'vitest';

const line = (amount: string, facts: Parameters<typeof sampleItem>[0] = {}) =>
  sampleItem({
    commodityCode: '84713020',
    description: 'Máy tính xách tay mới 14 inch',
    origin: { countryCode: 'CN' },
    tariffQuantity: { value: '10', unitCode: 'PCE' },
    itemChargeAmount: { amount, currency: 'USD' },
    ...facts,
  });
const earlier = [line('1000'), line('1100'), line('900'), line('1000')];

test('a price far from the median of the trader’s own earlier lines is told with what it is compared with', () => {
  expect(differencesFrom(earlier, [line('690')])).toEqual([
    {
      sequence: 1,
      price: { percent: -31, median: 100, currency: 'USD', unitCode: 'PCE', earlierLines: 4 },
      otherOrigins: [],
      otherCodes: [],
    },
  ]);
});

test('nothing is told of what is as it was, of too few lines, or of other units and currencies', () => {
  expect(differencesFrom(earlier, [line('1100')])).toEqual([]);
  expect(differencesFrom(earlier.slice(0, 2), [line('10')])).toEqual([]);
  expect(differencesFrom(earlier, [line('10', { tariffQuantity: { value: '10', unitCode: 'KGM' } })])).toEqual([]);
  expect(differencesFrom(earlier, [line('10', { itemChargeAmount: { amount: '10', currency: 'EUR' } })])).toEqual([]);
  expect(differencesFrom([], [line('10')])).toEqual([]);
});

test('an origin and a code that such goods never had before are told with those they had', () => {
  const changed = line('1000', { commodityCode: '84714110', origin: { countryCode: 'VN' } });
  expect(differencesFrom(earlier, [changed])).toMatchObject([{ otherOrigins: ['CN'], otherCodes: ['84713020'] }]);
  const unlike = line('1000', { commodityCode: '94036090', description: 'Bàn gỗ tự nhiên' });
  expect(differencesFrom(earlier, [unlike])).toEqual([]);
});
