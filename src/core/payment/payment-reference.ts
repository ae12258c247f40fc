/**
 * The reference a payer writes on the transfer: `HD`, the declaration number, and two check digits (ISO 7064 MOD 97-10,
 * as in IBAN), so that a mistyped reference is seen at once and needs no table to look it up.
 */
const PREFIX = 'HD';

function checkDigits(number: string): string {
  const rest = Number(BigInt(`${number}1713${'00'}`) % 97n);
  return String(98 - rest).padStart(2, '0');
}

export const paymentReferenceOf = (declarationNumber: string): string =>
  `${PREFIX}${declarationNumber}${checkDigits(declarationNumber)}`;

/** The declaration number in a reference, spaces and case forgiven; `undefined` where the check digits do not agree. */
export function declarationNumberIn(reference: string): string | undefined {
  const match = /^HD(\d{12})(\d{2})$/.exec(reference.replaceAll(/\s/g, '').toUpperCase());
  if (!match?.[1]) return undefined;
  return checkDigits(match[1]) === match[2] ? match[1] : undefined;
}
