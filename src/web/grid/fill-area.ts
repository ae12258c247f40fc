import { filled } from './fill.ts';
import type { GridColumn } from './column.ts';
import { cellsSplice, type Splice } from './patch.ts';
import type { Area } from './selection.ts';

/** Continues the cells of an area over more rows below it, each column for itself. */
export function fillDown<Row>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  source: Area,
  bottom: number,
  blank: Row,
): Splice<Row> | undefined {
  const count = bottom - source.bottom;
  if (count <= 0) return undefined;
  const over = columns.slice(source.left, source.right + 1);
  const texts = over.map(({ read, kind }) => filled(rows.slice(source.top, source.bottom + 1).map(read), count, kind));
  return cellsSplice(
    rows,
    source.bottom + 1,
    count,
    (row, index) =>
      over.reduce((next, column, position) => {
        const text = texts[position]?.[index - source.bottom - 1] ?? '';
        return column.read(next) === text ? next : column.write(next, text);
      }, row),
    blank,
  );
}

/** Repeats the first column of an area in the others. */
export function fillRight<Row>(
  rows: readonly Row[],
  columns: readonly GridColumn<Row>[],
  area: Area,
  blank: Row,
): Splice<Row> | undefined {
  const [source, ...others] = columns.slice(area.left, area.right + 1);
  if (source === undefined) return undefined;
  return cellsSplice(
    rows,
    area.top,
    area.bottom - area.top + 1,
    (row) =>
      others.reduce(
        (next, column) => (column.read(next) === source.read(next) ? next : column.write(next, source.read(next))),
        row,
      ),
    blank,
  );
}
