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
  /**
   * Says whether some string in it is one that is `sought`, which costs less here than to search for it in the bytes.
   * Throws `NotStorable`; what was begun stays, for the caller to rewind.
   */
  readonly json: (value: unknown, sought?: (text: string) => boolean) => boolean;
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

const nothing = (_text: string): boolean => false;

export const canonicalWriter = (): CanonicalWriter => new BytesWriter();

/** A class, so that all writers share one set of methods: V8 calls a closure's closures anew for every writer, at twice the time. */
class BytesWriter implements CanonicalWriter {
  #bytes = Buffer.allocUnsafe(FIRST_BYTES);
  #end = 0;
  /** The values of the objects that are being written, the innermost last. Lists of their own were a tenth of a declaration's garbage. */
  readonly #values: unknown[] = [];
  #held = 0;
  #sought = nothing;
  #found = false;

  end(): number {
    return this.#end;
  }

  rewind(to: number): void {
    this.#end = to;
    if (to === 0 && this.#bytes.length > KEPT_BYTES_MAX) this.#bytes = Buffer.allocUnsafe(FIRST_BYTES);
  }

  skip(bytes: number): void {
    this.#reserve(this.#end, bytes);
    this.#end += bytes;
  }

  ascii(text: string): void {
    this.#end = this.#ascii(text, this.#end);
  }

  json(value: unknown, sought = nothing): boolean {
    [this.#held, this.#sought, this.#found] = [0, sought, false];
    this.#end = this.#any(value, this.#end);
    return this.#found;
  }

  view(from: number): Buffer {
    return this.#bytes.subarray(from, this.#end);
  }

  /** Makes room, and gives the bytes: those held before may be old ones from here on. */
  #reserve(at: number, more: number): Buffer {
    const current = this.#bytes;
    return at + more + MARGIN <= current.length ? current : this.#grow(at, more);
  }
  #grow(at: number, more: number): Buffer {
    // Views of the old bytes stay right: they are copied, not moved.
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, at + more + MARGIN));
    larger.set(this.#bytes.subarray(0, at));
    this.#bytes = larger;
    return larger;
  }

  /** Each of these writes at an offset and returns the offset behind, with the margin left free. */
  #any(value: unknown, at: number): number {
    if (typeof value === 'string') return this.#string(value, at);
    if (typeof value === 'object') {
      if (value === null) return this.#ascii('null', at);
      return Array.isArray(value)
        ? this.#array(value, at)
        : this.#record(value as Readonly<Record<string, unknown>>, at);
    }
    if (typeof value === 'number') return this.#number(value, at);
    if (typeof value === 'boolean') return this.#ascii(value ? 'true' : 'false', at);
    throw new NotStorable(`a ${typeof value} is not JSON`);
  }

  #array(values: readonly unknown[], from: number): number {
    this.#reserve(from, 0)[from] = OPEN_ARRAY;
    let at = from + 1;
    for (let index = 0; index < values.length; index += 1) {
      if (index > 0) this.#reserve(at, 0)[at++] = COMMA;
      const value = values[index];
      at = value === undefined ? this.#ascii('null', at) : this.#any(value, at);
    }
    this.#reserve(at, 0)[at] = CLOSE_ARRAY;
    return at + 1;
  }

  #record(record: Readonly<Record<string, unknown>>, from: number): number {
    const prototype: unknown = Object.getPrototypeOf(record);
    if (prototype !== Object.prototype && prototype !== null) throw new NotStorable('only plain objects are JSON');
    const values = this.#values;
    const first = this.#held;
    let held = first;
    let place = root;
    // Listed in the order of the names: asking for each by its name again would look it up in tables that the whole program shares.
    for (const name in record) {
      values[held++] = record[name];
      place = place.last !== undefined && place.lastName === name ? place.last : following(place, name);
    }
    this.#held = held;
    const members = membersOf(place, record);
    let at = from;
    for (let index = 0; index < members.length; index += 1) {
      const { nth, label } = members[index] as Member;
      const value = values[first + nth];
      if (value === undefined) continue;
      const { length } = label;
      const target = this.#reserve(at, length);
      target[at] = at === from ? OPEN_OBJECT : COMMA;
      for (let byte = 0; byte < length; byte += 1) target[at + 1 + byte] = label[byte] as number;
      at = this.#any(value, at + 1 + length);
    }
    this.#held = first;
    const target = this.#reserve(at, 0);
    if (at === from) target[at++] = OPEN_OBJECT;
    target[at] = CLOSE_OBJECT;
    return at + 1;
  }

  #string(text: string, at: number): number {
    if (!this.#found && this.#sought(text)) this.#found = true;
    const { length } = text;
    if (length > SHORT_STRING) return this.#longString(text, at);
    const target = this.#reserve(at, length);
    target[at] = QUOTE;
    for (let index = 0; index < length; index += 1) {
      const unit = text.charCodeAt(index);
      if (unit < FIRST_PRINTABLE || unit >= FIRST_BEYOND_ASCII || unit === QUOTE || unit === BACKSLASH)
        return this.#longString(text, at);
      target[at + 1 + index] = unit;
    }
    target[at + 1 + length] = QUOTE;
    return at + length + 2;
  }

  #longString(text: string, at: number): number {
    // Three bytes per UTF-16 unit is the most that UTF-8 needs.
    const target = this.#reserve(at, text.length * 3);
    const past = at + 1 + target.write(text, at + 1);
    // Half a character has no UTF-8: JSON writes it as an escape.
    if (past - at - 1 > text.length && !text.isWellFormed()) return this.#escaped(text, at);
    for (let index = at + 1; index < past; index += 1) {
      const byte = target[index] as number;
      if (byte < FIRST_PRINTABLE || byte === QUOTE || byte === BACKSLASH) return this.#escaped(text, at);
    }
    target[at] = QUOTE;
    target[past] = QUOTE;
    return past + 1;
  }

  #escaped(text: string, at: number): number {
    // PostgreSQL's text and jsonb cannot hold it, so no projection could.
    if (text.includes('\u0000')) throw new NotStorable('a string contains the character NUL');
    const escaped = JSON.stringify(text);
    return at + this.#reserve(at, escaped.length * 3).write(escaped, at);
  }

  #number(value: number, at: number): number {
    if (value >= 0 && value < 10 && Number.isInteger(value)) {
      this.#reserve(at, 0)[at] = ZERO + value;
      return at + 1;
    }
    if (!Number.isFinite(value)) throw new NotStorable(`${value} is not a JSON number`);
    return this.#ascii(String(value), at);
  }

  #ascii(text: string, at: number): number {
    const target = this.#reserve(at, text.length);
    for (let index = 0; index < text.length; index += 1) target[at + index] = text.charCodeAt(index);
    return at + text.length;
  }
}

/** A member of an object: where it stands among those listed, and the bytes that announce it, `"name":`. */
interface Member {
  readonly nth: number;
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

const listing = (): Listing => ({ next: new Map(), lastName: '', last: undefined, members: undefined });
/** Objects come in few shapes. Beyond so many the names are merely sorted, so that nobody can fill the memory with inventions. */
const LISTINGS_MAX = 20_000;
const root = listing();
/** Stands for all that is beyond. */
const unlisted = listing();
let listings = 0;

/** Objects that were met before are walked through instead of sorted again: one comparison a name, no allocation. */
function following(at: Listing, name: string): Listing {
  if (at === unlisted) return unlisted;
  let next = at.next.get(name);
  if (next === undefined) {
    if (listings >= LISTINGS_MAX) return unlisted;
    listings += 1;
    next = listing();
    at.next.set(name, next);
  }
  at.lastName = name;
  at.last = next;
  return next;
}

const membersOf = (at: Listing, record: object): readonly Member[] =>
  at === unlisted ? sorted(Object.keys(record)) : (at.members ??= sorted(Object.keys(record)));

function sorted(names: readonly string[]): readonly Member[] {
  if (names.includes('__proto__')) throw new NotStorable('"__proto__" is not a member name');
  return names
    .map((name, nth) => ({ name, nth, label: encoder.encode(`${labelOf(name)}:`) }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ nth, label }) => ({ nth, label }));
}

const encoder = new TextEncoder();

function labelOf(name: string): string {
  if (name.includes('\u0000')) throw new NotStorable('a member name contains the character NUL');
  return JSON.stringify(name);
}

const single = canonicalWriter();
