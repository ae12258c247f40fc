import { DRIFT_WEEKS, policyOf } from './measure.ts';
import { TAKEN_APART } from './circumstances.ts';
import { play, type GameOptions } from './play.ts';
import type { Label } from './policies/policy.ts';

/** Of so many other worlds, none of which is anybody's own. */
const TEACHERS = 2;
const TEACHERS_FROM = 1_000_000;

/**
 * The truth of other worlds in the weeks before their change and after it: what one has learned from who knows how those cheat who will change
 * their ways, and how they will afterwards. Their importers, suppliers and prices are others.
 */
export function foretell(game: GameOptions): readonly Label[] {
  const labels: Label[] = [];
  const isNearDrift = (week: number) => week >= game.driftWeek - DRIFT_WEEKS && week < game.driftWeek + DRIFT_WEEKS;
  for (let teacher = 0; teacher < TEACHERS; teacher += 1) {
    const elsewhere: GameOptions = {
      ...game,
      seed: TEACHERS_FROM + TEACHERS * game.seed + teacher,
      weeks: game.driftWeek + DRIFT_WEEKS,
      witness: (week, truth) => {
        if (isNearDrift(week)) labels.push(...truth);
      },
    };
    for (const _ of play(policyOf(TAKEN_APART), elsewhere));
  }
  return labels;
}
