import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type PointerEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { CellEditor } from './cell-editor.tsx';
import type { GridColumn } from './column.ts';
import { FindBar } from './find-bar.tsx';
import type { Place } from './find.ts';
import { GridHead } from './grid-head.tsx';
import type { Command } from './grid-keys.ts';
import { GridRow, type RowPeople, type RowProblems } from './grid-row.tsx';
import { GridTools } from './grid-tools.tsx';
import type { Undo } from './history.ts';
import classes from './grid.module.css';
import { NumberQuestion } from './number-question.tsx';
import { carryOut } from './carry-out.ts';
import type { Splice } from './patch.ts';
import { at, type Area } from './selection.ts';
import { ToldLine } from './told-line.tsx';
import { useColumnModel, type ColumnModel, type ShownColumn } from './use-column-model.ts';
import { useGrid, type Grid as GridState } from './use-grid.ts';

/** What others may ask of a grid. */
export interface GridHandle<Row> {
  readonly go: (row: number, columnId: string) => void;
  /** A change made elsewhere, which can be taken back here like any other. */
  readonly apply: (splice: Splice<Row>) => void;
  readonly area: () => Area;
}

export interface GridProps<Row> {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  /** Columns that are hidden until somebody shows them. */
  readonly hidden: readonly string[];
  readonly rows: readonly Row[];
  /** What a new row holds. */
  readonly blank: Row;
  readonly rowsMax: number;
  /** Carries a change out, and says how it is taken back. */
  readonly onSplice: (splice: Splice<Row>) => Undo;
  readonly problems: ReadonlyMap<number, RowProblems>;
  /** Where work is. */
  readonly onPlace: (row: number, columnId: string) => void;
  /** Who else is at which cell: names by row and column. */
  readonly people: ReadonlyMap<number, RowPeople>;
  /** What these rows need beside the tools of any grid; and what stands at the far end. */
  readonly tools?: ReactNode;
  readonly atEnd?: ReactNode;
  readonly handle?: Ref<GridHandle<Row>>;
}

const ROW_PX = 34;
const HEAD_PX = 36;
/** Drawn beyond what is in sight, so that scrolling shows no gaps. */
const OVERSCAN_ROWS = 8;

/**
 * A grid of cells for thousands of rows: what a spreadsheet does with the keyboard, the clipboard and the mouse, over rows
 * that belong to somebody else. It draws the rows in sight only, and has one field, which lies over the current cell.
 */
export function Grid<Row>(props: GridProps<Row>) {
  const gridId = useId();
  const model = useColumnModel(props.columns, props.hidden);
  const columns = useMemo(() => model.shown.map(({ column }) => column), [model.shown]);
  const grid = useGrid({ ...props, columns });
  const [finding, setFinding] = useState(false);
  const [matches, setMatches] = useState<readonly Place[]>([]);
  const scroller = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const { anchor, corner, inSight = corner } = grid.selection;
  const focus = () => input.current?.focus({ preventScroll: true });
  useReveal(scroller, model, inSight);
  useImperativeHandle(props.handle, () => ({
    go: (row, columnId) => {
      const column = columns.findIndex(({ id }) => id === columnId);
      grid.select(at({ row, column: Math.max(0, column) }));
      focus();
    },
    apply: grid.apply,
    area: () => grid.area,
  }));
  const { onPlace } = props;
  const currentId = columns[anchor.column]?.id ?? '';
  useEffect(() => onPlace(anchor.row, currentId), [onPlace, anchor.row, currentId]);
  return (
    <div className={classes.grid}>
      <GridTools
        grid={grid}
        model={model}
        onFind={() => setFinding(!finding)}
        onDone={focus}
        own={props.tools}
        atEnd={props.atEnd}
      />
      {finding && (
        <FindBar
          grid={grid}
          onMatches={setMatches}
          onClose={() => {
            setFinding(false);
            setMatches([]);
            focus();
          }}
        />
      )}
      <Cells
        {...props}
        gridId={gridId}
        grid={grid}
        model={model}
        matches={matches}
        scroller={scroller}
        input={input}
        onFind={() => setFinding(true)}
      />
      <ToldLine told={grid.told} grid={grid} />
      <NumberQuestion asking={grid.asking} onAnswer={grid.answer} />
    </div>
  );
}

interface CellsProps<Row> extends GridProps<Row> {
  readonly gridId: string;
  readonly grid: GridState<Row>;
  readonly model: ColumnModel<Row>;
  readonly matches: readonly Place[];
  readonly scroller: Ref<HTMLDivElement> & { readonly current: HTMLDivElement | null };
  readonly input: Ref<HTMLInputElement> & { readonly current: HTMLInputElement | null };
  readonly onFind: () => void;
}

function Cells<Row>(props: CellsProps<Row>) {
  const { grid, model, gridId, scroller, input } = props;
  const { shown } = model;
  const [focused, setFocused] = useState(false);
  const leaving = useRef(false);
  const tabbedFrom = useRef<number>(undefined);
  const pointer = usePointer(grid, () => input.current?.focus({ preventScroll: true }));
  // oxlint-disable-next-line react/incompatible-library -- its answers change with scrolling; nothing here keeps them over a render
  const virtual = useVirtualizer({
    count: grid.size.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN_ROWS,
    paddingStart: HEAD_PX,
  });
  const matched = useMatched(props.matches);
  const { anchor } = grid.selection;
  const current = shown[anchor.column] ?? shown[0];
  const command = (asked: Command, typed: string): boolean =>
    carryOut(asked, {
      grid,
      typed,
      columns: shown,
      leaving,
      tabbedFrom,
      pageRows: pageOf(scroller.current),
      find: props.onFind,
    });
  return (
    <div ref={scroller} className={classes.scroller} data-focused={focused ? '' : undefined} {...pointer}>
      <div
        role="grid"
        id={gridId}
        aria-label={props.label}
        aria-rowcount={grid.size.rows + 1}
        aria-colcount={shown.length + 1}
        aria-multiselectable
        className={classes.canvas}
        style={{ width: model.totalPx, height: virtual.getTotalSize() }}
      >
        <GridHead model={model} heightPx={HEAD_PX} area={grid.area} />
        <div role="rowgroup" className={classes.body}>
          {virtual.getVirtualItems().map(({ index, start }) => (
            <GridRow
              key={index}
              gridId={gridId}
              row={props.rows[index]}
              index={index}
              topPx={start}
              columns={shown}
              problems={props.problems.get(index)}
              people={props.people.get(index)}
              matches={matched.get(index)}
              {...selectedOf(grid, index)}
            />
          ))}
        </div>
      </div>
      {current && (
        <CellEditor
          grid={grid}
          gridId={gridId}
          shown={current}
          row={props.rows[anchor.row] ?? props.blank}
          topPx={HEAD_PX + anchor.row * ROW_PX}
          heightPx={ROW_PX}
          inputRef={input}
          problem={props.problems.get(anchor.row)?.get(current.column.id)?.message}
          onCommand={command}
          onFocus={setFocused}
        />
      )}
    </div>
  );
}

const pageOf = (element: HTMLDivElement | null): number =>
  Math.max(1, Math.floor(((element?.clientHeight ?? 0) - HEAD_PX) / ROW_PX) - 1);

function selectedOf<Row>({ area }: GridState<Row>, index: number) {
  if (index < area.top || index > area.bottom) return { from: -1, to: -1, handle: -1 };
  return { from: area.left, to: area.right, handle: index === area.bottom ? area.right : -1 };
}

function useMatched(matches: readonly Place[]): ReadonlyMap<number, ReadonlySet<number>> {
  return useMemo(() => {
    const byRow = new Map<number, Set<number>>();
    for (const { row, column } of matches) {
      const columns = byRow.get(row);
      if (columns) columns.add(column);
      else byRow.set(row, new Set([column]));
    }
    return byRow;
  }, [matches]);
}

/** Brings a cell out from under the head and the frozen columns, no further than needed. */
function useReveal<Row>(scroller: { readonly current: HTMLDivElement | null }, model: ColumnModel<Row>, place: Place) {
  const { row, column } = place;
  const shown = model.shown[column];
  const { frozenPx } = model;
  useLayoutEffect(() => {
    if (scroller.current) reveal(scroller.current, row, shown, frozenPx);
  }, [scroller, row, shown, frozenPx]);
}

function reveal<Row>(element: Element, row: number, shown: ShownColumn<Row> | undefined, frozenPx: number): void {
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = element;
  const top = HEAD_PX + row * ROW_PX;
  const within = (now: number, least: number, most: number): number => Math.min(Math.max(now, least), most);
  element.scrollTo({
    top: within(scrollTop, top + ROW_PX - clientHeight, top - HEAD_PX),
    left:
      shown === undefined || shown.frozen
        ? // The very first column is where a line begins: from there all of it is to be seen.
          shown?.index === 0
          ? 0
          : scrollLeft
        : within(scrollLeft, shown.leftPx + shown.widthPx - clientWidth, shown.leftPx - frozenPx),
  });
}

/** Selecting and filling with the mouse or a finger. */
function usePointer<Row>(grid: GridState<Row>, focus: () => void) {
  const drag = useRef<'select' | 'fill'>(undefined);
  const fillTo = useRef<number>(undefined);
  const placeAt = (target: EventTarget): (Place & { readonly line: boolean }) | undefined => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    if (cell === null) return undefined;
    return {
      row: Number(cell.dataset['row']),
      column: Number(cell.dataset['column'] ?? 0),
      line: 'line' in cell.dataset,
    };
  };
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      const place = placeAt(event.target);
      if (place === undefined || event.button !== 0) return;
      // The field keeps the focus: what was being written is put into its cell first.
      event.preventDefault();
      const field = document.activeElement;
      if (grid.mode !== 'moving' && field instanceof HTMLInputElement) grid.leave(field.value);
      focus();
      if (event.target instanceof Element && event.target.closest('[data-handle]')) {
        drag.current = 'fill';
        return;
      }
      drag.current = 'select';
      const corner = place.line ? { row: place.row, column: grid.size.columns - 1 } : place;
      if (event.shiftKey) grid.select({ anchor: grid.selection.anchor, corner });
      else {
        const anchor = { row: place.row, column: place.line ? 0 : place.column };
        grid.select({ anchor, corner, inSight: anchor });
      }
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      const place = event.buttons === 1 && drag.current ? placeAt(event.target) : undefined;
      if (place === undefined) return;
      if (drag.current === 'fill') {
        fillTo.current = Math.max(grid.area.bottom, place.row);
        return;
      }
      const { anchor, corner } = grid.selection;
      const column = place.line ? grid.size.columns - 1 : place.column;
      if (place.row !== corner.row || column !== corner.column)
        grid.select({ anchor, corner: { row: place.row, column } });
    },
    onPointerUp: () => {
      if (drag.current === 'fill' && fillTo.current !== undefined) grid.fillDown(fillTo.current);
      drag.current = undefined;
      fillTo.current = undefined;
    },
    onDoubleClick: () => grid.edit(),
  };
}
