import { FEATURES, ROW_LENGTH, writeHalves, type Chronicle, type DeclaredGoods } from '#core/feature';
import type { LearnedModel } from '#core/learning';
import type { Scored } from './learned-decision.ts';
import { rankGoods } from './rank-goods.ts';

/** Lines of one declaration; a shipment has more, and the room grows with it. */
const LINES_AT_FIRST = 50;

/** Whether a model asks for just what is written down of goods, in this order: one that does not cannot score them. */
export const readsFeatures = ({ chance, stake = chance }: Pick<LearnedModel, 'chance' | 'stake'>): boolean =>
  [chance, stake].every(
    ({ columns }) => columns.length === ROW_LENGTH && columns.every((column, at) => column === FEATURES[at]),
  );

/**
 * A champion over what customs know now, ready to score declarations one by one; `node bench/learned.ts` says what that costs. What is kept
 * between declarations is only room to work in.
 */
export function scoringGoods(
  model: LearnedModel,
  hash: string,
  known: Pick<Chronicle, 'writeRows'>,
): (goods: readonly DeclaredGoods[]) => Scored | undefined {
  const rank = rankGoods(model);
  let rows = new Float32Array(LINES_AT_FIRST * ROW_LENGTH);
  return (goods) => {
    const used = goods.length * ROW_LENGTH;
    if (used > rows.length) rows = new Float32Array(used);
    known.writeRows(goods, rows);
    const best = rank(rows, goods);
    if (best === undefined) return undefined;
    return { model: hash, rows: writeHalves(rows, used), line: best.place + 1, chance: best.chance, rank: best.rank };
  };
}
