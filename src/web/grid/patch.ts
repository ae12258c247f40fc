/** Rows taken out at a place and rows put there; as many of both where rows only changed. */
export interface Splice<Row> {
  readonly at: number;
  readonly removed: readonly Row[];
  readonly inserted: readonly Row[];
}

export function spliced<Row>(rows: readonly Row[], { at, removed, inserted }: Splice<Row>): readonly Row[] {
  return [...rows.slice(0, at), ...inserted, ...rows.slice(at + removed.length)];
}

/** A change of some cells, as the smallest splice around them. Undefined where nothing would differ. */
export function cellsSplice<Row>(
  rows: readonly Row[],
  from: number,
  count: number,
  change: (row: Row, index: number) => Row,
  blank: Row,
): Splice<Row> | undefined {
  const removed = rows.slice(from, from + count);
  const inserted = Array.from({ length: count }, (_none, offset) => change(removed[offset] ?? blank, from + offset));
  // Lines between the last one and the first that is written come into being with it.
  const gap = Math.max(0, from - rows.length);
  if (removed.length === count && inserted.every((row, offset) => row === removed[offset])) return undefined;
  return { at: from - gap, removed, inserted: [...Array.from({ length: gap }, () => blank), ...inserted] };
}
