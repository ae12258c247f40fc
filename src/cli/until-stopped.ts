/** A command that was asked to end before it was done, and has left nothing half-made behind. */
export class Interrupted extends Error {
  constructor(reason: string) {
    super(`Stopped (${reason}) before it was done.`);
  }
}

/**
 * Resolves when somebody wants the program to end: a signal, or the end of the process that started it (told by the closing of its channel, also
 * when it was killed outright). Call it before anything is started, so that a signal during the start is not a sudden death that leaves the
 * database server behind. Further signals are ignored: an impatient second Ctrl-C does not cut an orderly stop short.
 */
export function untilStopped(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
    process.once('disconnect', () => resolve('the starter ended'));
    // Listening must not keep a program alive that has failed to start.
    process.channel?.unref();
  });
}
