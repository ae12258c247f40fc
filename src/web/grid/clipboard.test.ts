import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleaned, clipboardText, parseClipboard } from './clipboard.ts';

const cell = fc.string({ unit: fc.constantFrom('a', 'đ', '"', ' ', '1', ',', '\n', '\t', 'ệ'), maxLength: 6 });

describe('what a spreadsheet puts on the clipboard', () => {
  test('comes back cell for cell, whatever quotes and line ends its cells hold', () => {
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }),
      );
    fc.assert(
      fc.property(table, (cells) => {
        // A lone empty last row is told from a line end only by the spreadsheet's own closing line end.
        expect(parseClipboard(`${clipboardText(cells)}\r\n`)).toEqual(cells.map((row) => row.map(cleaned)));
      }),
    );
  });

  test('may end in a line end or not, and have the line ends of any system', () => {
    const rows = [
      ['1', '2'],
      ['3', '4'],
    ];
    for (const text of ['1\t2\r\n3\t4\r\n', '1\t2\n3\t4', '1\t2\r3\t4\r']) expect(parseClipboard(text)).toEqual(rows);
  });

  test('keeps empty cells and empty rows in their places', () => {
    expect(parseClipboard('\ta\t\r\n\r\nb')).toEqual([['', 'a', ''], [''], ['b']]);
  });

  test('takes a quote that closes nothing for an inch', () => {
    expect(parseClipboard('"24 inch" monitor\t"x"\r\n')).toEqual([['"24 inch" monitor', 'x']]);
  });

  test('makes one line of a cell of several, and one letter of letter and accent', () => {
    expect(parseClipboard('"Ga\u0323o\ntra\u0306\u0301ng"\tx\u200b')).toEqual([['Gạo trắng', 'x']]);
  });
});
