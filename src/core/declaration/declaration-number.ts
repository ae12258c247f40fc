import { assert, type Brand } from '#core/kernel';

/**
 * The number under which a declaration is known for all its life: twelve digits, the first says import or export, the
 * last counts amendments (VNACCS).
 */
export type DeclarationNumber = Brand<string, 'DeclarationNumber'>;

export const DECLARATION_NUMBER_PATTERN = '^\\d{12}$';
const DIGITS = 12;
const [DIGIT_FIRST, DIGIT_LAST] = [0x30, 0x39];

/** Digit by digit: whoever follows the journal asks it of every event, and the pattern took five times as long. */
export function parseDeclarationNumber(text: string): DeclarationNumber | undefined {
  if (text.length !== DIGITS) return undefined;
  for (let at = 0; at < DIGITS; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < DIGIT_FIRST || unit > DIGIT_LAST) return undefined;
  }
  return text as DeclarationNumber;
}

/** For numbers we gave ourselves; throws on anything else. */
export function declarationNumber(text: string): DeclarationNumber {
  const parsed = parseDeclarationNumber(text);
  assert(parsed !== undefined, `"${text}" is a declaration number`);
  return parsed;
}

/** So many times a number can be amended: the last digit counts them (VNACCS refuses the tenth, E0208). */
export const AMENDMENTS_MAX = 9;

/** The number that names the declaration whatever its version: the one it was given first. */
export const firstNumber = (number: DeclarationNumber): DeclarationNumber =>
  number.endsWith('0') ? number : (`${number.slice(0, -1)}0` as DeclarationNumber);

/** The number as it is written on a version: 0 is what was registered, 1 its first amendment. */
export function numberOfVersion(number: DeclarationNumber, version: number): DeclarationNumber {
  assert(version >= 0 && version <= AMENDMENTS_MAX, 'the last digit counts the amendments');
  return `${number.slice(0, -1)}${version}` as DeclarationNumber;
}
