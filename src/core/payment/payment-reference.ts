import { parseDeclarationNumber, type DeclarationNumber } from '#core/declaration';
import type { TransportNumber } from '#core/transport';

/**
 * The reference a payer writes on the transfer: `HD`, the number of the declaration or of the transport, and two check
 * digits (ISO 7064 MOD 97-10, as in IBAN), so that a mistyped reference is seen at once and needs no table to look it up.
 */
const PREFIX = 'HD';
/** The prefix as numbers, the way the standard reads letters: A is 10, H is 17, D is 13. */
const PREFIX_DIGITS = '1713';

function checkDigits(number: string): string {
  const rest = Number(BigInt(`${number}${PREFIX_DIGITS}00`) % 97n);
  return String(98 - rest).padStart(2, '0');
}

export const paymentReferenceOf = (number: DeclarationNumber | TransportNumber): string =>
  `${PREFIX}${number}${checkDigits(number)}`;

/** The number in a reference, of a declaration unless it is one that transports have; spaces and case forgiven; `undefined` where the check digits do not agree. */
export function declarationNumberIn(reference: string): DeclarationNumber | undefined {
  const match = /^HD(\d{12})(\d{2})$/.exec(reference.replaceAll(/\s/g, '').toUpperCase());
  const number = match?.[1] === undefined ? undefined : parseDeclarationNumber(match[1]);
  return number !== undefined && checkDigits(number) === match?.[2] ? number : undefined;
}
