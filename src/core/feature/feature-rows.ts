import type { GoodsWithOutcome } from './declared-goods.ts';
import { Knowledge, ROW_LENGTH } from './knowledge.ts';

/**
 * A row for each of the goods, one after another, as each could have been written at its own instant: an outcome counts only for what
 * was declared after it had become known. Goods of the same moment do not know of each other's outcomes. The goods are in the order
 * of their instants.
 */
export function featureRows(all: readonly GoodsWithOutcome[]): Float64Array {
  const rows = new Float64Array(all.length * ROW_LENGTH);
  const knowledge = new Knowledge();
  const outcomes = all
    .flatMap(({ goods, outcome }) => (outcome === undefined ? [] : [{ goods, ...outcome }]))
    .toSorted((a, b) => a.knownAtMs - b.knownAtMs);
  let told = 0;
  for (const [index, { goods }] of all.entries()) {
    for (
      let next = outcomes[told];
      next !== undefined && next.knownAtMs < goods.atMs;
      told += 1, next = outcomes[told]
    ) {
      knowledge.found(next.goods, next.violation, next.knownAtMs);
    }
    knowledge.writeRow(goods, rows, index * ROW_LENGTH);
    knowledge.declared(goods);
  }
  return rows;
}
