import { hash } from 'node:crypto';

/** With the pauses below, the last try is about a day and a half after the first: a receiver may be down over a night and a morning. */
export const ATTEMPTS_MAX = 11;
const PAUSE_MS = { first: 5_000, factor: 4, last: 8 * 3_600_000 };

/**
 * How long after a try that failed comes the next: 5 s, 20 s, 80 s, 5 min, 21 min, 85 min, 5.7 h, then every 8 h; each give or take
 * a quarter by the delivery's own number, so that a crowd that failed together comes back apart. Nothing when it was the last.
 */
export function pauseMs(deliveryId: string, attempt: number): number | undefined {
  if (attempt >= ATTEMPTS_MAX) return undefined;
  const spread = 0.75 + (hash('sha256', `${deliveryId}|${attempt}`, 'buffer').readUInt16BE(0) / 65_536) * 0.5;
  return Math.min(PAUSE_MS.last, PAUSE_MS.first * PAUSE_MS.factor ** (attempt - 1)) * spread;
}
