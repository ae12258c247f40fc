import { assert } from '#core/kernel';

/** The largest finite number of half precision; what is counted beyond it says nothing more. */
export const HALF_LARGEST = 65_504;
const BYTES = 2;

/** The nearest number of half precision (IEEE 754 binary16), the largest one for what is beyond; what is missing stays missing. */
export const halfRounded = (value: number): number =>
  Math.f16round(Math.max(-HALF_LARGEST, Math.min(HALF_LARGEST, value)));

/** Numbers of half precision, little endian, in base64: a row of features is then some hundred characters. */
export function writeHalves(values: Float32Array, count = values.length): string {
  const bytes = new Uint8Array(count * BYTES);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < count; at += 1) view.setFloat16(at * BYTES, values[at] ?? Number.NaN, true);
  return toBase64(bytes);
}

/** Reads what `writeHalves` wrote. */
export function readHalves(text: string): Float32Array {
  const bytes = fromBase64(text);
  assert(bytes.length % BYTES === 0, 'numbers of half precision take two bytes each');
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / BYTES }, (_, at) => view.getFloat16(at * BYTES, true));
}

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** Of every twelve bits, their two signs. */
const PAIRS = Array.from({ length: 4096 }, (_, bits) => (SIGNS[bits >> 6] ?? '') + (SIGNS[bits & 63] ?? ''));
const BITS = new Map(Array.from(SIGNS, (sign, bits) => [sign, bits]));

/** RFC 4648; the ground floor has neither Node's nor the browser's own. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  const whole = bytes.length - (bytes.length % 3);
  for (let at = 0; at < whole; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += (PAIRS[bits >> 12] ?? '') + (PAIRS[bits & 4095] ?? '');
  }
  const left = bytes.length - whole;
  if (left === 0) return text;
  const bits = ((bytes[whole] ?? 0) << 16) | ((bytes[whole + 1] ?? 0) << 8);
  const last = PAIRS[bits & 4095] ?? '';
  return `${text}${PAIRS[bits >> 12] ?? ''}${left === 1 ? '==' : `${last[0] ?? ''}=`}`;
}

function fromBase64(text: string): Uint8Array {
  const signs = text.replace(/={1,2}$/, '');
  assert(/^[A-Za-z0-9+/]*$/.test(signs), 'rows of features are written in base64');
  const bytes = new Uint8Array(Math.floor((signs.length * 3) / 4));
  let kept = 0;
  let held = 0;
  let at = 0;
  for (const sign of signs) {
    kept = ((kept << 6) | (BITS.get(sign) ?? 0)) & 0xff_ffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (kept >> held) & 0xff;
    at += 1;
  }
  return bytes;
}
