import {
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type RowData,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { GridColumn } from './column.ts';

/** A column as it stands on the screen. */
export interface ShownColumn<Row> {
  readonly column: GridColumn<Row>;
  /** Its place among those shown, from 0. */
  readonly index: number;
  readonly leftPx: number;
  readonly widthPx: number;
  readonly frozen: boolean;
}

export interface ColumnModel<Row> {
  /** From left to right, the frozen ones first. */
  readonly shown: readonly ShownColumn<Row>[];
  readonly totalPx: number;
  /** How much of the left is taken by columns that stay. */
  readonly frozenPx: number;
  readonly choices: readonly ColumnChoice[];
  readonly startResize: (id: string, event: unknown) => void;
}

/** A column that can be shown or hidden. */
export interface ColumnChoice {
  readonly id: string;
  readonly label: string;
  readonly shown: boolean;
  readonly toggle: () => void;
}

/** The number of the line stands before all columns. */
export const LINE_NUMBER_PX = 52;
const WIDTH_MIN_PX = 56;

const features = tableFeatures({
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});
const NO_ROWS: readonly RowData[] = [];

/** Which columns are shown, how wide, and where. Rows are drawn by the grid itself, which only needs those in sight. */
export function useColumnModel<Row>(columns: readonly GridColumn<Row>[], hidden: readonly string[]): ColumnModel<Row> {
  const definitions = useMemo(
    () =>
      columns.map(({ id, widthPx, label, frozen }): ColumnDef<typeof features, RowData> => ({
        id,
        header: label,
        size: widthPx,
        minSize: WIDTH_MIN_PX,
        enableHiding: frozen !== true,
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: NO_ROWS,
    columnResizeMode: 'onChange',
    initialState: {
      columnPinning: { start: columns.flatMap(({ id, frozen }) => (frozen ? [id] : [])), end: [] },
      columnVisibility: Object.fromEntries(hidden.map((id) => [id, false])),
    },
  });
  const start = table.getStartVisibleLeafColumns();
  const center = table.getCenterVisibleLeafColumns();
  const places = [...start, ...center].map((one) => `${one.id} ${one.getSize()}`).join(',');
  const startCount = start.length;
  const shown = useMemo(() => placed(columns, places, startCount), [columns, places, startCount]);
  const last = shown.at(-1);
  const lastFrozen = shown[startCount - 1];
  return {
    shown,
    totalPx: last ? last.leftPx + last.widthPx : LINE_NUMBER_PX,
    frozenPx: lastFrozen ? lastFrozen.leftPx + lastFrozen.widthPx : LINE_NUMBER_PX,
    choices: table
      .getAllLeafColumns()
      .filter((one) => one.getCanHide())
      .map((one) => ({
        id: one.id,
        label: columns.find(({ id }) => id === one.id)?.label ?? one.id,
        shown: one.getIsVisible(),
        toggle: () => one.toggleVisibility(),
      })),
    startResize: (id, event) => {
      const header = table.getFlatHeaders().find((one) => one.column.id === id);
      header?.getResizeHandler()(event);
    },
  };
}

/** From the names and widths alone, so that rows are drawn anew only when one of these changes. */
function placed<Row>(
  columns: readonly GridColumn<Row>[],
  places: string,
  frozenCount: number,
): readonly ShownColumn<Row>[] {
  const shown: ShownColumn<Row>[] = [];
  let leftPx = LINE_NUMBER_PX;
  for (const place of places.split(',')) {
    const [id, width = '0'] = place.split(' ');
    const column = columns.find((one) => one.id === id);
    if (column === undefined) continue;
    const widthPx = Number(width);
    shown.push({ column, index: shown.length, leftPx, widthPx, frozen: shown.length < frozenCount });
    leftPx += widthPx;
  }
  return shown;
}
