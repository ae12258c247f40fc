import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineOfPointer } from './line-of-pointer.ts';

const TEXT = `{
  "typeCode": "A11",
  "note": "a \\"quoted\\" { brace",
  "goodsItems": [
    { "sequence": 1, "origin": { "countryCode": "CN" } },
    {
      "sequence": 2,
      "origin": { "countryCode": "ZZ" }
    }
  ]
}`;

test('finds the line of a value, and of the nearest thing around a missing one', () => {
  expect(lineOfPointer(TEXT, '')).toBe(1);
  expect(lineOfPointer(TEXT, '/typeCode')).toBe(2);
  expect(lineOfPointer(TEXT, '/goodsItems/0/origin/countryCode')).toBe(5);
  expect(lineOfPointer(TEXT, '/goodsItems/1/origin/countryCode')).toBe(8);
  expect(lineOfPointer(TEXT, '/goodsItems/1/description')).toBe(6);
  expect(lineOfPointer(TEXT, '/invoice/id')).toBeUndefined();
});

test('says nothing of a text that is no JSON', () => {
  expect(lineOfPointer('<Declaration/>', '/typeCode')).toBeUndefined();
});

test('never fails and never points outside the text', () => {
  fc.assert(
    fc.property(fc.json(), fc.array(fc.oneof(fc.string(), fc.nat(5).map(String)), { maxLength: 4 }), (text, path) => {
      const line = lineOfPointer(text, path.map((segment) => `/${segment}`).join(''));
      expect(line === undefined || (line >= 1 && line <= text.split('\n').length)).toBe(true);
    }),
  );
});
