/** How often a bank is off its best behaviour, each a probability; and its pace. */
export interface Moods {
  readonly slow: number;
  readonly duplicate: number;
  readonly outOfOrder: number;
  /** First a message that does not match its signature, then the right one. */
  readonly wrong: number;
  readonly usualMs: number;
  readonly slowMs: number;
}

const WELL: Moods = { slow: 0, duplicate: 0, outOfOrder: 0, wrong: 0, usualMs: 50, slowMs: 3_000 };

/** What the demo shows: mostly prompt, now and then what real banks do. */
export const EVERYDAY_MOODS: Moods = {
  slow: 0.05,
  duplicate: 0.1,
  outOfOrder: 0.05,
  wrong: 0.05,
  usualMs: 800,
  slowMs: 4_000,
};

export const moods = (given: Partial<Moods> | undefined): Moods => ({ ...WELL, ...given });
