/** Room for what is under way: so many at once, and so many bytes of it. */
export interface Budget {
  /** False where there is no room; then nothing was taken. */
  readonly take: (bytes: number) => boolean;
  readonly give: (bytes: number) => void;
  readonly taken: () => number;
}

export interface BudgetLimits {
  readonly countMax: number;
  readonly bytesMax: number;
}

/** About what the writer's queues hold of one kind of traffic: more would wait there, or be turned away there. */
export const IN_FLIGHT: BudgetLimits = { countMax: 4_000, bytesMax: 64 * 1024 * 1024 };

export function budget({ countMax, bytesMax }: BudgetLimits): Budget {
  let count = 0;
  let bytes = 0;
  return {
    take: (more) => {
      if (count >= countMax || bytes + more > bytesMax) return false;
      count += 1;
      bytes += more;
      return true;
    },
    give: (less) => {
      count -= 1;
      bytes -= less;
    },
    taken: () => count,
  };
}
