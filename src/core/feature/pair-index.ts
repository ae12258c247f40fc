import type { Kept } from './kept.ts';
import { NONE } from './names.ts';
import { newIntegers, Pages } from './pages.ts';

const FIRST = 0;
const SECOND = 1;
const NEXT = 2;
const MARK = 3;
const WIDTH = 4;
/** In the place of the first number of a record that is free. */
const FREE = -1;

/**
 * Numbers of records by pairs of numbers. Linear hashing (Litwin, *Linear hashing: a new tool for file and table addressing*, 1980): each new pair parts one
 * bucket, so that a table of millions is never laid out anew while a declaration waits.
 */
export class PairIndex implements Kept {
  /** The first record of each bucket. */
  readonly #heads = new Pages(newIntegers, 1);
  /** Of each record its two numbers, the next one of its bucket, and what its owner marks it with. */
  readonly #nodes = new Pages(newIntegers, WIDTH);
  #used = 0;
  #size = 0;
  #free = NONE;
  #buckets = 1;
  /** The largest power of two that is no more than the buckets. */
  #low = 1;

  constructor() {
    this.#heads.ensure(0);
    this.#heads.page(0)[0] = NONE;
  }

  /** From 0 to below this are, or were, records. */
  get used(): number {
    return this.#used;
  }

  /** The record of a pair; `NONE` where there is none. */
  find(first: number, second: number): number {
    if (first === NONE || second === NONE) return NONE;
    const bucket = this.#bucketOf(first, second);
    let record = this.#heads.page(bucket)[this.#heads.at(bucket)] ?? NONE;
    while (record !== NONE) {
      const page = this.#nodes.page(record);
      const at = this.#nodes.at(record);
      if (page[at + FIRST] === first && page[at + SECOND] === second) return record;
      record = page[at + NEXT] ?? NONE;
    }
    return NONE;
  }

  /** A record for a pair that has none. */
  add(first: number, second: number): number {
    const record = this.#newRecord();
    const page = this.#nodes.page(record);
    const at = this.#nodes.at(record);
    page[at + FIRST] = first;
    page[at + SECOND] = second;
    page[at + MARK] = 0;
    this.#link(record, this.#bucketOf(first, second));
    this.#size += 1;
    if (this.#size > this.#buckets) this.#part();
    return record;
  }

  remove(record: number): void {
    const page = this.#nodes.page(record);
    const at = this.#nodes.at(record);
    const bucket = this.#bucketOf(page[at + FIRST] ?? 0, page[at + SECOND] ?? 0);
    const next = page[at + NEXT] ?? NONE;
    const heads = this.#heads.page(bucket);
    const head = this.#heads.at(bucket);
    if (heads[head] === record) heads[head] = next;
    else this.#setNext(this.#before(record, heads[head] ?? NONE), next);
    page[at + FIRST] = FREE;
    page[at + NEXT] = this.#free;
    this.#free = record;
    this.#size -= 1;
  }

  first(record: number): number {
    return this.#nodes.page(record)[this.#nodes.at(record) + FIRST] ?? FREE;
  }

  second(record: number): number {
    return this.#nodes.page(record)[this.#nodes.at(record) + SECOND] ?? FREE;
  }

  isFree(record: number): boolean {
    return this.first(record) === FREE;
  }

  /** Of a new record 0. */
  mark(record: number): number {
    return this.#nodes.page(record)[this.#nodes.at(record) + MARK] ?? 0;
  }

  setMark(record: number, mark: number): void {
    this.#nodes.page(record)[this.#nodes.at(record) + MARK] = mark;
  }

  state(): readonly number[] {
    return [this.#used, this.#size, this.#free, this.#buckets, this.#low];
  }

  *bytes(): Generator<Uint8Array> {
    yield* this.#heads.bytes(this.#buckets);
    yield* this.#nodes.bytes(this.#used);
  }

  *restoring(state: readonly number[]): Generator<void, void, Uint8Array> {
    const [used = 0, size = 0, free = NONE, buckets = 1, low = 1] = state;
    yield* this.#heads.restoring(buckets);
    yield* this.#nodes.restoring(used);
    this.#used = used;
    this.#size = size;
    this.#free = free;
    this.#buckets = buckets;
    this.#low = low;
  }

  #newRecord(): number {
    const record = this.#free;
    if (record === NONE) {
      this.#nodes.ensure(this.#used);
      this.#used += 1;
      return this.#used - 1;
    }
    this.#free = this.#nodes.page(record)[this.#nodes.at(record) + NEXT] ?? NONE;
    return record;
  }

  #bucketOf(first: number, second: number): number {
    const hash = mixed(first, second);
    const bucket = hash & (2 * this.#low - 1);
    return bucket < this.#buckets ? bucket : hash & (this.#low - 1);
  }

  #link(record: number, bucket: number): void {
    const heads = this.#heads.page(bucket);
    const at = this.#heads.at(bucket);
    this.#setNext(record, heads[at] ?? NONE);
    heads[at] = record;
  }

  #setNext(record: number, next: number): void {
    this.#nodes.page(record)[this.#nodes.at(record) + NEXT] = next;
  }

  #before(record: number, head: number): number {
    let before = head;
    for (let next = this.#nextOf(before); next !== record; next = this.#nextOf(before)) before = next;
    return before;
  }

  #nextOf(record: number): number {
    return this.#nodes.page(record)[this.#nodes.at(record) + NEXT] ?? NONE;
  }

  /** Parts the bucket whose turn it is: each of its records stays, or goes to the new one. */
  #part(): void {
    const old = this.#buckets - this.#low;
    const made = this.#buckets;
    this.#heads.ensure(made);
    this.#heads.page(made)[this.#heads.at(made)] = NONE;
    this.#buckets += 1;
    const heads = this.#heads.page(old);
    const at = this.#heads.at(old);
    let record = heads[at] ?? NONE;
    heads[at] = NONE;
    while (record !== NONE) {
      const next = this.#nextOf(record);
      this.#link(record, this.#bucketOf(this.first(record), this.second(record)));
      record = next;
    }
    if (this.#buckets === 2 * this.#low) this.#low = this.#buckets;
  }
}

/** Numbers are given in turn, so their low bits say little; every bit of the result hangs on all of both. */
function mixed(first: number, second: number): number {
  let hash = Math.imul(first + 1, 0x9e37_79b1) ^ Math.imul(second + 1, 0x85eb_ca77);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a_2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}
