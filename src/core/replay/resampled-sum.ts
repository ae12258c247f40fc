/** How many samples are drawn anew: the ends of an interval then move by some two per cent of its width from seed to seed. */
const SAMPLES = 400;
/** Nineteen of twenty. */
const TAIL = 0.025;

/** Whole units of the national currency, as text. */
export interface SumInterval {
  readonly sum: string;
  readonly low: string;
  readonly high: string;
  /** How many amounts are in it. */
  readonly of: number;
}

/** Adds up amounts, and at the same time many samples of them drawn anew. */
export interface ResampledSum {
  readonly add: (name: string, amount: bigint) => void;
  readonly interval: () => SumInterval;
}

/**
 * How far a sum of few large amounts hangs on which of them happened to occur: a bootstrap that needs each amount once. In each sample an
 * amount stands as often as a Poisson variable of mean one says, which is what drawing with replacement comes to among many
 * (Hanley and MacGibbon 2006). The variable hangs on the name alone, so the same cases give the same interval, in any order.
 */
export function resampledSum(): ResampledSum {
  let sum = 0n;
  let of = 0;
  const samples = new Float64Array(SAMPLES);
  return {
    add: (name, amount) => {
      sum += amount;
      of += 1;
      const weighs = Number(amount);
      const next = uniform(seedOf(name));
      for (let sample = 0; sample < SAMPLES; sample += 1)
        samples[sample] = (samples[sample] ?? 0) + weighs * poisson(next());
    },
    interval: () => {
      const sorted = samples.toSorted();
      const at = (share: number): string =>
        BigInt(Math.round(sorted[Math.round(share * (SAMPLES - 1))] ?? 0)).toString();
      return { sum: sum.toString(), low: at(TAIL), high: at(1 - TAIL), of };
    },
  };
}

/** P(X ≤ k) of a Poisson variable of mean one; beyond the last, less than one in a million. */
const CUMULATED = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((last) => {
  let term = Math.exp(-1);
  let total = term;
  for (let k = 1; k <= last; k += 1) {
    term /= k;
    total += term;
  }
  return total;
});

function poisson(share: number): number {
  const found = CUMULATED.findIndex((upTo) => share < upTo);
  return found < 0 ? CUMULATED.length : found;
}

/** FNV-1a, and then stirred: numbers that follow each other must not lie beside each other. */
export function seedOf(name: string): number {
  let seed = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) seed = Math.imul(seed ^ name.charCodeAt(index), 0x01000193);
  seed = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b);
  seed = Math.imul(seed ^ (seed >>> 13), 0xc2b2ae35);
  return (seed ^ (seed >>> 16)) >>> 0;
}

/** Mulberry32: small, and even enough to weigh samples by. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
