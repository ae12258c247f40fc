import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Where secrets get their random bytes; tests may give their own. */
export type RandomBytes = (size: number) => Buffer;
export const systemRandomBytes: RandomBytes = (size) => randomBytes(size);

/** 256 bits: beyond guessing, so a plain hash protects it at rest and no slow one is needed on the hot path. */
const SECRET_BYTES = 32;

export const KEY_KINDS = ['test', 'live'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const API_KEY = /^(test|live)_([A-Za-z0-9_-]{43})([A-Za-z0-9_-]{6})$/;

export const newSessionToken = (random: RandomBytes): string => random(SECRET_BYTES).toString('base64url');

/** The hash under which a session is stored; `undefined` for what was never a token of ours. */
export const sessionTokenHash = (token: string): Buffer | undefined => (TOKEN.test(token) ? sha256(token) : undefined);

/**
 * Bound to the session and computed from its token, so nothing more is stored and a new session has a new one.
 * A page of another site can make the browser send the cookie but can read neither the cookie nor this.
 */
export const csrfTokenOf = (sessionToken: string): string => sha256(`csrf|${sessionToken}`).toString('base64url');

/**
 * `live_` or `test_`, the secret, and six characters of checksum: scanners find leaked keys by the shape, and a mistyped
 * or made-up key is turned away without asking the database.
 */
export function apiKeyFrom(kind: KeyKind, secret: Buffer): string {
  const body = secret.toString('base64url');
  return `${kind}_${body}${checksum(kind, body)}`;
}
export const newApiKey = (kind: KeyKind, random: RandomBytes): string => apiKeyFrom(kind, random(SECRET_BYTES));

export interface ParsedApiKey {
  readonly kind: KeyKind;
  readonly hash: Buffer;
  /** The hash as text, for look-ups. */
  readonly hashText: string;
}

export function parseApiKey(text: string): ParsedApiKey | undefined {
  const match = API_KEY.exec(text);
  const kind = KEY_KINDS.find((name) => name === match?.[1]);
  if (!match || kind === undefined || match[3] !== checksum(kind, match[2] ?? '')) return undefined;
  const hashed = sha256(text);
  return { kind, hash: hashed, hashText: hashed.toString('latin1') };
}

export const sameText = (left: string, right: string): boolean => timingSafeEqual(sha256(left), sha256(right));

export const sha256 = (text: string): Buffer => hash('sha256', text, 'buffer');

function checksum(kind: KeyKind, body: string): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(`${kind}_${body}`));
  return bytes.toString('base64url');
}
