import { composedJson } from './composed-text.ts';
import { jsonRefusal } from './json-refusals.ts';
import { err, ok, type Refusals, type Result } from '#core/kernel';

/** Deeper than any declaration (7) and far from any stack's end. */
export const JSON_DEPTH_MAX = 40;

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body strictly: UTF-8, bounded depth, and no member named twice, which readers resolve differently. Letters come whole (NFC).
 * Twice-named members are found by counting: as many `"name":` in the text as members in the value, else one was lost.
 * The count costs a few microseconds for 4 KB, a second full parse would cost fifty.
 */
export function readJsonBody(bytes: Uint8Array): Result<unknown, Refusals> {
  let text: string;
  try {
    text = composedJson(decoder.decode(bytes), bytes);
  } catch {
    return err([jsonRefusal('MSG-001')]);
  }
  const scan = scanJson(bytes);
  if (scan.depth > JSON_DEPTH_MAX) return err([jsonRefusal('MSG-002', { limit: String(JSON_DEPTH_MAX) })]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const where = error instanceof Error ? error.message : '';
    return err([jsonRefusal('MSG-003', { fault: { vi: placeInVietnamese(where), en: where } })]);
  }
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
function scanJson(bytes: Uint8Array): { readonly members: number; readonly depth: number } {
  const { length } = bytes;
  let members = 0;
  let depth = 0;
  let deepest = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === QUOTE) {
      at += 1;
      for (let inside = bytes[at]; at < length && inside !== QUOTE; inside = bytes[at])
        at += inside === BACKSLASH ? 2 : 1;
    } else if (byte === COLON) {
      members += 1;
    } else if ((byte | BRACKET_BIT) === OPENING) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if ((byte | BRACKET_BIT) === CLOSING) {
      depth -= 1;
    }
  }
  return { members, depth: deepest };
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
