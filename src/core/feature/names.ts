import { assert } from '#core/kernel';
import type { Kept } from './kept.ts';
import { newIntegers, Pages } from './pages.ts';

/** Nothing bears this number. */
export const NONE = -1;

const HOLDS = 0;
const PARENT = 1;
const WIDTH = 2;
/** Names written at once. */
const SLICE_NAMES = 4_096;

/**
 * Small whole numbers for names: a name is looked up once for all that is asked of it, and pairs of names are pairs of numbers. A number is held by
 * each record that names it, and given to another name once none does.
 */
export class Names implements Kept {
  readonly #parents: Names | undefined;
  readonly #byName = new Map<string, number>();
  readonly #names: (string | undefined)[] = [];
  /** How many records hold each, and the number of what it belongs to. */
  readonly #about = new Pages(newIntegers, WIDTH);
  readonly #free: number[] = [];
  /** The lines of one declaration share most of their names. */
  #lastName: string | undefined;
  #last = NONE;

  /** Where each name belongs to another one, as a code to its heading: among which. */
  constructor(parents?: Names) {
    this.#parents = parents;
  }

  /** From 0 to below this are, or were, numbers of names. */
  get count(): number {
    return this.#names.length;
  }

  /** The number of a name; `NONE` where it has none. */
  find(name: string): number {
    if (name === this.#lastName) return this.#last;
    const found = this.#byName.get(name) ?? NONE;
    if (found === NONE) return NONE;
    this.#lastName = name;
    this.#last = found;
    return found;
  }

  /** A number for a name that has none, which whoever asks must hold; it holds what it belongs to. */
  add(name: string, parent = NONE): number {
    const number = this.#free.pop() ?? this.#names.length;
    this.#about.ensure(number);
    this.#names[number] = name;
    this.#byName.set(name, number);
    const page = this.#about.page(number);
    const at = this.#about.at(number);
    page[at + HOLDS] = 0;
    page[at + PARENT] = parent;
    if (parent !== NONE) this.#parents?.hold(parent);
    return number;
  }

  findOrAdd(name: string): number {
    const found = this.find(name);
    return found === NONE ? this.add(name) : found;
  }

  /** The number of what it belongs to, among other names. */
  parent(number: number): number {
    return this.#about.page(number)[this.#about.at(number) + PARENT] ?? NONE;
  }

  hold(number: number): void {
    const page = this.#about.page(number);
    const at = this.#about.at(number) + HOLDS;
    page[at] = (page[at] ?? 0) + 1;
  }

  /** Forgets the name once nobody holds it any more. */
  release(number: number): void {
    const page = this.#about.page(number);
    const at = this.#about.at(number) + HOLDS;
    const left = (page[at] ?? 0) - 1;
    assert(left >= 0, 'what was held is released once');
    page[at] = left;
    if (left > 0) return;
    const name = this.#names[number];
    if (name !== undefined) this.#byName.delete(name);
    this.#names[number] = undefined;
    this.#free.push(number);
    if (this.#last === number) this.#lastName = undefined;
    const parent = this.parent(number);
    if (parent !== NONE) this.#parents?.release(parent);
  }

  state(): readonly number[] {
    return [this.count];
  }

  /** Each name by its length and its letters in UTF-16, in slices; one that is free has the length 0, every other its own and one. */
  *bytes(): Generator<Uint8Array> {
    for (let from = 0; from < this.count; from += SLICE_NAMES) {
      const names = this.#names.slice(from, from + SLICE_NAMES);
      const units = new Uint16Array(names.reduce((sum, name) => sum + 1 + (name?.length ?? 0), 0));
      let at = 0;
      for (const name of names) {
        units[at] = name === undefined ? 0 : name.length + 1;
        at += 1;
        for (let place = 0; place < (name?.length ?? 0); place += 1, at += 1) units[at] = name?.charCodeAt(place) ?? 0;
      }
      yield new Uint8Array(units.buffer);
    }
    yield* this.#about.bytes(this.count);
  }

  *restoring([count = 0]: readonly number[]): Generator<void, void, Uint8Array> {
    while (this.count < count) {
      const units = new Uint16Array(new Uint8Array(yield).buffer);
      for (let at = 0; at < units.length;) {
        const length = units[at] ?? 0;
        at += 1;
        if (length === 0) this.#names.push(undefined);
        else this.#take(String.fromCharCode(...units.subarray(at, at + length - 1)));
        at += Math.max(0, length - 1);
      }
    }
    for (let number = count - 1; number >= 0; number -= 1)
      if (this.#names[number] === undefined) this.#free.push(number);
    yield* this.#about.restoring(count);
  }

  #take(name: string): void {
    this.#byName.set(name, this.#names.length);
    this.#names.push(name);
  }
}
