import { lookAgain, type LookingAgain } from '#server/jobs';
import { assignUnheld } from './assign-unheld.ts';
import type { AssignmentServices } from './officers-of.ts';

export interface HandOutOptions extends AssignmentServices {
  /** Whether this program writes its cell; a standby lets the writer give out the cases. */
  readonly isWriter: () => boolean;
  /** Whether it looks by itself, or only when asked. */
  readonly byItself: boolean;
  /** What went wrong. It is tried again at the next look. */
  readonly onTrouble: (error: unknown) => void;
}

/** Nobody notices a second; an index of the cases of that second is all that a look reads. */
const LOOK_MS = 1_000;

/** Cases find their officer as they come: selected at registration, turned to another channel, controlled anew. */
export const startHandOut = (options: HandOutOptions): LookingAgain =>
  lookAgain({ ...options, everyMs: LOOK_MS, work: (signal) => assignUnheld(options, signal) });
