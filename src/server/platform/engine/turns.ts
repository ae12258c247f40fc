/** Lets a few work at a time. */
export interface Turns {
  /** Resolves when it is one's turn, with what ends it. Whoever is in a hurry by then goes before those who came earlier. */
  readonly enter: (inHurry: () => boolean) => Promise<() => void>;
}

interface Waiting {
  readonly inHurry: () => boolean;
  readonly go: () => void;
}

export function turns(atOnce: number): Turns {
  const waiting: Waiting[] = [];
  let busy = 0;
  const leave = (): void => {
    const hurried = waiting.findIndex(({ inHurry }) => inHurry());
    const [next] = waiting.splice(Math.max(0, hurried), 1);
    if (next) next.go();
    else busy -= 1;
  };
  return {
    enter: async (inHurry) => {
      if (busy < atOnce) busy += 1;
      else await new Promise<void>((go) => waiting.push({ inHurry, go }));
      return leave;
    },
  };
}
