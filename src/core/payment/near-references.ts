import { paymentReferenceOf } from './payment-reference.ts';
import { parseDeclarationNumber, type DeclarationNumber } from '#core/declaration';

/** So many digits make a number, and with the two check digits a reference. */
const NUMBER_DIGITS = 12;
const REFERENCE_DIGITS = NUMBER_DIGITS + 2;
/** One slip of the pen makes a digit more or less than there should be. */
const SLIP = 1;
/** More runs of digits than this in one text are no reference any more. */
const RUNS_MAX = 4;

/**
 * The numbers that somebody may have meant who wrote this: those written, and those that one slip – a digit mistyped, left out or written
 * twice, two neighbours swapped – turns into what is written. Letters and spaces between digits are forgiven.
 */
export function nearNumbers(text: string): ReadonlySet<DeclarationNumber> {
  const near = new Set<DeclarationNumber>();
  const add = (digits: string): void => {
    const number = parseDeclarationNumber(digits);
    if (number !== undefined) near.add(number);
  };
  for (const run of digitRuns(text)) {
    if (run.length < NUMBER_DIGITS - SLIP || run.length > REFERENCE_DIGITS + SLIP) continue;
    const written = run.slice(0, NUMBER_DIGITS);
    if (written.length === NUMBER_DIGITS) {
      add(written);
      for (const slip of slipsIn(written)) add(slip);
    }
    for (const slip of left(run)) add(slip);
    for (const slip of doubled(run)) add(slip);
  }
  return near;
}

/** How many slips lie between what was written and the reference of a number: neighbours swapped count as one. */
export const slipsBetween = (written: string, number: DeclarationNumber): number =>
  distance(tidied(written), paymentReferenceOf(number));

const tidied = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z\d]/g, '');

const digitRuns = (text: string): readonly string[] =>
  (text.replaceAll(/(?<=\d)[\s.-]+(?=\d)/g, '').match(/\d+/g) ?? []).slice(0, RUNS_MAX);

function slipsIn(digits: string): readonly string[] {
  const slips: string[] = [];
  for (let at = 0; at < digits.length; at += 1) {
    for (let digit = 0; digit <= 9; digit += 1) slips.push(digits.slice(0, at) + String(digit) + digits.slice(at + 1));
    const [one, other] = [digits[at], digits[at + 1]];
    if (one !== undefined && other !== undefined) slips.push(digits.slice(0, at) + other + one + digits.slice(at + 2));
  }
  return slips;
}

/** One digit was left out: put any back anywhere. */
function left(run: string): readonly string[] {
  const slips: string[] = [];
  const digits = run.slice(0, NUMBER_DIGITS - 1);
  for (let at = 0; at <= digits.length; at += 1)
    for (let digit = 0; digit <= 9; digit += 1) slips.push(digits.slice(0, at) + String(digit) + digits.slice(at));
  return slips;
}

/** One digit too many: take any away. */
const doubled = (run: string): readonly string[] => {
  const digits = run.slice(0, NUMBER_DIGITS + 1);
  return Array.from(digits, (_, at) => digits.slice(0, at) + digits.slice(at + 1));
};

/** Damerau's distance, of texts as short as references. */
function distance(one: string, other: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next: number[] = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const differs = one[i - 1] === other[j - 1] ? 0 : 1;
      const cheapest = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + differs);
      const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next.push(isSwapped ? Math.min(cheapest, (before[j - 2] ?? 0) + 1) : cheapest);
    }
    [before, row] = [row, next];
  }
  return row[other.length] ?? 0;
}
