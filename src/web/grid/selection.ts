import type { Place } from './find.ts';

/** A rectangle of cells. Its anchor is where work goes on; the other corner moves with Shift. */
export interface Selection {
  readonly anchor: Place;
  readonly corner: Place;
  /** What is brought into sight, where it is not the corner: of a paste of hundreds of rows, its beginning. */
  readonly inSight?: Place;
}

/** Inclusive. */
export interface Area {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

export const at = (place: Place): Selection => ({ anchor: place, corner: place });

export const areaOf = ({ anchor, corner }: Selection): Area => ({
  top: Math.min(anchor.row, corner.row),
  bottom: Math.max(anchor.row, corner.row),
  left: Math.min(anchor.column, corner.column),
  right: Math.max(anchor.column, corner.column),
});

/** Within the grid, whatever was asked for. */
export const within = ({ row, column }: Place, { rows, columns }: Size): Place => ({
  row: Math.max(0, Math.min(rows - 1, row)),
  column: Math.max(0, Math.min(columns - 1, column)),
});

export type Direction = 'up' | 'down' | 'left' | 'right';
const STEPS: Readonly<Record<Direction, Place>> = {
  up: { row: -1, column: 0 },
  down: { row: 1, column: 0 },
  left: { row: 0, column: -1 },
  right: { row: 0, column: 1 },
};

export const stepped = ({ row, column }: Place, direction: Direction, size: Size): Place =>
  within({ row: row + STEPS[direction].row, column: column + STEPS[direction].column }, size);

/** As far as the cells go on: to the end of a run of filled cells, or over empty ones to the next filled one. */
export function edgeFrom(from: Place, direction: Direction, size: Size, isFilled: (place: Place) => boolean): Place {
  let place = from;
  let next = stepped(place, direction, size);
  const inRun = isFilled(place) && !same(place, next) && isFilled(next);
  while (!same(place, next)) {
    if (inRun && !isFilled(next)) return place;
    place = next;
    if (!inRun && isFilled(place)) return place;
    next = stepped(place, direction, size);
  }
  return place;
}

/** The next cell to the right, at the end of a row the first of the next one; the same place where there is none. */
export function tabbed({ row, column }: Place, step: 1 | -1, { rows, columns }: Size): Place {
  const next = row * columns + column + step;
  if (next < 0 || next >= rows * columns) return { row, column };
  return { row: Math.floor(next / columns), column: next % columns };
}

export const same = (one: Place, other: Place): boolean => one.row === other.row && one.column === other.column;
