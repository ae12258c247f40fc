import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matching } from './matching.ts';

const PAGES = ['Sổ hóa đơn', 'Hóa đơn', 'Tờ khai', 'Tính thuế', 'Đồ gốm'].map((label) => ({ label }));
const found = (typed: string): readonly string[] => matching(PAGES, typed).map(({ label }) => label);

test('a name is found without its accents, and what begins with the words stands first', () => {
  expect(found('hoa don')).toEqual(['Hóa đơn', 'Sổ hóa đơn']);
  expect(found('do')[0]).toBe('Đồ gốm');
  expect(found('thue TINH')).toEqual(['Tính thuế']);
});

test('letters that are composed of parts find the same', () => {
  expect(found('hóa đơn'.normalize('NFD'))).toEqual(found('hóa đơn'));
});

test('nothing typed shows all, what no name is made of shows none', () => {
  expect(matching(PAGES, ' ')).toEqual(PAGES);
  expect(matching(PAGES, '%')).toEqual([]);
});

test('what is shown for anything typed is some of what there is, each once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const shown = matching(PAGES, typed);
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown.every((each) => PAGES.includes(each))).toBe(true);
    }),
  );
});
