/** Any long time: it only keeps the event loop open where nothing else does. */
const HOLD_MS = 2 ** 30;

/**
 * Resolves when somebody wants the program to end: a signal, or the end of the process that started it (told by the closing of its channel, also
 * when it was killed outright). Further signals are ignored, so that an impatient second Ctrl-C does not cut an orderly stop short.
 */
export function untilStopped(): Promise<string> {
  return new Promise((resolve) => {
    const holdOpen = setInterval(() => undefined, HOLD_MS);
    const stop = (reason: string): void => {
      clearInterval(holdOpen);
      if (process.connected) process.disconnect();
      resolve(reason);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
    process.once('disconnect', () => stop('the starter ended'));
  });
}
