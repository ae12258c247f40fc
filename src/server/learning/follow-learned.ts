import { lookAgain, type DailyJob, type LookingAgain } from '#server/jobs';
import type { LearnedRoom } from './learned-room.ts';

/** Within so long what was declared and found has a part in what a model says of what comes next. */
const LOOK_MS = 1_000;
/** So often the bars follow the traffic of the day. */
const BARS_EVERY_LOOKS = 1_800;

export interface FollowLearnedOptions {
  readonly learned: Pick<LearnedRoom, 'follow' | 'makeBars'>;
  readonly byItself: boolean;
  readonly onTrouble: (error: unknown) => void;
}

/** In every program of a cell, for any of them may be the one that decides next. */
export function followLearned({ learned, byItself, onTrouble }: FollowLearnedOptions): LookingAgain {
  let looks = 0;
  return lookAgain({
    everyMs: LOOK_MS,
    isWriter: () => true,
    byItself,
    onTrouble,
    work: async (signal) => {
      const taken = await learned.follow(signal);
      looks += 1;
      if (looks % BARS_EVERY_LOOKS === 0) await learned.makeBars();
      return taken;
    },
  });
}

/** Every night: memory is given back, what is known is kept for the next start, and from which rank on offices select. */
export const learningJob = (learned: Pick<LearnedRoom, 'makeBars' | 'prune' | 'keep'>): DailyJob => ({
  name: 'learning.bars',
  run: async () => {
    await learned.prune();
    await learned.keep();
    await learned.makeBars();
  },
});
