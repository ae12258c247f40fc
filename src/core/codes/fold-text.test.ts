import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from './fold-text.ts';

test('accents, case and punctuation fold away, đ becomes d', () => {
  expect(foldText('Đường, vàng – Rượu 40°')).toBe('duong vang ruou 40');
});

test('composed and decomposed Vietnamese fold to the same text, and folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldText(text.normalize('NFD'))).toBe(foldText(text.normalize('NFC')));
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});
