/** The check digit a container number ends in, and the one its other characters give. */
export interface ContainerNumber {
  readonly found: number;
  readonly expected: number;
}

const SHAPE = /^[A-Z]{3}[UJZR]\d{7}$/;

/**
 * ISO 6346: each of the first ten characters has a value (letters count on from 10 and skip the multiples of 11), weighed
 * with a power of two; the sum modulo 11 is the check digit, where 10 is written 0. `undefined` for another shape.
 */
export function containerNumber(id: string): ContainerNumber | undefined {
  if (!SHAPE.test(id)) return undefined;
  let sum = 0;
  for (let index = 0; index < 10; index += 1) sum += valueOf(id.charCodeAt(index)) << index;
  return { found: id.charCodeAt(10) - DIGIT_ZERO, expected: (sum % 11) % 10 };
}

const DIGIT_ZERO = 48;
const LETTER_A = 65;

function valueOf(code: number): number {
  if (code < LETTER_A) return code - DIGIT_ZERO;
  const plain = code - LETTER_A + 10;
  return plain + Math.floor((plain - 1) / 10);
}
