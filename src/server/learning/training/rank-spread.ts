import type { LearnedModel } from '#core/learning';
import { rankGoods } from '#core/model';
import type { LaterGoods } from './looked-goods.ts';

/** Ranks in ascending order: the least, the greatest, and those that part them evenly. */
export const SPREAD_QUANTILES = 101;

/** How a model's ranks spread over the declarations of an office, where no day of its service says so yet. */
export interface OfficeSpread {
  /** Declarations of a day on which there are any. */
  readonly perDay: number;
  readonly ranks: readonly number[];
}

/** By office; under the empty name, of all offices together. */
export type RankSpread = Readonly<Record<string, OfficeSpread>>;

export function rankSpread(
  model: LearnedModel,
  later: readonly LaterGoods[],
  perDay: ReadonlyMap<string, number>,
): RankSpread {
  const rank = rankGoods(model);
  const byOffice = new Map<string, number[]>([['', []]]);
  for (const { office, rows, lines } of later) {
    const best = rank(
      rows,
      lines.map(({ goods }) => goods),
    );
    if (best === undefined) continue;
    const own = byOffice.get(office) ?? [];
    own.push(best.rank);
    byOffice.set(office, own);
    byOffice.get('')?.push(best.rank);
  }
  const offices = [...byOffice].filter(([, ranks]) => ranks.length > 0);
  return Object.fromEntries(
    offices.map(([office, ranks]) => [office, { perDay: perDay.get(office) ?? 0, ranks: quantilesOf(ranks) }]),
  );
}

function quantilesOf(values: readonly number[]): readonly number[] {
  const sorted = Float64Array.from(values).toSorted();
  const last = sorted.length - 1;
  return Array.from(
    { length: SPREAD_QUANTILES },
    (_, place) => sorted[Math.round((place * last) / (SPREAD_QUANTILES - 1))] ?? 0,
  );
}
