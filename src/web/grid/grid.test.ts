import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GridColumn } from './column.ts';
import { fillDown } from './fill-area.ts';
import { found, replaced } from './find.ts';
import { EMPTY_HISTORY, stepped, withStep, type History, type Undo } from './history.ts';
import { commandOf, type Key, type Mode } from './grid-keys.ts';
import { pasted } from './paste.ts';
import { spliced, type Splice } from './patch.ts';
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
    expect(after([], paste([], [['1', '2', '3']], { ...ORIGIN, left: 1, right: 1 }))).toEqual([
      { name: '', price: '1' },
    ]);
  });
});

describe('taking back', () => {
  const pastes = fc.record({
    from: fc.nat(7),
    cells: fc.array(fc.array(fc.constantFrom('a', 'b', '7'), { minLength: 1, maxLength: 2 }), {
      minLength: 1,
      maxLength: 4,
    }),
  });
  /** The owner of rows: it carries splices out, and knows how to take them back. */
  function ownerOf(rows: readonly Row[]) {
    let now = rows;
    const change = (splice: Splice<Row>): Undo => {
      now = spliced(now, splice);
      return () => change({ at: splice.at, removed: splice.inserted, inserted: splice.removed });
    };
    return { change, now: () => now };
  }

  test('gives back every state on the way, and doing again leads forth to the same', () => {
    fc.assert(
      fc.property(fc.array(pastes, { maxLength: 8 }), (changes) => {
        const owner = ownerOf(rowsOf('1', '2', '3'));
        let history = EMPTY_HISTORY;
        const states = [owner.now()];
        for (const { from, cells } of changes) {
          const { splice } = paste(owner.now(), cells, { top: from, bottom: from, left: 0, right: 0 });
          if (splice === undefined) continue;
          history = withStep(history, { undo: owner.change(splice), row: splice.at });
          states.push(owner.now());
        }
        const goThrough = (from: keyof History, wanted: readonly (readonly Row[])[]) => {
          for (const state of wanted) {
            history = stepped(history, from)?.history ?? history;
            expect(owner.now()).toEqual(state);
          }
          expect(stepped(history, from)).toBeUndefined();
        };
        goThrough('done', states.slice(0, -1).toReversed());
        goThrough('undone', states.slice(1));
      }),
    );
  });

  test('ends where something new was done: what had been taken back can not be done again', () => {
    const undo: Undo = () => undo;
    const one = withStep(EMPTY_HISTORY, { undo, row: 0 });
    const back = stepped(one, 'done')?.history ?? one;
    expect(withStep(back, { undo, row: 1 }).undone).toEqual([]);
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

describe('keys', () => {
  const press = (code: string, mode: Mode, held: Partial<Key> = {}) =>
    commandOf({ code, shift: false, control: false, alt: false, ...held }, mode);
  test('go by their place: what the keyboard of a language writes there does not matter', () => {
    expect(press('KeyZ', 'moving', { control: true })).toEqual({ do: 'undo' });
    expect(press('KeyZ', 'moving', { control: true, shift: true })).toEqual({ do: 'redo' });
    expect(press('KeyZ', 'moving')).toBeUndefined();
  });
  test('leave Ctrl+K to the palette of the whole page, also inside a cell', () => {
    for (const mode of ['moving', 'over', 'inside'] as const)
      expect(press('KeyK', mode, { control: true })).toBeUndefined();
  });
  test('move from a cell that is written over, and within the text of one that is edited', () => {
    expect(press('ArrowLeft', 'over')).toMatchObject({ do: 'move' });
    expect(press('ArrowLeft', 'inside')).toBeUndefined();
    expect(press('Delete', 'inside')).toBeUndefined();
  });
  test('look codes up from every state of a cell', () => {
    for (const mode of ['moving', 'over', 'inside'] as const) expect(press('F4', mode)).toEqual({ do: 'lookUp' });
  });
});
