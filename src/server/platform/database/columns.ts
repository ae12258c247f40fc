/**
 * Columns of a batch in PostgreSQL's binary array format, for `insert … select from unnest($1::bytea[], …)`. The driver sends buffers
 * as they are; its own text form of arrays would escape every byte of every document twice.
 */
export interface Column<T> extends ColumnEnds {
  readonly add: (value: T) => void;
}
export interface TextColumn extends Column<string | null> {
  /** Adds an array of texts, as the text that PostgreSQL reads it from. */
  readonly addList: (parts: readonly string[]) => void;
}
export interface ColumnEnds {
  readonly count: () => number;
  /** The whole parameter: a view that `reset` makes invalid. */
  readonly done: () => Buffer;
  /** Empties the column and keeps its memory. A batch fills half a megabyte; fetching that anew each time kept the collector busy. */
  readonly reset: () => void;
}

const HEADER_BYTES = 20;
const OID = { bytea: 17, int8: 20, int2: 21, int4: 23, text: 25 } as const;
const FIRST_BYTES = 4096;
/** Up to here a loop over the characters beats the call. */
const SHORT_TEXT = 24;
const FIRST_BEYOND_ASCII = 0x80;
const [QUOTE, COMMA, BACKSLASH, OPENING, CLOSING] = [0x22, 0x2c, 0x5c, 0x7b, 0x7d];
/** What a column keeps between batches; the rare batch beyond it gives its memory back. */
const KEPT_BYTES_MAX = 2 * 1024 * 1024;

export const textColumn = (): TextColumn => new Texts(OID.text);
export const bytesColumn = (): Column<Uint8Array | null> => new BytesColumn(OID.bytea);
/** A `bigint[]` from safe integers. */
export const int8Column = (): Column<number> => new Int8Column(OID.int8);
/** A `bigint[]` from bigints of at most 64 bits. */
export const bigintColumn = (): Column<bigint> => new BigintColumn(OID.int8);
export const int4Column = (): Column<number> => new Int4Column(OID.int4);

/** Classes, because there are dozens of columns and V8 calls the methods they share faster than closures of their own. */
class Area implements ColumnEnds {
  readonly #elementType: number;
  #buffer = Buffer.allocUnsafe(FIRST_BYTES);
  #end = HEADER_BYTES;
  #count = 0;
  #nulls = 0;

  constructor(elementType: number) {
    this.#elementType = elementType;
  }

  /** Room for one element behind its length, which is written already; gives its offset. */
  protected element(length: number): number {
    const at = this.roomFor(length);
    this.#buffer.writeInt32BE(length, at);
    this.advance(length);
    return at + 4;
  }

  /** Room for one element of at most so many bytes, and for its length; gives the offset of the length. */
  protected roomFor(lengthMax: number): number {
    const end = this.#end;
    if (end + 4 + lengthMax > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, end + 4 + lengthMax));
      larger.set(this.#buffer.subarray(0, end));
      this.#buffer = larger;
    }
    return end;
  }

  protected advance(length: number): void {
    this.#end += 4 + length;
    this.#count += 1;
  }

  protected addNull(): void {
    this.#buffer.writeInt32BE(-1, this.roomFor(0));
    this.#nulls = 1;
    this.advance(0);
  }

  protected get buffer(): Buffer {
    return this.#buffer;
  }

  count(): number {
    return this.#count;
  }

  done(): Buffer {
    const buffer = this.#buffer;
    buffer.writeInt32BE(this.#count === 0 ? 0 : 1, 0);
    buffer.writeInt32BE(this.#nulls, 4);
    buffer.writeInt32BE(this.#elementType, 8);
    if (this.#count === 0) return buffer.subarray(0, 12);
    buffer.writeInt32BE(this.#count, 12);
    buffer.writeInt32BE(1, 16);
    return buffer.subarray(0, this.#end);
  }

  reset(): void {
    if (this.#buffer.length > KEPT_BYTES_MAX) this.#buffer = Buffer.allocUnsafe(FIRST_BYTES);
    [this.#end, this.#count, this.#nulls] = [HEADER_BYTES, 0, 0];
  }
}

class Texts extends Area implements TextColumn {
  add(value: string | null): void {
    if (value === null) return this.addNull();
    // Three bytes per UTF-16 unit is the most that UTF-8 needs.
    const at = this.roomFor(value.length * 3);
    const length = writeText(value, this.buffer, at + 4);
    this.buffer.writeInt32BE(length, at);
    this.advance(length);
  }

  /** Straight into the column, unit by unit: making the text of each list first was a fifth of what keeping prices in step took. */
  addList(parts: readonly string[]): void {
    let bytesMax = 2;
    for (const part of parts) bytesMax += part.length * 3 + 3;
    const at = this.roomFor(bytesMax);
    const begin = at + 4;
    let end = begin;
    for (const part of parts) {
      this.buffer[end] = end === begin ? OPENING : COMMA;
      end = this.#quoted(part, end + 1);
    }
    if (end === begin) this.buffer[end++] = OPENING;
    this.buffer[end++] = CLOSING;
    this.buffer.writeInt32BE(end - begin, at);
    this.advance(end - begin);
  }

  /** Gives where it ends. */
  #quoted(part: string, at: number): number {
    const target = this.buffer;
    let end = at;
    target[end++] = QUOTE;
    for (let index = 0; index < part.length; index += 1) {
      const unit = part.charCodeAt(index);
      if (unit >= FIRST_BEYOND_ASCII) {
        end = at + 1 + target.write(part.replaceAll(/["\\]/g, String.raw`\$&`), at + 1);
        break;
      }
      if (unit === QUOTE || unit === BACKSLASH) target[end++] = BACKSLASH;
      target[end++] = unit;
    }
    target[end++] = QUOTE;
    return end;
  }
}

/** Writes a text as UTF-8 and gives its length. A short one of ASCII, as most are, unit by unit: a call into native code takes longer. */
export function writeText(value: string, target: Buffer, at: number): number {
  const { length } = value;
  if (length > SHORT_TEXT) return target.write(value, at);
  for (let index = 0; index < length; index += 1) {
    const unit = value.charCodeAt(index);
    if (unit >= FIRST_BEYOND_ASCII) return target.write(value, at);
    target[at + index] = unit;
  }
  return length;
}

class BytesColumn extends Area implements Column<Uint8Array | null> {
  add(value: Uint8Array | null): void {
    if (value === null) return this.addNull();
    const at = this.element(value.length);
    this.buffer.set(value, at);
  }
}

class Int8Column extends Area implements Column<number> {
  add(value: number): void {
    const at = this.element(8);
    writeInt8(value, this.buffer, at);
  }
}

/** Writes a safe integer as eight bytes; by way of a bigint it would be one more object for each. */
export function writeInt8(value: number, target: Buffer, at: number): void {
  const high = Math.floor(value / 0x1_0000_0000);
  target.writeInt32BE(high, at);
  target.writeUInt32BE(value - high * 0x1_0000_0000, at + 4);
}

class BigintColumn extends Area implements Column<bigint> {
  add(value: bigint): void {
    const at = this.element(8);
    this.buffer.writeBigInt64BE(value, at);
  }
}

class Int4Column extends Area implements Column<number> {
  add(value: number): void {
    const at = this.element(4);
    this.buffer.writeInt32BE(value, at);
  }
}
