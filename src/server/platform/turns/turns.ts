/** As many wait already as may: whoever comes asks again later. */
export class NoTurnLeft extends Error {}

/** Lets a few work at a time. */
export interface Turns {
  /** Does the task when it is its turn, or refuses with `NoTurnLeft`. Whoever is in a hurry by then goes before those who came earlier. */
  readonly run: <T>(task: () => Promise<T>, inHurry?: () => boolean) => Promise<T>;
  /** How many wait for their turn. */
  readonly waiting: () => number;
}

interface Waiting {
  readonly inHurry: () => boolean;
  readonly go: () => void;
}

const never = (): boolean => false;

/** What waits holds memory, such as the file that it is about: `waitingMax` bounds it where strangers come. */
export function turns(atOnce: number, waitingMax = Infinity): Turns {
  const waiting: Waiting[] = [];
  let working = 0;
  // Whoever is woken has the place of the one that left: nobody slips in between.
  const leave = (): void => {
    const hurried = waiting.findIndex(({ inHurry }) => inHurry());
    const [next] = waiting.splice(Math.max(0, hurried), 1);
    if (next) next.go();
    else working -= 1;
  };
  return {
    run: async (task, inHurry = never) => {
      if (working < atOnce) working += 1;
      else if (waiting.length >= waitingMax) throw new NoTurnLeft();
      else await new Promise<void>((go) => waiting.push({ inHurry, go }));
      try {
        return await task();
      } finally {
        leave();
      }
    },
    waiting: () => waiting.length,
  };
}
