export interface LookAgainOptions {
  readonly everyMs: number;
  /** Whether this program writes its cell; a standby lets the writer do the work. */
  readonly isWriter: () => boolean;
  /** Whether it looks by itself, or only when asked. */
  readonly byItself: boolean;
  /** Does what waits, and gives how much that was. */
  readonly work: (signal: AbortSignal) => Promise<number>;
  /** What went wrong. It is tried again at the next look. */
  readonly onTrouble: (error: unknown) => void;
}

export interface LookingAgain {
  /** Does now what waits, and gives how much that was. */
  readonly runDue: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** Looks for work again and again, one look at a time, whoever asks for it. */
export function lookAgain(options: LookAgainOptions): LookingAgain {
  const stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const runDue = (): Promise<number> => {
    const run = running.then(() => (options.isWriter() ? options.work(stopping.signal) : 0));
    running = run.catch(() => undefined);
    return run;
  };
  const look = (): void => {
    void runDue()
      .catch(options.onTrouble)
      .finally(() => {
        if (!stopping.signal.aborted) timer = setTimeout(look, options.everyMs).unref();
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
