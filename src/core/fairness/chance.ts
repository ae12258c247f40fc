/** How sure the page wants to be over all that it compares together: one page in twenty may point at somebody by chance alone. */
export const ERROR_SHARE = 0.05;

/**
 * How many standard deviations an interval takes on either side, so that of so many comparisons together at most `ERROR_SHARE` of
 * pages tell a difference where there is none (Bonferroni). Hastings' approximation, exact to 0.0005.
 */
export function adjustedZ(comparisons: number): number {
  const tail = ERROR_SHARE / 2 / Math.max(1, comparisons);
  const t = Math.sqrt(-2 * Math.log(tail));
  return (
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t)
  );
}

/** How probable it is to count at least `count` where `expected` was to be expected, if nothing but chance is at work (Poisson). */
export function poissonTail(count: number, expected: number): number {
  if (count <= 0) return 1;
  if (expected <= 0) return 0;
  // Below what is expected the tail is most of all: told by what it leaves.
  if (count <= expected) return Math.max(0, 1 - sumFrom(count - 1, expected, -1));
  return Math.min(1, sumFrom(count, expected, 1));
}

/** Terms of the distribution from one count up or down, until they no longer matter. */
function sumFrom(start: number, expected: number, step: 1 | -1): number {
  let logTerm = -expected;
  for (let k = 1; k <= start; k++) logTerm += Math.log(expected / k);
  let term = Math.exp(logTerm);
  let sum = 0;
  for (let k = start; k >= 0 && (term > sum * 1e-16 || sum === 0) && term > 0; k += step) {
    sum += term;
    term = step === 1 ? (term * expected) / (k + 1) : (term * k) / expected;
  }
  return sum;
}

/**
 * Benjamini and Hochberg: for each probability the share of chance finds among all that are at least as improbable, when `tested`
 * were looked at. Those not given count as looked at and not found.
 */
export function falseDiscoveryShares(probabilities: readonly number[], tested: number): readonly number[] {
  const order = probabilities.map((p, index) => ({ p, index })).toSorted((a, b) => b.p - a.p);
  const shares = probabilities.map(() => 1);
  let least = 1;
  for (const [place, { p, index }] of order.entries()) {
    const rank = order.length - place;
    least = Math.min(least, (p * Math.max(tested, order.length)) / rank);
    shares[index] = least;
  }
  return shares;
}
