import { createHmac, hash } from 'node:crypto';
import { sha256 } from './sha256.ts';

/** Deterministic draws and tokens: HMAC-SHA-256 of an identity under a secret that outsiders cannot know. */
export interface SealedDraw {
  /** Uniform in [0, 1) with 53 bits. The same identity on the same day draws the same, so that lodging again cannot re-roll. */
  readonly draw: (day: string, identity: string) => number;
  /** 64 hex digits, the same for ever. */
  readonly token: (identity: string) => string;
  /** SHA-256 of the day's secret: may be shown beforehand, and proves afterwards that the day's draws were fixed. */
  readonly seal: (day: string) => string;
}

export function sealedDraw(secret: Uint8Array): SealedDraw {
  const tokens = keyedHash(createHmac('sha256', secret).update('token').digest());
  let today: { readonly day: string; readonly mac: (text: string) => Buffer; readonly seal: string } | undefined;
  const of = (day: string): NonNullable<typeof today> => {
    if (today?.day !== day) {
      const key = createHmac('sha256', secret).update(`draw|${day}`).digest();
      today = { day, mac: keyedHash(key), seal: hash('sha256', key) };
    }
    return today;
  };
  return {
    draw: (day, identity) => {
      const mac = of(day).mac(identity);
      return (mac.readUInt32BE(0) * 2 ** 21 + (mac.readUInt32BE(4) >>> 11)) / 2 ** 53;
    },
    token: (identity) => tokens(identity).toString('hex'),
    seal: (day) => of(day).seal,
  };
}

const BLOCK_BYTES = 64;

/** HMAC by its definition over one-shot hashes: 4 µs, where a `createHmac` object costs 13. */
export function keyedHash(key: Uint8Array): (text: string) => Buffer {
  const padded = Buffer.alloc(BLOCK_BYTES);
  padded.set(key.length > BLOCK_BYTES ? sha256(key) : key);
  const inner = padded.map((byte) => byte ^ 0x36);
  const outer = Buffer.alloc(BLOCK_BYTES + 32);
  outer.set(padded.map((byte) => byte ^ 0x5c));
  return (text) => {
    outer.set(sha256(Buffer.concat([inner, Buffer.from(text)])), BLOCK_BYTES);
    return sha256(outer);
  };
}
