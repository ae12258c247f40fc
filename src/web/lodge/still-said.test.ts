import type { Declaration } from '#core/declaration';
import type { Refusal } from '#core/kernel';
import { expect, test } from 'vitest';
import { stillSaid } from './still-said.ts';

const refusal = (pointer: string): Refusal => {
  const text = { vi: 'x', en: 'x' };
  return { pointer, code: 'X-001', severity: 'error', label: text, message: text, fix: text };
};
const judged: Declaration = { typeCode: 'A11', goodsItems: [{ sequence: 1, description: 'Bàn' }, { sequence: 2 }] };

test('a refusal holds until its value, or what it is part of, is another one', () => {
  const places = ['/typeCode', '/goodsItems/0/description', '/goodsItems/1/description', '/goodsItems', '/invoice/id'];
  const refusals = places.map(refusal);
  const held = (now: Declaration) => stillSaid(refusals, judged, now).map(({ pointer }) => pointer);
  expect(held(judged)).toEqual(places);
  expect(held(structuredClone(judged))).toEqual(places);
  expect(held({ ...judged, invoice: { id: 'HD-1' } })).toEqual(places.slice(0, -1));
  expect(
    held({
      ...judged,
      goodsItems: [
        { sequence: 1, description: 'Bàn' },
        { sequence: 2, description: 'Ghế' },
      ],
    }),
  ).toEqual(['/typeCode', '/goodsItems/0/description', '/invoice/id']);
});
