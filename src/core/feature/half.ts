import { assert } from '#core/kernel';

/** The largest finite number of half precision; what is counted beyond it says nothing more. */
export const HALF_LARGEST = 65_504;
const BYTES = 2;

/** The nearest number of half precision (IEEE 754 binary16), the largest one for what is beyond; what is missing stays missing. */
export const halfRounded = (value: number): number =>
  Math.f16round(Math.max(-HALF_LARGEST, Math.min(HALF_LARGEST, value)));

/** Both stand in browsers as in Node; the ground floor knows the types of neither. */
declare const btoa: (bytes: string) => string;
declare const atob: (base64: string) => string;

/** So many are written at once: bytes become arguments of a call, and their number a multiple of three, so that texts of base64 join. */
const AT_ONCE = 3_072;
/** Room to work in: the store converts a number in a few instructions, which `DataView.setFloat16` takes a call for. */
interface Room {
  readonly halves: Float16Array;
  readonly bits: Uint16Array;
  readonly bytes: Uint8Array;
}
/** Made when it is first written in: pages carry this module, in browsers that may not know numbers of half precision. */
let room: Room | undefined;
function newRoom(): Room {
  const halves = new Float16Array(AT_ONCE);
  return { halves, bits: new Uint16Array(halves.buffer), bytes: new Uint8Array(AT_ONCE * BYTES) };
}

/** Each byte as one character. Spread into arguments, typed arrays would go through an iterator. */
const textOf = (own: Uint8Array): string => Reflect.apply(String.fromCharCode, undefined, own) as string;

/** Numbers of half precision, little endian, in base64: a row of features is then some hundred characters. */
export function writeHalves(values: Float32Array, count = values.length): string {
  const { halves, bits, bytes } = (room ??= newRoom());
  let text = '';
  for (let from = 0; from < count; from += AT_ONCE) {
    const here = Math.min(AT_ONCE, count - from);
    for (let at = 0; at < here; at += 1) {
      halves[at] = values[from + at] ?? Number.NaN;
      const own = bits[at] ?? 0;
      bytes[at * BYTES] = own & 0xff;
      bytes[at * BYTES + 1] = own >> 8;
    }
    text += btoa(textOf(bytes.subarray(0, here * BYTES)));
  }
  return text;
}

/** Reads what `writeHalves` wrote. */
export function readHalves(text: string): Float32Array {
  assert(/^[A-Za-z0-9+/]*={0,2}$/.test(text), 'rows of features are written in base64');
  const read = Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
  assert(read.length % BYTES === 0, 'numbers of half precision take two bytes each');
  const view = new DataView(read.buffer);
  return Float32Array.from({ length: read.length / BYTES }, (_, at) => view.getFloat16(at * BYTES, true));
}
