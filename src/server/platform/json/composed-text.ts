/**
 * Vietnamese letters come whole (`ế`) or as a letter with its marks after it (`e ̂ ́`), by keyboard and operating system. People see no difference;
 * comparing, searching and counting would. What comes in over HTTP is kept whole (NFC).
 */

/** The first bytes, in UTF-8, of all combining marks of Latin letters (U+0300 to U+036F); no other character's byte looks like them. */
const MARK_LEADS = [0xcc, 0xcd] as const;
/** How such a mark begins where JSON escapes it. */
const ESCAPED_MARK = Buffer.from(String.raw`\u03`);

/** A JSON text whose letters are whole; `bytes` are the text's own. Asked of every body, so what needs nothing is told by its bytes. */
export function composedJson(text: string, bytes: Uint8Array): string {
  const own = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isEscaped = own.includes(ESCAPED_MARK);
  if (!isEscaped && !MARK_LEADS.some((lead) => own.includes(lead))) return text;
  return (isEscaped ? text.replaceAll(ESCAPE, unescaped) : text).normalize('NFC');
}

/** The same value, read from XML of these bytes, with its texts whole. What needs nothing is told by the bytes here too. */
export function composed<T>(value: T, bytes: Uint8Array): T {
  const own = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!MAY_MAKE_MARKS.some((sign) => own.includes(sign))) return value;
  const text = JSON.stringify(value);
  // A JSON text stays one: only letters and their marks are drawn together.
  return MARKS.test(text) ? (JSON.parse(text.normalize('NFC')) as T) : value;
}

/** Marks of UTF-8; a character by its number (`&#x301;`); the zero bytes of UTF-16, which spells marks in other bytes. */
const MAY_MAKE_MARKS = [...MARK_LEADS, '&#', 0];
const MARKS = /[\u0300-\u036f]/;
/** Any escape of JSON, so that an escaped backslash before a `u` is not taken for one. */
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|.)/g;
/** Below this are quotes, backslashes and control characters, which have to stay escaped. */
const PLAIN_FROM = 0xa0;

function unescaped(escape: string, digits: string | undefined): string {
  const code = digits === undefined ? 0 : Number.parseInt(digits, 16);
  return code < PLAIN_FROM ? escape : String.fromCharCode(code);
}
