import type { NumberStyle } from '#web/ui';
import type { CellTexts } from './clipboard.ts';
import type { GridColumn } from './column.ts';
import { numberOf, styleOf, type Style } from '#core/declaration-import';
import { cellsSplice, type Splice } from './patch.ts';
import type { Area } from './selection.ts';

/** What is pasted where. */
export interface Pasting<Row> {
  readonly cells: CellTexts;
  readonly area: Area;
  readonly rows: readonly Row[];
  readonly columns: readonly GridColumn<Row>[];
  readonly blank: Row;
  readonly rowsMax: number;
}

/** How the numbers among the pasted cells are written. */
export function pastedStyle<Row>({ cells, area, columns }: Pick<Pasting<Row>, 'cells' | 'area' | 'columns'>): Style {
  const texts: string[] = [];
  for (const row of cells)
    row.forEach((text, offset) => {
      if (columns[area.left + offset]?.kind === 'decimal') texts.push(text);
    });
  return styleOf(texts);
}

export interface Pasted<Row> {
  readonly splice: Splice<Row> | undefined;
  /** The cells that it fell on. */
  readonly area: Area;
  /** Rows that found no place any more. */
  readonly left: number;
}

/** Pastes at the upper left of the selection; a selection that is some times as big is filled so many times. */
export function pasted<Row>(
  { cells, area, rows, columns, blank, rowsMax }: Pasting<Row>,
  style: NumberStyle,
): Pasted<Row> {
  const height = cells.length;
  const width = Math.max(...cells.map((row) => row.length));
  const tall = tiled(area.bottom - area.top + 1, height);
  const wide = Math.min(tiled(area.right - area.left + 1, width), columns.length - area.left);
  const count = Math.max(0, Math.min(tall, rowsMax - area.top));
  const splice = cellsSplice(
    rows,
    area.top,
    count,
    (row, index) => {
      const texts = cells[(index - area.top) % height] ?? [];
      let next = row;
      for (let offset = 0; offset < wide; offset += 1) {
        const column = columns[area.left + offset];
        const text = texts[offset % width];
        if (column !== undefined && text !== undefined) next = written(next, column, text, style);
      }
      return next;
    },
    blank,
  );
  const fell = { ...area, bottom: area.top + count - 1, right: area.left + wide - 1 };
  return { splice, area: fell, left: tall - count };
}

const tiled = (room: number, size: number): number => (room > size && room % size === 0 ? room : size);

/** One cell given a text that somebody typed or pasted. */
export function written<Row>(row: Row, column: GridColumn<Row>, text: string, style: NumberStyle): Row {
  const read = column.kind === 'decimal' && text !== '' ? numberOf(text, style) : text;
  const accepted = column.accept && read !== '' ? column.accept(read) : read;
  return column.read(row) === accepted ? row : column.write(row, accepted);
}
