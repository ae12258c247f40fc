import type { Texts } from './text-key.ts';

export type { TextKey, Texts } from './text-key.ts';

/** One language is loaded at a time; the other stays on the server until somebody switches. */
export async function loadTexts(language: 'vi' | 'en'): Promise<Texts> {
  return language === 'vi' ? (await import('./vi/index.ts')).vi : (await import('./en/index.ts')).en;
}
