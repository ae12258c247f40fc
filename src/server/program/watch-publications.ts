/** As soon as an official elsewhere could notice. One small query of a program that does not write. */
const LOOK_MS = 1_000;

export interface WatchOptions {
  /** The writer is told of every publication; the others look. */
  readonly isWriter: () => boolean;
  readonly onTrouble: (error: unknown) => void;
}

/** Keeps what decides what the journal names, whoever published or changed it. */
export function watchPublications(
  rooms: readonly { readonly refresh: () => Promise<void> }[],
  { isWriter, onTrouble }: WatchOptions,
): { readonly stop: () => Promise<void> } {
  let looking: Promise<void> | undefined;
  const look = (): void => {
    if (isWriter()) return;
    looking ??= Promise.all(rooms.map((room) => room.refresh().catch(onTrouble)))
      .then(() => undefined)
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
