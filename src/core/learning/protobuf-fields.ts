/**
 * The fields of a protocol-buffers message, by their number, as they stand in the bytes: a number for the wire types that hold one (a
 * fixed one of 32 bits as a float), a part of the bytes for what has a length. Throws `RangeError` where the bytes are no such message.
 */
export type ProtobufFields = ReadonlyMap<number, readonly (number | Uint8Array)[]>;

export function protobufFields(bytes: Uint8Array): ProtobufFields {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields = new Map<number, (number | Uint8Array)[]>();
  const cursor = { at: 0 };
  while (cursor.at < bytes.length) {
    const tag = varint(bytes, cursor);
    const field = Math.floor(tag / 8);
    const values = fields.get(field) ?? [];
    values.push(valueAt(bytes, view, cursor, tag % 8));
    fields.set(field, values);
  }
  return fields;
}

/** Whole numbers of a repeated field, each by itself or many packed into one. */
export const protobufIntegers = (fields: ProtobufFields, field: number): readonly number[] =>
  (fields.get(field) ?? []).flatMap((value) => {
    if (typeof value === 'number') return [value];
    const numbers: number[] = [];
    const cursor = { at: 0 };
    while (cursor.at < value.length) numbers.push(varint(value, cursor));
    return numbers;
  });

/** Numbers of single precision of a repeated field. */
export const protobufFloats = (fields: ProtobufFields, field: number): readonly number[] =>
  (fields.get(field) ?? []).flatMap((value) => {
    if (typeof value === 'number') return [value];
    if (value.length % 4 !== 0) throw new RangeError('packed floats end within one');
    const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
    return Array.from({ length: value.length / 4 }, (_, index) => view.getFloat32(4 * index, true));
  });

export const protobufMessages = (fields: ProtobufFields, field: number): readonly ProtobufFields[] =>
  partsOf(fields, field).map((bytes) => protobufFields(bytes));

/** Texts of ASCII, as names of a format are. */
export const protobufTexts = (fields: ProtobufFields, field: number): readonly string[] =>
  partsOf(fields, field).map((bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

function partsOf(fields: ProtobufFields, field: number): readonly Uint8Array[] {
  return (fields.get(field) ?? []).map((value) => {
    if (typeof value === 'number') throw new RangeError(`field ${field} holds a number`);
    return value;
  });
}

interface Cursor {
  at: number;
}

function valueAt(bytes: Uint8Array, view: DataView, cursor: Cursor, wireType: number): number | Uint8Array {
  if (wireType === 0) return varint(bytes, cursor);
  const length = wireType === 5 ? 4 : wireType === 1 ? 8 : wireType === 2 ? varint(bytes, cursor) : Number.NaN;
  const from = cursor.at;
  if (!(length >= 0 && from + length <= bytes.length)) throw new RangeError('a field runs beyond its message');
  cursor.at += length;
  if (wireType === 5) return view.getFloat32(from, true);
  if (wireType === 1) return view.getFloat64(from, true);
  return bytes.subarray(from, cursor.at);
}

/** Seven bits a byte, the lowest first; numbers below 0 fill ten bytes. Exact to 2⁵³, which is more than anything counted here. */
function varint(bytes: Uint8Array, cursor: Cursor): number {
  let value = 0;
  for (let place = 0; place < 10; place += 1) {
    const byte = bytes[cursor.at];
    if (byte === undefined) throw new RangeError('a number ends within its bytes');
    cursor.at += 1;
    value += (byte & 0x7f) * 2 ** (7 * place);
    if (byte < 0x80) return value >= 2 ** 63 ? value - 2 ** 64 : value;
  }
  throw new RangeError('a number has no end');
}
