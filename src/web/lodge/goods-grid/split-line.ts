import {
  addDecimals,
  compareDecimals,
  decimalText,
  divideDecimals,
  isZeroDecimal,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
  subtractDecimals,
  ZERO,
  type Decimal,
} from '#core/kernel';
import type { DraftNode } from '#core/draft';
import { QUANTITY, SUMMED_PLACES } from './line-amounts.ts';
import { lineText, withText } from './line-text.ts';

/** As many as anybody splits one line into. */
export const PARTS_MAX = 50;
/** Digits that a share is worked out to before it is rounded to those of what is shared. */
const SHARE_SCALE = 20;

/** The quantities of so many parts, as equal as the digits of the whole allow; the first ones get what is left over. */
export function equalQuantities(quantity: string, parts: number): readonly string[] | undefined {
  const whole = parseDecimal(quantity);
  if (whole === undefined || whole.units <= 0n || parts < 2 || parts > PARTS_MAX) return undefined;
  const count = BigInt(parts);
  if (whole.units < count) return undefined;
  const base = whole.units / count;
  const left = whole.units % count;
  return Array.from({ length: parts }, (_none, index) =>
    decimalText({ units: base + (BigInt(index) < left ? 1n : 0n), scale: whole.scale }),
  );
}

/** A first part of a given quantity, and the rest. */
export function quantityAndRest(quantity: string, first: string): readonly string[] | undefined {
  const whole = parseDecimal(quantity);
  const part = parseDecimal(first);
  if (whole === undefined || part === undefined || part.units <= 0n) return undefined;
  const rest = subtractDecimals(whole, part);
  return rest.units <= 0n ? undefined : [decimalText(part), decimalText(rest)];
}

/**
 * The line as several of the given quantities. Amounts and masses follow the quantities, to the digits that they have; the
 * last part takes what rounding leaves, so that the parts add up to the line.
 */
export function splitLine(line: DraftNode, quantities: readonly string[]): readonly DraftNode[] {
  const parts = quantities.map((text) => parseDecimal(text) ?? ZERO);
  const whole = parts.reduce(addDecimals, ZERO);
  const shares = SUMMED_PLACES.filter((place) => place !== QUANTITY).map((place) => ({
    place,
    texts: shared(lineText(line, place), parts, whole),
  }));
  return quantities.map((quantity, index) =>
    shares.reduce(
      (part, { place, texts }) => withText(part, place, texts[index] ?? ''),
      withText(line, QUANTITY, quantity),
    ),
  );
}

function shared(text: string, parts: readonly Decimal[], whole: Decimal): readonly string[] {
  const value = parseDecimal(text);
  // What is no number can not be shared: each part shows it, to be mended.
  if (value === undefined || isZeroDecimal(whole)) return parts.map(() => text);
  let left = value;
  return parts.map((part, index) => {
    if (index === parts.length - 1) return decimalText(left);
    const exact = divideDecimals(multiplyDecimals(value, part), whole, SHARE_SCALE, 'down');
    const rounded = roundDecimal(exact, value.scale, 'half-up');
    const share = compareDecimals(rounded, left) > 0 ? left : rounded;
    left = subtractDecimals(left, share);
    return decimalText(share);
  });
}
