import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsWords, wordsOf } from './words.ts';

test('words are found without their accents, in any order and within longer ones', () => {
  expect(holdsWords('Danh mục miễn thuế', wordsOf('thue MIEN'))).toBe(true);
  expect(holdsWords('Vàng trang sức', wordsOf('vang'))).toBe(true);
  expect(holdsWords('Đồ gốm', wordsOf('do gom'))).toBe(true);
  expect(holdsWords('Đồ gốm', wordsOf('gom su'))).toBe(false);
});

test('a text holds its own words, however its letters are composed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(holdsWords(text.normalize('NFD'), wordsOf(text.normalize('NFC')))).toBe(true);
    }),
  );
});

test('what holds neither letter nor digit has no words', () => {
  expect(wordsOf(' – % ')).toEqual([]);
});
