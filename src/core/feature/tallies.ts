import { Tally } from './tally.ts';

/** Between so many keys, whoever prunes may do other things. */
const SLICE_KEYS = 20_000;

/** Tallies by one name. A name is looked up as it was declared: to put a prefix to it would cost more than the rest of a row. */
export class Tallies {
  readonly #byName = new Map<string, Tally>();

  get size(): number {
    return this.#byName.size;
  }

  /** What is remembered; nothing of what is forgotten by then. */
  known(name: string, atMs: number): Tally | undefined {
    const tally = this.#byName.get(name);
    return tally === undefined || tally.forgottenBy(atMs) ? undefined : tally;
  }

  /** The same to add to; begun anew where nothing is remembered. */
  at(name: string, atMs: number): Tally {
    const known = this.known(name, atMs);
    if (known !== undefined) return known;
    const fresh = new Tally(atMs);
    this.#byName.set(name, fresh);
    return fresh;
  }

  *pruning(atMs: number, onForgotten?: (name: string) => void): Generator<void> {
    let seen = 0;
    for (const [name, tally] of this.#byName) {
      if (tally.forgottenBy(atMs)) {
        this.#byName.delete(name);
        onForgotten?.(name);
      }
      seen += 1;
      if (seen % SLICE_KEYS === 0) yield;
    }
  }
}

/** Tallies by two names: of an importer and a code, of a partner and a heading. */
export class PairTallies {
  readonly #byFirst = new Map<string, Tallies>();

  get size(): number {
    let size = 0;
    for (const tallies of this.#byFirst.values()) size += tallies.size;
    return size;
  }

  known(first: string, second: string, atMs: number): Tally | undefined {
    return this.#byFirst.get(first)?.known(second, atMs);
  }

  at(first: string, second: string, atMs: number): Tally {
    const known = this.#byFirst.get(first);
    if (known !== undefined) return known.at(second, atMs);
    const fresh = new Tallies();
    this.#byFirst.set(first, fresh);
    return fresh.at(second, atMs);
  }

  *pruning(atMs: number): Generator<void> {
    let seen = 0;
    for (const [first, tallies] of this.#byFirst) {
      yield* tallies.pruning(atMs);
      if (tallies.size === 0) this.#byFirst.delete(first);
      seen += 1;
      if (seen % SLICE_KEYS === 0) yield;
    }
  }
}
