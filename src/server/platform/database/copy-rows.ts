import { writeInt8, writeText } from './columns.ts';

const COPY_DATA = 0x64;
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);
/** Before the first row: who it is, no flags, nothing more to say. */
const SIGNATURE = Buffer.from('PGCOPY\n\u00FF\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const LAST_ROW = Buffer.from([0xff, 0xff]);
/** Its letter and its length, which does not count the letter. */
const HEADER_BYTES = 5;
const FIRST_BYTES = 2048;
/** As many bytes more than last time are there from the beginning. */
const HEADROOM = 1.25;
const KEPT_BYTES_MAX = 2 * 1024 * 1024;

/**
 * Rows of one table for `copy … from stdin (format binary)`: the server puts many on a page at once and makes room for them together, where
 * `insert … select from unnest(…)` builds each from its columns and asks for its page alone. Fields are added in the order of the statement's columns.
 */
export class CopyRows {
  #buffer = Buffer.alloc(0);
  #at = 0;
  #count = 0;
  #expected = FIRST_BYTES;

  get count(): number {
    return this.#count;
  }

  /** Begins a row of so many fields. */
  row(fields: number): void {
    if (this.#count === 0) this.#begin();
    const at = this.#room(2);
    this.#buffer.writeInt16BE(fields, at);
    this.#count += 1;
  }

  int2(value: number): void {
    const at = this.#field(2);
    this.#buffer.writeInt16BE(value, at);
  }

  int4(value: number): void {
    const at = this.#field(4);
    this.#buffer.writeInt32BE(value, at);
  }

  /** A `bigint` from a safe integer. */
  int8(value: number): void {
    const at = this.#field(8);
    writeInt8(value, this.#buffer, at);
  }

  bigint(value: bigint): void {
    const at = this.#field(8);
    this.#buffer.writeBigInt64BE(value, at);
  }

  text(value: string): void {
    // Three bytes per UTF-16 unit is the most that UTF-8 needs.
    const at = this.#room(4 + value.length * 3);
    const length = writeText(value, this.#buffer, at + 4);
    this.#buffer.writeInt32BE(length, at);
    this.#at = at + 4 + length;
  }

  bytes(value: Uint8Array): void {
    const at = this.#field(value.length);
    this.#buffer.set(value, at);
  }

  /**
   * The rows as the messages that carry them, and none left here. What is given is never written into again: the connection sends it when the
   * server takes it, which may be while the next rows are gathered.
   */
  done(): Buffer {
    const last = this.#room(LAST_ROW.length + COPY_DONE.length);
    this.#buffer.set(LAST_ROW, last);
    this.#buffer.set(COPY_DONE, last + LAST_ROW.length);
    this.#buffer[0] = COPY_DATA;
    this.#buffer.writeInt32BE(last + LAST_ROW.length - 1, 1);
    const messages = this.#buffer.subarray(0, this.#at);
    this.#expected = Math.min(KEPT_BYTES_MAX, Math.max(FIRST_BYTES, Math.ceil(this.#at * HEADROOM)));
    this.reset();
    return messages;
  }

  reset(): void {
    [this.#buffer, this.#at, this.#count] = [Buffer.alloc(0), 0, 0];
  }

  #begin(): void {
    this.#buffer = Buffer.allocUnsafe(this.#expected);
    this.#buffer.set(SIGNATURE, HEADER_BYTES);
    this.#at = HEADER_BYTES + SIGNATURE.length;
  }

  /** Room for a field of so many bytes behind its length, which is written already; gives its offset. */
  #field(length: number): number {
    const at = this.#room(4 + length);
    this.#buffer.writeInt32BE(length, at);
    return at + 4;
  }

  #room(bytes: number): number {
    const at = this.#at;
    this.#at = at + bytes;
    if (this.#at > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#at));
      larger.set(this.#buffer.subarray(0, at));
      this.#buffer = larger;
    }
    return at;
  }
}
