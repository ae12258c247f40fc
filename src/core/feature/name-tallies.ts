import type { Kept } from './kept.ts';
import type { Names } from './names.ts';
import { Tallies, type TallyParts } from './tallies.ts';

/** Between so many keys, whoever prunes may do other things. */
export const SLICE_KEYS = 5_000;

/** Tallies by the number of a name, which each of them holds. */
export class NameTallies implements Kept {
  readonly tallies: Tallies;
  readonly #names: Names;

  constructor(names: Names, parts: TallyParts) {
    this.#names = names;
    this.tallies = new Tallies(parts, (name) => names.hold(name));
  }

  get size(): number {
    return this.tallies.size;
  }

  *pruning(atMs: number): Generator<void> {
    const { tallies } = this;
    for (let name = 0; name < this.#names.count; name += 1) {
      if (tallies.stands(name) && !tallies.knows(name, atMs)) {
        tallies.clear(name);
        this.#names.release(name);
      }
      if (name % SLICE_KEYS === SLICE_KEYS - 1) yield;
    }
  }

  state(): readonly number[] {
    return [this.#names.count, this.size];
  }

  bytes(): Generator<Uint8Array> {
    return this.tallies.bytes(this.#names.count);
  }

  restoring([names = 0, size = 0]: readonly number[]): Generator<void, void, Uint8Array> {
    return this.tallies.restoring(names, size);
  }
}
