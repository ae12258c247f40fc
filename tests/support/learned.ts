import { ROW_LENGTH, writeHalves, type DeclaredGoods } from '#core/feature';
import type { Bar, LearnedEffect, LearnedStandings } from '#core/model';

export const BAR: Bar = { threshold: 10, exploration: 0, capacity: { byRank: 100, byExploration: 100 } };
const EFFECT: LearnedEffect = { channel: 'red', inspection: 'partial' };

/** A champion whose ranks a test names: of the first line, and nothing where it says nothing. */
export const standingsOf = (
  rankOf: (goods: readonly DeclaredGoods[]) => number | undefined,
  bar: Bar = BAR,
): LearnedStandings => ({
  score: (goods) => {
    const rank = rankOf(goods);
    if (rank === undefined) return undefined;
    const rows = writeHalves(Float32Array.from({ length: goods.length * ROW_LENGTH }, (_, at) => at % 7));
    return { model: '1'.repeat(64), rows, line: 1, chance: 0.5, rank };
  },
  bar: () => bar,
  effect: EFFECT,
});
