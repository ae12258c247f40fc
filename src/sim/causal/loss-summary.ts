import { CIRCUMSTANCE_NAMES, type CircumstanceName } from './circumstances.ts';
import type { Game, Period } from './measure.ts';
import { recordOf } from './record-of.ts';
import { ratioOf, type Estimate } from './summary.ts';

/** What one circumstance does to a policy, in worlds that are else the same. Recall kept is precision kept times attainable kept, but for weeks with little to find. */
export interface CircumstanceSummary {
  /** Of the whole game, beside that of the game as it is. */
  readonly findingRecall: Estimate;
  readonly timesAsItIs: Estimate;
  /** After the drift, as a part of what it was before. */
  readonly keptAfterDrift: Estimate;
  readonly keptPrecision: Estimate;
  /** The same of one who knows the truth and looks at no more: what nobody can keep. */
  readonly keptAttainable: Estimate;
  /** Finding recall of the weeks after the drift, beside that of the game as it is. */
  readonly afterTimesAsItIs: Estimate;
}

export type LossSummary = Readonly<Record<CircumstanceName, CircumstanceSummary>>;

/** Of the games of each circumstance in the same worlds, in the same order. */
export const lossSummaryOf = (games: Readonly<Record<CircumstanceName, readonly Game[]>>): LossSummary =>
  recordOf(CIRCUMSTANCE_NAMES, (name) => {
    const mine = games[name];
    const kept = (key: keyof Period) =>
      ratioOf(
        mine.map(({ drift }) => drift.after[key]),
        mine.map(({ drift }) => drift.before[key]),
      );
    const beside = (valueOf: (game: Game) => number) => ratioOf(mine.map(valueOf), games.asItIs.map(valueOf));
    return {
      findingRecall: ratioOf(
        mine.map(({ findingRecall }) => findingRecall),
        mine.map(() => 1),
      ),
      timesAsItIs: beside(({ findingRecall }) => findingRecall),
      keptAfterDrift: kept('findingRecall'),
      keptPrecision: kept('precision'),
      keptAttainable: kept('attainable'),
      afterTimesAsItIs: beside(({ drift }) => drift.after.findingRecall),
    };
  });
