import type { Kept } from './kept.ts';
import { SLICE_KEYS } from './name-tallies.ts';
import { NONE, type Names } from './names.ts';
import { PairIndex } from './pair-index.ts';
import { Tallies, type TallyParts } from './tallies.ts';

/** Tallies by the numbers of two names, which each of them holds: of an importer and a code, of a partner and a heading. */
export class PairTallies implements Kept {
  readonly tallies: Tallies;
  readonly #first: Names;
  readonly #second: Names;
  readonly #index = new PairIndex();

  constructor(first: Names, second: Names, parts: TallyParts) {
    this.#first = first;
    this.#second = second;
    this.tallies = new Tallies(parts, (record) => {
      first.hold(this.#index.first(record));
      second.hold(this.#index.second(record));
    });
  }

  get size(): number {
    return this.tallies.size;
  }

  /** The record of a pair; `NONE` where there is none. */
  find(first: number, second: number): number {
    return this.#index.find(first, second);
  }

  /** The same to add to at once; made where there is none. */
  at(first: number, second: number): number {
    const found = this.#index.find(first, second);
    return found === NONE ? this.#index.add(first, second) : found;
  }

  /** What the owner marked a pair with; 0 from the beginning. */
  mark(record: number): number {
    return this.#index.mark(record);
  }

  setMark(record: number, mark: number): void {
    this.#index.setMark(record, mark);
  }

  /** What is forgotten goes, but for pairs that their owner still needs. */
  *pruning(atMs: number, isNeeded?: (second: number, mark: number) => boolean): Generator<void> {
    const { tallies } = this;
    const index = this.#index;
    for (let record = 0; record < index.used; record += 1) {
      if (!index.isFree(record) && !tallies.knows(record, atMs)) this.#giveUp(record, isNeeded);
      if (record % SLICE_KEYS === SLICE_KEYS - 1) yield;
    }
  }

  state(): readonly number[] {
    return [this.size, ...this.#index.state()];
  }

  *bytes(): Generator<Uint8Array> {
    yield* this.#index.bytes();
    yield* this.tallies.bytes(this.#index.used);
  }

  *restoring([size = 0, ...index]: readonly number[]): Generator<void, void, Uint8Array> {
    yield* this.#index.restoring(index);
    yield* this.tallies.restoring(this.#index.used, size);
  }

  #giveUp(record: number, isNeeded: (second: number, mark: number) => boolean = () => false): void {
    const first = this.#index.first(record);
    const second = this.#index.second(record);
    if (isNeeded(second, this.#index.mark(record))) return;
    this.tallies.clear(record);
    this.#index.remove(record);
    this.#first.release(first);
    this.#second.release(second);
  }
}
