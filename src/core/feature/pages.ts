import { assert } from '#core/kernel';

type Numbers = Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

export const newIntegers = (length: number): Int32Array<ArrayBuffer> => new Int32Array(length);
export const newNumbers = (length: number): Float64Array<ArrayBuffer> => new Float64Array(length);

/** So many records to a page: what has millions of records is never copied to grow, and a page is looked through within a millisecond or two. */
const SHIFT = 13;
const PAGE_RECORDS = 2 ** SHIFT;
const RECORDS_AT_FIRST = 16;

/**
 * Records of as many numbers each, by their number. Beside objects they take a quarter of the memory, the collector does not look at them, and they can be
 * copied out and back as they lie. A record that was never written holds zeros.
 */
export class Pages<A extends Numbers> {
  readonly width: number;
  readonly #make: (length: number) => A;
  readonly #pages: A[] = [];
  #room = 0;

  constructor(make: (length: number) => A, width: number) {
    this.#make = make;
    this.width = width;
  }

  /** Makes room for a record and all before it. */
  ensure(record: number): void {
    while (record >= this.#room) this.#grow();
  }

  /** The page that a record lies in; there is room for it. */
  page(record: number): A {
    const page = this.#pages[record >>> SHIFT];
    assert(page !== undefined, 'a record is asked of a page that there is');
    return page;
  }

  /** Where a record begins in its page. */
  at(record: number): number {
    return (record & (PAGE_RECORDS - 1)) * this.width;
  }

  /** The bytes of the first so many records, page by page, as they lie: to be read before they change. */
  *bytes(records: number): Generator<Uint8Array> {
    for (let from = 0; from < records; from += PAGE_RECORDS) {
      const page = this.page(from);
      const length = Math.min(records - from, PAGE_RECORDS) * this.width * page.BYTES_PER_ELEMENT;
      yield new Uint8Array(page.buffer, 0, length);
    }
  }

  /** Takes back what `bytes` gave, piece by piece. */
  *restoring(records: number): Generator<void, void, Uint8Array> {
    for (let from = 0; from < records; from += PAGE_RECORDS) {
      // Room for one page at a time: to lay out some tens of megabytes at once sets the collector going.
      this.ensure(Math.min(records, from + PAGE_RECORDS) - 1);
      const page = this.page(from);
      const length = Math.min(records - from, PAGE_RECORDS) * this.width * page.BYTES_PER_ELEMENT;
      const piece = yield;
      assert(piece.length === length, 'a page of records has the length that was written');
      new Uint8Array(page.buffer).set(piece);
    }
  }

  /** The first page grows by doubling, so that little takes little room; the others come whole. */
  #grow(): void {
    const [first] = this.#pages;
    if (this.#room >= PAGE_RECORDS || first === undefined) {
      const records = first === undefined ? RECORDS_AT_FIRST : PAGE_RECORDS;
      this.#pages.push(this.#make(records * this.width));
      this.#room += records;
      return;
    }
    this.#room *= 2;
    const grown = this.#make(this.#room * this.width);
    grown.set(first);
    this.#pages[0] = grown;
  }
}
