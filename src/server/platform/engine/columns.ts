/**
 * Columns of a batch in PostgreSQL's binary array format, for `insert … select from unnest($1::bytea[], …)`. The driver sends buffers
 * as they are; its own text form of arrays would escape every byte of every document twice.
 */
export interface Column<T> extends ColumnEnds {
  readonly add: (value: T) => void;
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

export function textColumn(): Column<string | null> {
  const area = growing(OID.text);
  return {
    add: (value) => {
      if (value === null) return area.addNull();
      // Three bytes per UTF-16 unit is the most that UTF-8 needs.
      const at = area.reserve(4 + value.length * 3);
      const bytes = area.buffer().write(value, at + 4);
      area.buffer().writeInt32BE(bytes, at);
      area.advance(4 + bytes);
    },
    ...area.ends,
  };
}

export function bytesColumn(): Column<Uint8Array | null> {
  const area = growing(OID.bytea);
  return {
    add: (value) => {
      if (value === null) return area.addNull();
      const at = area.reserve(4 + value.length);
      area.buffer().writeInt32BE(value.length, at);
      area.buffer().set(value, at + 4);
      area.advance(4 + value.length);
    },
    ...area.ends,
  };
}

/** A `bigint[]` from safe integers. */
export function int8Column(): Column<number> {
  const area = growing(OID.int8);
  return {
    add: (value) => {
      const at = area.reserve(12);
      area.buffer().writeInt32BE(8, at);
      area.buffer().writeInt32BE(Math.floor(value / 0x1_0000_0000), at + 4);
      area.buffer().writeUInt32BE(value - Math.floor(value / 0x1_0000_0000) * 0x1_0000_0000, at + 8);
      area.advance(12);
    },
    ...area.ends,
  };
}

/** A `bigint[]` from bigints of at most 64 bits. */
export function bigintColumn(): Column<bigint> {
  const area = growing(OID.int8);
  return {
    add: (value) => {
      const at = area.reserve(12);
      area.buffer().writeInt32BE(8, at);
      area.buffer().writeBigInt64BE(value, at + 4);
      area.advance(12);
    },
    ...area.ends,
  };
}

export function int4Column(): Column<number> {
  const area = growing(OID.int4);
  return {
    add: (value) => {
      const at = area.reserve(8);
      area.buffer().writeInt32BE(4, at);
      area.buffer().writeInt32BE(value, at + 4);
      area.advance(8);
    },
    ...area.ends,
  };
}

interface Area {
  readonly buffer: () => Buffer;
  /** Makes room for one element and gives its offset. */
  readonly reserve: (bytes: number) => number;
  /** Ends the element after so many bytes. */
  readonly advance: (bytes: number) => void;
  readonly addNull: () => void;
  readonly ends: ColumnEnds;
}

const FIRST_BYTES = 4096;
/** What a column keeps between batches; the rare batch beyond it gives its memory back. */
const KEPT_BYTES_MAX = 2 * 1024 * 1024;

function growing(elementType: number): Area {
  let buffer = Buffer.allocUnsafe(FIRST_BYTES);
  let end = HEADER_BYTES;
  let count = 0;
  let nulls = 0;
  const reserve = (bytes: number): number => {
    if (end + bytes > buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, end + bytes));
      larger.set(buffer.subarray(0, end));
      buffer = larger;
    }
    return end;
  };
  const advance = (bytes: number): void => {
    end += bytes;
    count += 1;
  };
  return {
    buffer: () => buffer,
    reserve,
    advance,
    addNull: () => {
      buffer.writeInt32BE(-1, reserve(4));
      nulls = 1;
      advance(4);
    },
    ends: {
      count: () => count,
      done: () => {
        buffer.writeInt32BE(count === 0 ? 0 : 1, 0);
        buffer.writeInt32BE(nulls, 4);
        buffer.writeInt32BE(elementType, 8);
        if (count === 0) return buffer.subarray(0, 12);
        buffer.writeInt32BE(count, 12);
        buffer.writeInt32BE(1, 16);
        return buffer.subarray(0, end);
      },
      reset: () => {
        if (buffer.length > KEPT_BYTES_MAX) buffer = Buffer.allocUnsafe(FIRST_BYTES);
        [end, count, nulls] = [HEADER_BYTES, 0, 0];
      },
    },
  };
}
