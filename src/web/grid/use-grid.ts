import { useLayoutEffect, useRef, useState } from 'react';
import { usePreferences, type NumberStyle } from '#web/ui';
import { cleaned, clipboardText, parseClipboard, type CellTexts } from './clipboard.ts';
import type { GridColumn, LookUpOption } from './column.ts';
import { fillDown, fillRight } from './fill-area.ts';
import { found, replaced, type Place, type Search } from './find.ts';
import { EMPTY_HISTORY, stepped, withStep, type Undo } from './history.ts';
import type { Mode } from './grid-keys.ts';
import { pasted, pastedStyle, written } from './paste.ts';
import { cellsSplice, spliced, type Splice } from './patch.ts';
import { areaOf, at, type Area, type Selection } from './selection.ts';

/** What the grid told last, for the line below it and for those who listen. */
export type Told =
  | { readonly what: 'pasted' | 'cleared' | 'filled' | 'copied'; readonly rows: number; readonly columns: number }
  | { readonly what: 'undone' | 'redone' | 'nothingToUndo' }
  | { readonly what: 'replaced' | 'noRoom' | 'removed'; readonly count: number };

export interface GridInput<Row> {
  readonly rows: readonly Row[];
  readonly columns: readonly GridColumn<Row>[];
  readonly blank: Row;
  readonly rowsMax: number;
  /** Carries a change out, and says how it is taken back. */
  readonly onSplice: (splice: Splice<Row>) => Undo;
}

/** A paste that waits for the answer to how its numbers are written. */
export interface Asking {
  readonly cells: CellTexts;
  readonly area: Area;
  readonly example: string;
}

/** The state of a grid and everything that can be done with it. Columns are those shown, in their order. */
export function useGrid<Row>(input: GridInput<Row>) {
  const { numbers } = usePreferences();
  const [selection, setSelection] = useState<Selection>(at({ row: 0, column: 0 }));
  const [mode, setMode] = useState<Mode>('moving');
  const [text, setText] = useState('');
  const [history, setHistory] = useState(EMPTY_HISTORY);
  const [told, setTold] = useState<Told>();
  const [asking, setAsking] = useState<Asking>();
  // Asked once: what somebody pastes next comes from the same program.
  const [answer, setAnswer] = useState<NumberStyle>();
  // Two steps in one turn of the browser: the second must see what the first has done.
  const rowsNow = useRef(input.rows);
  useLayoutEffect(() => {
    rowsNow.current = input.rows;
  }, [input.rows]);

  const { columns, blank, rowsMax } = input;
  const size = { rows: Math.min(rowsMax, input.rows.length + 1), columns: columns.length };
  const area = areaOf(selection);
  const apply = (splice: Splice<Row> | undefined): boolean => {
    if (splice === undefined) return false;
    rowsNow.current = spliced(rowsNow.current, splice);
    const undo = input.onSplice(splice);
    setHistory((now) => withStep(now, { undo, row: splice.at }));
    return true;
  };
  const step = (from: 'done' | 'undone') => {
    const next = stepped(history, from);
    if (next === undefined) return setTold({ what: 'nothingToUndo' });
    setHistory(next.history);
    setSelection(at({ row: next.row, column: selection.anchor.column }));
    setTold({ what: from === 'done' ? 'undone' : 'redone' });
  };
  const fell = ({ top, bottom, left, right }: Area) => {
    const anchor = { row: top, column: left };
    setSelection({ anchor, corner: { row: Math.max(top, bottom), column: right }, inSight: anchor });
  };
  const lay = (cells: CellTexts, where: Area, style: NumberStyle) => {
    const result = pasted({ cells, area: where, rows: rowsNow.current, columns, blank, rowsMax }, style);
    apply(result.splice);
    fell(result.area);
    setTold(
      result.left > 0
        ? { what: 'noRoom', count: result.left }
        : { what: 'pasted', rows: result.area.bottom - where.top + 1, columns: result.area.right - where.left + 1 },
    );
  };
  const leave = (typed: string) => {
    setMode('moving');
    setText('');
    const { row, column } = selection.anchor;
    const target = columns[column];
    if (target === undefined || mode === 'moving') return;
    apply(cellsSplice(rowsNow.current, row, 1, (one) => written(one, target, cleaned(typed), numbers), blank));
  };
  return {
    size,
    selection,
    area,
    mode,
    text,
    told,
    asking,
    history,
    apply,
    tell: setTold,
    select: setSelection,
    /** Begins to write: over the cell, or inside what it holds. */
    write: (next: string, how: 'over' | 'inside') => {
      setMode(how);
      setText(next);
    },
    setText,
    /** Goes inside the current cell's text. */
    edit: () => {
      const { row, column } = selection.anchor;
      const target = columns[column];
      if (target === undefined) return;
      setText(mode === 'moving' ? target.read(rowsNow.current[row] ?? blank) : text);
      setMode('inside');
    },
    leave,
    cancel: () => {
      setMode('moving');
      setText('');
    },
    /** An option of the look-up goes into the current cell, with what follows from it. */
    pick: (column: GridColumn<Row>, { value, also }: LookUpOption<Row>) => {
      setMode('moving');
      setText('');
      const change = (row: Row): Row => {
        const next = column.read(row) === value ? row : column.write(row, value);
        return also ? also(next) : next;
      };
      apply(cellsSplice(rowsNow.current, selection.anchor.row, 1, change, blank));
    },
    undo: () => step('done'),
    redo: () => step('undone'),
    clear: () => {
      const over = columns.slice(area.left, area.right + 1);
      const count = Math.min(area.bottom, rowsNow.current.length - 1) - area.top + 1;
      if (count <= 0) return;
      const splice = cellsSplice(
        rowsNow.current,
        area.top,
        count,
        (row) => over.reduce((next, column) => (column.read(next) === '' ? next : column.write(next, '')), row),
        blank,
      );
      if (apply(splice)) setTold({ what: 'cleared', rows: count, columns: over.length });
    },
    copy: (): string => {
      const over = columns.slice(area.left, area.right + 1);
      const cells = rowsNow.current
        .slice(area.top, area.bottom + 1)
        .map((row) => over.map((column) => shownText(column, column.read(row), numbers)));
      setTold({ what: 'copied', rows: cells.length, columns: over.length });
      return clipboardText(cells);
    },
    paste: (clipboard: string) => {
      const cells = parseClipboard(clipboard);
      const { style, example } = pastedStyle({ cells, area, columns });
      const known = style ?? answer;
      if (known === undefined) setAsking({ cells, area, example: example ?? '' });
      else lay(cells, area, known);
    },
    /** The answer to how pasted numbers are written; without one the paste is given up. */
    answer: (style: NumberStyle | undefined) => {
      setAsking(undefined);
      if (asking === undefined || style === undefined) return;
      setAnswer(style);
      lay(asking.cells, asking.area, style);
    },
    /** Down to a row; or, within the selection, its first row over the others. */
    fillDown: (bottom?: number) => {
      const source = bottom === undefined ? { ...area, bottom: area.top } : area;
      const until = bottom ?? area.bottom;
      if (!apply(fillDown(rowsNow.current, columns, source, Math.min(until, rowsMax - 1), blank))) return;
      fell({ ...area, bottom: until });
      setTold({ what: 'filled', rows: until - source.bottom, columns: area.right - area.left + 1 });
    },
    fillRight: () => {
      if (apply(fillRight(rowsNow.current, columns, area, blank)))
        setTold({ what: 'filled', rows: area.bottom - area.top + 1, columns: area.right - area.left });
    },
    /** A new line below the current one, and into its first cell. */
    newLine: () => {
      const { length } = rowsNow.current;
      if (length >= rowsMax) return setTold({ what: 'noRoom', count: 1 });
      const below = Math.min(selection.anchor.row + 1, length);
      apply({ at: below, removed: [], inserted: [blank] });
      setSelection(at({ row: below, column: 0 }));
    },
    removeLines: () => {
      const removed = rowsNow.current.slice(area.top, area.bottom + 1);
      if (removed.length === 0) return;
      apply({ at: area.top, removed, inserted: [] });
      setSelection(at({ row: area.top, column: selection.anchor.column }));
      setTold({ what: 'removed', count: removed.length });
    },
    find: (search: Search): readonly Place[] => found(rowsNow.current, columns, search),
    /** In the given cells, in one step that can be taken back as one. */
    replace: (places: readonly Place[], search: Search, by: string) => {
      const byRow = new Map<number, number[]>();
      for (const { row, column } of places) byRow.set(row, [...(byRow.get(row) ?? []), column]);
      const top = Math.min(...byRow.keys());
      const count = Math.max(...byRow.keys()) - top + 1;
      const change = (row: Row, index: number): Row =>
        (byRow.get(index) ?? []).reduce((next, position) => {
          const column = columns[position];
          if (column === undefined) return next;
          return written(next, column, cleaned(replaced(column.read(next), search, by)), 'point-decimal');
        }, row);
      if (places.length > 0 && apply(cellsSplice(rowsNow.current, top, count, change, blank)))
        setTold({ what: 'replaced', count: places.length });
    },
    /** A line as another program should see it, and as it is seen here. */
    rowsNow: () => rowsNow.current,
  };
}

export type Grid<Row> = ReturnType<typeof useGrid<Row>>;

/** A number leaves in the person's own style: that is what their spreadsheet reads. */
const shownText = <Row>({ kind }: GridColumn<Row>, text: string, style: NumberStyle): string =>
  kind === 'decimal' && style === 'comma-decimal' ? text.replace('.', ',') : text;
