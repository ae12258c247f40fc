import { err, ok, type Result, type Text } from '#core/kernel';

/** Why the bytes are not text, and where the first offending byte stands. */
export interface EncodingProblem {
  readonly detail: Text;
  readonly line: number;
  readonly column: number;
}

/**
 * Bytes to text, by byte order mark, else by the XML declaration, else UTF-8 (XML 1.0, appendix F). UTF-8, UTF-16, US-ASCII
 * and ISO 8859-1 are read; every other encoding is refused by name: guessing would turn Vietnamese names into nonsense.
 */
export function decodeText(bytes: Uint8Array): Result<string, EncodingProblem> {
  const mark = byteOrderMark(bytes);
  if (mark !== undefined) {
    const stated = mark.encoding === 'utf-8' ? statedEncoding(bytes.subarray(mark.length)) : undefined;
    if (stated !== undefined && stated !== 'utf-8')
      return problem({
        vi: `dấu thứ tự byte cho biết UTF-8, khai báo XML lại ghi ${stated}`,
        en: `the byte order mark says UTF-8, the XML declaration ${stated}`,
      });
    return decodeAs(bytes.subarray(mark.length), mark.encoding);
  }
  const stated = statedEncoding(bytes) ?? 'utf-8';
  if (stated === 'utf-8') return decodeAs(bytes, 'utf-8');
  if (stated === 'us-ascii' || stated === 'ascii') return decodeAscii(bytes);
  if (stated === 'iso-8859-1' || stated === 'latin1') return ok(decodeLatin1(bytes));
  return problem({ vi: `khai báo XML ghi ${stated}`, en: `the XML declaration names ${stated}` });
}

type Decodable = 'utf-8' | 'utf-16le' | 'utf-16be';

function byteOrderMark(bytes: Uint8Array): { readonly encoding: Decodable; readonly length: number } | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 };
  // UTF-16 without a mark is told by the zero byte in "<?" or in "<" and a letter.
  if (a === 0x3c && b === 0 && c !== 0 && d === 0) return { encoding: 'utf-16le', length: 0 };
  if (a === 0 && b === 0x3c && c === 0 && d !== 0) return { encoding: 'utf-16be', length: 0 };
  return undefined;
}

/** Whether bytes begin like XML, in any of the encodings it is read in: what tells a message from JSON and from tables. */
export function looksLikeXml(bytes: Uint8Array): boolean {
  const first = bytes.subarray(0, BEFORE_XML_MAX).find((byte) => !BEFORE_XML.has(byte));
  return first === 0x3c;
}
/** Byte order marks, the zero bytes of UTF-16, and white space. */
const BEFORE_XML: ReadonlySet<number> = new Set([0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x00, 0x20, 0x09, 0x0a, 0x0d]);
const BEFORE_XML_MAX = 200;

/** The XML declaration is ASCII and short in every encoding that shares ASCII. */
const DECLARATION_BYTES_MAX = 256;

function statedEncoding(bytes: Uint8Array): string | undefined {
  const head = decodeLatin1(bytes.subarray(0, DECLARATION_BYTES_MAX));
  const stated = /^<\?xml\s[^>]*?\bencoding\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(head);
  return (stated?.[1] ?? stated?.[2])?.toLowerCase();
}

function decodeAs(bytes: Uint8Array, encoding: Decodable): Result<string, EncodingProblem> {
  try {
    return ok(new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return err({ detail: notIn(encoding.toUpperCase()), ...placeOfFault(bytes, encoding) });
  }
}

function decodeAscii(bytes: Uint8Array): Result<string, EncodingProblem> {
  const at = bytes.findIndex((byte) => byte > 0x7f);
  if (at < 0) return ok(decodeLatin1(bytes));
  return err({ detail: notIn('US-ASCII'), ...placeAfter(decodeLatin1(bytes.subarray(0, at))) });
}

/** Own table-free decoding: `TextDecoder('iso-8859-1')` is Windows-1252 by standard. */
function decodeLatin1(bytes: Uint8Array): string {
  const STEP = 8192;
  let text = '';
  for (let start = 0; start < bytes.length; start += STEP)
    text += String.fromCharCode(...bytes.subarray(start, start + STEP));
  return text;
}

/** The longest decodable prefix, by bisection: only ever done for a document that is refused anyway. */
function placeOfFault(bytes: Uint8Array, encoding: Decodable): { readonly line: number; readonly column: number } {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (decodesSoFar(bytes.subarray(0, middle), encoding)) good = middle;
    else bad = middle;
  }
  return placeAfter(new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(0, good), { stream: true }));
}

function decodesSoFar(bytes: Uint8Array, encoding: Decodable): boolean {
  try {
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function placeAfter(text: string): { readonly line: number; readonly column: number } {
  const lineStart = text.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line += 1;
  return { line, column: text.length - lineStart + 1 };
}

const notIn = (encoding: string): Text => ({
  vi: `các byte không phải ${encoding}`,
  en: `the bytes are not ${encoding}`,
});

const problem = (detail: Text): Result<never, EncodingProblem> => err({ detail, line: 1, column: 1 });
