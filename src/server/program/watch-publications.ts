import type { ReferenceRoom } from '#server/reference';

/** As soon as an official elsewhere could notice. One small query of a program that does not write. */
const LOOK_MS = 1_000;

export interface WatchOptions {
  /** The writer is told of every publication; the others look. */
  readonly isWriter: () => boolean;
  readonly onTrouble: (error: unknown) => void;
}

/** Keeps the country in force the one that the journal names, whoever published it. */
export function watchPublications(
  room: Pick<ReferenceRoom<unknown>, 'refresh'>,
  { isWriter, onTrouble }: WatchOptions,
): { readonly stop: () => Promise<void> } {
  let looking: Promise<void> | undefined;
  const look = (): void => {
    if (isWriter()) return;
    looking ??= room
      .refresh()
      .catch(onTrouble)
      .finally(() => (looking = undefined));
  };
  const timer = setInterval(look, LOOK_MS).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}
