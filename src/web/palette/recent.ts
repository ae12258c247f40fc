import type { FoundEntry } from './found.ts';

/** Enough for what somebody goes back to in a day. */
const RECENT_MAX = 6;
/** Of whoever is signed in: others at the same device have their own. */
const keyOf = (userId: string): string => `haidang.recent.${userId}`;

/** What somebody opened from here last, newest first; nothing where the device keeps nothing. */
export function recentOf(userId: string): readonly FoundEntry[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isEntry) : [];
  } catch {
    return [];
  }
}

export function rememberFound(userId: string, entry: FoundEntry): void {
  const others = recentOf(userId).filter(({ href }) => href !== entry.href);
  try {
    localStorage.setItem(keyOf(userId), JSON.stringify([entry, ...others].slice(0, RECENT_MAX)));
  } catch {
    // Nothing is lost but the memory of it.
  }
}

/** Read back from a place that anything may have written to. */
function isEntry(value: unknown): value is FoundEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { href, title, number } = value as Readonly<Record<string, unknown>>;
  return (
    typeof href === 'string' &&
    /^\/[a-z]/.test(href) &&
    typeof title === 'string' &&
    (number === null || typeof number === 'string')
  );
}
