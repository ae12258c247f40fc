import { lineChanges, linesOf } from './index.ts';
import { expect, test } from 'vitest';

const line = (code: string, value = '10') => ({ commodityCode: code, tariffQuantity: { value, unitCode: 'PCE' } });

test('a line in which nothing is written is no line yet', () => {
  expect(linesOf({ goodsItems: [{ commodityCode: ' ' }, {}, undefined] })).toEqual([]);
  expect(linesOf({})).toEqual([]);
  expect(linesOf({ goodsItems: [line('1'), {}] })).toHaveLength(1);
});

test('what is added, changed and removed is told line by line with both sides, and what stays is not', () => {
  expect(lineChanges([line('1'), line('2'), line('3')], [line('1'), line('2', '12')])).toEqual([
    { line: 2, change: 'changed', fields: [{ place: '/tariffQuantity/value', before: '10', after: '12' }] },
    {
      line: 3,
      change: 'removed',
      fields: [
        { place: '/commodityCode', before: '3', after: '' },
        { place: '/tariffQuantity/value', before: '10', after: '' },
        { place: '/tariffQuantity/unitCode', before: 'PCE', after: '' },
      ],
    },
  ]);
  expect(lineChanges([], [line('1')])).toMatchObject([{ line: 1, change: 'added' }]);
  expect(lineChanges([line('1')], [line('1')])).toEqual([]);
});
