/** As many wait already as may: whoever comes asks again later. */
export class NoTurnLeft extends Error {}

/** Lets a few work at a time. */
export interface Turns {
  /** Does the task when it is its turn, or refuses with `NoTurnLeft`. */
  readonly run: <T>(task: () => Promise<T>, whose?: Whose) => Promise<T>;
  /** How many wait for their turn. */
  readonly waiting: () => number;
}

/** What there may be of; where nothing is said, of anything. */
export interface TurnLimits {
  /** What waits holds memory, or a connection: this bounds it where strangers come. */
  readonly waitingMax?: number;
  /** The same for each party: one that sends more than its share keeps only itself waiting. */
  readonly ofOneParty?: { readonly atOnce: number; readonly waitingMax: number };
}

export interface Whose {
  /** Whoever is in a hurry by the time that a place is free goes before those who came earlier. */
  readonly inHurry?: () => boolean;
  /** On whose behalf. Those who say nothing are one party. */
  readonly party?: string;
}

interface Waiting {
  readonly inHurry: () => boolean;
  readonly party: string;
  readonly go: () => void;
}

/**
 * First come, first served; but a party that has its share at work lets the others go first, and so does the one that has just been served.
 * Without shares there is one line.
 */
export function turns(atOnce: number, { waitingMax = Infinity, ofOneParty }: TurnLimits = {}): Turns {
  const share = ofOneParty ?? { atOnce, waitingMax };
  const waiting: Waiting[] = [];
  const atWork = new Map<string, number>();
  let working = 0;
  const mayWork = (party: string): boolean => working < atOnce && (atWork.get(party) ?? 0) < share.atOnce;
  const enter = (party: string): void => {
    working += 1;
    atWork.set(party, (atWork.get(party) ?? 0) + 1);
  };
  const leave = (party: string): void => {
    working -= 1;
    const left = (atWork.get(party) ?? 1) - 1;
    if (left > 0) atWork.set(party, left);
    else atWork.delete(party);
    wakeNext(party);
  };
  // Whoever is woken has entered by then: nobody slips in between.
  const wakeNext = (served: string): void => {
    const able = waiting.filter(({ party }) => mayWork(party));
    const others = ofOneParty ? able.filter(({ party }) => party !== served) : able;
    const next = able.find(({ inHurry }) => inHurry()) ?? others[0] ?? able[0];
    if (next === undefined) return;
    waiting.splice(waiting.indexOf(next), 1);
    enter(next.party);
    next.go();
  };
  const waitsOf = (party: string): number => waiting.filter((each) => each.party === party).length;
  return {
    run: async (task, { inHurry = () => false, party = '' } = {}) => {
      if (mayWork(party)) enter(party);
      else if (waiting.length >= waitingMax || waitsOf(party) >= share.waitingMax) throw new NoTurnLeft();
      else await new Promise<void>((go) => waiting.push({ inHurry, party, go }));
      try {
        return await task();
      } finally {
        leave(party);
      }
    },
    waiting: () => waiting.length,
  };
}
