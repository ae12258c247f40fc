/** As soon as an official elsewhere could notice. One small query of each room. */
const LOOK_MS = 1_000;

interface Room {
  readonly refresh: () => Promise<void>;
}

export interface WatchOptions {
  /**
   * What the journal says of these holds for the writer too. It is told as soon as an answer is given, but not of a command whose sender was told that
   * its fate is unknown: a model that was stopped so would go on selecting.
   */
  readonly decidedBy: readonly Room[];
  /** What the writer itself makes: the others look. */
  readonly madeByWriter: readonly Room[];
  readonly isWriter: () => boolean;
  readonly onTrouble: (error: unknown) => void;
}

/** Keeps what decides what the journal names, whoever published or changed it. */
export function watchPublications({ decidedBy, madeByWriter, isWriter, onTrouble }: WatchOptions): {
  readonly stop: () => Promise<void>;
} {
  let looking: Promise<void> | undefined;
  const look = (): void => {
    const rooms = isWriter() ? decidedBy : [...decidedBy, ...madeByWriter];
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
