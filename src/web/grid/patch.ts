import type { GridColumn } from './column.ts';

/** Rows taken out at a place and rows put there; as many of both where rows only changed. */
export interface Splice<Row> {
  readonly at: number;
  readonly removed: readonly Row[];
  readonly inserted: readonly Row[];
}

export function spliced<Row>(rows: readonly Row[], { at, removed, inserted }: Splice<Row>): readonly Row[] {
  return [...rows.slice(0, at), ...inserted, ...rows.slice(at + removed.length)];
}

const reversed = <Row>({ at, removed, inserted }: Splice<Row>): Splice<Row> => ({
  at,
  removed: inserted,
  inserted: removed,
});

/** A change of some cells, as the smallest splice around them. Undefined where nothing would differ. */
export function cellsSplice<Row>(
  rows: readonly Row[],
  from: number,
  count: number,
  change: (row: Row, index: number) => Row,
  blank: Row,
): Splice<Row> | undefined {
  const removed = rows.slice(from, from + count);
  const inserted = Array.from({ length: count }, (_none, offset) =>
    change(removed[offset] ?? blank, from + offset),
  );
  // Lines between the last one and the first that is written come into being with it.
  const gap = Math.max(0, from - rows.length);
  if (removed.length === count && inserted.every((row, offset) => row === removed[offset])) return undefined;
  return { at: from - gap, removed, inserted: [...Array.from({ length: gap }, () => blank), ...inserted] };
}

/**
 * The splice that takes another one back, on rows that may have changed since: by the merge with somebody else, who works on
 * the same lines. Only what still is as the splice left it goes back to what it was. Undefined where the lines are not
 * there any more.
 */
export function takenBack<Row>(
  rows: readonly Row[],
  splice: Splice<Row>,
  columns: readonly GridColumn<Row>[],
): Splice<Row> | undefined {
  const back = reversed(splice);
  const at = placeOf(rows, back);
  const found = rows.slice(at, at + back.removed.length);
  const untouched = found.length === back.removed.length && found.every((row, index) => row === back.removed[index]);
  if (untouched) return { ...back, at };
  if (back.removed.length !== back.inserted.length || found.length !== back.removed.length) return undefined;
  const inserted = found.map((row, index) => merged(row, back.removed[index], back.inserted[index], columns));
  return { at, removed: found, inserted };
}

/** Lines that somebody put in or took out before it move it. */
function placeOf<Row>(rows: readonly Row[], { at, removed }: Splice<Row>): number {
  const [first] = removed;
  if (first === undefined || rows[at] === first) return Math.min(at, rows.length);
  const moved = rows.indexOf(first);
  return moved < 0 ? Math.min(at, rows.length) : moved;
}

function merged<Row>(
  now: Row,
  left: Row | undefined,
  was: Row | undefined,
  columns: readonly GridColumn<Row>[],
): Row {
  if (left === undefined || was === undefined) return now;
  return columns.reduce((row, { read, write }) => {
    const mine = read(left) !== read(was) && read(now) === read(left);
    return mine ? write(row, read(was)) : row;
  }, now);
}
