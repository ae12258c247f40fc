import { NONE } from './names.ts';
import { newNumbers, Pages } from './pages.ts';

const DAY_MS = 86_400_000;
/** What happened this long ago weighs half: habits change within a season, and a finding is not held against anyone for ever. */
const HALF_LIFE_MS = 120 * DAY_MS;
/** Prices are forgotten as fast as if only so many had been seen, so that they follow the market. */
const PRICES_REMEMBERED = 300;
/** What weighs less than this is forgotten: what was seen once, after nine months; what was seen a hundred times, after three years. */
const FORGOTTEN_BELOW = 0.2;
/** Nothing is forgotten before, for what was just added weighs one: log₂ 5 half-lives, and a day less. */
const REMEMBERED_MS = HALF_LIFE_MS * Math.log2(1 / FORGOTTEN_BELOW) - DAY_MS;
/** As if so many had been looked at with the general outcome. */
const RATE_PRIOR = 12;
/** Prices of list goods hardly vary; a tenth of a per cent more must not count as a hundred deviations. */
const DEVIATION_MIN = 0.05;

/** What is kept of each key, beside how often it came. */
export interface TallyParts {
  /** How often it was looked at, and found wrong. */
  readonly outcomes?: boolean;
  /** A moment: at which it came first, or was declared last. */
  readonly moment?: 'first' | 'last';
  /** How many prices. */
  readonly prices?: number;
}

/** Until when it was weighed down, how much it weighs. */
const AGED = 0;
const DECLARED = 1;
const OUTCOMES = 2;
/** Of outcomes. */
const CHECKED = 0;
const HITS = 1;
/** Of the logarithm of a price: how many, mean, sum of squared differences. */
const COUNT = 0;
const MEAN = 1;
const SQUARES = 2;
const PRICE_WIDTH = 3;
const NOT_KEPT = -1;

/**
 * What is remembered of each key, of an importer, a code, a pair of both: how often it came, what was found, what it cost; what is old weighs less. Keys are
 * numbers of records, and what is asked of a record must stand there (`knows`).
 */
export class Tallies {
  readonly #pages: Pages<Float64Array<ArrayBuffer>>;
  readonly #outcomes: number;
  readonly #moment: number;
  readonly #prices: number;
  readonly #keepsLast: boolean;
  readonly #onBegun: (record: number) => void;
  #size = 0;

  /** Whoever gives records numbers is told of one that begins to stand. */
  constructor({ outcomes = false, moment, prices = 0 }: TallyParts, onBegun: (record: number) => void) {
    let width = OUTCOMES;
    const placed = (places: number): number => {
      width += places;
      return places === 0 ? NOT_KEPT : width - places;
    };
    this.#outcomes = placed(outcomes ? 2 : 0);
    this.#moment = placed(moment === undefined ? 0 : 1);
    this.#prices = placed(prices * PRICE_WIDTH);
    this.#onBegun = onBegun;
    this.#keepsLast = moment === 'last';
    this.#pages = new Pages(newNumbers, width);
  }

  /** How many stand here, forgotten or not. */
  get size(): number {
    return this.#size;
  }

  /** Whether something of it is remembered by then. From when on it is forgotten, it is as if it had never been. */
  knows(record: number, atMs: number): boolean {
    if (record === NONE) return false;
    this.#pages.ensure(record);
    const page = this.#pages.page(record);
    const at = this.#pages.at(record);
    const agedMs = page[at + AGED] ?? 0;
    const weight = this.#weight(page, at);
    if (weight === 0) return false;
    return atMs - agedMs < REMEMBERED_MS || atMs < agedMs + HALF_LIFE_MS * Math.log2(weight / FORGOTTEN_BELOW);
  }

  /** Whether something stands there, forgotten or not. */
  stands(record: number): boolean {
    this.#pages.ensure(record);
    return this.#weight(this.#pages.page(record), this.#pages.at(record)) > 0;
  }

  /** Counts one that was declared, begun anew where nothing of it is remembered. */
  addDeclared(record: number, atMs: number): void {
    const page = this.#begun(record, atMs);
    const at = this.#pages.at(record);
    page[at + DECLARED] = (page[at + DECLARED] ?? 0) + 1;
    if (this.#keepsLast) page[at + this.#moment] = atMs;
  }

  /** Counts how a look at it ended, begun anew where nothing of it is remembered. */
  addOutcome(record: number, atMs: number, violation: boolean): void {
    const page = this.#begun(record, atMs);
    const at = this.#pages.at(record) + this.#outcomes;
    page[at + CHECKED] = (page[at + CHECKED] ?? 0) + 1;
    if (violation) page[at + HITS] = (page[at + HITS] ?? 0) + 1;
  }

  /** Adds the logarithm of a price to what was just declared; one that is no number adds nothing. */
  addPrice(record: number, logPrice: number, which = 0): void {
    if (!Number.isFinite(logPrice)) return;
    const page = this.#pages.page(record);
    const at = this.#priceAt(record, which);
    const count = Math.min((page[at + COUNT] ?? 0) + 1, PRICES_REMEMBERED);
    const before = page[at + MEAN] ?? 0;
    const difference = logPrice - before;
    const mean = before + difference / count;
    let squares = page[at + SQUARES] ?? 0;
    // At the limit the oldest share leaves as the newest comes.
    if (count === PRICES_REMEMBERED) squares *= 1 - 1 / PRICES_REMEMBERED;
    page[at + COUNT] = count;
    page[at + MEAN] = mean;
    page[at + SQUARES] = squares + difference * (logPrice - mean);
  }

  declared(record: number): number {
    return this.#pages.page(record)[this.#pages.at(record) + DECLARED] ?? 0;
  }

  checked(record: number): number {
    return this.#pages.page(record)[this.#pages.at(record) + this.#outcomes + CHECKED] ?? 0;
  }

  /** When it came first, or last: whichever is kept. */
  moment(record: number): number {
    return this.#pages.page(record)[this.#pages.at(record) + this.#moment] ?? 0;
  }

  /** The share found wrong, pulled towards the general one while little is known. */
  rate(record: number, general: number): number {
    const page = this.#pages.page(record);
    const at = this.#pages.at(record) + this.#outcomes;
    const checked = page[at + CHECKED] ?? 0;
    if (checked === 0) return general;
    return ((page[at + HITS] ?? 0) + RATE_PRIOR * general) / (checked + RATE_PRIOR);
  }

  /** How far a price stands from the usual, in deviations; NaN while fewer than three are known. */
  priceScore(record: number, logPrice: number, which = 0): number {
    const page = this.#pages.page(record);
    const at = this.#priceAt(record, which);
    const count = page[at + COUNT] ?? 0;
    if (count < 3) return Number.NaN;
    const deviation = Math.sqrt((page[at + SQUARES] ?? 0) / (count - 1));
    return (logPrice - (page[at + MEAN] ?? 0)) / Math.max(deviation, DEVIATION_MIN);
  }

  /** The usual price; NaN while none is known. */
  priceMean(record: number): number {
    const page = this.#pages.page(record);
    const at = this.#priceAt(record, 0);
    return page[at + COUNT] === 0 ? Number.NaN : (page[at + MEAN] ?? 0);
  }

  /** Nothing stands there any more. */
  clear(record: number): void {
    const page = this.#pages.page(record);
    const at = this.#pages.at(record);
    page.fill(0, at, at + this.#pages.width);
    this.#size -= 1;
  }

  /** The bytes of the first so many records. */
  *bytes(records: number): Generator<Uint8Array> {
    // The latest may not have been written yet.
    if (records > 0) this.#pages.ensure(records - 1);
    yield* this.#pages.bytes(records);
  }

  *restoring(records: number, size: number): Generator<void, void, Uint8Array> {
    yield* this.#pages.restoring(records);
    this.#size = size;
  }

  #weight(page: Float64Array, at: number): number {
    const declared = page[at + DECLARED] ?? 0;
    return this.#outcomes === NOT_KEPT ? declared : declared + (page[at + this.#outcomes + CHECKED] ?? 0);
  }

  #priceAt(record: number, which: number): number {
    return this.#pages.at(record) + this.#prices + which * PRICE_WIDTH;
  }

  /** The page of a record, weighed down until then, or begun anew. Earlier moments than the last one weigh nothing down. */
  #begun(record: number, atMs: number): Float64Array {
    const isKnown = this.knows(record, atMs);
    const page = this.#pages.page(record);
    const at = this.#pages.at(record);
    if (!isKnown) {
      if (this.#weight(page, at) === 0) {
        this.#size += 1;
        this.#onBegun(record);
      }
      page.fill(0, at, at + this.#pages.width);
      page[at + AGED] = atMs;
      if (this.#moment !== NOT_KEPT) page[at + this.#moment] = atMs;
      return page;
    }
    const agedMs = page[at + AGED] ?? 0;
    if (atMs <= agedMs) return page;
    const kept = 2 ** ((agedMs - atMs) / HALF_LIFE_MS);
    page[at + DECLARED] = (page[at + DECLARED] ?? 0) * kept;
    if (this.#outcomes !== NOT_KEPT) {
      const outcomes = at + this.#outcomes;
      page[outcomes + CHECKED] = (page[outcomes + CHECKED] ?? 0) * kept;
      page[outcomes + HITS] = (page[outcomes + HITS] ?? 0) * kept;
    }
    page[at + AGED] = atMs;
    return page;
  }
}
