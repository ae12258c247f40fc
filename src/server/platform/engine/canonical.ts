/** Why a value cannot be stored. A bug or a hostile input of one command, never of its neighbours. */
export class NotStorable extends Error {}

/**
 * Writes values in the one form that is stored and hashed: canonical JSON (members in the order of their names, by code unit; nothing
 * that JSON cannot say) as UTF-8, straight into bytes that are used again and again. A sorted copy, the native `JSON.stringify` and the
 * encoding of its text took two to three times as long and left 20 KB of garbage a declaration, since one Vietnamese word makes the
 * whole text a string of two bytes a character.
 */
export interface CanonicalWriter {
  /** Bytes written since the last `rewind(0)`. */
  readonly end: () => number;
  /** Forgets what was written from there on. Views of it are void. */
  readonly rewind: (to: number) => void;
  /** Leaves so many bytes free. */
  readonly skip: (bytes: number) => void;
  /** ASCII as it stands, for the punctuation between values. */
  readonly ascii: (text: string) => void;
  /** Throws `NotStorable`; what was begun stays, for the caller to rewind. */
  readonly json: (value: unknown) => void;
  /** What was written from there to the end: a view that stays right until the writer is rewound. */
  readonly view: (from: number) => Buffer;
}

/** The canonical JSON of one value, in bytes of its own. */
export function canonicalBytes(value: unknown): Buffer {
  single.rewind(0);
  single.json(value);
  return Buffer.from(single.view(0));
}

const FIRST_BYTES = 64 * 1024;
/** What a writer keeps for the next batch; after a rare larger one it gives its memory back. */
const KEPT_BYTES_MAX = 4 * 1024 * 1024;
/** Up to here a loop over the characters beats the call into native code. */
const SHORT_STRING = 24;
/** Room for the punctuation around any one thing, and for any number. */
const MARGIN = 64;

const [QUOTE, COMMA, BACKSLASH, ZERO] = [0x22, 0x2c, 0x5c, 0x30];
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const [FIRST_PRINTABLE, FIRST_BEYOND_ASCII] = [0x20, 0x80];

export function canonicalWriter(): CanonicalWriter {
  let bytes = Buffer.allocUnsafe(FIRST_BYTES);
  let end = 0;

  /** Makes room, and gives the bytes: those held before may be old ones from here on. */
  const reserve = (at: number, more: number): Buffer => {
    const current = bytes;
    return at + more + MARGIN <= current.length ? current : grow(at, more);
  };
  const grow = (at: number, more: number): Buffer => {
    // Views of the old bytes stay right: they are copied, not moved.
    const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, at + more + MARGIN));
    larger.set(bytes.subarray(0, at));
    bytes = larger;
    return larger;
  };

  /** Each of these writes at an offset and returns the offset behind, with the margin left free. */
  const writeAny = (value: unknown, at: number): number => {
    if (typeof value === 'string') return writeString(value, at);
    if (typeof value === 'object') {
      if (value === null) return writeAscii('null', at);
      return Array.isArray(value) ? writeArray(value, at) : writeRecord(value as Readonly<Record<string, unknown>>, at);
    }
    if (typeof value === 'number') return writeNumber(value, at);
    if (typeof value === 'boolean') return writeAscii(value ? 'true' : 'false', at);
    throw new NotStorable(`a ${typeof value} is not JSON`);
  };

  const writeArray = (values: readonly unknown[], from: number): number => {
    reserve(from, 0)[from] = OPEN_ARRAY;
    let at = from + 1;
    for (let index = 0; index < values.length; index += 1) {
      if (index > 0) reserve(at, 0)[at++] = COMMA;
      const value = values[index];
      at = value === undefined ? writeAscii('null', at) : writeAny(value, at);
    }
    reserve(at, 0)[at] = CLOSE_ARRAY;
    return at + 1;
  };

  const writeRecord = (record: Readonly<Record<string, unknown>>, from: number): number => {
    const prototype: unknown = Object.getPrototypeOf(record);
    if (prototype !== Object.prototype && prototype !== null) throw new NotStorable('only plain objects are JSON');
    const members = orderOf(Object.keys(record));
    // Listed like the names. Asking for each by its name would look it up in tables that the whole program shares and overruns.
    const values: readonly unknown[] = Object.values(record);
    let at = from;
    for (let index = 0; index < members.length; index += 1) {
      const { place, label } = members[index] as Member;
      const value = values[place];
      if (value === undefined) continue;
      const { length } = label;
      const target = reserve(at, length);
      target[at] = at === from ? OPEN_OBJECT : COMMA;
      for (let byte = 0; byte < length; byte += 1) target[at + 1 + byte] = label[byte] as number;
      at = writeAny(value, at + 1 + length);
    }
    const target = reserve(at, 0);
    if (at === from) target[at++] = OPEN_OBJECT;
    target[at] = CLOSE_OBJECT;
    return at + 1;
  };

  const writeString = (text: string, at: number): number => {
    const { length } = text;
    if (length > SHORT_STRING) return writeLongString(text, at);
    const target = reserve(at, length);
    target[at] = QUOTE;
    for (let index = 0; index < length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit < FIRST_PRINTABLE || unit >= FIRST_BEYOND_ASCII || unit === QUOTE || unit === BACKSLASH)
        return writeLongString(text, at);
      target[at + 1 + index] = unit;
    }
    target[at + 1 + length] = QUOTE;
    return at + length + 2;
  };

  const writeLongString = (text: string, at: number): number => {
    // Three bytes per UTF-16 unit is the most that UTF-8 needs.
    const target = reserve(at, text.length * 3);
    const past = at + 1 + target.write(text, at + 1);
    // Half a character has no UTF-8: JSON writes it as an escape.
    if (past - at - 1 > text.length && !text.isWellFormed()) return writeEscaped(text, at);
    for (let index = at + 1; index < past; index += 1) {
      const byte = target[index] as number;
      if (byte < FIRST_PRINTABLE || byte === QUOTE || byte === BACKSLASH) return writeEscaped(text, at);
    }
    target[at] = QUOTE;
    target[past] = QUOTE;
    return past + 1;
  };

  const writeEscaped = (text: string, at: number): number => {
    // PostgreSQL's text and jsonb cannot hold it, so no projection could.
    if (text.includes('\u0000')) throw new NotStorable('a string contains the character NUL');
    const escaped = JSON.stringify(text);
    return at + reserve(at, escaped.length * 3).write(escaped, at);
  };

  const writeNumber = (value: number, at: number): number => {
    if (value >= 0 && value < 10 && Number.isInteger(value)) {
      reserve(at, 0)[at] = ZERO + value;
      return at + 1;
    }
    if (!Number.isFinite(value)) throw new NotStorable(`${value} is not a JSON number`);
    return writeAscii(String(value), at);
  };

  const writeAscii = (text: string, at: number): number => {
    const target = reserve(at, text.length);
    for (let index = 0; index < text.length; index += 1) target[at + index] = text.charCodeAt(index);
    return at + text.length;
  };

  return {
    end: () => end,
    rewind: (to) => {
      end = to;
      if (to === 0 && bytes.length > KEPT_BYTES_MAX) bytes = Buffer.allocUnsafe(FIRST_BYTES);
    },
    skip: (more) => {
      reserve(end, more);
      end += more;
    },
    ascii: (text) => {
      end = writeAscii(text, end);
    },
    json: (value) => {
      end = writeAny(value, end);
    },
    view: (from) => bytes.subarray(from, end),
  };
}

/** A member of an object: where it stands among those listed, and the bytes that announce it, `"name":`. */
interface Member {
  readonly place: number;
  readonly label: Uint8Array;
}

/** What follows after these names, in the order in which an object lists them. */
interface Listing {
  readonly next: Map<string, Listing>;
  /** The name that followed last time: objects of a shape come in rows, and comparing is cheaper than hashing. */
  lastName: string;
  last: Listing | undefined;
  /** In canonical order. */
  members: readonly Member[] | undefined;
}

const NO_BYTES = new Uint8Array(0);
const listing = (): Listing => ({ next: new Map(), lastName: '', last: undefined, members: undefined });
/** Objects come in few shapes. Beyond so many the names are merely sorted, so that nobody can fill the memory with inventions. */
const LISTINGS_MAX = 20_000;
const root = listing();
let listings = 0;

/** Walks the listings that were met before instead of sorting again: two comparisons a name, no allocation. */
function orderOf(names: readonly string[]): readonly Member[] {
  let at = root;
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] ?? '';
    if (at.last !== undefined && at.lastName === name) {
      at = at.last;
      continue;
    }
    let next = at.next.get(name);
    if (next === undefined) {
      if (listings >= LISTINGS_MAX) return sorted(names);
      listings += 1;
      next = listing();
      at.next.set(name, next);
    }
    at.lastName = name;
    at.last = next;
    at = next;
  }
  return (at.members ??= sorted(names));
}

function sorted(names: readonly string[]): readonly Member[] {
  if (names.includes('__proto__')) throw new NotStorable('"__proto__" is not a member name');
  return names
    .map((name, place) => ({ name, place, label: encoder.encode(`${labelOf(name)}:`) }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ place, label }) => ({ place, label }));
}

const encoder = new TextEncoder();

function labelOf(name: string): string {
  if (name.includes('\u0000')) throw new NotStorable('a member name contains the character NUL');
  return JSON.stringify(name);
}

const single = canonicalWriter();
