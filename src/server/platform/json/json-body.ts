import { composedJson } from './composed-text.ts';
import { jsonRefusal } from './json-refusals.ts';
import { err, finish, ok, type Refusals, type Result, type Text } from '#core/kernel';
import { Buffer } from 'node:buffer';

/** Deeper than any declaration (7) and far from any stack's end. */
export const JSON_DEPTH_MAX = 40;
/** As many as an XML message may have elements; a shipment of 2,000 lines has some 50,000 objects. Each takes some 60 bytes, empty ones too. */
export const JSON_PARTS_MAX = 250_000;
/**
 * All names of our model are some hundreds, a table's columns or a test's facts some more. Every name that was never seen costs the
 * parser microseconds and memory that it keeps: 8 MB of different names held everybody up for five seconds.
 */
export const JSON_NAMES_MAX = 2_000;
/** Refusals tell places by all the names that lead there. */
export const JSON_NAME_LENGTH_MAX = 200;
/** Smaller bodies have no room for harm, and are not looked through for their names. */
const NAMES_LOOKED_AT_FROM_BYTES = 32 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body strictly: UTF-8, bounded depth, and no member named twice, which readers resolve differently. Letters come whole (NFC).
 * Twice-named members are found by counting: as many `"name":` in the text as members in the value, else one was lost.
 * The count costs a few microseconds for 4 KB, a second full parse would cost fifty.
 */
export const readJsonBody = (bytes: Uint8Array): Result<unknown, Refusals> => finish(readJsonBodyInSteps(bytes));

/** From here on reading takes longer than others should wait: 10 ms and more, with what comes after it. */
export const LONG_JSON_BYTES_MIN = 256 * 1024;

/** The same in steps, the longest of which is the parser's own. */
export function* readJsonBodyInSteps(bytes: Uint8Array): Generator<void, Result<unknown, Refusals>> {
  let text: string;
  try {
    text = composedJson(decoder.decode(bytes), bytes);
  } catch {
    return err([jsonRefusal('MSG-001')]);
  }
  yield;
  const scan = scanJson(bytes);
  yield;
  if (scan.depth > JSON_DEPTH_MAX) return err([jsonRefusal('MSG-002', { limit: String(JSON_DEPTH_MAX) })]);
  const excess = excessIn(bytes, scan.parts);
  if (excess) return err([jsonRefusal('MSG-012', { excess })]);
  yield;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // UTF-16 without its mark: its empty bytes are letters of UTF-8 too.
    if (bytes[0] === 0 || bytes[1] === 0) return err([jsonRefusal('MSG-001')]);
    const where = error instanceof Error ? error.message : '';
    return err([jsonRefusal('MSG-003', { fault: { vi: placeInVietnamese(where), en: where } })]);
  }
  yield;
  if (countMembers(value) !== scan.members) {
    return err([jsonRefusal('MSG-004', { field: firstRepeatedName(text) ?? '' })]);
  }
  return ok(value);
}

/** The engine explains itself in English; the place is what somebody needs. What has no place is told as it came. */
function placeInVietnamese(explained: string): string {
  const place = /\(line (\d+) column (\d+)\)$/.exec(explained);
  if (place) return `dòng ${place[1]}, cột ${place[2]}`;
  return explained.includes('end of JSON input') ? 'hết nội dung khi chưa xong' : explained;
}

const QUOTE = 34;
const COLON = 58;
const BACKSLASH = 92;
/** `{` and `[`, `}` and `]` differ in one bit, which no other byte of JSON outside its texts can be mistaken over. */
const BRACKET_BIT = 0x20;
const OPENING = 0x7b;
const CLOSING = 0x7d;

/** Over the bytes, because what matters is ASCII and no byte of a longer character looks like it. */
function scanJson(bytes: Uint8Array): {
  readonly members: number;
  readonly depth: number;
  /** Objects and arrays. */
  readonly parts: number;
} {
  const { length } = bytes;
  let members = 0;
  let parts = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) {
      at = closingQuoteByte(bytes, at + 1);
    } else if (byte === COLON) {
      members += 1;
    } else if ((byte | BRACKET_BIT) === OPENING) {
      depth += 1;
      parts += 1;
      if (depth > deepest) deepest = depth;
    } else if ((byte | BRACKET_BIT) === CLOSING) {
      depth -= 1;
    }
  }
  return { members, depth: deepest, parts };
}

/** What there is more of than any request needs, where there is. */
function excessIn(bytes: Uint8Array, parts: number): Text | undefined {
  if (parts > JSON_PARTS_MAX) {
    return { vi: `${JSON_PARTS_MAX} đối tượng và danh sách`, en: `${JSON_PARTS_MAX} objects and arrays` };
  }
  if (bytes.length < NAMES_LOOKED_AT_FROM_BYTES) return undefined;
  const { longest, count } = namesIn(bytes);
  if (longest > JSON_NAME_LENGTH_MAX) {
    return { vi: `${JSON_NAME_LENGTH_MAX} byte trong một tên`, en: `${JSON_NAME_LENGTH_MAX} bytes in one name` };
  }
  return count > JSON_NAMES_MAX
    ? { vi: `${JSON_NAMES_MAX} tên khác nhau`, en: `${JSON_NAMES_MAX} different names` }
    : undefined;
}

/** The different names, as they are spelled, and how long the longest is; no further than to the first that is one too many. */
function namesIn(bytes: Uint8Array): { readonly count: number; readonly longest: number } {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new Set<string>();
  let longest = 0;
  let [start, end] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const byte = text[at];
    if (byte === QUOTE) {
      start = at + 1;
      end = closingQuoteByte(text, start);
      at = end;
    } else if (byte === COLON) {
      // Of what is no JSON, a colon may stand anywhere: then what stood before it counts once more.
      longest = Math.max(longest, end - start);
      if (longest > JSON_NAME_LENGTH_MAX) break;
      names.add(text.toString('latin1', start, end));
      if (names.size > JSON_NAMES_MAX) break;
    }
  }
  return { count: names.size, longest };
}

function closingQuoteByte(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at;
}

function countMembers(value: unknown): number {
  if (value === null || typeof value !== 'object') return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const member of value) count += countMembers(member);
    return count;
  }
  for (const key in value) {
    count += 1 + countMembers((value as Readonly<Record<string, unknown>>)[key]);
  }
  return count;
}

/** End of the string that opens at `start` (index of the closing quote), or the text's end. */
function closingQuote(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) return at;
    if (char === BACKSLASH) at += 1;
  }
  return text.length;
}

/** The slow walk, only for the message: which name was given twice. */
function firstRepeatedName(text: string): string {
  const seen: Set<string>[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 123 || char === 91) seen.push(new Set());
    if (char === 125 || char === 93) seen.pop();
    if (char !== QUOTE) continue;
    const end = closingQuote(text, at);
    const isName = /^\s*:/.test(text.slice(end + 1, end + 65));
    if (isName) {
      const name = JSON.parse(text.slice(at, end + 1)) as string;
      const names = seen.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    }
    at = end;
  }
  return '?';
}
