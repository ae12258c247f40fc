/** RFC 5321: a path is at most 256 octets with its brackets. */
export const EMAIL_LENGTH_MAX = 254;

/**
 * The one form under which an address is stored, looked up and counted, so that no second spelling of an address is
 * a second account: compatibility forms (full width, ligatures) and composed letters become one, case is dropped.
 * `undefined` where it cannot be an address. Applying it twice changes nothing.
 */
export function normaliseEmail(text: string): string | undefined {
  if (text.length > EMAIL_LENGTH_MAX) return undefined;
  // Lower-casing can leave a decomposed letter (İ gives i and a dot above), and recomposing can give a new capital form.
  const normal = text.trim().normalize('NFKC').toLowerCase().normalize('NFKC');
  if (normal.length > EMAIL_LENGTH_MAX || !ADDRESS.test(normal) || INVISIBLE.test(normal)) return undefined;
  return normal;
}

const ADDRESS = /^[^\s@"<>(),;:\\[\]]+@[^\s@"<>(),;:\\[\].]+(?:\.[^\s@"<>(),;:\\[\].]+)+$/u;
/** Control and format characters (zero-width joiners, direction marks) and lone surrogates make two addresses look like one. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;
