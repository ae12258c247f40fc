import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GridColumn } from './column.ts';
import { fillDown } from './fill-area.ts';
import { found, replaced } from './find.ts';
import { emptyHistory, stepBack, stepForth, withStep, type History } from './history.ts';
import { pasted } from './paste.ts';
import { cellsSplice, spliced, takenBack } from './patch.ts';
import { edgeFrom, tabbed } from './selection.ts';

interface Row {
  readonly name: string;
  readonly price: string;
}
const BLANK: Row = { name: '', price: '' };
const column = (id: keyof Row, kind: GridColumn<Row>['kind']): GridColumn<Row> => ({
  id,
  label: id,
  widthPx: 100,
  kind,
  read: (row) => row[id],
  write: (row, text) => ({ ...row, [id]: text }),
});
const columns = [column('name', 'text'), column('price', 'decimal')];
const rowsOf = (...names: readonly string[]): readonly Row[] => names.map((name) => ({ name, price: '1' }));
const paste = (rows: readonly Row[], cells: readonly (readonly string[])[], area = ORIGIN, rowsMax = 100) =>
  pasted({ cells, area, rows, columns, blank: BLANK, rowsMax }, 'comma-decimal');
const ORIGIN = { top: 0, bottom: 0, left: 0, right: 0 };
const after = (rows: readonly Row[], result: ReturnType<typeof paste>) =>
  result.splice ? spliced(rows, result.splice) : rows;

describe('pasting', () => {
  test('writes over what is there and makes the rows that it needs', () => {
    const rows = rowsOf('a');
    expect(after(rows, paste(rows, [['x', '1.250,5'], ['y']]))).toEqual([
      { name: 'x', price: '1250.5' },
      { name: 'y', price: '' },
    ]);
  });
  test('fills a selection that is some times as big', () => {
    const rows = rowsOf('a', 'b', 'c', 'd');
    const result = paste(rows, [['x'], ['y']], { ...ORIGIN, bottom: 3 });
    expect(after(rows, result).map(({ name }) => name)).toEqual(['x', 'y', 'x', 'y']);
  });
  test('says how many rows found no place', () => {
    const result = paste([], [['x'], ['y'], ['z']], ORIGIN, 2);
    expect([after([], result).length, result.left]).toEqual([2, 1]);
  });
  test('leaves out what lies beyond the last column', () => {
    expect(after([], paste([], [['1', '2', '3']], { ...ORIGIN, left: 1, right: 1 }))).toEqual([{ name: '', price: '1' }]);
  });
});

describe('taking back', () => {
  const change = fc.record({
    from: fc.nat(7),
    cells: fc.array(fc.array(fc.constantFrom('a', 'b', '7'), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 }),
  });
  test('gives back every state on the way, and doing again leads forth to the same', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), (changes) => {
        let rows = rowsOf('1', '2', '3');
        let history: History<Row> = emptyHistory;
        const states = [rows];
        for (const { from, cells } of changes) {
          const { splice } = paste(rows, cells, { top: from, bottom: from, left: 0, right: 0 });
          if (splice === undefined) continue;
          rows = spliced(rows, splice);
          history = withStep(history, splice);
          states.push(rows);
        }
        const last = rows;
        for (const expected of states.slice(0, -1).toReversed()) {
          const step = history.done.at(-1);
          const back = step && takenBack(rows, step, columns);
          if (back === undefined) throw new Error('nobody else was here');
          rows = spliced(rows, back);
          history = stepBack(history, back);
          expect(rows).toEqual(expected);
        }
        while (history.undone.length > 0) {
          const step = history.undone.at(-1);
          const forth = step && takenBack(rows, step, columns);
          if (forth === undefined) throw new Error('nobody else was here');
          rows = spliced(rows, forth);
          history = stepForth(history, forth);
        }
        expect(rows).toEqual(last);
      }),
    );
  });

  test('leaves alone what somebody else has written since, in the same line and in lines above', () => {
    const rows = rowsOf('a', 'b');
    const splice = cellsSplice(rows, 1, 1, (row) => ({ ...row, name: 'mine', price: '2' }), BLANK);
    if (splice === undefined) throw new Error('it differs');
    const theirs = spliced(rows, splice).map((row, index) => (index === 1 ? { ...row, price: 'theirs' } : row));
    const back = takenBack(theirs, splice, columns);
    expect(back && spliced(theirs, back)).toEqual([
      { name: 'a', price: '1' },
      { name: 'b', price: 'theirs' },
    ]);
    const moved = [BLANK, ...spliced(rows, splice)];
    const backThere = takenBack(moved, splice, columns);
    expect(backThere && spliced(moved, backThere)).toEqual([BLANK, ...rows]);
  });

  test('of lines that are not there any more is no step', () => {
    const splice = { at: 0, removed: [], inserted: rowsOf('x', 'y') };
    expect(takenBack(rowsOf('other'), splice, columns)).toBeUndefined();
  });
});

describe('finding and replacing', () => {
  const search = (text: string, exact = false) => ({ text, exact });
  test('finds with and without accents, but keeps those of what stays', () => {
    const rows = rowsOf('Rượu VANG đỏ', 'Vàng miếng', 'khác');
    expect(found(rows, columns, search('vang')).map(({ row }) => row)).toEqual([0, 1]);
    expect(found(rows, columns, search('vàng', true)).map(({ row }) => row)).toEqual([]);
    expect(replaced('Rượu VANG đỏ', search('vang do'), 'trắng')).toBe('Rượu trắng');
    expect(replaced('Đường ĐƯỜNG', search('đường'), 'mật')).toBe('mật mật');
  });
  test('replaces each match once, also where the new text holds the old one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'à', 'b', 'đ'), maxLength: 8 }), (text) => {
        const expected = text.replace(/[aà]/g, 'aa');
        expect(replaced(text, search('a'), 'aa')).toBe(expected);
      }),
    );
  });
});

describe('moving', () => {
  const filledAt = (rows: readonly number[]) => (place: { readonly row: number }) => rows.includes(place.row);
  const size = { rows: 10, columns: 2 };
  test('leaps to the end of a run, and over a gap to what comes next', () => {
    const isFilled = filledAt([0, 1, 2, 6]);
    const from = (row: number) => edgeFrom({ row, column: 0 }, 'down', size, isFilled).row;
    expect([from(0), from(2), from(6)]).toEqual([2, 6, 9]);
  });
  test('by Tab goes on in the next row, and stays at the very end', () => {
    expect(tabbed({ row: 0, column: 1 }, 1, size)).toEqual({ row: 1, column: 0 });
    expect(tabbed({ row: 9, column: 1 }, 1, size)).toEqual({ row: 9, column: 1 });
  });
});

describe('filling down', () => {
  test('continues each column for itself, into rows that are not there yet', () => {
    const rows: readonly Row[] = [
      { name: 'A1', price: '1' },
      { name: 'A2', price: '3' },
    ];
    const splice = fillDown(rows, columns, { top: 0, bottom: 1, left: 0, right: 1 }, 3, BLANK);
    expect(splice && spliced(rows, splice).slice(2)).toEqual([
      { name: 'A3', price: '5' },
      { name: 'A4', price: '7' },
    ]);
  });
});
