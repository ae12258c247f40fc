import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Json, KeyRef, Outcome, PersonalPart, StreamRef } from '#core/kernel';
import { keyedHash } from './sealed-draw.ts';

/**
 * What the engine knows of natural persons. Their numbers never leave memory: where a number names a stream or a key, a pseudonym under the
 * installation's secret stands for it; elsewhere it is sealed with the rest of their data under a key of their own (`subject-keys.ts`).
 * A sealed string stays a string, so folds carry it without opening it and a rebuild needs no key.
 */
export interface PersonalData {
  readonly isPerson: (text: string | undefined) => text is string;
  /** The same person is always this, and nobody without the secret can tell who. */
  readonly pseudonym: (personId: string) => string;
  /** The text with every person's number in it replaced. Doing it twice changes nothing more. */
  readonly hide: (text: string) => string;
  readonly ref: (ref: StreamRef) => StreamRef;
  readonly key: <K extends KeyRef>(ref: K) => K;
  readonly outcome: (outcome: Outcome) => Outcome;
  readonly newKey: (subject: string) => SubjectKey;
  readonly wrap: (key: SubjectKey) => Buffer;
  readonly unwrap: (row: {
    readonly subject: string;
    readonly key_id: string;
    readonly wrapped: Uint8Array;
  }) => SubjectKey;
}

/** The key of one natural person. `id` is random: once the key is destroyed, nothing ties what it sealed to anybody. */
export interface SubjectKey {
  readonly id: string;
  /** Pseudonym of the person. */
  readonly subject: string;
  readonly bytes: Uint8Array;
}

/** What is read where the key is no more. */
export const ERASED_TEXT = '(đã xóa / erased)';

const KEY_BYTES = 32;
const KEY_ID_BYTES = 12;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';
/** With which every sealed string begins. */
export const SEAL_MARK = '§';
/** A sealed string in JSON text: its quote is the string's own and not one inside it. */
const SEALED = /(?<!\\)"§([\w-]{16})\.([\w-]{38,})"/g;

/** Of a country that has not said how a person's number looks: nobody is known to be one. */
export const NOBODY: PersonalData = {
  isPerson: (_text): _text is string => false,
  pseudonym: (id) => id,
  hide: (text) => text,
  ref: (ref) => ref,
  key: (ref) => ref,
  outcome: (outcome) => outcome,
  newKey: () => nobodys(),
  wrap: () => nobodys(),
  unwrap: () => nobodys(),
};
const nobodys = (): never => {
  throw new Error('there are no natural persons here');
};

/** `pattern`: how the number of a natural person looks, from the country's profile. */
export function personalData(secret: Uint8Array, pattern: string | undefined): PersonalData {
  if (pattern === undefined) return NOBODY;
  const whole = new RegExp(`^(?:${pattern})$`);
  const anywhere = new RegExp(`(?<![0-9A-Za-z])(?:${pattern})(?![0-9A-Za-z])`);
  const everywhere = new RegExp(anywhere, 'g');
  const names = keyedHash(createHmac('sha256', secret).update('subject').digest());
  const wrapping = new Uint8Array(hkdfSync('sha256', secret, '', 'subject keys', KEY_BYTES));
  const first = firstUnit(pattern);
  // Asked of every string that is written down.
  const isPerson = (text: string | undefined): text is string =>
    text !== undefined && (first === undefined || text.charCodeAt(0) === first) && whole.test(text);
  const pseudonym = (personId: string): string => `~${inLetters(names(personId).subarray(0, PSEUDONYM_BYTES))}`;
  // Asked of some thirty texts a declaration, nearly all of them without a person: asking first is half the price.
  const hide = (text: string): string => (anywhere.test(text) ? text.replace(everywhere, pseudonym) : text);
  const ref = (given: StreamRef): StreamRef =>
    isPerson(given.id) ? { type: given.type, id: pseudonym(given.id) } : given;
  const key = <K extends KeyRef>(given: K): K => {
    const value = hide(given.value);
    return value === given.value ? given : { ...given, value };
  };
  return {
    isPerson,
    pseudonym,
    hide,
    ref,
    key,
    outcome: (outcome) => {
      const events = mapped(outcome.events, (event) => {
        const stream = ref(event.stream);
        return stream === event.stream ? event : { ...event, stream };
      });
      const claims = mapped(outcome.claims, key);
      const releases = mapped(outcome.releases, key);
      const same = events === outcome.events && claims === outcome.claims && releases === outcome.releases;
      return same ? outcome : { ...outcome, events, claims, releases };
    },
    newKey: (subject) => ({
      id: randomBytes(KEY_ID_BYTES).toString('base64url'),
      subject,
      bytes: randomBytes(KEY_BYTES),
    }),
    // Bound to its row: a wrapped key that was moved to another person's row does not unwrap.
    wrap: ({ id, subject, bytes }) => encrypt(wrapping, bytes, `${id}|${subject}`),
    unwrap: ({ key_id: id, subject, wrapped }) => ({
      id,
      subject,
      bytes: decrypt(wrapping, wrapped, `${id}|${subject}`),
    }),
  };
}

/** The character with which all that the pattern matches begins, where it says so outright: a letter or figure that no `?`, `*` or `|` makes one of several. */
const firstUnit = (pattern: string): number | undefined =>
  /^[0-9A-Za-z](?![?*{])[^|]*$/.test(pattern) ? pattern.charCodeAt(0) : undefined;

/** 128 bits: no two persons meet. In letters, because digits could look like a number again. */
const PSEUDONYM_BYTES = 16;
const inLetters = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCodePoint(97 + (byte >> 4), 97 + (byte & 15))).join('');

/** The same list where nothing in it changes, which is nearly always. */
const mapped = <T>(items: readonly T[], change: (item: T) => T): readonly T[] =>
  items.every((item) => change(item) === item) ? items : items.map(change);

/** Seals every person's number and every string below the given parts. `keyOf` throws where the key is not at hand. */
export function sealed(
  value: Json,
  parts: readonly PersonalPart[],
  { isPerson }: PersonalData,
  keyOf: (personId: string) => SubjectKey,
): Json {
  const owners = new Map(parts.map(({ path, subject }) => [path, subject]));
  const sealIn = (node: Json, path: string, owner: string | undefined): Json => {
    if (typeof node === 'string') {
      const person = isPerson(node) ? node : owner;
      return person === undefined ? node : sealText(node, keyOf(person));
    }
    if (typeof node !== 'object' || node === null) return node;
    const below = (child: Json, name: string | number): Json => {
      const at = `${path}/${name}`;
      return sealIn(child, at, owners.get(at) ?? owner);
    };
    if (Array.isArray(node)) return node.map((child: Json, index) => below(child, index));
    return Object.fromEntries(
      Object.entries(node).map(([name, child]) => [name, child === undefined ? child : below(child, name)]),
    );
  };
  return sealIn(value, '', undefined);
}

function sealText(text: string, key: SubjectKey): string {
  return `${SEAL_MARK}${key.id}.${encrypt(key.bytes, Buffer.from(text), key.id).toString('base64url')}`;
}

/** Cheap, and right for JSON text: a quote followed by the mark. */
export const isSealed = (jsonText: string): boolean => jsonText.includes(`"${SEAL_MARK}`);

/**
 * Whether something in this JSON, which nobody has sealed yet, looks as if it were: whoever wrote it would have it read as erased, or as what was said of
 * another. Bytes are searched for the mark first: some 0.2 µs for a declaration.
 */
export const looksSealed = (json: Buffer): boolean => json.includes(MARK_BYTES) && keyIdsIn(json.toString()).length > 0;
const MARK_BYTES = Buffer.from(SEAL_MARK);

/** Ids of the keys that sealed something in this JSON text. */
export const keyIdsIn = (jsonText: string): readonly string[] =>
  isSealed(jsonText) ? [...new Set(Array.from(jsonText.matchAll(SEALED), ([, id]) => id ?? ''))] : [];

/** The JSON text as it was before sealing; where a key is no more, the mark of erasure. */
export function unsealed(jsonText: string, keyOf: (keyId: string) => SubjectKey | undefined): string {
  if (!isSealed(jsonText)) return jsonText;
  return jsonText.replace(SEALED, (_whole, id: string, sealedText: string) => {
    const key = keyOf(id);
    return JSON.stringify(key === undefined ? ERASED_TEXT : openText(key, sealedText));
  });
}

function openText(key: SubjectKey, sealedText: string): string {
  return decrypt(key.bytes, Buffer.from(sealedText, 'base64url'), key.id).toString();
}

function encrypt(key: Uint8Array, plain: Uint8Array, bound: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, bytes: Uint8Array, bound: string): Buffer {
  const end = bytes.length - TAG_BYTES;
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(bound));
  decipher.setAuthTag(bytes.subarray(end));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, end)), decipher.final()]);
}
