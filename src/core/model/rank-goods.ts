import type { DeclaredGoods } from '#core/feature';
import { calibrated, chanceOf, compileScorer, type LearnedModel } from '#core/learning';

/** The line of a declaration that is most worth looking at. */
export interface RankedLine {
  /** Its place among the lines, counted from 0. */
  readonly place: number;
  /** The calibrated chance that there is something to find. */
  readonly chance: number;
  /** chance × log(1 + stake). */
  readonly rank: number;
}

/** Ranks the lines of one declaration: their rows, one after another, and what is at stake on each. Nothing of a declaration without lines. */
export type RankGoods = (rows: Float32Array, goods: readonly Pick<DeclaredGoods, 'duty'>[]) => RankedLine | undefined;

/**
 * How a model ranks. The stake is what its second head expects to be recovered, where it has one; else the duties and taxes that were
 * assessed. The logarithm keeps one costly consignment from outweighing any number of doubtful ones.
 */
export function rankGoods({ chance, calibration, stake }: LearnedModel): RankGoods {
  const scoreChance = compileScorer(chance);
  const scoreStake = stake && compileScorer(stake);
  let margins = new Float64Array(LINES_USUAL);
  let stakes = new Float64Array(LINES_USUAL);
  return (rows, goods) => {
    if (margins.length < goods.length) {
      margins = new Float64Array(goods.length);
      stakes = new Float64Array(goods.length);
    }
    scoreChance(rows, goods.length, margins);
    scoreStake?.(rows, goods.length, stakes);
    let best: RankedLine | undefined;
    goods.forEach(({ duty }, place) => {
      const margin = margins[place] ?? 0;
      const own = calibration ? calibrated(calibration, margin) : chanceOf(margin);
      const atStake = scoreStake ? (stakes[place] ?? 0) : Math.log1p(duty > 0 ? duty : 0);
      const rank = own * Math.max(0, atStake);
      if (best === undefined || rank > best.rank) best = { place, chance: own, rank };
    });
    return best;
  };
}

/** Room for as many from the start; few declarations have more. */
const LINES_USUAL = 64;
