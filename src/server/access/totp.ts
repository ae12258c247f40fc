import { createHmac } from 'node:crypto';
import { sameText } from './secrets.ts';

/** RFC 6238 with what every authenticator app assumes: SHA-1, half a minute, six digits. */
export const TOTP_STEP_SECONDS = 30;
export const TOTP_DIGITS = 6;
/** One step before and one after: clocks of telephones are that wrong, and people type slowly. */
const STEPS_ASIDE = 1;

export const stepAt = (nowMs: number): number => Math.floor(nowMs / 1_000 / TOTP_STEP_SECONDS);

/** The code of a step (RFC 4226, section 5.3). */
export function totpCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** TOTP_DIGITS).padStart(TOTP_DIGITS, '0');
}

/** The step whose code it is, around now; `undefined` for a wrong code. Compares all of them, so that time tells nothing. */
export function stepOf(code: string, secret: Uint8Array, nowMs: number): number | undefined {
  const now = stepAt(nowMs);
  let found: number | undefined;
  for (let step = now - STEPS_ASIDE; step <= now + STEPS_ASIDE; step += 1)
    if (sameText(totpCode(secret, step), code)) found = step;
  return found;
}

/** What an authenticator app reads from the QR code. */
export function totpUri(
  secret: Uint8Array,
  { issuer, account }: { readonly issuer: string; readonly account: string },
): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648 without padding, for whoever types the secret. The length is a multiple of five bytes. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.replaceAll(/.{5}/g, (group) => ALPHABET[Number.parseInt(group, 2)] ?? '');
}
