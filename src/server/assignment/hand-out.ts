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

export interface HandOut {
  /** Gives out now what nobody holds, and gives how many cases that were. */
  readonly runDue: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Nobody notices a second; an index of the cases of that second is all that a look reads. */
const LOOK_MS = 1_000;

/** Cases find their officer as they come: selected at registration, turned to another channel, controlled anew. */
export function startHandOut(options: HandOutOptions): HandOut {
  const stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const runDue = (): Promise<number> => {
    const run = running.then(() => (options.isWriter() ? assignUnheld(options, stopping.signal) : 0));
    running = run.catch(() => undefined);
    return run;
  };
  const look = (): void => {
    void runDue()
      .catch(options.onTrouble)
      .finally(() => {
        if (!stopping.signal.aborted) timer = setTimeout(look, LOOK_MS).unref();
      });
  };
  if (options.byItself) look();
  return {
    runDue,
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
