const DAY_MS = 86_400_000;
/** What happened this long ago weighs half: habits change within a season, and a finding is not held against anyone for ever. */
const HALF_LIFE_MS = 120 * DAY_MS;
/** Prices are forgotten as fast as if only so many had been seen, so that they follow the market. */
const PRICES_REMEMBERED = 300;
/** What weighs less than this is forgotten: what was seen once, after nine months; what was seen a hundred times, after three years. */
const FORGOTTEN_BELOW = 0.2;

/** What is remembered of one key, of an importer, a code, a pair of both: how often it came, what was found, what it cost. */
export class Tally {
  readonly firstMs: number;
  /** When it was declared last. */
  lastMs: number;
  #agedMs: number;
  #forgottenFromMs = Infinity;
  /** How often it was declared, looked at, and found wrong; what is old weighs less. */
  declared = 0;
  checked = 0;
  hits = 0;
  /** Of the logarithm of the unit value: how many, mean, sum of squared differences. */
  prices = 0;
  priceMean = 0;
  #squares = 0;

  constructor(atMs: number) {
    this.firstMs = atMs;
    this.lastMs = atMs;
    this.#agedMs = atMs;
  }

  /** Weighs down what was counted until now. Earlier moments than the last one change nothing. */
  #age(atMs: number): void {
    if (atMs <= this.#agedMs) return;
    const kept = 2 ** ((this.#agedMs - atMs) / HALF_LIFE_MS);
    this.declared *= kept;
    this.checked *= kept;
    this.hits *= kept;
    this.#agedMs = atMs;
  }

  addDeclared(atMs: number, logPrice: number): void {
    this.#age(atMs);
    this.lastMs = atMs;
    this.declared += 1;
    this.#remember();
    if (!Number.isFinite(logPrice)) return;
    this.prices = Math.min(this.prices + 1, PRICES_REMEMBERED);
    const difference = logPrice - this.priceMean;
    this.priceMean += difference / this.prices;
    // At the limit the oldest share leaves as the newest comes.
    if (this.prices === PRICES_REMEMBERED) this.#squares *= 1 - 1 / PRICES_REMEMBERED;
    this.#squares += difference * (logPrice - this.priceMean);
  }

  addOutcome(atMs: number, violation: boolean): void {
    this.#age(atMs);
    this.checked += 1;
    if (violation) this.hits += 1;
    this.#remember();
  }

  /** From then on it is as if it had never been: it weighs too little to say anything. */
  forgottenBy(atMs: number): boolean {
    return atMs >= this.#forgottenFromMs;
  }

  #remember(): void {
    const weight = this.declared + this.checked;
    this.#forgottenFromMs = this.#agedMs + HALF_LIFE_MS * Math.log2(weight / FORGOTTEN_BELOW);
  }

  /** The share found wrong, pulled towards the general one while little is known. */
  rate(general: number): number {
    if (this.checked === 0) return general;
    return (this.hits + RATE_PRIOR * general) / (this.checked + RATE_PRIOR);
  }

  /** How far a price stands from the usual, in deviations; NaN while fewer than three are known. */
  priceScore(logPrice: number): number {
    if (this.prices < 3) return Number.NaN;
    return (logPrice - this.priceMean) / Math.max(Math.sqrt(this.#squares / (this.prices - 1)), DEVIATION_MIN);
  }
}

/** As if so many had been looked at with the general outcome. */
const RATE_PRIOR = 12;
/** Prices of list goods hardly vary; a tenth of a per cent more must not count as a hundred deviations. */
const DEVIATION_MIN = 0.05;
