import { problem, ProblemError } from '#server/platform/http';

/** Seconds after which a place has most likely become free. */
const RETRY_AFTER_S = 2;

/** One at a time, in the order asked; so many may wait, and who comes then is told to come again: 503. */
export function oneAtATime(waitingMax: number): <T>(work: () => Promise<T>) => Promise<T> {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    if (waiting > waitingMax)
      return Promise.reject(new ProblemError(problem('busy'), { 'retry-after': String(RETRY_AFTER_S) }));
    waiting += 1;
    const done = last.then(work).finally(() => (waiting -= 1));
    last = done.catch(() => undefined);
    return done;
  };
}
