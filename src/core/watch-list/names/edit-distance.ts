/** Insertions, deletions, substitutions and exchanges of neighbours that make one word of the other; more than `max` is `max + 1`. */
export function editDistance(a: string, b: string, max: number): number {
  const far = max + 1;
  if (Math.abs(a.length - b.length) > max) return far;
  if (b.length >= rows.row.length) rows = rowsOf(b.length + 1);
  let { before, last, row } = rows;
  for (let at = 0; at <= b.length; at += 1) last[at] = Math.min(at, far);
  for (let i = 1; i <= a.length; i += 1) {
    // Only cells that near to the diagonal can be within reach.
    const [from, to] = [Math.max(1, i - max), Math.min(b.length, i + max)];
    row[from - 1] = from === 1 ? Math.min(i, far) : far;
    let least = row[from - 1] ?? far;
    for (let j = from; j <= to; j += 1) {
      const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let cost = Math.min((last[j] ?? far) + 1, (row[j - 1] ?? far) + 1, (last[j - 1] ?? far) + (isSame ? 0 : 1), far);
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        cost = Math.min(cost, (before[j - 2] ?? far) + 1);
      row[j] = cost;
      least = Math.min(least, cost);
    }
    if (to < b.length) row[to + 1] = far;
    if (least > max) return far;
    [before, last, row] = [last, row, before];
  }
  return Math.min(last[b.length] ?? far, far);
}

/** Used again for each pair: distances are worked out by the thousand. */
let rows = rowsOf(64);

function rowsOf(length: number): {
  readonly before: Uint16Array;
  readonly last: Uint16Array;
  readonly row: Uint16Array;
} {
  return { before: new Uint16Array(length), last: new Uint16Array(length), row: new Uint16Array(length) };
}
