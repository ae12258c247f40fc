import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
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

describe('a text is the same whether it is folded by its letters or, being long, as a whole', () => {
  const long = `${'x'.repeat(2_001)} `;
  const asWhole = (text: string): string => foldText(long + text).slice(long.length);

  test('each letter there is, between two others', () => {
    const texts = Array.from({ length: 0x10000 }, (_, unit) => `b${String.fromCharCode(unit)}b`);
    expect(texts.map(foldText).join(' ')).toBe(asWhole(texts.join(' ')));
  });

  test('letters, marks and gaps in any order', () => {
    const units = [
      'a',
      'Đ',
      'đ',
      'Ế',
      'ế',
      'e\u0302\u0301',
      '\u0301',
      '\u0323',
      'İ',
      'ß',
      'Σ',
      '中',
      ' ',
      '\u00a0',
      '-',
      '–',
      '≤',
      ',',
      '7',
      '²',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...units)), (parts) => {
        const text = `a${parts.join('')}`;
        expect(foldText(text)).toBe(asWhole(text));
      }),
    );
  });
});
