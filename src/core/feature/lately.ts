import type { Kept } from './kept.ts';
import { NONE } from './names.ts';
import { PairIndex } from './pair-index.ts';
import { newIntegers, newNumbers, Pages } from './pages.ts';

/** So long ago is not lately any more. */
export const LATELY_MS = 3 * 86_400_000;

/** Of a pair: its first and its last moment, and how many there are. */
const OLDEST = 0;
const NEWEST = 1;
const COUNT = 2;
const PAIR_WIDTH = 3;
/** Of a moment: of which pair it is, the next of this pair, the next of all. */
const PAIR = 0;
const NEXT_OF_PAIR = 1;
const NEXT = 2;
const MOMENT_WIDTH = 3;

/**
 * The moments of the last three days, by pairs of numbers: how often an importer brought goods of a heading of the same partner. They stand in the order in
 * which they were told, and as a list of each pair, so that neither one who comes a thousand times a day nor one who comes once costs more than a step.
 */
export class Lately implements Kept {
  readonly #pairs = new PairIndex();
  readonly #ofPair = new Pages(newIntegers, PAIR_WIDTH);
  readonly #moments = new Pages(newNumbers, 1);
  readonly #links = new Pages(newIntegers, MOMENT_WIDTH);
  #used = 0;
  #oldest = NONE;
  #newest = NONE;
  #free = NONE;

  /** Of a pair how many moments there are from then on. */
  countSince(first: number, second: number, sinceMs: number): number {
    const pair = this.#pairs.find(first, second);
    if (pair === NONE) return 0;
    const of = this.#ofPair.page(pair);
    const at = this.#ofPair.at(pair);
    let count = of[at + COUNT] ?? 0;
    for (let moment = of[at + OLDEST] ?? NONE; count > 0 && this.#atMs(moment) < sinceMs; count -= 1)
      moment = this.#link(moment, NEXT_OF_PAIR);
    return count;
  }

  add(first: number, second: number, atMs: number): void {
    this.expire(atMs);
    const found = this.#pairs.find(first, second);
    const pair = found === NONE ? this.#pairs.add(first, second) : found;
    this.#ofPair.ensure(pair);
    const of = this.#ofPair.page(pair);
    const at = this.#ofPair.at(pair);
    if (found === NONE) {
      of[at + OLDEST] = NONE;
      of[at + COUNT] = 0;
    }
    const moment = this.#newMoment(pair, atMs);
    if (of[at + OLDEST] === NONE) of[at + OLDEST] = moment;
    else this.#setLink(of[at + NEWEST] ?? NONE, NEXT_OF_PAIR, moment);
    of[at + NEWEST] = moment;
    of[at + COUNT] = (of[at + COUNT] ?? 0) + 1;
  }

  /** Gives back the room of what is not lately any more by then. */
  expire(atMs: number): void {
    while (this.#oldest !== NONE && this.#atMs(this.#oldest) < atMs - LATELY_MS) {
      const moment = this.#oldest;
      const pair = this.#link(moment, PAIR);
      const of = this.#ofPair.page(pair);
      const at = this.#ofPair.at(pair);
      of[at + OLDEST] = this.#link(moment, NEXT_OF_PAIR);
      of[at + COUNT] = (of[at + COUNT] ?? 0) - 1;
      if (of[at + COUNT] === 0) this.#pairs.remove(pair);
      this.#oldest = this.#link(moment, NEXT);
      if (this.#oldest === NONE) this.#newest = NONE;
      this.#setLink(moment, NEXT, this.#free);
      this.#free = moment;
    }
  }

  state(): readonly number[] {
    return [this.#used, this.#oldest, this.#newest, this.#free, ...this.#pairs.state()];
  }

  *bytes(): Generator<Uint8Array> {
    yield* this.#pairs.bytes();
    yield* this.#ofPair.bytes(this.#pairs.used);
    yield* this.#moments.bytes(this.#used);
    yield* this.#links.bytes(this.#used);
  }

  *restoring(state: readonly number[]): Generator<void, void, Uint8Array> {
    const [used = 0, oldest = NONE, newest = NONE, free = NONE, ...pairs] = state;
    yield* this.#pairs.restoring(pairs);
    yield* this.#ofPair.restoring(this.#pairs.used);
    yield* this.#moments.restoring(used);
    yield* this.#links.restoring(used);
    this.#used = used;
    this.#oldest = oldest;
    this.#newest = newest;
    this.#free = free;
  }

  #newMoment(pair: number, atMs: number): number {
    const moment = this.#free === NONE ? this.#used : this.#free;
    if (moment === this.#used) {
      this.#moments.ensure(moment);
      this.#links.ensure(moment);
      this.#used += 1;
    } else this.#free = this.#link(moment, NEXT);
    this.#moments.page(moment)[this.#moments.at(moment)] = atMs;
    this.#setLink(moment, PAIR, pair);
    this.#setLink(moment, NEXT_OF_PAIR, NONE);
    this.#setLink(moment, NEXT, NONE);
    if (this.#newest === NONE) this.#oldest = moment;
    else this.#setLink(this.#newest, NEXT, moment);
    this.#newest = moment;
    return moment;
  }

  #atMs(moment: number): number {
    return this.#moments.page(moment)[this.#moments.at(moment)] ?? 0;
  }

  #link(moment: number, which: number): number {
    return this.#links.page(moment)[this.#links.at(moment) + which] ?? NONE;
  }

  #setLink(moment: number, which: number, to: number): void {
    this.#links.page(moment)[this.#links.at(moment) + which] = to;
  }
}
