import type { vi } from './vi/index.ts';

export type TextKey = keyof typeof vi;
export type Texts = Readonly<Record<TextKey, string>>;
